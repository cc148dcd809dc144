package co.gov.dnp.att.expediente;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Contenidos en PostgreSQL, cada uno una sola vez por su huella SHA-256. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AlmacenDeArchivos {

    private final JdbcTemplate sql;

    AlmacenDeArchivos(JdbcTemplate sql) {
        this.sql = sql;
    }

    /** La actualización vacía reserva la fila: nadie puede retirar ese contenido antes de que quede referido. */
    void guardar(String sha256, Path archivo) {
        try (InputStream contenido = Files.newInputStream(archivo)) {
            guardar(sha256, contenido, Files.size(archivo));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void guardar(String sha256, InputStream contenido, long tamano) {
        sql.update("""
                insert into att.contenido_archivo (sha256, tamano, contenido) values (?, ?, ?)
                on conflict (sha256) do update set sha256 = excluded.sha256""", sentencia -> {
            sentencia.setString(1, sha256);
            sentencia.setLong(2, tamano);
            sentencia.setBinaryStream(3, contenido, tamano);
        });
    }

    byte[] leer(String sha256) {
        return sql.queryForObject("select contenido from att.contenido_archivo where sha256 = ?", byte[].class, sha256);
    }

    /** Reserva el contenido antes de quitar la fila que lo refiere. */
    void reservar(String sha256) {
        sql.queryForList("select 1 from att.contenido_archivo where sha256 = ? for update", sha256);
    }

    /** Borra el contenido si ya nada lo refiere. */
    void retirar(String sha256) {
        sql.update("""
                delete from att.contenido_archivo c where sha256 = ?
                and not exists (select from att.evidencia e where e.sha256 = c.sha256)
                and not exists (select from att.documento d where d.sha256 = c.sha256)
                and not exists (select from att.manual m where m.sha256 = c.sha256)""", sha256);
    }
}
