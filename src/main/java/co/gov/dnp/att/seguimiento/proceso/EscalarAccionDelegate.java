package co.gov.dnp.att.seguimiento.proceso;

import co.gov.dnp.att.procedimiento.AccionPtEd05.Variable;
import co.gov.dnp.att.seguimiento.Acciones;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Escala una acción vencida al responsable del procedimiento. */
@Component("escalarAccionDelegate")
class EscalarAccionDelegate implements JavaDelegate {

    private final Acciones acciones;

    EscalarAccionDelegate(Acciones acciones) {
        this.acciones = acciones;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        acciones.escalar((Long) ejecucion.getVariable(Variable.ACCION));
    }
}
