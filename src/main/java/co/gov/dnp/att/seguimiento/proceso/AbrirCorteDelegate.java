package co.gov.dnp.att.seguimiento.proceso;

import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento.Variable;
import co.gov.dnp.att.seguimiento.Cortes;
import co.gov.dnp.att.seguimiento.TipoCorte;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Abre el corte y deja su identificador en la instancia. */
@Component("abrirCorteDelegate")
class AbrirCorteDelegate implements JavaDelegate {

    private final Cortes cortes;

    AbrirCorteDelegate(Cortes cortes) {
        this.cortes = cortes;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        Long expediente = (Long) ejecucion.getVariable(AsistenciaTecnicaTerritorial.Variable.EXPEDIENTE);
        TipoCorte tipo = TipoCorte.valueOf((String) ejecucion.getVariable(Variable.TIPO_CORTE));
        ejecucion.setVariable(Variable.CORTE, cortes.abrir(expediente, tipo).getId());
    }
}
