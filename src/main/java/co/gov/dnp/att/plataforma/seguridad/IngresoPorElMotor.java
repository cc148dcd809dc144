package co.gov.dnp.att.plataforma.seguridad;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Usuarios, contraseñas, bloqueos y grupos son los del motor: los grupos son las autoridades de toda la aplicación. */
@Component
class IngresoPorElMotor implements AuthenticationProvider {

    private final IdentityService identidades;
    private final FrenoPorDireccion freno;

    IngresoPorElMotor(IdentityService identidades, FrenoPorDireccion freno) {
        this.identidades = identidades;
        this.freno = freno;
    }

    @Override
    public Authentication authenticate(Authentication intento) {
        String usuario = intento.getName();
        String direccion = intento.getDetails() instanceof WebAuthenticationDetails detalles ? detalles.getRemoteAddress() : "";
        if (freno.frena(direccion)) {
            throw new LockedException("direccion");
        }
        // Quien insiste debe esperar, y el motor no dice si falló la contraseña o la espera: así tampoco dice qué usuarios existen
        if (!identidades.checkPassword(usuario, String.valueOf(intento.getCredentials()))) {
            freno.fallo(direccion);
            throw new BadCredentialsException("credenciales");
        }
        return new UsernamePasswordAuthenticationToken(usuario, null, autoridades(gruposDe(usuario)));
    }

    /** Los grupos de la persona en el motor, sin los perfiles incompatibles entre sí (GO-17). */
    Set<String> gruposDe(String usuario) {
        return Matriz.deGobernanza().sinIncompatibles(identidades.createGroupQuery().groupMember(usuario).list().stream()
                .map(Group::getId).toList());
    }

    static List<GrantedAuthority> autoridades(Collection<String> grupos) {
        return grupos.stream().<GrantedAuthority>map(SimpleGrantedAuthority::new).toList();
    }

    @Override
    public boolean supports(Class<?> tipo) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(tipo);
    }
}
