package co.gov.dnp.att.plataforma.motor;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.springframework.stereotype.Component;

/**
 * Un paso automático que falla porque la base se cayó, se cortó o se quedó sin disco no gasta sus intentos: se repite al minuto
 * hasta que vuelva. Los intentos son para lo que de verdad está mal y alguien debe mirar (SG-36).
 */
@Component
class ReintentosSinBase extends AbstractProcessEnginePlugin {

    /** Clases de SQLSTATE: 08 conexión, 53 sin recursos (disco lleno), 57P servidor que se apaga o se levanta. */
    private static final String SIN_BASE = "(08|53|57P).*";

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuracion) {
        configuracion.setFailedJobCommandFactory((trabajo, falla) -> new DefaultJobRetryCmd(trabajo, falla) {
            @Override
            protected boolean shouldDecrementRetriesFor(Throwable causa) {
                return !sinBase(causa) && super.shouldDecrementRetriesFor(causa);
            }
        });
    }

    static boolean sinBase(Throwable falla) {
        for (Throwable causa = falla; causa != null; causa = causa.getCause()) {
            if (causa instanceof SQLTransientConnectionException
                    || causa instanceof SQLException sql && sql.getSQLState() != null && sql.getSQLState().matches(SIN_BASE)) {
                return true;
            }
        }
        return false;
    }
}
