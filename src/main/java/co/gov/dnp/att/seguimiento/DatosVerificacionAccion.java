package co.gov.dnp.att.seguimiento;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.SiNo;

/** Verificación y cierre de una acción PT-ED-05. */
public record DatosVerificacionAccion(
        @Etiqueta("¿La acción se cumplió?") @NotNull(message = "Responda si la acción se cumplió.") SiNo cumplida,
        @Etiqueta("Concepto")
        @NotBlank(message = "Escriba el concepto de la verificación.")
        @Size(max = 4000, message = "El concepto de la verificación: escriba máximo 4000 caracteres.")
        String concepto) {
}
