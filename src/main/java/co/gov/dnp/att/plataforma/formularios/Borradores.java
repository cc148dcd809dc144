package co.gov.dnp.att.plataforma.formularios;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import co.gov.dnp.att.plataforma.Rechazo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Borradores de los formularios de tarea, uno por tarea y persona. Viven en el servidor y no en el navegador: el computador
 * puede ser compartido. Quién puede guardarlo lo decide quien llama; aquí nadie lee el de otra persona.
 */
@Service
@Transactional
public class Borradores {

    /** Máximo de un borrador, en bytes (1 MB): varias veces el formulario más largo con todas las entidades. */
    public static final int MAXIMO = 1024 * 1024;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Borradores(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public Optional<Borrador> de(String tarea, String usuario) {
        return jdbc.sql("select guardado, contenido from att.borrador where tarea = ? and usuario = ?").params(tarea, usuario)
                .query((fila, n) -> new Borrador(fila.getTimestamp("guardado").toInstant(), arbol(fila.getString("contenido"))))
                .optional();
    }

    /**
     * Guarda o reemplaza el borrador de esa persona en esa tarea.
     *
     * @param contenido objeto JSON en UTF-8, de {@link #MAXIMO} bytes a lo sumo
     * @return cuándo quedó guardado, o vacío si la tarea terminó entretanto
     * @throws Rechazo si no es un objeto JSON o es demasiado grande
     */
    public Optional<Instant> guardar(String tarea, String usuario, byte[] contenido) {
        if (contenido.length > MAXIMO) {
            throw Rechazo.de("Lo que lleva escrito pesa más de 1 MB y no se puede guardar como borrador. Envíe la tarea o acorte los textos.");
        }
        JsonNode arbol;
        try {
            arbol = json.readTree(contenido);
        } catch (IOException e) {
            arbol = null;
        }
        if (arbol == null || !arbol.isObject()) {
            throw Rechazo.de("Borrador: se esperaba un objeto JSON con los campos del formulario.");
        }
        Instant ahora = Instant.now();
        // El cerrojo sobre la tarea hace que completarla a la vez no deje un borrador suelto
        int guardados = jdbc.sql("""
                insert into att.borrador (tarea, usuario, contenido, guardado)
                select id_, :usuario, cast(:contenido as jsonb), :ahora from act_ru_task where id_ = :tarea for key share
                on conflict (tarea, usuario) do update set contenido = excluded.contenido, guardado = excluded.guardado""")
                .param("tarea", tarea).param("usuario", usuario)
                // PostgreSQL no admite el carácter nulo, que ninguna persona escribe a propósito
                .param("contenido", arbol.toString().replace("\\u0000", "")).param("ahora", Timestamp.from(ahora)).update();
        return guardados == 0 ? Optional.empty() : Optional.of(ahora);
    }

    /** La persona descarta lo suyo; si no había nada, no pasa nada. */
    public void descartar(String tarea, String usuario) {
        jdbc.sql("delete from att.borrador where tarea = ? and usuario = ?").params(tarea, usuario).update();
    }

    /** La tarea terminó o se canceló: ningún borrador suyo sirve ya, sea de quien sea. */
    public void terminar(String tarea) {
        jdbc.sql("delete from att.borrador where tarea = ?").param(tarea).update();
    }

    private JsonNode arbol(String texto) {
        try {
            return json.readTree(texto);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
