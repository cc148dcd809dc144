package co.gov.dnp.att.conocimiento.proceso;

import co.gov.dnp.att.conocimiento.Publicaciones;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Publica los resultados y cierra el expediente. */
@Component("publicarResultadosDelegate")
class PublicarResultadosDelegate implements JavaDelegate {

    private final Publicaciones publicaciones;

    PublicarResultadosDelegate(Publicaciones publicaciones) {
        this.publicaciones = publicaciones;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        publicaciones.publicar((Long) ejecucion.getVariable(Variable.EXPEDIENTE));
    }
}
