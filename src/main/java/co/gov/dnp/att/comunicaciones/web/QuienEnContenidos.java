package co.gov.dnp.att.comunicaciones.web;

import java.util.Set;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;

/** Los dos modos de editar contenidos (gobernanza 6.2): comunicaciones y su equipo producen; quien lidera el producto, lo técnico («E (técnico)»). */
@Component
class QuienEnContenidos {

    private static final String LIDERA = "lider-producto";

    private final Permisos permisos;

    QuienEnContenidos(Permisos permisos) {
        this.permisos = permisos;
    }

    boolean produce(String dependencia) {
        return permisos.alcance(Objeto.CONTENIDOS, Accion.EDITAR, perfil -> !perfil.equals(LIDERA)).incluye(dependencia);
    }

    boolean lidera(String dependencia) {
        return queLidera().incluye(dependencia);
    }

    /** Las dependencias cuyos productos lidera; nulo si todas. */
    Set<String> dependenciasQueLidera() {
        return queLidera().todo() ? null : queLidera().dependencias();
    }

    private AlcanceDeDatos queLidera() {
        return permisos.alcance(Objeto.CONTENIDOS, Accion.EDITAR, LIDERA::equals);
    }

    void exigirQueProduce(String dependencia) {
        negarSi(!produce(dependencia));
    }

    void exigirQueLidera(String dependencia) {
        negarSi(!lidera(dependencia));
    }

    private static void negarSi(boolean niega) {
        if (niega) {
            throw new AccessDeniedException("Su perfil no permite esta acción.");
        }
    }
}
