package co.gov.dnp.att.auditoria.muestras;

/**
 * Una instancia de la población.
 *
 * @param peso desde 1; solo cuenta en la muestra por riesgo
 */
public record Individuo(String instancia, String codigo, String estrato, int peso) {
}
