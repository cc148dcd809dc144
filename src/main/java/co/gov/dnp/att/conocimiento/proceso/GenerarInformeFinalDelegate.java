package co.gov.dnp.att.conocimiento.proceso;

import co.gov.dnp.att.conocimiento.Sistematizaciones;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Genera el informe final de ejecución. */
@Component("generarInformeFinalDelegate")
class GenerarInformeFinalDelegate implements JavaDelegate {

    private final Sistematizaciones sistematizaciones;

    GenerarInformeFinalDelegate(Sistematizaciones sistematizaciones) {
        this.sistematizaciones = sistematizaciones;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        sistematizaciones.generarInforme((Long) ejecucion.getVariable(Variable.EXPEDIENTE));
    }
}
