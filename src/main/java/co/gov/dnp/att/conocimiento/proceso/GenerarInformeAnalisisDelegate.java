package co.gov.dnp.att.conocimiento.proceso;

import co.gov.dnp.att.conocimiento.Evaluaciones;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Genera el informe de análisis con los resultados de evaluación. */
@Component("generarInformeAnalisisDelegate")
class GenerarInformeAnalisisDelegate implements JavaDelegate {

    private final Evaluaciones evaluaciones;

    GenerarInformeAnalisisDelegate(Evaluaciones evaluaciones) {
        this.evaluaciones = evaluaciones;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        evaluaciones.generarInforme((Long) ejecucion.getVariable(Variable.EXPEDIENTE));
    }
}
