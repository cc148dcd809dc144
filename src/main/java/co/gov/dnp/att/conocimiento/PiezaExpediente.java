package co.gov.dnp.att.conocimiento;

import java.time.Instant;

/** Algo que el expediente tenía al sistematizarlo: un documento, una evidencia, un corte… {@code sha256} solo si es un archivo. */
public record PiezaExpediente(String clase, String nombre, String version, Instant fecha, String sha256) {
}
