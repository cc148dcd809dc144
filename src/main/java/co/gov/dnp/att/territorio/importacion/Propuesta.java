package co.gov.dnp.att.territorio.importacion;

import java.math.BigDecimal;
import java.util.List;

import co.gov.dnp.att.territorio.Indice;
import co.gov.dnp.att.territorio.TipoEntidad;

/**
 * Lo que un archivo propone guardar. Si trae problemas no se guarda nada.
 *
 * @param entidades    entidades del catálogo (solo DIVIPOLA)
 * @param valores      valores de índices
 * @param indicesNuevos índices propios que hay que crear antes
 * @param contenido    qué trae, en una frase
 * @param advertencias lo que conviene saber y no impide guardar
 */
public record Propuesta(List<EntidadPropuesta> entidades, List<ValorPropuesto> valores, List<Indice> indicesNuevos, String contenido,
        List<String> advertencias, List<Problema> problemas) {

    /** @param latitud grados decimales; @param longitud grados decimales, negativos al occidente */
    public record EntidadPropuesta(String codigo, String nombre, TipoEntidad tipo, String codigoDepartamento, BigDecimal latitud, BigDecimal longitud) {
    }

    /** Lo que se reemplaza junto: un índice, de un año, según una fuente. */
    public record Serie(String indice, int vigenciaDato, String fuente) {
    }

    public record ValorPropuesto(String entidad, Serie serie, BigDecimal numero, String texto) {

        /** Si coincide con el valor ya guardado, sin contar ceros a la derecha. */
        public boolean dice(BigDecimal otroNumero, String otroTexto) {
            boolean mismoNumero = numero == null ? otroNumero == null : otroNumero != null && numero.compareTo(otroNumero) == 0;
            return mismoNumero && java.util.Objects.equals(texto, otroTexto);
        }
    }
}
