package co.gov.dnp.att.banco;

import static co.gov.dnp.att.banco.Informe.informe;
import static co.gov.dnp.att.banco.Informe.mediana;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import co.gov.dnp.att.firmeza.Nodo;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** (d) Segundos desde que se pide arrancar hasta que puede atender: la primera vez, las siguientes, y la imagen frente al paquete. */
@Tag("bench")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class ArranqueBancoTest {

    private static final boolean RAPIDO = Boolean.getBoolean("banco.rapido");
    private static final HttpClient CLIENTE = HttpClient.newHttpClient();

    @TempDir
    Path carpeta;

    @Test
    @DisplayName("(d) Arranque de un recién llegado, primera vez y siguientes")
    void recienLlegado() throws Exception {
        List<Double> primeras = new ArrayList<>();
        List<Double> siguientes = new ArrayList<>();
        for (int r = 0; r < (RAPIDO ? 1 : 3); r++) {
            Path datos = carpeta.resolve("datos" + r);
            primeras.add(arrancar(comoSpringBootRun(), datos, Path.of(".")));
            siguientes.add(arrancar(comoSpringBootRun(), datos, Path.of(".")));
        }
        informe("(d) Arranque con base incluida: primera vez %.1f s (meta < 30) · siguientes %.1f s (meta < 15)", mediana(primeras), mediana(siguientes));
    }

    @Test
    @DisplayName("(d) La imagen, con clases compartidas, frente al paquete ejecutable")
    void imagen() throws Exception {
        Path paquete = Path.of("target/llegada-a-territorio.jar").toAbsolutePath();
        Assumptions.assumeTrue(Files.exists(paquete), "Falta el paquete: corra ./mvnw -Pbench verify");
        Path extraida = carpeta.resolve("extraida");
        correr(java("-Djarmode=tools", "-jar", paquete.toString(), "extract", "--destination", extraida.toString()), Path.of("."));
        Path datos = carpeta.resolve("datos-imagen");
        arrancar(java("-jar", paquete.toString()), datos, extraida);
        Path clases = extraida.resolve("llegada.jsa");
        correr(java("-XX:ArchiveClassesAtExit=" + clases, "-Datt.embebida.carpeta=" + carpeta.resolve("entrena"), "-Dspring.context.exit=onRefresh", "-jar", "llegada-a-territorio.jar"), extraida);
        apagar(carpeta.resolve("entrena"));
        List<Double> gordo = new ArrayList<>();
        List<Double> imagen = new ArrayList<>();
        for (int r = 0; r < (RAPIDO ? 1 : 3); r++) {
            gordo.add(arrancar(java("-jar", paquete.toString()), datos, extraida));
            // Como el contenedor: desde su carpeta y con el mismo nombre con que se entrenó; con otra ruta las clases compartidas no sirven
            imagen.add(arrancar(java("-XX:SharedArchiveFile=" + clases, "-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-jar", "llegada-a-territorio.jar"), datos, extraida));
        }
        informe("(d) Paquete ejecutable %.1f s · como la imagen %.1f s · razón %.2f (meta ≤ 0,65)", mediana(gordo), mediana(imagen), mediana(imagen) / mediana(gordo));
    }

    /** El complemento de Spring Boot arranca solo con el primer compilador: calienta antes. */
    private static List<String> comoSpringBootRun() {
        return java("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m", "-cp", System.getProperty("java.class.path").replaceFirst(":$", ""), "co.gov.dnp.att.LlegadaTerritorio");
    }

    private static List<String> java(String... argumentos) {
        List<String> orden = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m"));
        orden.addAll(List.of(argumentos));
        return orden;
    }

    /** @return segundos hasta que responde que puede atender; después lo apaga en orden */
    private double arrancar(List<String> orden, Path datos, Path desde) throws Exception {
        int puerto = Nodo.libre();
        orden.addAll(List.of("--server.port=" + puerto, "--server.address=127.0.0.1", "--att.embebida.carpeta=" + datos));
        long inicio = System.nanoTime();
        Process proceso = new ProcessBuilder(orden).directory(desde.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            while (!lista(puerto)) {
                if (!proceso.isAlive() || System.nanoTime() - inicio > Duration.ofMinutes(5).toNanos()) {
                    throw new AssertionError("No arrancó: " + orden);
                }
                Thread.sleep(50);
            }
            return (System.nanoTime() - inicio) / 1e9;
        } finally {
            proceso.destroy();
            if (!proceso.waitFor(60, TimeUnit.SECONDS)) {
                proceso.destroyForcibly();
            }
        }
    }

    private static boolean lista(int puerto) throws InterruptedException {
        try {
            return CLIENTE.send(HttpRequest.newBuilder(URI.create("http://localhost:" + puerto + "/actuator/health/readiness")).timeout(Duration.ofSeconds(5)).build(),
                    HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException aun) {
            return false;
        }
    }

    private static void correr(List<String> orden, Path donde) throws Exception {
        Process p = new ProcessBuilder(orden).directory(donde.toFile()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (!p.waitFor(5, TimeUnit.MINUTES)) {
            p.destroyForcibly();
        }
    }

    /** El arranque de entrenamiento termina de golpe y deja su servidor: se apaga el que anotó esa carpeta. */
    private static void apagar(Path datos) throws Exception {
        Path pid = datos.resolve("postgres/postmaster.pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip())).ifPresent(ProcessHandle::destroy);
            Thread.sleep(2_000);
        }
    }
}
