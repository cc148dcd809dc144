package co.gov.dnp.att.plataforma.basedatos;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Properties;

import javax.sql.DataSource;

import co.gov.dnp.att.Duenno;
import co.gov.dnp.att.PruebaIntegral;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** El usuario de la base suele llamarse como el producto, y PostgreSQL busca primero en el esquema que se llame como el usuario. */
@PruebaIntegral
class EsquemaDelMotorTest {

    @Autowired
    DataSource base;

    @Test
    @DisplayName("Con un usuario llamado att, las tablas del motor siguen en public")
    void usuarioComoElEsquema() throws Exception {
        JdbcClient duenno = Duenno.de(base);
        duenno.sql("create role att login").update();
        HikariDataSource ajustes = base.unwrap(HikariDataSource.class);
        Properties propiedades = new Properties();
        propiedades.putAll(ajustes.getDataSourceProperties());
        propiedades.put("user", "att");
        try (Connection comoAtt = DriverManager.getConnection(ajustes.getJdbcUrl().replaceFirst("user=[^&]*&?", ""), propiedades)) {
            assertThat(new JdbcTemplate(new SingleConnectionDataSource(comoAtt, true)).queryForList("select current_user || ' ' || current_schema()", String.class)).containsExactly("att public");
        } finally {
            duenno.sql("drop role att").update();
        }
    }
}
