package co.gov.dnp.att.plataforma.motor;

import javax.sql.DataSource;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.plataforma.arranque.ArranqueNegado;

/**
 * Nunca arranca con el grupo {@code camunda-admin} vacío: así nadie queda sin administrar, y la creación anónima del primer
 * administrador (CVE-2026-77226) no tiene cuándo ofrecerse.
 */
@Component
class PrimerAdministrador extends AbstractProcessEnginePlugin {

    private static final String CLAVE_BUENA = "(?=.*\\p{Ll})(?=.*\\p{Lu})(?=.*\\d)(?=.*[^\\p{L}\\d]).{10,}";

    private final JdbcTemplate jdbc;
    private final String usuario;
    private final String clave;

    PrimerAdministrador(DataSource base, Environment entorno) {
        this.jdbc = new JdbcTemplate(base);
        this.usuario = entorno.getProperty("camunda.bpm.admin-user.id", "");
        this.clave = entorno.getProperty("camunda.bpm.admin-user.password", "");
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl motor) {
        if (cuantos("act_id_membership", "group_id_ = 'camunda-admin'") > 0) {
            return;
        }
        if (usuario.isEmpty()) {
            throw new ArranqueNegado("falta el primer administrador: indique ATT_ADMIN_USUARIO y ATT_ADMIN_CLAVE.");
        }
        if (!clave.matches(CLAVE_BUENA) || clave.contains(usuario)) {
            throw new ArranqueNegado("ATT_ADMIN_CLAVE debe tener al menos 10 caracteres, con minúscula, mayúscula, cifra y signo, y sin el nombre del usuario.");
        }
        if (cuantos("act_id_user", "id_ = '" + usuario.replace("'", "''") + "'") > 0) {
            throw new ArranqueNegado("nadie administra la plataforma y «" + usuario + "» ya existe: indique en ATT_ADMIN_USUARIO un usuario nuevo.");
        }
    }

    private int cuantos(String tabla, String condicion) {
        boolean existe = Boolean.TRUE.equals(jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, tabla));
        return existe ? jdbc.queryForObject("select count(*) from " + tabla + " where " + condicion, Integer.class) : 0;
    }
}
