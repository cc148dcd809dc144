package co.gov.dnp.att.plataforma.basedatos;

import java.nio.file.Path;

import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import com.zaxxer.hikari.HikariDataSource;

import co.gov.dnp.att.plataforma.arranque.AjustesDeArranque;

/** Base de datos del recién llegado: PostgreSQL embebido cuando nadie indicó un servidor en {@code spring.datasource.url}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
class PostgresEmbebido {

    /** Carpeta de datos, puerto (0 = el que esté libre) y si cada confirmación debe llegar al disco. */
    @ConfigurationProperties("att.embebida")
    record Ajustes(Path carpeta, @DefaultValue("0") int puerto, @DefaultValue("true") boolean durable) {
    }

    @Bean(destroyMethod = "close")
    ServidorEmbebido servidor(Ajustes ajustes) {
        return new ServidorEmbebido(ajustes.carpeta(), ajustes.puerto(), ajustes.durable());
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(ServidorEmbebido servidor, Environment entorno) {
        // Fuera del conjunto de conexiones, que se sella con la primera y aún no tiene su configuración
        PGSimpleDataSource suelta = new PGSimpleDataSource();
        suelta.setUrl(servidor.url());
        if (entorno.containsProperty(AjustesDeArranque.RESTAURAR)) {
            Restauracion.vaciar(suelta);
        }
        ServidorEmbebido.soltarTrabajos(suelta);
        return DataSourceBuilder.create().type(HikariDataSource.class).url(servidor.url()).username("postgres").build();
    }
}
