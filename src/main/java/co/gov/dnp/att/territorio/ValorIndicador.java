package co.gov.dnp.att.territorio;

import java.math.BigDecimal;

/**
 * Valor de un índice para una entidad, con el año del dato y su fuente (FO-03, PS-07).
 *
 * @param indicador    clave del índice (MDM, IDF, CATEGORIA, PROPIO_…)
 * @param numero       valor numérico; 1 o 0 en los índices de sí o no; nulo en los de texto
 * @param texto        valor de texto; «SI» o «NO» en los índices de sí o no; nulo en los numéricos
 * @param vigenciaDato año al que se refiere el dato
 * @param fuente       quién lo publica
 * @param ficticio     verdadero solo en los datos de demostración
 */
public record ValorIndicador(String indicador, BigDecimal numero, String texto, int vigenciaDato, String fuente, boolean ficticio) {

    /** El valor para leer en pantalla: coma decimal y como mucho dos decimales. */
    public String legible() {
        return Formatos.legible(numero, texto);
    }
}
