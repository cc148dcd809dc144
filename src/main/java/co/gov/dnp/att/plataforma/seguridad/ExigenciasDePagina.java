package co.gov.dnp.att.plataforma.seguridad;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Antes de atender una página comprueba lo que ella {@link Exige}. */
@Configuration(proxyBeanMethods = false)
class ExigenciasDePagina implements WebMvcConfigurer {

    private final Permisos permisos;

    ExigenciasDePagina(Permisos permisos) {
        this.permisos = permisos;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptores) {
        interceptores.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest peticion, HttpServletResponse respuesta, Object quienAtiende) {
                if (quienAtiende instanceof HandlerMethod metodo) {
                    Exige propia = metodo.getMethodAnnotation(Exige.class);
                    Exige exige = propia != null || metodo.hasMethodAnnotation(SinMatriz.class) ? propia
                            : metodo.getBeanType().getAnnotation(Exige.class);
                    if (exige != null) {
                        permisos.exigir(exige.objeto(), exige.accion());
                    }
                }
                return true;
            }
        });
    }
}
