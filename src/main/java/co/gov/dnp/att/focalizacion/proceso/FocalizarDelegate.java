package co.gov.dnp.att.focalizacion.proceso;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;

/** {@code regla_focalizar}: una corrida sobre todas las entidades (Cuadro No 5, actividad 1). */
@Component
class FocalizarDelegate implements JavaDelegate {

    private final Focalizacion focalizacion;
    private final UsuarioActual usuario;

    FocalizarDelegate(Focalizacion focalizacion, UsuarioActual usuario) {
        this.focalizacion = focalizacion;
        this.usuario = usuario;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        focalizacion.ejecutar((Long) ejecucion.getVariable(Variable.EXPEDIENTE), usuario.usuario());
    }
}
