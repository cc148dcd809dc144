package co.gov.dnp.att.plataforma.web;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Cada línea del registro que nace de una petición dice de quién es y sobre qué tarea; las que nacen del motor llevan además
 * instancia, actividad y expediente, que pone el propio motor (claves en {@code application.yaml}).
 */
@Configuration(proxyBeanMethods = false)
class ContextoDelRegistro {

    private static final Pattern TAREA = Pattern.compile("/(?:task|tareas)/([A-Za-z0-9-]{1,64})(?:/|$)");
    private static final Pattern INSTANCIA = Pattern.compile("/process-instance/([A-Za-z0-9-]{1,64})(?:/|$)");

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> quienYQue() {
        FilterRegistrationBean<OncePerRequestFilter> registro = new FilterRegistrationBean<>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest peticion, HttpServletResponse respuesta, FilterChain cadena)
                    throws ServletException, IOException {
                poner("usuario", peticion.getRemoteUser());
                poner("peticion", peticion.getMethod() + " " + peticion.getRequestURI().replaceAll("\\p{Cntrl}", "?"));
                poner("tarea", primero(TAREA.matcher(peticion.getRequestURI())));
                poner("instancia", primero(INSTANCIA.matcher(peticion.getRequestURI())));
                cadena.doFilter(peticion, respuesta);
            }
        });
        // Después de saber quién es (seguridad) y antes de los filtros de Tasklist
        registro.setOrder(50);
        return registro;
    }

    /** Se limpia al terminar la petición y no el filtro: lo que el contenedor anota de una falla también dice de quién era. */
    @Bean
    ServletListenerRegistrationBean<ServletRequestListener> limpieza() {
        return new ServletListenerRegistrationBean<>(new ServletRequestListener() {
            @Override
            public void requestDestroyed(ServletRequestEvent terminada) {
                MDC.clear();
            }
        });
    }

    private static void poner(String clave, String valor) {
        if (valor != null) {
            MDC.put(clave, valor);
        }
    }

    private static String primero(Matcher hallado) {
        return hallado.find() ? hallado.group(1) : null;
    }
}
