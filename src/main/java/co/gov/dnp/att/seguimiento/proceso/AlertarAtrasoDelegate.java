package co.gov.dnp.att.seguimiento.proceso;

import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento.Variable;
import co.gov.dnp.att.seguimiento.Cortes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Alerta al responsable del procedimiento de un corte sin reporte. */
@Component("alertarAtrasoDelegate")
class AlertarAtrasoDelegate implements JavaDelegate {

    private final Cortes cortes;

    AlertarAtrasoDelegate(Cortes cortes) {
        this.cortes = cortes;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        cortes.alertarAtraso((Long) ejecucion.getVariable(Variable.CORTE));
    }
}
