package co.gov.dnp.att.plataforma.motor;

import java.util.List;
import java.util.function.Supplier;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Las páginas y servicios propios consultan el motor con las autorizaciones de quien tiene la sesión, como lo haría Tasklist. */
@Component
public class ComoQuienActua {

    private final IdentityService identidades;

    ComoQuienActua(@Lazy IdentityService identidades) {
        this.identidades = identidades;
    }

    /** Consulta con las autorizaciones de quien actúa y deja el hilo como estaba. */
    public <T> T consultar(Supplier<T> consulta) {
        Authentication antes = identidades.getCurrentAuthentication();
        try {
            identidades.setAuthentication(usuario(), grupos());
            return consulta.get();
        } finally {
            if (antes == null) {
                identidades.clearAuthentication();
            } else {
                identidades.setAuthentication(antes.getUserId(), antes.getGroupIds(), antes.getTenantIds());
            }
        }
    }

    public String usuario() {
        return SecurityContextHolder.getContext().getAuthentication().getName();
    }

    public List<String> grupos() {
        return SecurityContextHolder.getContext().getAuthentication().getAuthorities().stream()
                .map(GrantedAuthority::getAuthority).toList();
    }
}
