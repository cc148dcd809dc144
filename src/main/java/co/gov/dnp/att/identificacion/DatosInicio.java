package co.gov.dnp.att.identificacion;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;

/** Apertura de un expediente de asistencia técnica territorial. */
public record DatosInicio(
        @Etiqueta("Vigencia")
        @NotNull(message = "Indique la vigencia.")
        @Min(value = 2020, message = "La vigencia: indique un número mayor o igual a 2020.")
        @Max(value = 2100, message = "La vigencia: indique un número menor o igual a 2100.")
        Integer vigencia,
        @Etiqueta("Producto o servicio de asistencia técnica")
        @NotNull(message = "Elija el producto o servicio de asistencia técnica.")
        Long producto,
        @Etiqueta("Responsable del procedimiento")
        @NotNull(message = "Elija el responsable del procedimiento.")
        String responsableProcedimiento) {
}
