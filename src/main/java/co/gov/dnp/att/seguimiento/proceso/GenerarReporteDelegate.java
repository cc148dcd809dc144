package co.gov.dnp.att.seguimiento.proceso;

import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento.Variable;
import co.gov.dnp.att.seguimiento.Cortes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Genera el reporte de avance del corte. */
@Component("generarReporteDelegate")
class GenerarReporteDelegate implements JavaDelegate {

    private final Cortes cortes;

    GenerarReporteDelegate(Cortes cortes) {
        this.cortes = cortes;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        cortes.generarReporte((Long) ejecucion.getVariable(Variable.CORTE));
    }
}
