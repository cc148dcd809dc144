package co.gov.dnp.att.plataforma.basedatos;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

import co.gov.dnp.att.plataforma.arranque.ArranqueNegado;

/**
 * {@code --respaldar=archivo}, {@code --restaurar=archivo}, {@code --verificar-rastro} y {@code --reconstruir-rastro}: hacen eso y terminan, con 0 si quedó
 * hecho o 1 si no. Usan la misma
 * configuración de la aplicación (base embebida o {@code spring.datasource.*}), sin motor ni páginas. Se puede respaldar mientras
 * la aplicación atiende, también sobre la base embebida; para restaurar no puede haber otra copia sobre la carpeta. El rastro se puede
 * verificar y reconstruir mientras atiende (PS-50, PS-51).
 */
public final class OrdenDeBase {

    private static final Logger LOG = LoggerFactory.getLogger(OrdenDeBase.class);
    private static final String RESPALDAR = "respaldar";
    private static final String RESTAURAR = "restaurar";
    private static final String VERIFICAR = "verificar-rastro";
    private static final String RECONSTRUIR = "reconstruir-rastro";
    /** Frases que se muestran de un rastro roto: la primera dice dónde empezar a mirar. */
    private static final int ROTOS = 20;

    /** Un contexto sin nada: solo interesa la configuración. */
    static class SoloConfiguracion {
    }

    private OrdenDeBase() {
    }

    public static boolean pedida(String... argumentos) {
        return Arrays.stream(argumentos).anyMatch(a -> a.matches("--(" + String.join("|", RESPALDAR, RESTAURAR, VERIFICAR, RECONSTRUIR) + ")(=.*)?"));
    }

    /** @return 0 si el respaldo o la restauración quedó completa; 1 si no, y la base queda como estaba */
    public static int ejecutar(PrintStream salida, String... argumentos) {
        try (ConfigurableApplicationContext contexto = new SpringApplicationBuilder(SoloConfiguracion.class)
                .web(WebApplicationType.NONE).run(argumentos)) {
            Environment entorno = contexto.getEnvironment();
            if (entorno.containsProperty(VERIFICAR) || entorno.containsProperty(RECONSTRUIR)) {
                return enLaBase(entorno, base -> entorno.containsProperty(VERIFICAR) ? verificar(base, salida) : reconstruir(base, salida));
            }
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
            LOG.debug("Falla de una orden sobre la base", mal);
            salida.println("No se hizo: " + mal.getMessage());
        }
        return 1;
    }

    private static void respaldar(Environment entorno, Path archivo, PrintStream salida) throws SQLException, IOException {
        if (archivo.getParent() == null || !Files.isDirectory(archivo.getParent())) {
            throw new ArranqueNegado("la carpeta de " + archivo + " no existe.");
        }
        Respaldo.Indice hecho = enLaBase(entorno, base -> Respaldo.escribir(base, archivo));
        salida.println("Respaldo completo en " + archivo + ": " + hecho.tablas().size() + " tablas, " + hecho.filas() + " filas, "
                + Files.size(archivo) / 1024 + " KB.");
    }

    /** Lo que se hace con una base, esté la aplicación atendiendo sobre ella o no. */
    private interface Uso<T> {
        T con(DataSource base) throws SQLException, IOException;
    }

    private static <T> T enLaBase(Environment entorno, Uso<T> uso) throws SQLException, IOException {
        Optional<String> enMarcha = embebida(entorno) ? ServidorEmbebido.enMarcha(carpeta(entorno)) : Optional.empty();
        if (enMarcha.isPresent()) {
            return uso.con(fuente(enMarcha.get(), "postgres", ""));
        }
        try (Abierta base = abrir(entorno)) {
            return uso.con(base.fuente());
        }
    }

    private static int verificar(DataSource base, PrintStream salida) {
        JdbcTemplate sql = new JdbcTemplate(base);
        List<String> rotos = sql.query("select coalesce('Instancia ' || raiz || ': ', '') || problema from att.rastro_roto() limit " + (ROTOS + 1),
                (f, n) -> f.getString(1));
        if (rotos.isEmpty()) {
            salida.println(sql.queryForObject("""
                    select 'El rastro está entero: ' || count(*) || ' asientos de ' || count(distinct raiz) || ' instancias, '
                        || (select count(*) from att.sello) || ' sellos' || coalesce('. Último sello: ' || (select huella from att.sello order by numero desc limit 1), '')
                    from att.asiento
                    """, String.class));
            return 0;
        }
        salida.println("El rastro está roto. Lo primero:");
        rotos.stream().limit(ROTOS).forEach(r -> salida.println("  " + r));
        if (rotos.size() > ROTOS) {
            salida.println("  … y más.");
        }
        return 1;
    }

    private static int reconstruir(DataSource base, PrintStream salida) {
        JdbcTemplate sql = new JdbcTemplate(base);
        long antes = asientos(sql);
        sql.execute("call att.reconstruir_rastro()");
        salida.println("Instancias reconstruidas: " + (asientos(sql) - antes) + ". Las listas de auditoría se ponen al día solas en segundos.");
        return 0;
    }

    private static long asientos(JdbcTemplate sql) {
        return sql.queryForObject("select count(*) from att.asiento", Long.class);
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
            // El dueño de las tablas, si la aplicación entra con otro usuario
            String suyo = entorno.containsProperty("spring.flyway.user") ? "spring.flyway.user" : "spring.datasource.username";
            return new Abierta(fuente(entorno.getProperty("spring.datasource.url"), entorno.getProperty(suyo),
                    entorno.getProperty(suyo.equals("spring.flyway.user") ? "spring.flyway.password" : "spring.datasource.password")), () -> { });
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
        fuente.setCurrentSchema("public");
        return fuente;
    }
}
