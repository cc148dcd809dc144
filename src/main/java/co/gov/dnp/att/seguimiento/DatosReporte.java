package co.gov.dnp.att.seguimiento;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.Filas;
import co.gov.dnp.att.plataforma.formularios.SiNo;

/** Reporte de avance, calidad y percepción de un corte (Cuadro No 5, actividad 5). */
public record DatosReporte(
        @Etiqueta(value = "Valoraciones", fila = "Valoración") List<@Valid Valoracion> valoraciones,
        @Etiqueta("Motivo por el que no hay valoraciones")
        @Size(max = 4000, message = "El motivo por el que no hay valoraciones: escriba máximo 4000 caracteres.")
        String motivoSinValoraciones,
        @Etiqueta("¿Hay oportunidades de mejora o situaciones por corregir?")
        @NotNull(message = "Responda si hay oportunidades de mejora o situaciones por corregir.")
        SiNo requiereApcm,
        @Etiqueta(value = "Acciones", fila = "Acción") List<@Valid Accion> acciones,
        @Etiqueta("Observaciones")
        @Size(max = 4000, message = "Las observaciones: escriba máximo 4000 caracteres.")
        String observaciones) {

    public DatosReporte {
        valoraciones = Filas.sinVacias(valoraciones);
        acciones = Filas.sinVacias(acciones);
    }

    @AssertTrue(message = "Valoraciones: cada entidad se valora una sola vez en el corte.")
    boolean isEntidadValoradaUnaVez() {
        return valoraciones.stream().map(Valoracion::entidad).filter(Objects::nonNull).distinct().count()
                == valoraciones.stream().map(Valoracion::entidad).filter(Objects::nonNull).count();
    }

    @AssertTrue(message =
            "Agregue al menos una acción, o responda «No» a si hay oportunidades de mejora o situaciones por corregir.")
    boolean isAccionesAgregadas() {
        return requiereApcm != SiNo.SI || !acciones.isEmpty();
    }

    /** Valoración de una entidad con consentimiento vigente; calidad y percepción de 1 a 5. */
    public record Valoracion(
            @Etiqueta("Entidad territorial") @NotNull(message = "elija la entidad territorial.") String entidad,
            @Etiqueta("Calidad (1 a 5)")
            @NotNull(message = "indique la calidad de los contenidos.")
            @Min(value = 1, message = "la calidad de los contenidos: indique un número mayor o igual a 1.")
            @Max(value = 5, message = "la calidad de los contenidos: indique un número menor o igual a 5.")
            Integer calidadContenidos,
            @Etiqueta("Percepción (1 a 5)")
            @NotNull(message = "indique la percepción del servicio.")
            @Min(value = 1, message = "la percepción del servicio: indique un número mayor o igual a 1.")
            @Max(value = 5, message = "la percepción del servicio: indique un número menor o igual a 5.")
            Integer percepcion,
            @Etiqueta("Comentario")
            @Size(max = 1000, message = "el comentario: escriba máximo 1000 caracteres.")
            String comentario) {
    }

    /** Acción PT-ED-05 que se abre con este corte. */
    public record Accion(
            @Etiqueta("Tipo") @NotNull(message = "elija el tipo de acción.") TipoAccion tipo,
            @Etiqueta("Hallazgo")
            @NotBlank(message = "escriba el hallazgo.")
            @Size(max = 1000, message = "el hallazgo: escriba máximo 1000 caracteres.")
            String hallazgo,
            @Etiqueta("Causa")
            @NotBlank(message = "escriba la causa del hallazgo.")
            @Size(max = 1000, message = "la causa del hallazgo: escriba máximo 1000 caracteres.")
            String causa,
            @Etiqueta("Acción")
            @NotBlank(message = "escriba la acción.")
            @Size(max = 1000, message = "la acción: escriba máximo 1000 caracteres.")
            String accion,
            @Etiqueta("Responsable") @NotNull(message = "elija el responsable de la acción.") String responsable,
            @Etiqueta("Fecha de compromiso")
            @NotNull(message = "indique la fecha de compromiso.")
            LocalDate fechaCompromiso) {
    }
}
