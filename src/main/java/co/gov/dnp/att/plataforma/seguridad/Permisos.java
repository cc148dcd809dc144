package co.gov.dnp.att.plataforma.seguridad;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.plataforma.seguridad.Matriz.Alcance;

/**
 * Responde si quien actúa puede hacer algo con un objeto y en qué dependencias, según {@link Matriz}. Es el único lugar que lo
 * decide: páginas y casos de uso preguntan aquí (GO-13).
 */
@Component("permisos")
public class Permisos {

    private static final String EJECUTA = "funcionario";
    private static final String LIDERA = "lider-producto";
    private static final String RESPONDE = "jefe-dependencia";
    private static final String TERRITORIAL = "grupo-territorial";

    private final Matriz matriz = Matriz.deGobernanza();
    private final PersonasConocidas organizacion;
    private final JdbcClient jdbc;

    Permisos(PersonasConocidas organizacion, JdbcClient jdbc) {
        this.organizacion = organizacion;
        this.jdbc = jdbc;
    }

    /** @return si puede en alguna dependencia */
    public boolean puede(Objeto objeto, Accion accion) {
        Collection<String> grupos = grupos();
        return grupos.stream().anyMatch(g -> matriz.permite(rol(g, grupos), objeto, accion));
    }

    /** @return si puede en esa dependencia */
    public boolean puede(Objeto objeto, Accion accion, String dependencia) {
        return alcance(objeto, accion).incluye(dependencia);
    }

    /** @return si puede en ese expediente, por su dependencia o por las entidades que cubre su grupo territorial */
    public boolean puede(Objeto objeto, Accion accion, String dependencia, Long expediente) {
        AlcanceDeDatos alcance = alcance(objeto, accion);
        if (alcance.incluye(dependencia) || alcance.grupos().isEmpty()) {
            return alcance.incluye(dependencia);
        }
        Map<String, Object> parametros = new HashMap<>();
        String condicion = alcance.condicion("e.dependencia", "e.id", parametros);
        return jdbc.sql("select count(*) from att.expediente e where e.id = :expediente and " + condicion).params(parametros)
                .param("expediente", expediente).query(Integer.class).single() > 0;
    }

    /** @throws AccessDeniedException si no puede en ninguna dependencia (la petición termina en 403) */
    public void exigir(Objeto objeto, Accion accion) {
        negarSi(!puede(objeto, accion));
    }

    /** @throws AccessDeniedException si no puede en esa dependencia (la petición termina en 403) */
    public void exigir(Objeto objeto, Accion accion, String dependencia) {
        negarSi(!puede(objeto, accion, dependencia));
    }

    /** @throws AccessDeniedException si no puede en ese expediente (la petición termina en 403) */
    public void exigir(Objeto objeto, Accion accion, String dependencia, Long expediente) {
        negarSi(!puede(objeto, accion, dependencia, expediente));
    }

    /** Hasta dónde puede: se suman los alcances de cada perfil que tiene la acción. */
    public AlcanceDeDatos alcance(Objeto objeto, Accion accion) {
        return alcance(objeto, accion, perfil -> true);
    }

    /** Hasta dónde puede por esos perfiles de la matriz; lo que le den otros suyos no cuenta. */
    public AlcanceDeDatos alcance(Objeto objeto, Accion accion, Predicate<String> perfiles) {
        Collection<String> grupos = grupos();
        return grupos.isEmpty() ? new AlcanceDeDatos(false, Set.of(), Set.of()) : alcance(usuario(), grupos, objeto, accion, perfiles);
    }

    /**
     * Las personas activas que pueden hacerlo, por usuario.
     *
     * @param dependencia en cuál; nula si basta que puedan en alguna
     */
    public List<String> quienesPueden(Objeto objeto, Accion accion, String dependencia) {
        return organizacion.gruposDeLasActivas().entrySet().stream().filter(p -> {
            Collection<String> grupos = matriz.sinIncompatibles(p.getValue());
            return grupos.stream().anyMatch(g -> matriz.permite(rol(g, grupos), objeto, accion))
                    && (dependencia == null || alcance(p.getKey(), grupos, objeto, accion, perfil -> true).incluye(dependencia));
        }).map(Map.Entry::getKey).toList();
    }

    private AlcanceDeDatos alcance(String usuario, Collection<String> grupos, Objeto objeto, Accion accion, Predicate<String> perfiles) {
        Set<String> dependencias = new HashSet<>();
        Set<Integer> territoriales = new HashSet<>();
        for (String grupo : grupos) {
            String rol = rol(grupo, grupos);
            if (!matriz.permite(rol, objeto, accion) || !perfiles.test(rol)) {
                continue;
            }
            if (grupo.startsWith("unidad-") || grupo.startsWith("jefatura-")) {
                dependencias.add(grupo.substring(grupo.indexOf('-') + 1));
            } else if (!matriz.conAlcance(objeto, accion) || matriz.alcance(rol) == Alcance.TODO) {
                return new AlcanceDeDatos(true, Set.of(), Set.of());
            } else if (matriz.alcance(rol) == Alcance.DEPENDENCIA) {
                dependencias.addAll(organizacion.propias(usuario));
            } else if (matriz.alcance(rol) == Alcance.SUBDIRECCION) {
                dependencias.addAll(organizacion.deLaSubdireccion(grupo));
            } else if (matriz.alcance(rol) == Alcance.COBERTURA) {
                territoriales.add(Integer.valueOf(grupo.substring(TERRITORIAL.length() + 1)));
            }
        }
        return new AlcanceDeDatos(false, dependencias, territoriales);
    }

    private static void negarSi(boolean niega) {
        if (niega) {
            throw new AccessDeniedException("Su perfil no permite esta acción.");
        }
    }

    /** La columna de la matriz que le corresponde a un grupo del motor. */
    private static String rol(String grupo, Collection<String> todos) {
        // Quien lidera un producto sin ser funcionario ni contratista está en la unidad, pero no por eso tiene sus demás permisos
        boolean soloLidera = todos.contains(LIDERA) && !todos.contains(EJECUTA) && !todos.contains("contratista");
        return grupo.startsWith("unidad-") ? soloLidera ? LIDERA : EJECUTA : grupo.startsWith("jefatura-") ? RESPONDE
                : grupo.matches(TERRITORIAL + "-[1-6]") ? TERRITORIAL : grupo;
    }

    private Collection<String> grupos() {
        Authentication sesion = SecurityContextHolder.getContext().getAuthentication();
        if (sesion == null || !sesion.isAuthenticated() || sesion instanceof AnonymousAuthenticationToken) {
            return List.of();
        }
        return matriz.sinIncompatibles(sesion.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList());
    }

    private static String usuario() {
        return SecurityContextHolder.getContext().getAuthentication().getName();
    }
}
