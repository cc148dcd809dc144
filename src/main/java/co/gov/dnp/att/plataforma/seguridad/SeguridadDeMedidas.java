package co.gov.dnp.att.plataforma.seguridad;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import co.gov.dnp.att.plataforma.arranque.ArranqueNegado;

/**
 * Las métricas dicen cuánto trabajo hay: las lee quien administra con su sesión, o un recolector que presente la clave
 * {@code att.metricas.clave} como {@code Authorization: Bearer …}. Sin clave configurada, ningún recolector entra.
 */
@Configuration(proxyBeanMethods = false)
class SeguridadDeMedidas {

    private static final int CLAVE_MINIMA = 20;

    @Bean
    @Order(0)
    SecurityFilterChain lecturaDeMetricas(HttpSecurity http, @Value("${att.metricas.clave:}") String clave) throws Exception {
        if (!clave.isEmpty() && clave.length() < CLAVE_MINIMA) {
            throw new ArranqueNegado("ATT_METRICAS_CLAVE debe tener al menos " + CLAVE_MINIMA + " caracteres, o no indicarse.");
        }
        return http.securityMatcher("/actuator/prometheus")
                .authorizeHttpRequests(a -> a.anyRequest().access((quien, peticion) -> new AuthorizationDecision(
                        recolector(peticion.getRequest(), clave) || quien.get().getAuthorities().stream()
                                .anyMatch(g -> g.getAuthority().equals("otsi") || g.getAuthority().equals("camunda-admin")))))
                .exceptionHandling(e -> e.authenticationEntryPoint((p, r, x) -> r.sendError(HttpServletResponse.SC_UNAUTHORIZED)))
                .build();
    }

    private static boolean recolector(HttpServletRequest peticion, String clave) {
        String presentada = peticion.getHeader(HttpHeaders.AUTHORIZATION);
        return !clave.isEmpty() && presentada != null && MessageDigest.isEqual(("Bearer " + clave).getBytes(StandardCharsets.UTF_8),
                presentada.getBytes(StandardCharsets.UTF_8));
    }
}
