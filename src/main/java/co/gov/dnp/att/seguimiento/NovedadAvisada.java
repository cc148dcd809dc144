package co.gov.dnp.att.seguimiento;

import java.util.Set;

import co.gov.dnp.att.plataforma.Novedad;

/** Quedaron los avisos de una novedad; {@code personas}, a quiénes. */
public record NovedadAvisada(Novedad novedad, Set<String> personas) {
}
