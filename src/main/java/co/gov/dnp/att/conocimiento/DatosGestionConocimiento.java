package co.gov.dnp.att.conocimiento;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.plan.FormaDeEncuentro;
import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.Filas;

/** Mesas de trabajo y lecciones aprendidas (Cuadro No 5, actividad 7). */
public record DatosGestionConocimiento(
        @Etiqueta(value = "Mesas realizadas", fila = "Mesa")
        @NotEmpty(message = "Agregue al menos una mesa de trabajo.")
        List<@Valid Mesa> mesas,
        @Etiqueta("Resultados socializados")
        @NotEmpty(message = "Elija los resultados socializados.")
        List<String> resultadosSocializados,
        @Etiqueta(value = "Comunicaciones oficiales", fila = "Comunicación")
        @NotEmpty(message = "Agregue al menos una comunicación oficial.")
        List<@Valid Comunicacion> comunicaciones,
        @Etiqueta(value = "Lecciones aprendidas", fila = "Lección")
        @NotEmpty(message = "Agregue al menos una lección aprendida.")
        List<@Valid LeccionAprendida> leccionesAprendidas,
        @Etiqueta(value = "Buenas prácticas o experiencias significativas", fila = "Práctica")
        List<@Valid Practica> practicas) {

    public DatosGestionConocimiento {
        mesas = Filas.sinVacias(mesas);
        resultadosSocializados = Filas.sinNulos(resultadosSocializados);
        comunicaciones = Filas.sinVacias(comunicaciones);
        leccionesAprendidas = Filas.sinVacias(leccionesAprendidas);
        practicas = Filas.sinVacias(practicas);
    }

    @AssertTrue(message = "Agregue al menos una mesa con los actores del proceso.")
    boolean isMesaConActores() {
        return mesas.isEmpty() || mesas.stream().anyMatch(m -> m.audiencia() == Audiencia.ACTORES_DEL_PROCESO);
    }

    @AssertTrue(message = "Agregue al menos una mesa con los grupos de valor.")
    boolean isMesaConGruposDeValor() {
        return mesas.isEmpty() || mesas.stream().anyMatch(m -> m.audiencia() == Audiencia.GRUPOS_DE_VALOR);
    }

    /** Mesa de trabajo con una de las dos audiencias. */
    public record Mesa(
            @Etiqueta("Fecha") @NotNull(message = "indique la fecha de la mesa.") LocalDate fecha,
            @Etiqueta("Forma") @NotNull(message = "elija la forma de la mesa.") FormaDeEncuentro forma,
            @Etiqueta("Audiencia") @NotNull(message = "elija la audiencia de la mesa.") Audiencia audiencia,
            @Etiqueta("Tema")
            @NotBlank(message = "escriba el tema de la mesa.")
            @Size(max = 200, message = "el tema de la mesa: escriba máximo 200 caracteres.")
            String tema) {
    }

    /** Oficio o mensaje formal con radicado. */
    public record Comunicacion(
            @Etiqueta("Radicado")
            @NotBlank(message = "escriba el radicado de la comunicación.")
            @Size(max = 60, message = "el radicado de la comunicación: escriba máximo 60 caracteres.")
            String radicado,
            @Etiqueta("Fecha") @NotNull(message = "indique la fecha de la comunicación.") LocalDate fecha,
            @Etiqueta("Destinatario")
            @NotBlank(message = "escriba el destinatario de la comunicación.")
            @Size(max = 200, message = "el destinatario de la comunicación: escriba máximo 200 caracteres.")
            String destinatario) {
    }

    /** Conclusión reutilizable de la asistencia técnica. */
    public record LeccionAprendida(
            @Etiqueta("Qué funcionó")
            @Size(max = 4000, message = "qué funcionó: escriba máximo 4000 caracteres.")
            String queFunciono,
            @Etiqueta("Qué no funcionó")
            @Size(max = 4000, message = "qué no funcionó: escriba máximo 4000 caracteres.")
            String queNoFunciono,
            @Etiqueta("Causa")
            @NotBlank(message = "escriba la causa.")
            @Size(max = 4000, message = "la causa: escriba máximo 4000 caracteres.")
            String causa,
            @Etiqueta("Recomendación")
            @NotBlank(message = "escriba la recomendación.")
            @Size(max = 4000, message = "la recomendación: escriba máximo 4000 caracteres.")
            String recomendacion,
            @Etiqueta("Tema") @NotNull(message = "elija el tema de la lección.") String tema) {

        @AssertTrue(message = "escriba qué funcionó, qué no funcionó, o ambas cosas.")
        boolean isHechoEscrito() {
            return Filas.conTexto(queFunciono) || Filas.conTexto(queNoFunciono);
        }
    }

    /** Práctica transferible de una entidad territorial. */
    public record Practica(
            @Etiqueta("Nombre")
            @NotBlank(message = "escriba el nombre de la práctica.")
            @Size(max = 200, message = "el nombre de la práctica: escriba máximo 200 caracteres.")
            String nombre,
            @Etiqueta("Entidad territorial") @NotNull(message = "elija la entidad territorial.") String entidad,
            @Etiqueta("Descripción")
            @NotBlank(message = "escriba la descripción de la práctica.")
            @Size(max = 4000, message = "la descripción de la práctica: escriba máximo 4000 caracteres.")
            String descripcion) {
    }
}
