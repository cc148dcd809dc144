package co.gov.dnp.att.seguimiento.proceso;

import co.gov.dnp.att.procedimiento.AccionPtEd05.Variable;
import co.gov.dnp.att.seguimiento.Acciones;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Recuerda la acción a quien se comprometió. */
@Component("recordarAccionDelegate")
class RecordarAccionDelegate implements JavaDelegate {

    private final Acciones acciones;

    RecordarAccionDelegate(Acciones acciones) {
        this.acciones = acciones;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        acciones.recordar((Long) ejecucion.getVariable(Variable.ACCION));
    }
}
