package co.gov.dnp.att.plataforma.motor;

import co.gov.dnp.att.plataforma.formularios.Borradores;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MotorConfig {

    @Bean
    FilterRegistrationBean<FiltroDeTasklist> filtroDeTasklist(PuenteDeFormularios puente, RepositoryService modelos,
            Borradores borradores, ObjectMapper json) {
        FilterRegistrationBean<FiltroDeTasklist> registro = new FilterRegistrationBean<>(
                new FiltroDeTasklist(puente, modelos, borradores, json));
        registro.addUrlPatterns("/camunda/api/engine/*");
        registro.setOrder(90);
        return registro;
    }
}
