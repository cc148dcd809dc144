package co.gov.dnp.att.focalizacion;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Regla que acertó para una entidad.
 *
 * @param regla  identificador de la regla en la tabla aplicada
 * @param puntos los que dice la tabla, antes del peso; nulo si la tabla no da puntos
 * @param peso   el de la variable por la que pregunta la regla; nulo si es 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReglaAcertada(String regla, BigDecimal puntos, BigDecimal peso) {

    /** Puntos ya multiplicados por el peso; 0 si la tabla no da puntos. */
    public BigDecimal aporte() {
        return puntos == null ? BigDecimal.ZERO : peso == null ? puntos : puntos.multiply(peso);
    }
}
