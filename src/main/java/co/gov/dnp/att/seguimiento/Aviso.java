package co.gov.dnp.att.seguimiento;

import java.time.Instant;

/** Algo que una persona debe saber; {@code leido} es nulo mientras no lo marque. */
public record Aviso(Long id, Long expedienteId, String clase, String texto, Instant fecha, Instant leido) {
}
