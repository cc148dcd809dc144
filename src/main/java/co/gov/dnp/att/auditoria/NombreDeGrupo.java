package co.gov.dnp.att.auditoria;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import co.gov.dnp.att.organizacion.Rol;

/** Cómo se llama en palabras un grupo del motor. */
public final class NombreDeGrupo {

    private static final Map<String, String> ROLES = Arrays.stream(Rol.values()).collect(Collectors.toMap(Rol::grupo, Rol::nombre));

    private NombreDeGrupo() {
    }

    /** El propio código si no es de la organización. */
    public static String de(String codigo) {
        if (codigo.startsWith("unidad-")) {
            return "Equipo de " + codigo.substring(7);
        }
        if (codigo.startsWith("jefatura-")) {
            return "Jefatura de " + codigo.substring(9);
        }
        if (codigo.startsWith("grupo-territorial-")) {
            return "Grupo territorial " + codigo.substring(18);
        }
        return ROLES.getOrDefault(codigo, codigo);
    }
}
