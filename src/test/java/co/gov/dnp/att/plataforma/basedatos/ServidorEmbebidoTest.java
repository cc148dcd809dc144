package co.gov.dnp.att.plataforma.basedatos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import co.gov.dnp.att.plataforma.arranque.ArranqueNegado;

/** La base embebida con procesos reales: durable, una copia por carpeta y recuperación tras kill -9. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServidorEmbebidoTest {

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path carpeta;

    private Process hijo;

    @AfterEach
    void matarHijo() throws Exception {
        if (hijo != null && hijo.isAlive()) {
            hijo.destroyForcibly().waitFor();
        }
        Path pid = carpeta.resolve("postgres/postmaster.pid");
        if (Files.exists(pid)) {
            try (ServidorEmbebido recuperado = new ServidorEmbebido(carpeta, 0, true)) {
                assertThat(recuperado.url()).isNotBlank();
            }
        }
    }

    @Test
    void trasMatarLaAplicacionNoSePierdeNadaYElHuerfanoSeApaga() throws Exception {
        hijo = hijo(false);
        BufferedReader salida = hijo.inputReader();
        long ultima = 0;
        for (String linea; ultima < 50 && (linea = salida.readLine()) != null;) {
            if (linea.startsWith("CONFIRMADA ")) {
                ultima = Long.parseLong(linea.substring(11));
            }
        }
        assertThat(ultima).isEqualTo(50);
        long huerfano = postmaster();
        // destroyForcibly es kill -9
        hijo.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(huerfano).map(ProcessHandle::isAlive)).as("PostgreSQL sobrevive a la aplicación").hasValue(true);

        try (ServidorEmbebido otra = new ServidorEmbebido(carpeta, 0, true)) {
            assertThat(postmaster()).as("es un servidor nuevo, no el huérfano").isNotEqualTo(huerfano);
            try (Connection conexion = DriverManager.getConnection(otra.url());
                    ResultSet fila = conexion.createStatement().executeQuery("select max(n), count(*), current_setting('fsync') from prueba")) {
                fila.next();
                assertThat(fila.getLong(1)).isGreaterThanOrEqualTo(ultima);
                assertThat(fila.getLong(2)).isGreaterThanOrEqualTo(ultima);
                assertThat(fila.getString(3)).isEqualTo("on");
            }
        }
        assertThat(carpeta.resolve("postgres/postmaster.pid")).as("cerrado en orden").doesNotExist();
    }

    @Test
    void unaSegundaCopiaSeNiegaConUnaFraseYSinTraza() throws Exception {
        try (ServidorEmbebido primera = new ServidorEmbebido(carpeta, 0, true)) {
            hijo = hijo(true);
            String todo = new String(hijo.getInputStream().readAllBytes());
            assertThat(hijo.waitFor()).isNotZero();
            assertThat(todo).contains("Llegada a Territorio no inició: otra copia (proceso " + ProcessHandle.current().pid() + ") ya usa la carpeta de datos")
                    .doesNotContain("\tat ").doesNotContain("Exception").doesNotContain("LISTO");
            assertThat(todo.lines().filter(l -> !l.isBlank())).hasSize(1);
            assertThatThrownBy(() -> new ServidorEmbebido(carpeta, 0, true)).isInstanceOf(ArranqueNegado.class);
            try (Connection conexion = DriverManager.getConnection(primera.url())) {
                assertThat(conexion.isValid(5)).as("la primera sigue").isTrue();
            }
        }
    }

    @Test
    void sinDurabilidadSoloParaPruebasBorraSuCarpetaYEnDurableSeNiega() throws Exception {
        Path propia = carpeta.resolve("efimera");
        try (ServidorEmbebido efimero = new ServidorEmbebido(propia, 0, false)) {
            PGSimpleDataSource base = new PGSimpleDataSource();
            base.setUrl(efimero.url());
            assertThatThrownBy(() -> ServidorEmbebido.exigirDurable((DataSource) base)).isInstanceOf(ArranqueNegado.class)
                    .hasMessageContaining("fsync en «off»");
        }
        assertThat(propia).doesNotExist();
    }

    @Test
    void unPostmasterAjenoOMuertoNoEstorba() throws Exception {
        try (ServidorEmbebido primera = new ServidorEmbebido(carpeta, 0, true)) {
            assertThat(primera.url()).isNotBlank();
        }
        // El número de un proceso vivo que no es PostgreSQL: esta misma JVM
        Files.writeString(carpeta.resolve("postgres/postmaster.pid"), Stream.of("" + ProcessHandle.current().pid(),
                carpeta.resolve("postgres").toString(), "0", "5432", "", "localhost", "0 0", "ready").reduce("", (a, b) -> a + b + "\n"));
        try (ServidorEmbebido otra = new ServidorEmbebido(carpeta, 0, true)) {
            assertThat(otra.url()).isNotBlank();
        } catch (ArranqueNegado negado) {
            // PostgreSQL puede negarse por prudencia: lo que importa es la frase y no haber tocado el proceso ajeno
            assertThat(negado).hasMessageContaining("no arrancó sobre");
            Files.delete(carpeta.resolve("postgres/postmaster.pid"));
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    private long postmaster() throws Exception {
        return Long.parseLong(Files.readAllLines(carpeta.resolve("postgres/postmaster.pid")).get(0).strip());
    }

    private Process hijo(boolean salirEnseguida) throws Exception {
        ProcessBuilder orden = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-Dlogging.level.org.springframework.context.annotation=error", "-cp", System.getProperty("java.class.path").replaceFirst(":$", ""), ProcesoDePrueba.class.getName(), carpeta.toString());
        if (salirEnseguida) {
            orden.command().add("salir");
        }
        return orden.redirectErrorStream(true).start();
    }
}
