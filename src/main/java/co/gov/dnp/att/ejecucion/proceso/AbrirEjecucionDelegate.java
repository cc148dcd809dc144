package co.gov.dnp.att.ejecucion.proceso;

import co.gov.dnp.att.ejecucion.Ejecucion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** Servicio «Abrir la ejecución por grupo territorial»: deja en el motor solo los números de frente. */
@Component("abrirEjecucionDelegate")
class AbrirEjecucionDelegate implements JavaDelegate {

    private final Ejecucion ejecucion;

    AbrirEjecucionDelegate(Ejecucion ejecucion) {
        this.ejecucion = ejecucion;
    }

    @Override
    public void execute(DelegateExecution instancia) {
        instancia.setVariable(Variable.FRENTES, Variables.objectValue(new java.util.ArrayList<>(
                ejecucion.abrir((Long) instancia.getVariable(Variable.EXPEDIENTE))))
                .serializationDataFormat(Variables.SerializationDataFormats.JSON).create());
    }
}
