package co.gov.dnp.att.plataforma.basedatos;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import co.gov.dnp.att.plataforma.arranque.ArranqueNegado;

/**
 * PostgreSQL propio sobre una carpeta. Durable: cada confirmación llega al disco, una sola copia por carpeta, y si un
 * arranque anterior murió sin apagar su servidor, lo apaga en orden y sigue. No durable (pruebas): borra la carpeta al cerrar.
 */
final class ServidorEmbebido implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServidorEmbebido.class);
    private static final Duration ESPERA = Duration.ofSeconds(60);

    private final Path carpeta;
    private final Path datos;
    private final boolean durable;
    private final FileChannel cerrojo;
    private final Thread vigilante;
    private volatile EmbeddedPostgres servidor;
    private volatile boolean cerrando;

    /** @throws ArranqueNegado si la carpeta está en uso o no sirve, o si el servidor no quedó durable */
    ServidorEmbebido(Path carpeta, int puerto, boolean durable) {
        this.carpeta = carpeta.toAbsolutePath().normalize();
        this.datos = this.carpeta.resolve("postgres");
        this.durable = durable;
        this.cerrojo = cerrar();
        try {
            apagarHuerfano();
            this.servidor = iniciar(puerto);
            if (durable) {
                exigirDurable(servidor.getPostgresDatabase());
            }
            this.vigilante = new Thread(this::vigilar, "vigilante-postgresql");
            vigilante.setDaemon(true);
            vigilante.start();
        } catch (RuntimeException negado) {
            soltar();
            throw negado;
        }
    }

    /** @return la dirección del PostgreSQL de otra copia que está usando la carpeta; vacío si ninguna la usa */
    static Optional<String> enMarcha(Path carpeta) {
        Path raiz = carpeta.toAbsolutePath().normalize();
        Path cerrojo = raiz.resolve("en-uso");
        Path pid = raiz.resolve("postgres").resolve("postmaster.pid");
        if (!Files.exists(cerrojo) || !Files.exists(pid)) {
            return Optional.empty();
        }
        try (FileChannel canal = FileChannel.open(cerrojo, StandardOpenOption.WRITE); FileLock libre = canal.tryLock()) {
            return libre != null ? Optional.empty()
                    : Optional.of("jdbc:postgresql://localhost:" + Files.readAllLines(pid).get(3).strip() + "/postgres");
        } catch (OverlappingFileLockException misma) {
            return Optional.empty();
        } catch (IOException mal) {
            throw new ArranqueNegado("no se puede leer la carpeta de datos " + raiz + ": " + mal.getMessage(), mal);
        }
    }

    String url() {
        return servidor.getJdbcUrl("postgres", "postgres");
    }

    /** Si PostgreSQL muere de golpe vuelve a iniciarlo, en el mismo puerto: la aplicación se reconecta y sigue. */
    private void vigilar() {
        while (!cerrando) {
            if (!esperarHasta(() -> cerrando || servidorAnotado().isEmpty(), Duration.ofDays(1)) || cerrando) {
                continue;
            }
            LOG.warn("PostgreSQL embebido se cayó: se vuelve a iniciar sobre {}", datos);
            try {
                int puerto = servidor.getPort();
                synchronized (this) {
                    if (!cerrando) {
                        // Suelta lo que la biblioteca guarda del que murió, para poder iniciar otro sobre la misma carpeta
                        servidor.close();
                        servidor = iniciar(puerto);
                        soltarTrabajos(servidor.getPostgresDatabase());
                        LOG.warn("PostgreSQL embebido atiende otra vez");
                    }
                }
            } catch (IOException | RuntimeException todavia) {
                // Sin disco, o con procesos del anterior aún saliendo: se insiste
                LOG.warn("PostgreSQL embebido aún no arranca: {}", todavia.getMessage());
                esperarHasta(() -> cerrando, Duration.ofSeconds(2));
            }
        }
    }

    @Override
    public void close() throws IOException {
        cerrando = true;
        synchronized (this) {
            servidor.close();
        }
        esperar(() -> !Files.exists(pid()));
        soltar();
        if (!durable) {
            FileSystemUtils.deleteRecursively(carpeta);
        }
    }

    /** El cerrojo es del proceso: si la copia muere de golpe, el sistema operativo lo suelta. */
    private FileChannel cerrar() {
        Path archivo = carpeta.resolve("en-uso");
        try {
            Files.createDirectories(carpeta);
            FileChannel canal = FileChannel.open(archivo, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock tomado = canal.tryLock();
            if (tomado != null) {
                canal.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                return canal;
            }
            String dueno = Files.readString(archivo).strip();
            canal.close();
            throw enUso(dueno.isEmpty() ? "" : " (proceso " + dueno + ")");
        } catch (OverlappingFileLockException misma) {
            throw enUso("");
        } catch (IOException mal) {
            throw new ArranqueNegado("no se puede escribir en la carpeta de datos " + carpeta + ": " + mal.getMessage(), mal);
        }
    }

    private ArranqueNegado enUso(String quien) {
        return new ArranqueNegado("otra copia" + quien + " ya usa la carpeta de datos " + carpeta
                + "; ciérrela o indique otra carpeta con --att.embebida.carpeta.");
    }

    private void soltar() {
        try {
            cerrojo.close();
        } catch (IOException mal) {
            LOG.debug("El cerrojo ya estaba suelto", mal);
        }
    }

    /** Tras un {@code kill -9} de la aplicación su PostgreSQL sigue vivo y dueño de la carpeta. */
    private void apagarHuerfano() {
        Optional<ProcessHandle> huerfano = servidorAnotado();
        if (huerfano.isEmpty()) {
            return;
        }
        long proceso = huerfano.get().pid();
        LOG.warn("El arranque anterior no cerró su PostgreSQL (proceso {}): se apaga en orden y se vuelve a iniciar", proceso);
        try {
            // SIGINT es el apagado rápido y ordenado de PostgreSQL; donde no hay kill, la señal de cierre del sistema
            new ProcessBuilder("kill", "-INT", Long.toString(proceso)).inheritIO().start().waitFor();
        } catch (IOException sinKill) {
            huerfano.get().destroy();
        } catch (InterruptedException interrumpido) {
            Thread.currentThread().interrupt();
        }
        if (!esperar(() -> !Files.exists(pid()) || servidorAnotado().isEmpty())) {
            throw new ArranqueNegado("el PostgreSQL de un arranque anterior (proceso " + proceso + ") no se apagó en "
                    + ESPERA.toSeconds() + " segundos; deténgalo y vuelva a iniciar.");
        }
    }

    /** El proceso que anotó {@code postmaster.pid}, si de verdad es un PostgreSQL vivo sobre esta carpeta. */
    private Optional<ProcessHandle> servidorAnotado() {
        try {
            if (!Files.exists(pid())) {
                return Optional.empty();
            }
            List<String> lineas = Files.readAllLines(pid());
            if (lineas.size() < 2 || !Path.of(lineas.get(1)).equals(datos)) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lineas.get(0).strip())).filter(ProcessHandle::isAlive)
                    .filter(p -> p.info().command().filter(c -> c.contains("postgres")).isPresent());
        } catch (IOException | NumberFormatException ilegible) {
            return Optional.empty();
        }
    }

    private EmbeddedPostgres iniciar(int puerto) {
        // Las bibliotecas de prueba arrancan PostgreSQL sin fsync: aquí se pide lo contrario y luego se comprueba
        String encendido = durable ? "on" : "off";
        try {
            return EmbeddedPostgres.builder().setDataDirectory(datos).setCleanDataDirectory(false).setPort(puerto)
                    .setPGStartupWait(ESPERA).setRegisterShutdownHook(false)
                    .setServerConfig("fsync", encendido).setServerConfig("synchronous_commit", encendido)
                    .setServerConfig("full_page_writes", encendido).setServerConfig("max_connections", "60").start();
        } catch (IOException | RuntimeException mal) {
            throw new ArranqueNegado("PostgreSQL embebido no arrancó sobre " + datos + ": " + mal.getMessage()
                    + ". Si la carpeta es de otra versión de PostgreSQL, indique otra con --att.embebida.carpeta.", mal);
        }
    }

    /** @throws ArranqueNegado si una confirmación podría perderse en un corte de energía */
    static void exigirDurable(DataSource base) {
        try (Connection conexion = base.getConnection(); Statement consulta = conexion.createStatement()) {
            for (String ajuste : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet fila = consulta.executeQuery("show " + ajuste)) {
                    fila.next();
                    if (!"on".equals(fila.getString(1))) {
                        throw new ArranqueNegado("PostgreSQL tiene " + ajuste + " en «" + fila.getString(1)
                                + "» y un corte de energía podría perder datos; quite ese ajuste de la carpeta de datos.");
                    }
                }
            }
        } catch (SQLException mal) {
            throw new ArranqueNegado("no se pudo comprobar que PostgreSQL guarda en disco: " + mal.getMessage(), mal);
        }
    }

    /**
     * Los trabajos que estaba ejecutando quien murió quedan libres enseguida, sin esperar a que venza su reserva. Solo vale aquí: sobre
     * la base embebida no hay otro nodo, y ninguna transacción suya sobrevivió.
     */
    static void soltarTrabajos(DataSource base) {
        try (Connection conexion = base.getConnection(); Statement orden = conexion.createStatement()) {
            try (ResultSet hay = orden.executeQuery("select to_regclass('act_ru_job') is not null")) {
                hay.next();
                if (!hay.getBoolean(1)) {
                    return;
                }
            }
            orden.executeUpdate("update act_ru_job set lock_owner_ = null, lock_exp_time_ = null where lock_owner_ is not null");
        } catch (SQLException mal) {
            LOG.warn("No se pudieron soltar los trabajos reservados: esperarán a que venza su reserva ({})", mal.getMessage());
        }
    }

    private Path pid() {
        return datos.resolve("postmaster.pid");
    }

    private static boolean esperar(BooleanSupplier condicion) {
        return esperarHasta(condicion, ESPERA);
    }

    private static boolean esperarHasta(BooleanSupplier condicion, Duration maximo) {
        for (long limite = System.nanoTime() + maximo.toNanos(); System.nanoTime() < limite;) {
            if (condicion.getAsBoolean()) {
                return true;
            }
            try {
                Thread.sleep(200);
            } catch (InterruptedException interrumpido) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
