package co.gov.dnp.att.expediente;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.plataforma.UsuarioActual;

/** Bitácora del expediente: qué pasó, cuándo y quién lo hizo. Solo se agrega; nada se corrige ni se borra. */
@Service
@Transactional
public class Bitacora {

    private final JdbcClient sql;
    private final UsuarioActual usuarioActual;

    Bitacora(JdbcClient sql, UsuarioActual usuarioActual) {
        this.sql = sql;
        this.usuarioActual = usuarioActual;
    }

    /** Anota un hecho a nombre de quien actúa en esta petición. */
    public void anotar(Long expedienteId, String hecho) {
        anotar(expedienteId, usuarioActual.usuario(), hecho);
    }

    /** Anota un hecho a nombre de alguien que no ingresó con un usuario, o distinto de quien actúa. */
    public void anotar(Long expedienteId, String usuario, String hecho) {
        sql.sql("insert into att.hecho (expediente_id, fecha, usuario, texto) values (?, ?, ?, ?)")
                .params(expedienteId, Timestamp.from(Instant.now()), usuario, hecho).update();
    }

    /** Los hechos del expediente, el más reciente primero; a lo sumo {@code maximo}. */
    @Transactional(readOnly = true)
    public List<Hecho> hechos(Long expedienteId, int maximo) {
        return sql.sql("select fecha, usuario, texto from att.hecho where expediente_id = ? order by id desc limit ?")
                .params(expedienteId, maximo)
                .query((fila, n) -> new Hecho(fila.getTimestamp("fecha").toInstant(), fila.getString("usuario"),
                        fila.getString("texto")))
                .list();
    }
}
