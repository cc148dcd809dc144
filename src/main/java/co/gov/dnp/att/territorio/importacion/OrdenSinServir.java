package co.gov.dnp.att.territorio.importacion;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** Quien importa desde la línea de órdenes no atiende a nadie más: ni ocupa el puerto de la aplicación ni toma sus trabajos. */
public class OrdenSinServir implements EnvironmentPostProcessor {

    private static final String ARGUMENTOS = "commandLineArgs";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment entorno, SpringApplication aplicacion) {
        PropertySource<?> argumentos = entorno.getPropertySources().get(ARGUMENTOS);
        if (argumentos != null && argumentos.containsProperty("importar")) {
            entorno.getPropertySources().addAfter(ARGUMENTOS, new MapPropertySource("importacionPorOrden", Map.of(
                    "server.port", "0", "server.address", "127.0.0.1", "camunda.bpm.job-execution.enabled", "false")));
        }
    }
}
