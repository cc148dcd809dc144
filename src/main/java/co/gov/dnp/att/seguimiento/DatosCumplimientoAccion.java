package co.gov.dnp.att.seguimiento;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;

/** Cumplimiento de una acción PT-ED-05 por su responsable. */
public record DatosCumplimientoAccion(
        @Etiqueta("Cómo se cumplió la acción")
        @NotBlank(message = "Escriba cómo se cumplió la acción.")
        @Size(max = 4000, message = "Cómo se cumplió la acción: escriba máximo 4000 caracteres.")
        String descripcionCumplimiento,
        @Etiqueta("Fecha de cumplimiento")
        @NotNull(message = "Indique la fecha de cumplimiento.")
        LocalDate fechaCumplimiento) {
}
