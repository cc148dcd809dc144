package co.gov.dnp.att.auditoria;

import java.time.Instant;
import java.util.List;

/**
 * Algo que pasó, dicho en una frase que se lee sola.
 *
 * @param numero puesto en la línea de tiempo, desde 1
 * @param instancia la de la familia en que pasó
 * @param elemento elemento del modelo de esa instancia; nulo si no es de ninguno
 * @param donde nombre de ese elemento
 * @param datos lo que se entregó o lo que explica el hecho
 * @param cambios qué valor había antes y cuál quedó
 * @param archivos evidencias, documentos y páginas que lo muestran
 */
public record HechoAuditado(int numero, Instant momento, ClaseDeHecho clase, String instancia, String elemento, String donde, String frase,
        List<Dato> datos, List<Cambio> cambios, List<Archivo> archivos) {

    /** Un valor con el nombre que su campo tenía a la vista. */
    public record Dato(String etiqueta, String valor) {
    }

    /** {@code antes} o {@code despues} es «—» cuando no había o no quedó valor. */
    public record Cambio(String etiqueta, String antes, String despues) {
    }

    /** @param tipoContenido nulo si lleva a una página y no a un archivo; @param sha256 nulo si no es un archivo */
    public record Archivo(String nombre, String direccion, String tipoContenido, String sha256) {

        public boolean imagen() {
            return tipoContenido != null && tipoContenido.startsWith("image/");
        }

        public boolean seMuestra() {
            return imagen() || "application/pdf".equals(tipoContenido) || tipoContenido != null && tipoContenido.startsWith("text/plain");
        }
    }

    HechoAuditado numerado(int puesto) {
        return new HechoAuditado(puesto, momento, clase, instancia, elemento, donde, frase, datos, cambios, archivos);
    }
}
