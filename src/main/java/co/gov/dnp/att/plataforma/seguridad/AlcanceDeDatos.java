package co.gov.dnp.att.plataforma.seguridad;

import java.util.Map;
import java.util.Set;

/**
 * Los expedientes que alguien alcanza: todos, los de unas dependencias, o los que tienen entidades cubiertas por un grupo
 * territorial (GO-13).
 *
 * @param grupos números de grupo territorial (1 a 6)
 */
public record AlcanceDeDatos(boolean todo, Set<String> dependencias, Set<Integer> grupos) {

    /** @return si alcanza lo de esa dependencia */
    public boolean incluye(String dependencia) {
        return todo || dependencias.contains(dependencia);
    }

    /**
     * La condición SQL equivalente; llena los que use de {@code alcanceDependencias} y {@code alcanceGrupos}.
     *
     * @param dependencia columna con el código de la dependencia
     * @param expediente  columna con el identificador del expediente
     */
    public String condicion(String dependencia, String expediente, Map<String, Object> parametros) {
        if (todo) {
            return "true";
        }
        if (dependencias.isEmpty() && grupos.isEmpty()) {
            return "false";
        }
        String porDependencia = dependencia + " in (:alcanceDependencias)";
        if (!dependencias.isEmpty()) {
            parametros.put("alcanceDependencias", dependencias);
        }
        // Sin grupo no se miran las entidades: la condición entra por el índice de la dependencia
        if (grupos.isEmpty()) {
            return porDependencia;
        }
        parametros.put("alcanceGrupos", grupos);
        String porGrupo = "exists (select 1 from att.expediente_entidad alcance_e where alcance_e.expediente_id = " + expediente
                + " and att.grupo_de_entidad(alcance_e.codigo) in (:alcanceGrupos))";
        return dependencias.isEmpty() ? porGrupo : "(" + porDependencia + " or " + porGrupo + ")";
    }
}
