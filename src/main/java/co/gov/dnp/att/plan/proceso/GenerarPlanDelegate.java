package co.gov.dnp.att.plan.proceso;

import co.gov.dnp.att.plan.GenerarPlan;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Servicio «Generar la versión del plan de trabajo». */
@Component("generarPlanDelegate")
class GenerarPlanDelegate implements JavaDelegate {

    private final GenerarPlan plan;

    GenerarPlanDelegate(GenerarPlan plan) {
        this.plan = plan;
    }

    @Override
    public void execute(DelegateExecution instancia) {
        plan.de((Long) instancia.getVariable(Variable.EXPEDIENTE));
    }
}
