package co.gov.dnp.att.diseno.proceso;

import co.gov.dnp.att.diseno.Cambios;
import co.gov.dnp.att.procedimiento.CambioProcedimiento.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** {@code servicio_publicarCambio}: llegó la fecha y el cambio empieza a regir. */
@Component
class PublicarCambioDelegate implements JavaDelegate {

    private final Cambios cambios;

    PublicarCambioDelegate(@Lazy Cambios cambios) {
        this.cambios = cambios;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        cambios.publicar((Long) ejecucion.getVariable(Variable.CAMBIO));
    }
}
