package co.gov.dnp.att.plataforma;

import java.util.Optional;

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

    public boolean tieneGrupo(String grupo) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(a -> a.getAuthorities().stream().anyMatch(g -> g.getAuthority().equals(grupo)))
                .orElse(false);
    }
}
