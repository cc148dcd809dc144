package co.gov.dnp.att.plataforma.seguridad;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * Ingreso con el proveedor de identidad de la entidad (OpenID Connect). El proveedor dice quién es; la organización, si está
 * registrada y activa. Los perfiles salen de la organización o, si se configura, de un reclamo del proveedor.
 */
@Component
@Profile("oidc")
class IngresoOidc {

    static final String REGISTRO = "entidad";
    /** Se siguen de la vinculación de la persona o los da quien administra: el proveedor no los pone ni los quita. */
    private static final Set<String> NO_DEL_PROVEEDOR = Set.of("funcionario", "contratista", "jefe-dependencia", "camunda-admin");

    private final OidcUserService delegado = new OidcUserService();
    private final ClientRegistrationRepository registros;
    private final IngresoPorElMotor ingreso;
    private final PersonasConocidas personas;
    private final String reclamoUsuario;
    private final String reclamoGrupos;

    IngresoOidc(ClientRegistrationRepository registros, IngresoPorElMotor ingreso, PersonasConocidas personas,
            @Value("${att.oidc.reclamo-usuario}") String reclamoUsuario, @Value("${att.oidc.reclamo-grupos:}") String reclamoGrupos) {
        this.registros = registros;
        this.ingreso = ingreso;
        this.personas = personas;
        this.reclamoUsuario = reclamoUsuario;
        this.reclamoGrupos = reclamoGrupos;
    }

    /** @throws OAuth2AuthenticationException si el proveedor la conoce pero aquí no está registrada o no está activa */
    OidcUser persona(OidcUserRequest peticion) {
        OidcUser suya = delegado.loadUser(peticion);
        String usuario = suya.getClaimAsString(reclamoUsuario);
        usuario = usuario == null ? "" : usuario.strip().toLowerCase(Locale.ROOT);
        if (!personas.activa(usuario)) {
            throw new OAuth2AuthenticationException("persona_no_registrada");
        }
        return new PersonaOidc(IngresoPorElMotor.autoridades(grupos(usuario, suya)), suya, usuario);
    }

    private Set<String> grupos(String usuario, OidcUser suya) {
        Set<String> grupos = new HashSet<>(ingreso.gruposDe(usuario));
        if (!reclamoGrupos.isBlank()) {
            Set<String> delProveedor = new HashSet<>(Matriz.deGobernanza().roles());
            delProveedor.removeAll(NO_DEL_PROVEEDOR);
            grupos.removeAll(delProveedor);
            List<String> reclamados = suya.getClaimAsStringList(reclamoGrupos);
            if (reclamados != null) {
                reclamados.stream().filter(delProveedor::contains).forEach(grupos::add);
            }
        }
        return Matriz.deGobernanza().sinIncompatibles(grupos);
    }

    /** Salir de aquí es salir también del proveedor. */
    LogoutSuccessHandler salida() {
        OidcClientInitiatedLogoutSuccessHandler salida = new OidcClientInitiatedLogoutSuccessHandler(registros);
        salida.setPostLogoutRedirectUri("{baseUrl}/ingresar?salio");
        salida.setDefaultTargetUrl("/ingresar?salio");
        return salida;
    }

    /** Esquema, nodo y puerto donde termina la salida; vacío si el proveedor no la ofrece. */
    String origenDeSalida() {
        ClientRegistration registro = registros.findByRegistrationId(REGISTRO);
        Object salida = registro.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        return salida == null ? "" : URI.create(salida.toString()).resolve("/").toString().replaceAll("/$", "");
    }

    /** La persona con el usuario que tiene aquí: es el que queda en las tareas, en la bitácora y en la sesión. */
    static final class PersonaOidc extends DefaultOidcUser {

        private static final long serialVersionUID = 1L;

        private final String usuario;

        PersonaOidc(Collection<GrantedAuthority> grupos, OidcUser suya, String usuario) {
            super(grupos, suya.getIdToken(), suya.getUserInfo());
            this.usuario = usuario;
        }

        @Override
        public String getName() {
            return usuario;
        }
    }
}
