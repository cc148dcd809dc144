package co.gov.dnp.att;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** El dueño de la base de la prueba: hace lo que el papel de la aplicación no puede. */
public final class Duenno {

    private Duenno() {
    }

    public static JdbcClient de(DataSource aplicacion) {
        PGSimpleDataSource suelta = new PGSimpleDataSource();
        try {
            suelta.setUrl(aplicacion.unwrap(HikariDataSource.class).getJdbcUrl());
        } catch (SQLException otra) {
            throw new IllegalStateException("La prueba no corre sobre la base embebida", otra);
        }
        suelta.setUser("postgres");
        return JdbcClient.create(suelta);
    }
}
