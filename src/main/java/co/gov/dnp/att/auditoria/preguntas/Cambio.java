package co.gov.dnp.att.auditoria.preguntas;

import java.time.Instant;

/** Un ajuste de una pregunta: qué cambió, por qué, quién y cuándo. */
public record Cambio(String cambio, String motivo, String usuario, Instant fecha) {
}
