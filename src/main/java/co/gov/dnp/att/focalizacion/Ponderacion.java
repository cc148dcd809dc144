package co.gov.dnp.att.focalizacion;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * El peso de cada regla según el perfil. Los puntos los dice siempre la tabla; el perfil solo los multiplica por el peso de
 * la variable por la que la regla pregunta (el producto, si pregunta por varias). Dos precisiones:
 * <ul>
 * <li>el tipo de entidad no pesa cuando la regla pregunta además por otra variable: ahí solo acota;</li>
 * <li>si la regla pregunta por el resultado de otra tabla (el nivel de desempeño), hereda el peso de la variable con la que
 * esa otra tabla decidió: un nivel bajo por el IDF pesa lo que el IDF, uno bajo por la MDM lo que la MDM.</li>
 * </ul>
 */
class Ponderacion {

    private final Map<String, BigDecimal> pesos = new HashMap<>();
    private final Map<Tabla, Map<String, TablaAplicada.Regla>> reglas = new HashMap<>();
    private final boolean neutra;

    Ponderacion(DefinicionPerfil perfil, Collection<TablaAplicada> tablas) {
        perfil.variables().stream().filter(v -> v.peso().compareTo(BigDecimal.ONE) != 0)
                .forEach(v -> pesos.put(v.columna(), v.peso()));
        // Retirar el tipo de entidad es no dar puntos por él: las demás reglas lo siguen necesitando para acotar
        if (!perfil.usa(Variable.TIPO_ENTIDAD)) {
            pesos.put(Variable.TIPO_ENTIDAD.columna(), BigDecimal.ZERO);
        }
        neutra = pesos.isEmpty();
        for (TablaAplicada tabla : tablas) {
            Map<String, TablaAplicada.Regla> suyas = new HashMap<>();
            tabla.reglas().forEach(r -> suyas.put(r.id(), r));
            reglas.put(tabla.tabla(), suyas);
        }
    }

    /**
     * @param anteriores reglas que ya acertaron para la misma entidad en las tablas previas
     * @return el peso de la regla, o nulo si es 1
     */
    BigDecimal peso(Tabla tabla, String regla, Map<Tabla, List<ReglaAcertada>> anteriores) {
        if (neutra) {
            return null;
        }
        BigDecimal peso = pesoDe(tabla, regla, anteriores);
        return peso.compareTo(BigDecimal.ONE) == 0 ? null : peso;
    }

    private BigDecimal pesoDe(Tabla tabla, String regla, Map<Tabla, List<ReglaAcertada>> anteriores) {
        Collection<String> columnas = reglas.get(tabla).get(regla).condiciones().keySet();
        BigDecimal peso = BigDecimal.ONE;
        for (String columna : columnas) {
            if (columna.equals(Variable.TIPO_ENTIDAD.columna()) && columnas.size() > 1) {
                continue;
            }
            peso = peso.multiply(pesos.getOrDefault(columna, BigDecimal.ONE));
            for (Tabla previa : Tabla.values()) {
                if (previa.ordinal() < tabla.ordinal() && previa.salidas().contains(columna)) {
                    for (ReglaAcertada acertada : anteriores.getOrDefault(previa, List.of())) {
                        peso = peso.multiply(pesoDe(previa, acertada.regla(), anteriores));
                    }
                }
            }
        }
        return peso;
    }
}
