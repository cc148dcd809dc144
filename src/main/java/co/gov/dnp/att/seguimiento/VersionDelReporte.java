package co.gov.dnp.att.seguimiento;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Una versión del reporte de avance de un corte. La 1 es la que se reportó; las demás corrigen lo devuelto.
 *
 * @param documentoId el PDF de esta versión
 * @param correccion qué se corrigió; nulo en la primera
 * @param eficacia de 0 a 100; nula si no había hitos programados
 * @param calidad de 1 a 5; nula sin valoraciones
 */
public record VersionDelReporte(Long id, int version, Long documentoId, String correccion, String observaciones, BigDecimal eficacia,
        BigDecimal calidad, String registradoPor, Instant registrado) {
}
