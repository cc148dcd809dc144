package co.gov.dnp.att.plataforma.basedatos;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

import co.gov.dnp.att.plataforma.arranque.AjustesDeArranque;
import co.gov.dnp.att.plataforma.arranque.ArranqueNegado;

/**
 * {@code --restaurar-demostracion}: deja la base embebida como recién creada, para que la demostración se cargue otra vez
 * (SG-36). Solo toca una base que la propia demostración marcó.
 */
final class Restauracion {

    private Restauracion() {
    }

    /** @throws ArranqueNegado si la base tiene algo y no es de demostración */
    static void vaciar(DataSource base) {
        JdbcTemplate jdbc = new JdbcTemplate(base);
        if (!existe(jdbc, "att.flyway_schema_history")) {
            return;
        }
        if (!existe(jdbc, "att.demostracion") || jdbc.queryForObject("select count(*) from att.demostracion", Integer.class) == 0) {
            throw new ArranqueNegado("la base no es de demostración y --" + AjustesDeArranque.RESTAURAR + " no la toca; quite ese argumento.");
        }
        jdbc.execute("drop schema att cascade; drop schema public cascade; create schema public");
    }

    private static boolean existe(JdbcTemplate jdbc, String tabla) {
        return jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, tabla);
    }
}
