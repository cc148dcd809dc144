package co.gov.dnp.att.seguimiento.proceso;

import co.gov.dnp.att.procedimiento.AccionPtEd05;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.seguimiento.Acciones;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Inicia una instancia del PT-ED-05 por cada acción del corte; siguen su curso aunque el corte termine. */
@Component("abrirAccionesDelegate")
class AbrirAccionesDelegate implements JavaDelegate {

    private final Acciones acciones;
    private final RuntimeService instancias;

    AbrirAccionesDelegate(Acciones acciones, RuntimeService instancias) {
        this.acciones = acciones;
        this.instancias = instancias;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        acciones.delCorte((Long) ejecucion.getVariable(MonitoreoSeguimiento.Variable.CORTE)).forEach(accion -> {
            VariableMap variables = Variables.createVariables().putValue(AccionPtEd05.Variable.ACCION, accion.getId());
            for (String heredada : new String[] {Variable.EXPEDIENTE, Variable.VIGENCIA, Variable.DEPENDENCIA, Variable.PRODUCTO,
                    Variable.ENTIDADES}) {
                variables.putValue(heredada, ejecucion.getVariable(heredada));
            }
            instancias.startProcessInstanceByKey(AccionPtEd05.CLAVE, accion.getCodigo(), variables);
        });
    }
}
