package co.gov.dnp.att.plataforma.seguridad;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.PortMapper;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * Quién entra y a dónde. Las aplicaciones de Camunda traen su propia protección contra peticiones cruzadas y sus propias
 * cabeceras; las páginas nuestras llevan las de aquí.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class Seguridad {

    private static final PathPatternRequestMatcher.Builder RUTA = PathPatternRequestMatcher.withDefaults();

    @Bean
    @Order(1)
    SecurityFilterChain aplicacionesDeCamunda(HttpSecurity http, @Value("${att.solo-https:false}") boolean soloHttps) throws Exception {
        exigirHttps(http, soloHttps);
        return http
                // por ruta completa: estas direcciones las atienden servlets propios de Camunda, no Spring MVC
                .securityMatcher(new OrRequestMatcher(RUTA.matcher("/camunda/**"), RUTA.matcher("/engine-rest/**")))
                .authorizeHttpRequests(a -> a
                        // CVE-2026-77226: la creación del primer administrador no se ofrece por la red, nunca
                        .requestMatchers(RUTA.matcher("/camunda/api/admin/setup/**"), RUTA.matcher("/engine-rest/**")).denyAll()
                        .requestMatchers(CaminosLaterales.HISTORIA_DE_VARIABLES).hasAnyAuthority(CaminosLaterales.auditan())
                        .requestMatchers(CaminosLaterales.SOLO_QUIEN_ADMINISTRA).hasAuthority(Groups.CAMUNDA_ADMIN)
                        .anyRequest().authenticated())
                .csrf(c -> c.disable())
                .headers(h -> h.frameOptions(f -> f.sameOrigin()).contentSecurityPolicy(c -> c.policyDirectives("frame-ancestors 'self'"))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
                .logout(l -> l.logoutRequestMatcher(RUTA.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{motor}/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(e -> e.authenticationEntryPoint(Seguridad::pedirIngreso)
                        .accessDeniedHandler((p, r, x) -> r.sendError(HttpServletResponse.SC_NOT_FOUND)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain paginasPropias(HttpSecurity http, ObjectProvider<IngresoOidc> proveedor,
            @Value("${att.solo-https:false}") boolean soloHttps) throws Exception {
        exigirHttps(http, soloHttps);
        IngresoOidc oidc = proveedor.getIfAvailable();
        CookieCsrfTokenRepository fichas = CookieCsrfTokenRepository.withHttpOnlyFalse();
        fichas.setCookieName("ATT-XSRF");
        fichas.setHeaderName("X-ATT-XSRF");
        fichas.setCookieCustomizer(c -> {
            c.sameSite("Lax");
            if (soloHttps) {
                c.secure(true);
            }
        });
        CsrfTokenRequestAttributeHandler enCadaPeticion = new CsrfTokenRequestAttributeHandler();
        enCadaPeticion.setCsrfRequestAttributeName(null);
        // Al salir, el formulario termina en el proveedor de identidad: la política debe nombrarlo
        String aDonde = oidc == null ? "" : " " + oidc.origenDeSalida();
        if (oidc != null) {
            http.oauth2Login(o -> o.loginPage("/ingresar").defaultSuccessUrl("/", false).userInfoEndpoint(u -> u.oidcUserService(oidc::persona))
                    .failureHandler((p, r, x) -> r.sendRedirect(p.getContextPath() + "/ingresar?desconocido")));
        }
        return http
                .authorizeHttpRequests(a -> a
                        .requestMatchers("/ingresar", "/estilos/**", "/imagenes/**", "/error", "/favicon.ico",
                                "/actuator/health/**", "/publico/**").permitAll()
                        // Un enlace firmado se verifica en la página: solo abre la de su entidad y su expediente
                        .requestMatchers("/entidad/e/**").permitAll()
                        .requestMatchers("/actuator/**").denyAll()
                        .requestMatchers("/", "/entidad/**", "/resultados/**").authenticated()
                        // Una cuenta de entidad territorial ve lo suyo y nada del DNP
                        .anyRequest().access(AuthorizationManagers.allOf(AuthenticatedAuthorizationManager.authenticated(),
                                AuthorizationManagers.not(AuthorityAuthorizationManager.hasAuthority("entidad-territorial")))))
                .csrf(c -> c.csrfTokenRepository(fichas).csrfTokenRequestHandler(enCadaPeticion))
                .headers(h -> h.contentSecurityPolicy(c -> c.policyDirectives("default-src 'self'; img-src 'self' data:; object-src 'none'; "
                        + "base-uri 'self'; form-action 'self'" + aDonde + "; frame-ancestors 'self'"))
                        .frameOptions(f -> f.sameOrigin()).referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN)))
                // El identificador cambia al entrar: el que alguien hubiera dejado puesto antes no sirve
                .sessionManagement(s -> s.sessionFixation(f -> f.changeSessionId()))
                .formLogin(f -> f.loginPage("/ingresar").loginProcessingUrl("/ingresar")
                        .usernameParameter("usuario").passwordParameter("clave").defaultSuccessUrl("/", false)
                        .failureHandler((p, r, x) -> r.sendRedirect(p.getContextPath() + "/ingresar?" + motivo(x))))
                .logout(l -> l.logoutUrl("/salir").logoutSuccessHandler(oidc == null ? salida() : oidc.salida()))
                .exceptionHandling(e -> e.authenticationEntryPoint(Seguridad::pedirIngreso))
                .build();
    }

    private static SimpleUrlLogoutSuccessHandler salida() {
        SimpleUrlLogoutSuccessHandler salida = new SimpleUrlLogoutSuccessHandler();
        salida.setDefaultTargetUrl("/ingresar?salio");
        return salida;
    }

    /** Todo por HTTPS, salvo el latido que consulta el balanceador por dentro. */
    private static void exigirHttps(HttpSecurity http, boolean exige) throws Exception {
        if (exige) {
            // El puerto de HTTPS es el del proxy, no uno que dependa del de la aplicación
            http.portMapper(p -> p.portMapper(new PortMapper() {
                @Override
                public Integer lookupHttpPort(Integer puertoHttps) {
                    return 80;
                }

                @Override
                public Integer lookupHttpsPort(Integer puertoHttp) {
                    return 443;
                }
            })).redirectToHttps(h -> h.requestMatchers(new NegatedRequestMatcher(RUTA.matcher("/actuator/health/**"))));
        }
    }

    private static String motivo(Exception causa) {
        return causa instanceof LockedException ? "direccion" : "error";
    }

    /** El carácter nulo no cabe en ninguna columna de texto: se niega a la entrada con un 400, venga en el parámetro que venga. */
    @Bean
    HttpFirewall sinCaracteresNulos() {
        StrictHttpFirewall puerta = new StrictHttpFirewall();
        puerta.setAllowedParameterValues(valor -> valor == null || valor.indexOf('\0') < 0);
        return puerta;
    }

    /** A un guion se le responde 401; a una persona se la lleva a la página de ingreso. */
    private static void pedirIngreso(HttpServletRequest peticion, HttpServletResponse respuesta, Exception causa)
            throws IOException {
        if (peticion.getRequestURI().matches(".*/(api|engine-rest)/.*")) {
            respuesta.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            respuesta.sendRedirect(peticion.getContextPath() + "/ingresar");
        }
    }

    @Bean
    FilterRegistrationBean<ContainerBasedAuthenticationFilter> ingresoUnico() {
        FilterRegistrationBean<ContainerBasedAuthenticationFilter> registro = new FilterRegistrationBean<>(
                new ContainerBasedAuthenticationFilter());
        registro.setInitParameters(Map.of("authentication-provider", SesionParaCamunda.class.getName()));
        registro.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        registro.setOrder(101);
        return registro;
    }

    /** Los textos y guiones de Tasklist cambian con cada versión: el navegador pregunta siempre antes de reutilizarlos. */
    @Bean
    FilterRegistrationBean<org.springframework.web.filter.OncePerRequestFilter> sinCacheDeAplicaciones() {
        FilterRegistrationBean<org.springframework.web.filter.OncePerRequestFilter> registro = new FilterRegistrationBean<>(
                new org.springframework.web.filter.OncePerRequestFilter() {
                    @Override
                    protected void doFilterInternal(jakarta.servlet.http.HttpServletRequest p, HttpServletResponse r,
                            jakarta.servlet.FilterChain c) throws jakarta.servlet.ServletException, IOException {
                        r.setHeader("Cache-Control", "no-cache");
                        c.doFilter(p, r);
                    }
                });
        registro.addUrlPatterns("/camunda/app/*");
        registro.setOrder(102);
        return registro;
    }
}
