package co.gov.dnp.att.plataforma.seguridad;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Un solo ingreso: quien ya entró a la aplicación entra a Tasklist, Cockpit y Admin sin otra contraseña. */
public class SesionParaCamunda extends ContainerBasedAuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest peticion, ProcessEngine motor) {
        Authentication actual = SecurityContextHolder.getContext().getAuthentication();
        if (actual == null || !actual.isAuthenticated() || actual instanceof AnonymousAuthenticationToken) {
            return AuthenticationResult.unsuccessful();
        }
        AuthenticationResult resultado = new AuthenticationResult(actual.getName(), true);
        List<String> grupos = actual.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList();
        resultado.setGroups(grupos);
        return resultado;
    }
}
