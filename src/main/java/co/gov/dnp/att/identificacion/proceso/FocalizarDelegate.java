package co.gov.dnp.att.identificacion.proceso;

import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Regla «Focalizar sobre todas las entidades»: una corrida con el perfil de la unidad. */
@Component("focalizarDelegate")
class FocalizarDelegate implements JavaDelegate {

    private final Focalizacion focalizacion;
    private final Expedientes expedientes;

    FocalizarDelegate(Focalizacion focalizacion, Expedientes expedientes) {
        this.focalizacion = focalizacion;
        this.expedientes = expedientes;
    }

    @Override
    public void execute(DelegateExecution instancia) {
        Long expediente = (Long) instancia.getVariable(Variable.EXPEDIENTE);
        focalizacion.ejecutar(expediente, expedientes.de(expediente).getIniciadoPor());
    }
}
