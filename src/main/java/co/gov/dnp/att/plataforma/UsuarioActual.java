package co.gov.dnp.att.plataforma;

import java.util.Arrays;
import java.util.Optional;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Quién actúa en esta petición; «sistema» cuando actúa el motor por sí solo. */
@Component
public class UsuarioActual {

    public static final String SISTEMA = "sistema";

    public String usuario() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(a -> a.isAuthenticated() && !(a instanceof AnonymousAuthenticationToken))
                .map(a -> a.getName())
                .orElse(SISTEMA);
    }

    /** @throws org.springframework.security.access.AccessDeniedException si no pertenece a ninguno (la petición termina en 403) */
    public void exigirAlguno(String... grupos) {
        if (!tieneAlguno(grupos)) {
            throw new AccessDeniedException("Su perfil no permite esta acción.");
        }
    }

    public boolean tieneAlguno(String... grupos) {
        return Arrays.stream(grupos).anyMatch(this::tieneGrupo);
    }

    public boolean tieneGrupo(String grupo) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(a -> a.getAuthorities().stream().anyMatch(g -> g.getAuthority().equals(grupo)))
                .orElse(false);
    }
}
