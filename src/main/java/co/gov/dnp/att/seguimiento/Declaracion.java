package co.gov.dnp.att.seguimiento;

import java.time.Instant;
import java.time.LocalDate;

import co.gov.dnp.att.ejecucion.EstadoHito;

/**
 * Cómo va un hito según la propia entidad. Lo que diga después es otro registro, y vale el último.
 *
 * @param cumplido      día en que se cumplió; nulo si no se ha cumplido
 * @param nota          puede ser nula
 * @param registradoPor su cuenta, o el enlace con que entró
 */
public record Declaracion(Long id, Long hitoId, String entidad, EstadoHito estado, LocalDate cumplido, String nota, String persona,
        String cargo, String registradoPor, Instant registrada) {
}
