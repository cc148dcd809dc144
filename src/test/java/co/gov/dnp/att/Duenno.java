package co.gov.dnp.att;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** El dueño de la base de la prueba: hace lo que el papel de la aplicación no puede. */
public final class Duenno {

    private Duenno() {
    }

    public static JdbcClient de(DataSource aplicacion) throws java.sql.SQLException {
        PGSimpleDataSource suelta = new PGSimpleDataSource();
        suelta.setUrl(aplicacion.unwrap(HikariDataSource.class).getJdbcUrl());
        suelta.setUser("postgres");
        return JdbcClient.create(suelta);
    }
}
