package co.gov.dnp.att.plataforma.basedatos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import com.zaxxer.hikari.HikariDataSource;

/** Base de datos del recién llegado: PostgreSQL embebido cuando nadie indicó un servidor en {@code spring.datasource.url}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class PostgresEmbebido {

    /** Carpeta de datos, puerto (0 = el que esté libre) y si cada confirmación debe llegar al disco. */
    @ConfigurationProperties("att.embebida")
    record Ajustes(Path carpeta, @DefaultValue("0") int puerto, @DefaultValue("true") boolean durable) {
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres servidor(Ajustes ajustes) throws IOException {
        Files.createDirectories(ajustes.carpeta());
        String encendido = ajustes.durable() ? "on" : "off";
        return EmbeddedPostgres.builder()
                .setDataDirectory(ajustes.carpeta().toAbsolutePath())
                .setCleanDataDirectory(!ajustes.durable())
                .setPort(ajustes.puerto())
                .setServerConfig("fsync", encendido)
                .setServerConfig("synchronous_commit", encendido)
                .setServerConfig("max_connections", "60")
                .start();
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(EmbeddedPostgres servidor) {
        return DataSourceBuilder.create().type(HikariDataSource.class)
                .url(servidor.getJdbcUrl("postgres", "postgres")).username("postgres").build();
    }
}
