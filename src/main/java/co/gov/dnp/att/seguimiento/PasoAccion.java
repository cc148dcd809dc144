package co.gov.dnp.att.seguimiento;

import java.time.Instant;

/** Algo que pasó con una acción PT-ED-05: se abrió, se ejecutó, se devolvió o se cerró. */
public record PasoAccion(String paso, String texto, String usuario, Instant fecha) {
}
