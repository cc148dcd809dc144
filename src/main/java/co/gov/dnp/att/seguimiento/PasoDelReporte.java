package co.gov.dnp.att.seguimiento;

import java.time.Instant;

/** Un paso dado sobre una versión del reporte; {@code motivo} solo en las devoluciones. */
public record PasoDelReporte(int version, EstadoReporte paso, String motivo, String usuario, Instant fecha) {
}
