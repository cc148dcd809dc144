package co.gov.dnp.att.seguimiento;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Lo que una entidad respondió en un momento. No se corrige: lo que diga después es otro registro, y vale el último.
 *
 * @param entidad       código de la entidad territorial
 * @param fecha         día en que respondió; nulo si está pendiente
 * @param persona       quién respondió por la entidad
 * @param soporte       dónde consta (acta, radicado, correo)
 * @param registradoPor usuario que lo registró
 */
public record Consentimiento(Long id, String entidad, EstadoConsentimiento estado, LocalDate fecha, String persona,
        String cargo, String soporte, String registradoPor, Instant registrado) {
}
