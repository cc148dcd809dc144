package co.gov.dnp.att.conocimiento;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Resultado de un indicador de capacidad en una entidad (PS-42).
 *
 * @param cumplimiento porcentaje; puede ser negativo (retroceso) o pasar de 100, y es nulo si la meta es igual a la línea base
 */
public record ResultadoIndicador(String indicador, String capacidad, String unidad, String entidad, BigDecimal lineaBase,
        BigDecimal meta, BigDecimal valorAlcanzado, BigDecimal cumplimiento) {

    /**
     * Cuánto del cambio esperado se logró: (valor − línea base) / (meta − línea base) × 100, con dos decimales. Sirve igual
     * para un indicador que debe bajar. Es nulo si la meta es igual a la línea base: no había cambio que medir.
     */
    static BigDecimal cumplimiento(BigDecimal lineaBase, BigDecimal meta, BigDecimal valor) {
        BigDecimal esperado = meta.subtract(lineaBase);
        return esperado.signum() == 0 ? null
                : valor.subtract(lineaBase).multiply(BigDecimal.valueOf(100)).divide(esperado, 2, RoundingMode.HALF_UP);
    }
}
