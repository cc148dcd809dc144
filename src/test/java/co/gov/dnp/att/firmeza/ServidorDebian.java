package co.gov.dnp.att.firmeza;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/** Un servidor PostgreSQL del sistema, propio del arnés, en una carpeta que se desecha y un puerto libre de esta máquina. */
final class ServidorDebian implements AutoCloseable {

    private final Path binarios;
    private final Path carpeta;
    private final int puerto;

    ServidorDebian(String... ajustes) throws Exception {
        Path raiz = Path.of("/usr/lib/postgresql");
        Assumptions.assumeTrue(Files.isDirectory(raiz), "Falta el servidor PostgreSQL del sistema (apt-get install postgresql)");
        try (Stream<Path> versiones = Files.list(raiz)) {
            binarios = versiones.filter(v -> Files.isExecutable(v.resolve("bin/initdb"))).max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
        }
        carpeta = Files.createTempDirectory("firmeza-pg");
        puerto = Nodo.libre();
        correr("chown", "postgres", carpeta.toString());
        como("initdb", "-D", carpeta + "/datos", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        Files.writeString(carpeta.resolve("datos/postgresql.auto.conf"), "port = " + puerto + "\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '" + carpeta
                + "'\nmax_connections = 200\nshared_buffers = 256MB\n" + String.join("\n", ajustes) + "\n");
        iniciar();
    }

    void iniciar() throws Exception {
        como("pg_ctl", "-D", carpeta + "/datos", "-l", carpeta + "/servidor.log", "-w", "start");
    }

    /** @param modo {@code fast} (ordenado) o {@code immediate} (como un corte de energía) */
    void reiniciar(String modo) throws Exception {
        como("pg_ctl", "-D", carpeta + "/datos", "-l", carpeta + "/servidor.log", "-w", "-m", modo, "restart");
    }

    int puerto() {
        return puerto;
    }

    String url() {
        return url(puerto);
    }

    static String url(int puerto) {
        return "jdbc:postgresql://127.0.0.1:" + puerto + "/postgres?user=postgres";
    }

    Map<String, String> entorno() {
        return entorno(puerto);
    }

    static Map<String, String> entorno(int puerto) {
        return Map.of("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + puerto + "/postgres?connectTimeout=5&socketTimeout=60", "SPRING_DATASOURCE_USERNAME", "postgres");
    }

    private void como(String programa, String... argumentos) throws Exception {
        correr(Stream.concat(Stream.of("runuser", "-u", "postgres", "--", binarios.resolve(programa).toString()), Stream.of(argumentos)).toArray(String[]::new));
    }

    private static void correr(String... orden) throws Exception {
        Path salida = Files.createTempFile("orden", ".txt");
        Process p = new ProcessBuilder(orden).directory(Path.of("/tmp").toFile()).redirectErrorStream(true).redirectOutput(salida.toFile()).start();
        boolean termino = p.waitFor(120, TimeUnit.SECONDS);
        String texto = Files.readString(salida);
        Files.delete(salida);
        if (!termino || p.exitValue() != 0) {
            throw new IOException(List.of(orden) + ": " + texto);
        }
    }

    @Override
    public void close() throws Exception {
        como("pg_ctl", "-D", carpeta + "/datos", "-m", "immediate", "stop");
        correr("rm", "-rf", carpeta.toString());
    }
}
