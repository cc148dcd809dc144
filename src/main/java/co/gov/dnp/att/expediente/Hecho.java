package co.gov.dnp.att.expediente;

import java.time.Instant;

/** Algo que pasó en un expediente, dicho en español llano. */
public record Hecho(Instant fecha, String usuario, String texto) {
}
