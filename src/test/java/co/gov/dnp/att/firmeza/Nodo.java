package co.gov.dnp.att.firmeza;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import co.gov.dnp.att.LlegadaTerritorio;

/** La aplicación entera en su propio proceso, atendiendo solo en esta máquina; el arnés la mata y la vuelve a iniciar. */
public final class Nodo implements AutoCloseable {

    private static final HttpClient CLIENTE = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String nombre;
    private final int puerto;
    private final Map<String, String> entorno;
    private final List<String> argumentos;
    private final Path registro;
    private Process proceso;

    Nodo(String nombre, Map<String, String> entorno, String... argumentos) throws IOException {
        this.nombre = nombre;
        this.puerto = libre();
        this.entorno = entorno;
        this.argumentos = List.of(argumentos);
        this.registro = Files.createDirectories(Path.of("target/firmeza")).resolve(nombre + ".log");
        Files.deleteIfExists(registro);
    }

    public static int libre() throws IOException {
        try (ServerSocket s = new ServerSocket(0)) {
            return s.getLocalPort();
        }
    }

    String raiz() {
        return "http://localhost:" + puerto;
    }

    int puerto() {
        return puerto;
    }

    /** Inicia y espera a que diga que puede atender. @return segundos que tardó */
    double iniciar() throws Exception {
        return iniciar(Duration.ofMinutes(6));
    }

    double iniciar(Duration maximo) throws Exception {
        long inicio = System.nanoTime();
        lanzar();
        while (!lista()) {
            if (!proceso.isAlive() || System.nanoTime() - inicio > maximo.toNanos()) {
                throw new AssertionError(nombre + " no inició (" + (proceso.isAlive() ? "sigue intentando" : "terminó con " + proceso.exitValue()) + "):\n" + cola());
            }
            Thread.sleep(100);
        }
        return (System.nanoTime() - inicio) / 1e9;
    }

    void lanzar() throws IOException {
        proceso = lanzar(registro, entorno, argumentos(), "-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");
    }

    private List<String> argumentos() {
        List<String> todos = new ArrayList<>(List.of("--server.port=" + puerto, "--server.address=127.0.0.1"));
        todos.addAll(argumentos);
        return todos;
    }

    static Process lanzar(Path registro, Map<String, String> entorno, List<String> argumentos, String... maquina) throws IOException {
        List<String> orden = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        orden.addAll(List.of(maquina));
        // Un separador al final pondría la carpeta del proyecto en la ruta de clases, con los modelos repetidos
        orden.addAll(List.of("-cp", System.getProperty("java.class.path").replaceFirst(":$", ""), LlegadaTerritorio.class.getName()));
        orden.addAll(argumentos);
        ProcessBuilder hijo = new ProcessBuilder(orden);
        hijo.environment().keySet().removeIf(v -> v.startsWith("SPRING_") || v.startsWith("ATT_"));
        hijo.environment().putAll(entorno);
        return hijo.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(registro.toFile())).start();
    }

    /** Corre una orden que termina sola ({@code --respaldar}…). @return lo que imprimió */
    static String orden(Map<String, String> entorno, String... argumentos) throws Exception {
        Path salida = Files.createTempFile("orden", ".txt");
        try {
            Process p = lanzar(salida, entorno, List.of(argumentos), "-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");
            if (!p.waitFor(300, TimeUnit.SECONDS)) {
                p.destroyForcibly();
            }
            String texto = Files.readString(salida);
            if (p.exitValue() != 0) {
                throw new AssertionError(texto);
            }
            return texto;
        } finally {
            Files.delete(salida);
        }
    }

    boolean lista() {
        try {
            return CLIENTE.send(HttpRequest.newBuilder(URI.create(raiz() + "/actuator/health/readiness")).timeout(Duration.ofSeconds(5)).build(),
                    BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException aun) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void esperarLista(Duration maximo) throws Exception {
        for (long limite = System.nanoTime() + maximo.toNanos(); !lista();) {
            if (System.nanoTime() > limite || !proceso.isAlive()) {
                throw new AssertionError(nombre + " no volvió a atender por sí solo en " + maximo.toSeconds() + " s:\n" + cola());
            }
            Thread.sleep(100);
        }
    }

    boolean vivo() {
        return proceso != null && proceso.isAlive();
    }

    long pid() {
        return proceso.pid();
    }

    /** {@code kill -9}. */
    void matar() throws InterruptedException {
        proceso.destroyForcibly().waitFor();
    }

    void detener() throws InterruptedException {
        proceso.destroy();
        if (!proceso.waitFor(60, TimeUnit.SECONDS)) {
            matar();
        }
    }

    String cola() throws IOException {
        List<String> lineas = Files.readAllLines(registro);
        return String.join("\n", lineas.subList(Math.max(0, lineas.size() - 40), lineas.size()));
    }

    Path registro() {
        return registro;
    }

    @Override
    public void close() throws InterruptedException {
        if (vivo()) {
            detener();
        }
    }
}
