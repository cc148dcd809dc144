package co.gov.dnp.att.diseno;

import java.time.LocalDate;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Decisión del Grupo de Planeación sobre un cambio del procedimiento. */
public record DatosDecisionCambio(
        @Etiqueta("Decisión") @NotNull(message = "Decisión: elija una.") ResultadoDecision resultado,
        @Etiqueta("Motivos de la decisión") @NotBlank(message = "Motivos de la decisión: escríbalos.")
        @Size(max = 4000, message = "Motivos de la decisión: use como mucho 4000 caracteres.") String motivos,
        @Etiqueta("Fecha de publicación") LocalDate fechaPublicacion) {
}
