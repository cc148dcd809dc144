package co.gov.dnp.att.ejecucion;

import java.time.LocalDate;

/**
 * Avance de un hito a una fecha.
 *
 * @param entidades        entidades a las que aplica
 * @param cumplidos        de ellas, cuántas lo tienen cumplido a la fecha
 * @param cumplidosEnPlazo de las cumplidas, cuántas lo cumplieron a más tardar en la fecha programada
 */
public record AvanceHito(Long hitoId, int orden, String hito, LocalDate programado, int entidades, int cumplidos,
        int cumplidosEnPlazo) {
}
