package co.gov.dnp.att.auditoria.muestras;

import java.util.List;

/**
 * Lo que resulta de sacar de nuevo una muestra.
 *
 * @param integra si la población guardada conserva su huella
 * @param igual si de ella, con la semilla y el método dados, sale exactamente la muestra registrada
 * @param salieron los expedientes que salen ahora, en su orden
 * @param cambiaron instancias de la población que hoy ya no cumplen el filtro, son nuevas, o pesan o se estratifican distinto
 */
public record Repeticion(boolean integra, boolean igual, List<String> salieron, long cambiaron) {
}
