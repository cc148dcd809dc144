package co.gov.dnp.att.plataforma.basedatos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import co.gov.dnp.att.plataforma.arranque.ArranqueNegado;

/**
 * {@code --respaldar=archivo} y {@code --restaurar=archivo}: hacen eso y terminan, con 0 si quedó hecho o 1 si no. Usan la misma
 * configuración de la aplicación (base embebida o {@code spring.datasource.*}), sin motor ni páginas. Se puede respaldar mientras
 * la aplicación atiende, también sobre la base embebida; para restaurar no puede haber otra copia sobre la carpeta.
 */
public final class OrdenDeRespaldo {

    private static final Logger LOG = LoggerFactory.getLogger(OrdenDeRespaldo.class);
    private static final String RESPALDAR = "respaldar";
    private static final String RESTAURAR = "restaurar";

    /** Un contexto sin nada: solo interesa la configuración. */
    static class SoloConfiguracion {
    }

    private OrdenDeRespaldo() {
    }

    public static boolean pedida(String... argumentos) {
        return Arrays.stream(argumentos).anyMatch(a -> a.matches("--(" + RESPALDAR + "|" + RESTAURAR + ")(=.*)?"));
    }

    /** @return 0 si el respaldo o la restauración quedó completa; 1 si no, y la base queda como estaba */
    public static int ejecutar(PrintStream salida, String... argumentos) {
        try (ConfigurableApplicationContext contexto = new SpringApplicationBuilder(SoloConfiguracion.class)
                .web(WebApplicationType.NONE).run(argumentos)) {
            Environment entorno = contexto.getEnvironment();
            boolean respaldar = entorno.containsProperty(RESPALDAR);
            String ruta = entorno.getProperty(respaldar ? RESPALDAR : RESTAURAR, "");
            if (ruta.isBlank() || entorno.containsProperty(RESPALDAR) && entorno.containsProperty(RESTAURAR)) {
                throw new ArranqueNegado("indique una sola orden con su archivo: --respaldar=/ruta/respaldo.zip o --restaurar=/ruta/respaldo.zip.");
            }
            Path archivo = Path.of(ruta).toAbsolutePath().normalize();
            if (respaldar) {
                respaldar(entorno, archivo, salida);
            } else {
                restaurar(entorno, archivo, salida);
            }
            return 0;
        } catch (ArranqueNegado negado) {
            salida.println("No se hizo: " + negado.getMessage());
        } catch (SQLException | IOException | RuntimeException mal) {
            LOG.debug("Falla al respaldar o restaurar", mal);
            salida.println("No se hizo: " + mal.getMessage());
        }
        return 1;
    }

    private static void respaldar(Environment entorno, Path archivo, PrintStream salida) throws SQLException, IOException {
        if (archivo.getParent() == null || !Files.isDirectory(archivo.getParent())) {
            throw new ArranqueNegado("la carpeta de " + archivo + " no existe.");
        }
        Respaldo.Indice hecho;
        Optional<String> enMarcha = embebida(entorno) ? ServidorEmbebido.enMarcha(carpeta(entorno)) : Optional.empty();
        if (enMarcha.isPresent()) {
            hecho = Respaldo.escribir(fuente(enMarcha.get(), "postgres", ""), archivo);
        } else {
            try (Abierta base = abrir(entorno)) {
                hecho = Respaldo.escribir(base.fuente(), archivo);
            }
        }
        salida.println("Respaldo completo en " + archivo + ": " + hecho.tablas().size() + " tablas, " + hecho.filas() + " filas, "
                + Files.size(archivo) / 1024 + " KB.");
    }

    private static void restaurar(Environment entorno, Path archivo, PrintStream salida) throws SQLException, IOException {
        if (!Files.isReadable(archivo)) {
            throw new ArranqueNegado("no se puede leer " + archivo + ".");
        }
        try (Abierta base = abrir(entorno)) {
            Respaldo.Indice hecho = Respaldo.restaurar(base.fuente(), archivo);
            salida.println("Restaurado desde " + archivo + " (" + hecho.creado() + "): " + hecho.tablas().size() + " tablas, " + hecho.filas()
                    + " filas. Inicie la aplicación como siempre.");
        }
    }

    private record Abierta(DataSource fuente, AutoCloseable servidor) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try {
                servidor.close();
            } catch (Exception mal) {
                throw new IOException(mal);
            }
        }
    }

    private static Abierta abrir(Environment entorno) {
        if (!embebida(entorno)) {
            return new Abierta(fuente(entorno.getProperty("spring.datasource.url"), entorno.getProperty("spring.datasource.username"),
                    entorno.getProperty("spring.datasource.password")), () -> { });
        }
        ServidorEmbebido servidor = new ServidorEmbebido(carpeta(entorno), 0, true);
        return new Abierta(fuente(servidor.url(), "postgres", ""), servidor);
    }

    private static boolean embebida(Environment entorno) {
        return entorno.getProperty("spring.datasource.url", "").isEmpty();
    }

    private static Path carpeta(Environment entorno) {
        return Path.of(entorno.getRequiredProperty("att.embebida.carpeta"));
    }

    private static DataSource fuente(String url, String usuario, String clave) {
        PGSimpleDataSource fuente = new PGSimpleDataSource();
        fuente.setUrl(url);
        fuente.setUser(usuario);
        fuente.setPassword(clave);
        return fuente;
    }
}
