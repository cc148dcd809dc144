package co.gov.dnp.att.auditoria;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** El rastro encadenado: se sella cada día y se verifica entero cuando alguien lo pide (PS-50, PS-51; ADR 0032). */
@Service
public class Sellos {

    private static final Logger LOG = LoggerFactory.getLogger(Sellos.class);
    private static final int ROTOS = 50;

    /** @param cadenas instancias que crecieron desde el sello anterior */
    public record Sello(int numero, Instant momento, int cadenas, String huella) {
    }

    /** @param instancia nula si lo roto es un sello */
    public record Roto(String instancia, Integer numero, String problema) {
    }

    private final JdbcClient sql;

    Sellos(JdbcClient sql) {
        this.sql = sql;
    }

    /** La huella queda también en el registro de la aplicación, que vive fuera de la base. */
    @Scheduled(cron = "${att.auditoria.sello:0 30 0 * * *}", zone = "America/Bogota")
    @Transactional
    public void diario() {
        sellar().ifPresent(n -> ultimos().stream().findFirst().ifPresent(s -> LOG.info("Sello {} del rastro: {} instancias, huella {}", s.numero(), s.cadenas(), s.huella())));
    }

    /** Sella lo que creció desde el sello anterior; vacío si no había nada nuevo. */
    @Transactional
    public OptionalInt sellar() {
        return sql.sql("select att.sellar()").query((f, n) -> {
            int numero = f.getInt(1);
            return f.wasNull() ? OptionalInt.empty() : OptionalInt.of(numero);
        }).single();
    }

    public List<Sello> ultimos() {
        return sql.sql("select numero, momento, cadenas, huella from att.sello order by numero desc limit 30")
                .query((f, n) -> new Sello(f.getInt("numero"), f.getTimestamp("momento").toInstant(), f.getInt("cadenas"), f.getString("huella"))).list();
    }

    public long asientos() {
        return sql.sql("select count(*) from att.asiento").query(Long.class).single();
    }

    /** Recorre todas las cadenas, los sellos y lo que el dominio asentó. Vacía si nada se alteró; si no, lo primero que hay que mirar. */
    public List<Roto> verificar() {
        return sql.sql("select raiz, numero, problema from att.rastro_roto() limit " + ROTOS)
                .query((f, n) -> new Roto(f.getString("raiz"), f.getObject("numero", Integer.class), f.getString("problema"))).list();
    }
}
