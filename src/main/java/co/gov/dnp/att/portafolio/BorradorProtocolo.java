package co.gov.dnp.att.portafolio;

import java.time.Instant;
import java.util.Set;

/**
 * Lo que se está escribiendo del protocolo de un producto.
 *
 * @param cambio cuántas veces se ha guardado; 0 si no se ha guardado
 * @param diligencian quienes han escrito en él desde la última versión enviada
 */
public record BorradorProtocolo(DatosProtocolo datos, int cambio, Set<String> diligencian, String guardadoPor, Instant guardado) {
}
