package co.gov.dnp.att.diseno.proceso;

import java.util.Set;

import javax.sql.DataSource;

import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * El arranque despliega los modelos que trae la aplicación solo mientras nadie haya publicado un cambio: lo que el Grupo de Planeación
 * aprobó no lo reemplaza una actualización (ADR 0036).
 */
@Component
class ArranqueSinPisar extends DefaultDeploymentConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ArranqueSinPisar.class);

    private final JdbcTemplate jdbc;

    ArranqueSinPisar(DataSource base) {
        this.jdbc = new JdbcTemplate(base);
    }

    @Override
    public Set<Resource> getDeploymentResources() {
        if (rigeUnaPublicacion()) {
            LOG.info("Rige un cambio publicado en /diseno: los modelos que trae la aplicación no se despliegan.");
            return Set.of();
        }
        return super.getDeploymentResources();
    }

    boolean rigeUnaPublicacion() {
        boolean existe = Boolean.TRUE.equals(jdbc.queryForObject("select to_regclass('att.publicacion_cambio') is not null", Boolean.class));
        return existe && Boolean.TRUE.equals(jdbc.queryForObject("""
                select exists (select 1 from att.cambio where estado = 'PUBLICADO'
                               and despliegue = (select despliegue from att.publicacion_cambio order by id desc limit 1))""", Boolean.class));
    }
}
