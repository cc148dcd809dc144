package co.gov.dnp.att.plataforma;

import java.util.Set;

import co.gov.dnp.att.plataforma.seguridad.Objeto;

/**
 * Algo que unas personas deben saber: espera validación o ya la tuvo (gobernanza 6.2, columna V), o les toca hacerlo. Se publica en la transacción del hecho.
 *
 * @param objeto      por validar: de qué renglón de la matriz de permisos; nulo en los demás casos
 * @param dependencia por validar: de quién es; nula si no es de ninguna
 * @param personas    por validar: quienes lo escribieron, que no lo validan (GO-17); en los demás casos: a quiénes se les cuenta
 * @param codigo      con el que se le conoce, de hasta 60 caracteres
 * @param nombre      del producto, la estrategia o la meta; nulo si el código basta
 * @param texto       qué pasó, en una o dos oraciones
 * @param motivo      las observaciones de quien lo revisó; nulo si no dejó
 * @param enlace      la ruta de su página, que empieza por {@code /} y lo distingue de los demás
 */
public record Novedad(Clase clase, Objeto objeto, String dependencia, Set<String> personas, String codigo, String nombre, String texto, String motivo, String enlace) {

    /** En qué va. */
    public enum Clase {
        POR_VALIDAR, DEVUELTO, VALIDADO, LE_TOCA;

        /** @return si alguien ya dio su concepto y a los demás no hay que pedírselo */
        public boolean responde() {
            return this == DEVUELTO || this == VALIDADO;
        }
    }

    /** @param queEs con artículo: «el protocolo de ATT, versión 2,» */
    public static Novedad porValidar(Objeto objeto, String dependencia, Set<String> escribieron, String codigo, String nombre, String queEs, String enlace) {
        return new Novedad(Clase.POR_VALIDAR, objeto, dependencia, escribieron, codigo, nombre, "Espera su concepto " + queEs + " de " + codigo + ".", null, enlace);
    }

    /** @param texto qué le toca a esa persona y cuándo */
    public static Novedad leToca(String usuario, String codigo, String nombre, String texto, String enlace) {
        return new Novedad(Clase.LE_TOCA, null, null, Set.of(usuario), codigo, nombre, texto, null, enlace);
    }

    /** @param queEs con artículo: «el protocolo de ATT, versión 2,» */
    public static Novedad respuesta(boolean valida, Set<String> personas, String codigo, String nombre, String queEs, String observaciones, String enlace) {
        return new Novedad(valida ? Clase.VALIDADO : Clase.DEVUELTO, null, null, personas, codigo, nombre,
                (valida ? "Tiene concepto favorable " : "Hay que ajustar ") + queEs + " de " + codigo + ".", observaciones, enlace);
    }
}
