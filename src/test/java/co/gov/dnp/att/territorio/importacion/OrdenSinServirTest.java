package co.gov.dnp.att.territorio.importacion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

class OrdenSinServirTest {

    @Test
    @DisplayName("Importar desde la línea de órdenes no ocupa el puerto; arrancar la aplicación, sí")
    void puerto() {
        assertThat(puertoCon("--importar=dnp:/x.xlsx")).isEqualTo("0");
        assertThat(puertoCon("--importar=dnp:/x.xlsx", "--server.port=9")).isEqualTo("9");
        assertThat(puertoCon("--otra=1")).isNull();
    }

    private static String puertoCon(String... argumentos) {
        StandardEnvironment entorno = new StandardEnvironment();
        entorno.getPropertySources().addFirst(new SimpleCommandLinePropertySource(argumentos));
        new OrdenSinServir().postProcessEnvironment(entorno, null);
        return entorno.getProperty("server.port");
    }
}
