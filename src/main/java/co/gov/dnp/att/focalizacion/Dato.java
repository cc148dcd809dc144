package co.gov.dnp.att.focalizacion;

import java.math.BigDecimal;

import co.gov.dnp.att.territorio.ValorIndicador;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Una entrada de las tablas para una entidad, como se usó (FO-06).
 *
 * @param valor       texto, número o sí/no
 * @param vigenciaDato año del dato, o nulo si no es un dato anual
 * @param fuente      de dónde salió
 * @param ficticio    verdadero si es de demostración; nulo si no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dato(Object valor, Integer vigenciaDato, String fuente, Boolean ficticio) {

    static final String NO_USADA = "La unidad no usa esta variable";

    static Dato de(Object valor, String fuente) {
        return new Dato(valor, null, fuente, null);
    }

    static Dato de(Object valor, ValorIndicador origen) {
        return new Dato(valor, origen.vigenciaDato(), origen.fuente(), origen.ficticio() ? Boolean.TRUE : null);
    }

    /** Para leer: «38,2», «Sí», «ALTA». */
    public String legible() {
        if (valor == null) {
            return "";
        }
        if (valor instanceof Boolean si) {
            return si ? "Sí" : "No";
        }
        if (valor instanceof Number numero) {
            BigDecimal decimal = new BigDecimal(numero.toString()).setScale(2, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
            return decimal.toPlainString().replace('.', ',');
        }
        return valor.toString();
    }
}
