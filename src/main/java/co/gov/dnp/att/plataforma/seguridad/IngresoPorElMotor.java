package co.gov.dnp.att.plataforma.seguridad;

import java.util.List;

import org.camunda.bpm.engine.AuthenticationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Usuarios, contraseñas, bloqueos y grupos son los del motor: los grupos son las autoridades de toda la aplicación. */
@Component
class IngresoPorElMotor implements AuthenticationProvider {

    private final IdentityService identidades;

    IngresoPorElMotor(IdentityService identidades) {
        this.identidades = identidades;
    }

    @Override
    public Authentication authenticate(Authentication intento) {
        String usuario = intento.getName();
        try {
            if (!identidades.checkPassword(usuario, String.valueOf(intento.getCredentials()))) {
                throw new BadCredentialsException("credenciales");
            }
        } catch (AuthenticationException bloqueado) {
            throw new LockedException("bloqueado", bloqueado);
        }
        List<GrantedAuthority> grupos = identidades.createGroupQuery().groupMember(usuario).list().stream()
                .map(Group::getId).<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
        return new UsernamePasswordAuthenticationToken(usuario, null, grupos);
    }

    @Override
    public boolean supports(Class<?> tipo) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(tipo);
    }
}
