package co.gov.dnp.att.auditoria;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.plataforma.Rechazo;

/** Las búsquedas que cada auditor guarda con un nombre. Guardar con un nombre que ya existe la reemplaza. */
@Service
@Transactional
public class BusquedasGuardadas {

    /** {@code consulta} son los parámetros de la dirección de la página, sin el signo «?». */
    public record Guardada(Long id, String nombre, String consulta) {
    }

    private final JdbcClient sql;

    BusquedasGuardadas(JdbcClient sql) {
        this.sql = sql;
    }

    public List<Guardada> de(String usuario) {
        return sql.sql("select id, nombre, consulta from att.busqueda_guardada where usuario = ? order by lower(nombre)").param(usuario)
                .query(Guardada.class).list();
    }

    public void guardar(String usuario, String nombre, String consulta) {
        if (nombre == null || nombre.isBlank() || nombre.strip().length() > 80) {
            throw Rechazo.de("Nombre de la búsqueda: escriba entre 1 y 80 caracteres.");
        }
        if (consulta == null || consulta.length() > 2000) {
            throw Rechazo.de("La búsqueda es demasiado larga para guardarla: quite condiciones.");
        }
        sql.sql("insert into att.busqueda_guardada (usuario, nombre, consulta) values (:usuario, :nombre, :consulta) "
                + "on conflict (usuario, nombre) do update set consulta = excluded.consulta, creada = now()")
                .param("usuario", usuario).param("nombre", nombre.strip()).param("consulta", consulta).update();
    }

    /** Borra una propia; la de otra persona no se toca. */
    public void borrar(String usuario, Long id) {
        sql.sql("delete from att.busqueda_guardada where id = ? and usuario = ?").params(id, usuario).update();
    }
}
