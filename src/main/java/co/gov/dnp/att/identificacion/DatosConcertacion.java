package co.gov.dnp.att.identificacion;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.focalizacion.DecisionFinal;
import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.Filas;
import co.gov.dnp.att.plataforma.formularios.SiNo;

/**
 * Concertación de la selección con los oferentes (Cuadro No 5, actividad 1).
 * Si se vuelve a focalizar, los acuerdos se piden en la siguiente vuelta.
 */
public record DatosConcertacion(
        @Etiqueta(value = "Entidades que cambian", fila = "Ajuste") List<@Valid Ajuste> ajustes,
        @Etiqueta("Justificación general de los ajustes")
        @Size(max = 4000, message = "La justificación general de los ajustes: escriba máximo 4000 caracteres.")
        String justificacionFocalizacion,
        @Etiqueta("¿Se vuelve a focalizar?")
        @NotNull(message = "Responda si se vuelve a focalizar.")
        SiNo volverAFocalizar,
        @Etiqueta(value = "Acuerdos", fila = "Acuerdo") List<@Valid AcuerdoOferente> acuerdosOferentes,
        @Etiqueta("¿Confirma la selección por encima del cupo?") SiNo confirmaSobrecupo,
        @Etiqueta("Justificación del sobrecupo")
        @Size(max = 4000, message = "La justificación del sobrecupo: escriba máximo 4000 caracteres.")
        String justificacionSobrecupo) {

    public DatosConcertacion {
        ajustes = Filas.sinVacias(ajustes);
        acuerdosOferentes = Filas.sinVacias(acuerdosOferentes);
    }

    @AssertTrue(message = "Escriba la justificación general de los ajustes.")
    boolean isJustificacionFocalizacionEscrita() {
        return ajustes.isEmpty() || Filas.conTexto(justificacionFocalizacion);
    }

    @AssertTrue(message = "Agregue al menos un acuerdo de las dependencias oferentes.")
    boolean isAcuerdosAgregados() {
        return volverAFocalizar != SiNo.NO || !acuerdosOferentes.isEmpty();
    }

    @AssertTrue(message = "Escriba la justificación del sobrecupo.")
    boolean isJustificacionSobrecupoEscrita() {
        return confirmaSobrecupo != SiNo.SI || Filas.conTexto(justificacionSobrecupo);
    }

    /** Cambio que la unidad hace al resultado de la regla para una entidad. */
    public record Ajuste(
            @Etiqueta("Entidad territorial") @NotNull(message = "elija la entidad territorial.") String entidad,
            @Etiqueta("Decisión") @NotNull(message = "elija la decisión sobre la entidad.") DecisionFinal decision,
            @Etiqueta("Justificación")
            @NotBlank(message = "escriba la justificación del cambio.")
            @Size(max = 1000, message = "la justificación del cambio: escriba máximo 1000 caracteres.")
            String justificacion) {
    }

    /** Respuesta de una dependencia oferente a la selección. */
    public record AcuerdoOferente(
            @Etiqueta("Dependencia oferente") @NotNull(message = "elija la dependencia oferente.") String dependencia,
            @Etiqueta("¿Está de acuerdo?")
            @NotNull(message = "responda si la dependencia está de acuerdo.")
            SiNo acuerdo,
            @Etiqueta("Fecha") @NotNull(message = "indique la fecha del acuerdo.") LocalDate fecha) {
    }
}
