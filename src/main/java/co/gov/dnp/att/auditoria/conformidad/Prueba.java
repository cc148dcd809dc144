package co.gov.dnp.att.auditoria.conformidad;

/**
 * Lo que demuestra un resultado: un documento, una evidencia o una fila, con dónde se ve.
 *
 * @param enlace dirección dentro de la aplicación; nula si el propio texto es todo lo que hay
 */
public record Prueba(String texto, String enlace) {
}
