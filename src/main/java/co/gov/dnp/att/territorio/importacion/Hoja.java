package co.gov.dnp.att.territorio.importacion;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Hoja leída, sin interpretar.
 *
 * @param nombre nombre de la hoja, o nulo en un CSV
 * @param filas  solo las que traen algo
 */
record Hoja(String nombre, List<Fila> filas) {

    /**
     * @param numero número de fila como la muestra la hoja de cálculo (desde 1)
     * @param celdas posición (desde 0) → {@link String} sin espacios sobrantes o {@link BigDecimal}
     */
    record Fila(int numero, Map<Integer, Object> celdas) {

        Object celda(int columna) {
            return celdas.get(columna);
        }

        /** El texto de la celda; los números, en notación corriente con punto; vacío si no hay nada. */
        String texto(int columna) {
            return textoDe(celdas.get(columna));
        }
    }

    static String textoDe(Object celda) {
        if (celda instanceof BigDecimal numero) {
            return numero.signum() == 0 ? "0" : numero.stripTrailingZeros().toPlainString();
        }
        return celda == null ? "" : celda.toString();
    }

    /** 0 → «A», 26 → «AA». */
    static String letra(int columna) {
        String letra = "";
        for (int resto = columna; resto >= 0; resto = resto / 26 - 1) {
            letra = (char) ('A' + resto % 26) + letra;
        }
        return letra;
    }
}
