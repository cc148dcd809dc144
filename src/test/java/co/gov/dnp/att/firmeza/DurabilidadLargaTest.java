package co.gov.dnp.att.firmeza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw -Pfirmeza verify}: golpes repetidos con carga. {@code -Dfirmeza.golpes=N} cambia cuántos (25). */
@Tag("firmeza")
@Timeout(value = 90, unit = TimeUnit.MINUTES)
class DurabilidadLargaTest {

    private static final int GOLPES = Integer.getInteger("firmeza.golpes", 25);
    private static final Duration LARGA = Duration.ofMinutes(5);

    @TempDir
    Path carpeta;
    private final Random azar = new Random(2026);
    private final Libro libro = new Libro();

    @Test
    @DisplayName("kill -9 a la aplicación, muchas veces, en momentos al azar")
    void matarLaAplicacion() throws Exception {
        try (Nodo nodo = new Nodo("matar-aplicacion", Map.of(), "--att.embebida.carpeta=" + carpeta); Carga carga = carga(nodo)) {
            for (int golpe = 1; golpe <= GOLPES; golpe++) {
                Golpes.trabajar(libro, 3 + azar.nextInt(8), LARGA);
                Thread.sleep(azar.nextInt(400));
                nodo.matar();
                double segundos = nodo.iniciar();
                try (Connection base = Golpes.embebida(carpeta)) {
                    Golpes.cuadra(libro, base);
                }
                anotar("kill -9 aplicación", golpe, segundos);
            }
            terminar(carga, () -> Golpes.embebida(carpeta));
        }
        Path archivo = carpeta.resolve("respaldo.zip");
        assertThat(Nodo.orden(Map.of(), "--att.embebida.carpeta=" + carpeta, "--respaldar=" + archivo)).contains("Respaldo completo");
        assertThat(Nodo.orden(Map.of(), "--att.embebida.carpeta=" + carpeta.resolve("otra"), "--restaurar=" + archivo)).contains("Restaurado desde");
    }

    @Test
    @DisplayName("kill -9 a PostgreSQL embebido, muchas veces: la aplicación lo levanta y sigue")
    void matarLaBase() throws Exception {
        try (Nodo nodo = new Nodo("matar-base", Map.of(), "--att.embebida.carpeta=" + carpeta); Carga carga = carga(nodo)) {
            long aplicacion = nodo.pid();
            for (int golpe = 1; golpe <= GOLPES; golpe++) {
                golpearLaBase(nodo, "kill -9 PostgreSQL", golpe, () -> Golpes.postmaster(carpeta));
                if (golpe % 3 == 0) {
                    // Al morir una sola de sus conexiones, PostgreSQL se reinicia entero por sí mismo
                    golpearLaBase(nodo, "kill -9 a una conexión", golpe / 3,
                            () -> Golpes.postmaster(carpeta).children().skip(azar.nextInt(5) + 4L).findFirst().orElseThrow());
                }
            }
            assertThat(nodo.pid()).as("la aplicación no se reinició").isEqualTo(aplicacion);
            terminar(carga, () -> Golpes.embebida(carpeta));
        }
    }

    private void golpearLaBase(Nodo nodo, String que, int golpe, Callable<ProcessHandle> victima) throws Exception {
        Golpes.trabajar(libro, 3 + azar.nextInt(8), LARGA);
        Thread.sleep(azar.nextInt(400));
        long inicio = System.nanoTime();
        assertThat(victima.call().destroyForcibly()).as("%s %d", que, golpe).isTrue();
        Thread.sleep(300);
        nodo.esperarLista(Duration.ofSeconds(120));
        double segundos = (System.nanoTime() - inicio) / 1e9;
        try (Connection base = Golpes.embebida(carpeta)) {
            Golpes.cuadra(libro, base);
        }
        anotar(que, golpe, segundos);
    }

    @Test
    @DisplayName("Disco lleno: nada confirmado se pierde y, al haber espacio, la aplicación vuelve sola")
    void discoLleno() throws Exception {
        Path disco = Files.createDirectories(carpeta.resolve("disco"));
        Assumptions.assumeTrue(correr("mount", "-t", "tmpfs", "-o", "size=420m", "none", disco.toString()) == 0, "No se puede montar un disco pequeño aquí");
        try (Nodo nodo = new Nodo("disco-lleno", Map.of(), "--att.embebida.carpeta=" + disco.resolve("datos")); Carga carga = carga(nodo)) {
            for (int golpe = 1; golpe <= 3; golpe++) {
                Golpes.trabajar(libro, 10, LARGA);
                Path relleno = disco.resolve("relleno");
                int antes = libro.sinRespuesta.get();
                llenar(relleno);
                for (int i = 0; i < 300 && libro.sinRespuesta.get() < antes + 3; i++) {
                    // Lo que quede libre dentro de los archivos de la base se va gastando
                    llenar(relleno);
                    Thread.sleep(200);
                }
                assertThat(libro.sinRespuesta.get()).as("el disco lleno se notó").isGreaterThan(antes);
                long inicio = System.nanoTime();
                Files.delete(relleno);
                if (!nodo.vivo()) {
                    nodo.iniciar();
                }
                nodo.esperarLista(Duration.ofSeconds(180));
                double segundos = (System.nanoTime() - inicio) / 1e9;
                try (Connection base = Golpes.embebida(disco.resolve("datos"))) {
                    Golpes.cuadra(libro, base);
                }
                anotar("disco lleno", golpe, segundos);
            }
            terminar(carga, () -> Golpes.embebida(disco.resolve("datos")));
            nodo.detener();
        } finally {
            correr("umount", "-l", disco.toString());
        }
    }

