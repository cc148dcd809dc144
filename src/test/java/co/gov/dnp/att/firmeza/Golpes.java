package co.gov.dnp.att.firmeza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Lo común de las pruebas que golpean: esperar, matar solo lo propio y comparar el libro con la base. */
final class Golpes {

    private Golpes() {
    }

    static Connection embebida(Path carpeta) throws IOException, SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + Files.readAllLines(carpeta.resolve("postgres/postmaster.pid")).get(3).strip()
                + "/postgres?user=postgres");
    }

    /** El postmaster que anotó esa carpeta, y solo él. */
    static ProcessHandle postmaster(Path carpeta) throws IOException {
        List<String> lineas = Files.readAllLines(carpeta.resolve("postgres/postmaster.pid"));
        assertThat(lineas.get(1)).isEqualTo(carpeta.resolve("postgres").toString());
        return ProcessHandle.of(Long.parseLong(lineas.get(0).strip())).orElseThrow();
    }

    /** Deja trabajar hasta que haya tantas confirmaciones más. */
    static void trabajar(Libro libro, int mas, Duration maximo) throws InterruptedException {
        int meta = libro.confirmaciones() + mas;
        for (long limite = System.nanoTime() + maximo.toNanos(); libro.confirmaciones() < meta;) {
            if (System.nanoTime() > limite) {
                throw new AssertionError("En " + maximo.toSeconds() + " s solo hubo " + (libro.confirmaciones() - meta + mas) + " confirmaciones de " + mas
                        + "; negadas: " + libro.negadas + "; sin respuesta: " + libro.sinRespuesta);
            }
            Thread.sleep(20);
        }
    }

    /** Los pasos automáticos pendientes terminan: ninguno queda atascado. Los temporizadores por vencer no cuentan. */
    static void asentar(Connection base, Duration maximo) throws Exception {
        String pendientes = "select count(*) from act_ru_job where type_ = 'message' and suspension_state_ = 1";
        for (long limite = System.nanoTime() + maximo.toNanos(); Libro.numero(base, pendientes) > 0;) {
            if (System.nanoTime() > limite) {
                throw new AssertionError("Trabajos atascados: " + Libro.textos(base, "select act_id_ || ' intentos ' || retries_ || ' dueño ' || coalesce(lock_owner_, '-') || ' '"
                        + " || coalesce(exception_msg_, '') from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_ where type_ = 'message'"));
            }
            Thread.sleep(200);
        }
    }

    static void cuadra(Libro libro, Connection base) throws SQLException {
        assertThat(libro.negadas).as("formularios que la aplicación rechazó").isEmpty();
        assertThat(libro.diferencias(base)).as("perdido, doble o a medias, de " + libro.confirmaciones() + " confirmaciones").isEmpty();
    }
}
