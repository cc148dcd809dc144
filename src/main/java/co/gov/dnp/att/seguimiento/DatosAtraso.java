package co.gov.dnp.att.seguimiento;

import java.time.LocalDate;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;

/** Medida del responsable del procedimiento ante un trimestre sin reporte. */
public record DatosAtraso(
        @Etiqueta("Medida que se toma")
        @NotBlank(message = "Escriba la medida que se toma.")
        @Size(max = 4000, message = "La medida que se toma: escriba máximo 4000 caracteres.")
        String medida,
        @Etiqueta("Fecha de compromiso del reporte")
        @NotNull(message = "Indique la fecha de compromiso del reporte.")
        LocalDate fechaCompromiso) {
}
