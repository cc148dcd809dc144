package co.gov.dnp.att.plataforma.basedatos;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.type.format.jackson.JacksonJsonFormatMapper;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Las fichas en columnas jsonb se escriben con el mismo JSON del resto: fechas ISO 8601 y campos desconocidos tolerados. */
@Configuration(proxyBeanMethods = false)
class JsonDeHibernate {

    @Bean
    HibernatePropertiesCustomizer jsonDeColumnas(ObjectMapper json) {
        return propiedades -> propiedades.put(MappingSettings.JSON_FORMAT_MAPPER, new JacksonJsonFormatMapper(json));
    }
}
