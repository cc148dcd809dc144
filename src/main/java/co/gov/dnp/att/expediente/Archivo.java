package co.gov.dnp.att.expediente;

/** Un archivo listo para entregar. */
public record Archivo(String nombre, String tipoContenido, byte[] contenido) {
}
