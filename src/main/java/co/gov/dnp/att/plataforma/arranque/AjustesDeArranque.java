package co.gov.dnp.att.plataforma.arranque;

import java.util.HashMap;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Decide, antes de arrancar, si hay demostración y quién es el primer administrador. La demostración solo existe sobre la base
 * embebida; en un servidor, el administrador viene de {@code ATT_ADMIN_USUARIO} y {@code ATT_ADMIN_CLAVE}.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
public class AjustesDeArranque implements EnvironmentPostProcessor {

    /** Si esta copia carga y anuncia la demostración. */
    public static final String DEMOSTRACION_ACTIVA = "att.demostracion-activa";
    /** Argumento que vuelve a dejar la demostración como nueva (SG-36). */
    public static final String RESTAURAR = "restaurar-demostracion";
    public static final String ADMINISTRADOR_DEMOSTRACION = "demo.administracion";
    /** Contraseña pública y conocida de todos los usuarios de demostración; cumple la política de contraseñas. */
    public static final String CLAVE_DEMOSTRACION = "Territorio-2026";

    private static final String ADMINISTRADOR = "camunda.bpm.admin-user.";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment entorno, SpringApplication aplicacion) {
        boolean embebida = entorno.getProperty("spring.datasource.url", "").isEmpty();
        boolean demostracion = switch (entorno.getProperty("att.demostracion", "auto")) {
            case "auto" -> embebida;
            case "si", "true" -> true;
            case "no", "false" -> false;
            default -> throw new ArranqueNegado("att.demostracion admite auto, si o no.");
        };
        if (demostracion && !embebida) {
            throw new ArranqueNegado("la demostración solo se carga en la base embebida; quite att.demostracion o spring.datasource.url.");
        }
        if (entorno.containsProperty(RESTAURAR) && !demostracion) {
            throw new ArranqueNegado("--" + RESTAURAR + " solo sirve en la base embebida con demostración; quite ese argumento.");
        }
        Map<String, Object> ajustes = new HashMap<>();
        ajustes.put(DEMOSTRACION_ACTIVA, demostracion);
        if (!entorno.containsProperty(ADMINISTRADOR + "id")) {
            String usuario = entorno.getProperty("ATT_ADMIN_USUARIO", "");
            if (!usuario.isEmpty()) {
                administrador(ajustes, usuario, entorno.getProperty("ATT_ADMIN_CLAVE", ""), "Administración de la plataforma");
            } else if (demostracion) {
                administrador(ajustes, ADMINISTRADOR_DEMOSTRACION, CLAVE_DEMOSTRACION, "Demo · Administración de la plataforma");
            }
        }
        entorno.getPropertySources().addLast(new MapPropertySource("arranque", ajustes));
    }

    private static void administrador(Map<String, Object> ajustes, String usuario, String clave, String nombre) {
        ajustes.put(ADMINISTRADOR + "id", usuario);
        ajustes.put(ADMINISTRADOR + "password", clave);
        ajustes.put(ADMINISTRADOR + "first-name", nombre);
        ajustes.put(ADMINISTRADOR + "last-name", "");
    }
}
