package co.gov.dnp.att.conocimiento;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.Filas;

/** Evaluación de la asistencia técnica contra lo definido en el plan (Cuadro No 5, actividad 6). */
public record DatosEvaluacion(
        @Etiqueta("Reportes parciales considerados")
        @NotEmpty(message = "Elija los reportes parciales considerados.")
        List<String> reportesParciales,
        @Etiqueta("Alcance temporal evaluado")
        @NotNull(message = "Indique el alcance temporal evaluado.")
        @Valid
        AlcanceTemporal alcanceTemporal,
        @Etiqueta(value = "Resultados por indicador", fila = "Resultado")
        @NotEmpty(message = "Agregue al menos un resultado por indicador.")
        List<@Valid ResultadoIndicador> resultadosIndicador,
        @Etiqueta(value = "Valoración de la capacidad focalizada", fila = "Capacidad")
        @NotEmpty(message = "Agregue al menos una valoración de capacidad.")
        List<@Valid ValoracionCapacidad> valoracionCapacidad,
        @Etiqueta("Conclusiones")
        @NotBlank(message = "Escriba las conclusiones.")
        @Size(max = 4000, message = "Las conclusiones: escriba máximo 4000 caracteres.")
        String conclusiones,
        @Etiqueta(value = "Recomendaciones para las metas de la asistencia técnica", fila = "Recomendación")
        @NotEmpty(message = "Agregue al menos una recomendación para las metas.")
        List<@Valid RecomendacionMeta> recomendacionesMetas) {

    public DatosEvaluacion {
        reportesParciales = Filas.sinNulos(reportesParciales);
        resultadosIndicador = Filas.sinVacias(resultadosIndicador);
        valoracionCapacidad = Filas.sinVacias(valoracionCapacidad);
        recomendacionesMetas = Filas.sinVacias(recomendacionesMetas);
    }

    /** Período que cubre la evaluación. */
    public record AlcanceTemporal(
            @Etiqueta("Desde") @NotNull(message = "indique el inicio del período evaluado.") LocalDate desde,
            @Etiqueta("Hasta") @NotNull(message = "indique el final del período evaluado.") LocalDate hasta) {

        @AssertTrue(message = "la fecha «Hasta» debe ser igual o posterior a la fecha «Desde».")
        boolean isPeriodoEnOrden() {
            return desde == null || hasta == null || !hasta.isBefore(desde);
        }
    }

    /** Valor alcanzado por una entidad frente a la línea base y la meta, en la unidad del indicador. */
    public record ResultadoIndicador(
            @Etiqueta("Indicador") @NotNull(message = "elija el indicador.") String indicador,
            @Etiqueta("Entidad territorial") @NotNull(message = "elija la entidad territorial.") String entidad,
            @Etiqueta("Línea base") @NotNull(message = "indique la línea base.") BigDecimal lineaBase,
            @Etiqueta("Meta") @NotNull(message = "indique la meta.") BigDecimal meta,
            @Etiqueta("Valor alcanzado") @NotNull(message = "indique el valor alcanzado.") BigDecimal valorAlcanzado) {
    }

    /** Cómo estaba y cómo quedó una capacidad en una entidad. */
    public record ValoracionCapacidad(
            @Etiqueta("Capacidad")
            @NotBlank(message = "escriba la capacidad.")
            @Size(max = 200, message = "la capacidad: escriba máximo 200 caracteres.")
            String capacidad,
            @Etiqueta("Entidad territorial") @NotNull(message = "elija la entidad territorial.") String entidad,
            @Etiqueta("Situación inicial")
            @NotBlank(message = "escriba la situación inicial.")
            @Size(max = 4000, message = "la situación inicial: escriba máximo 4000 caracteres.")
            String situacionInicial,
            @Etiqueta("Situación final")
            @NotBlank(message = "escriba la situación final.")
            @Size(max = 4000, message = "la situación final: escriba máximo 4000 caracteres.")
            String situacionFinal,
            @Etiqueta("Conclusión")
            @NotBlank(message = "escriba la conclusión.")
            @Size(max = 1000, message = "la conclusión: escriba máximo 1000 caracteres.")
            String conclusion) {
    }

    /** Ajuste que la evaluación propone a una meta para una vigencia. */
    public record RecomendacionMeta(
            @Etiqueta("Meta") @NotNull(message = "elija la meta.") String meta,
            @Etiqueta("Vigencia")
            @NotNull(message = "indique la vigencia de la recomendación.")
            @Min(value = 2020, message = "la vigencia de la recomendación: indique un número mayor o igual a 2020.")
            @Max(value = 2100, message = "la vigencia de la recomendación: indique un número menor o igual a 2100.")
            Integer vigencia,
            @Etiqueta("Ajuste recomendado")
            @NotBlank(message = "escriba el ajuste recomendado.")
            @Size(max = 1000, message = "el ajuste recomendado: escriba máximo 1000 caracteres.")
            String ajuste) {
    }
}
