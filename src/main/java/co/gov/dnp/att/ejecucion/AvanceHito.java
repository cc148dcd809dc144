package co.gov.dnp.att.ejecucion;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Avance de un hito a una fecha.
 *
 * @param peso             porcentaje del avance, 0 a 100; nulo si el plan no pondera
 * @param entidades        entidades a las que aplica
 * @param cumplidos        de ellas, cuántas lo tienen cumplido a la fecha
 * @param cumplidosEnPlazo de las cumplidas, cuántas lo cumplieron a más tardar en la fecha programada
 */
public record AvanceHito(Long hitoId, int orden, String hito, LocalDate programado, BigDecimal peso, int entidades,
        int cumplidos, int cumplidosEnPlazo) {
}
