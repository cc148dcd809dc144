package co.gov.dnp.att.focalizacion;

/** Producto y vigencia con al menos una corrida: las opciones para consultar entidades priorizadas. */
public record ProductoFocalizado(int vigencia, Long productoId, String producto) {
}