    @Test
    @DisplayName("El servidor de base de datos se reinicia con carga, en orden y de golpe")
    void reiniciarElServidor() throws Exception {
        try (ServidorDebian servidor = new ServidorDebian()) {
            sembrar(servidor);
            try (Nodo nodo = new Nodo("reiniciar-servidor", servidor.entorno()); Carga carga = carga(nodo)) {
                for (int golpe = 1; golpe <= 6; golpe++) {
                    Golpes.trabajar(libro, 8, LARGA);
                    long inicio = System.nanoTime();
                    servidor.reiniciar(golpe % 2 == 0 ? "immediate" : "fast");
                    nodo.esperarLista(Duration.ofSeconds(120));
                    double segundos = (System.nanoTime() - inicio) / 1e9;
                    try (Connection base = DriverManager.getConnection(servidor.url())) {
                        Golpes.cuadra(libro, base);
                    }
                    anotar("reinicio de la base", golpe, segundos);
                }
                terminar(carga, () -> DriverManager.getConnection(servidor.url()));
            }
        }
    }

    @Test
    @DisplayName("Se corta la conexión con la base a mitad de las transacciones")
    void cortarLaConexion() throws Exception {
        try (ServidorDebian servidor = new ServidorDebian(); Tuberia cable = new Tuberia(servidor.puerto())) {
            sembrar(servidor);
            try (Nodo nodo = new Nodo("cortar-conexion", ServidorDebian.entorno(cable.puerto())); Carga carga = carga(nodo)) {
                for (int golpe = 1; golpe <= GOLPES; golpe++) {
                    Golpes.trabajar(libro, 3 + azar.nextInt(5), LARGA);
                    long inicio = System.nanoTime();
                    cable.cortar();
                    Thread.sleep(azar.nextInt(1500));
                    cable.unir();
                    nodo.esperarLista(Duration.ofSeconds(120));
                    double segundos = (System.nanoTime() - inicio) / 1e9;
                    try (Connection base = DriverManager.getConnection(servidor.url())) {
                        Golpes.cuadra(libro, base);
                    }
                    anotar("corte de conexión", golpe, segundos);
                }
                terminar(carga, () -> DriverManager.getConnection(servidor.url()));
            }
        }
    }

    private Carga carga(Nodo nodo) throws Exception {
        nodo.iniciar();
        Carga carga = new Carga(nodo.raiz(), libro, 4, false);
        carga.pedir(10_000);
        carga.arrancar();
        return carga;
    }

    interface Base {
        Connection abrir() throws Exception;
    }

    private void terminar(Carga carga, Base abrir) throws Exception {
        carga.parar();
        try (Connection base = abrir.abrir()) {
            Golpes.asentar(base, Duration.ofMinutes(4));
            Golpes.cuadra(libro, base);
        }
        System.out.printf("  %d confirmaciones (%d instancias, %d tareas), %d peticiones sin respuesta buena; ninguna perdida, ninguna doble%n", libro.confirmaciones(),
                libro.iniciadas(), libro.tareas(), libro.sinRespuesta.get());
    }

    private void anotar(String que, int golpe, double segundos) {
        System.out.printf("%s %d: vuelve a atender en %.1f s; libro de %d confirmaciones cuadra%n", que, golpe, segundos, libro.confirmaciones());
    }

    /** La demostración, llevada a un servidor por el mismo respaldo de cualquiera. */
    static void sembrar(ServidorDebian servidor) throws Exception {
        Path temporal = Files.createTempDirectory("firmeza-semilla");
        Path archivo = temporal.resolve("semilla.zip");
        try {
            try (Nodo semilla = new Nodo("semilla", Map.of(), "--att.embebida.carpeta=" + temporal.resolve("datos"))) {
                semilla.iniciar();
                Carga.esperarDemostracion(new Persona(semilla.raiz(), "demo.administracion", Carga.CLAVE));
                Nodo.orden(Map.of(), "--att.embebida.carpeta=" + temporal.resolve("datos"), "--respaldar=" + archivo);
            }
            System.out.print(Nodo.orden(servidor.entorno(), "--restaurar=" + archivo));
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(temporal);
        }
    }

    private static void llenar(Path relleno) throws IOException {
        byte[] trozo = new byte[1 << 20];
        try (OutputStream salida = Files.newOutputStream(relleno, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            for (int i = 0; i < 1000; i++) {
                salida.write(trozo);
            }
        } catch (IOException lleno) {
            try (OutputStream salida = Files.newOutputStream(relleno, java.nio.file.StandardOpenOption.APPEND)) {
                for (int i = 0; i < 2000; i++) {
                    salida.write(trozo, 0, 1024);
                }
            } catch (IOException delTodo) {
                // eso se quería
            }
        }
    }

    private static int correr(String... orden) throws Exception {
        return new ProcessBuilder(List.of(orden)).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    }
}
