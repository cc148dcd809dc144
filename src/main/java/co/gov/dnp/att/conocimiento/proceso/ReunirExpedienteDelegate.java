package co.gov.dnp.att.conocimiento.proceso;

import co.gov.dnp.att.conocimiento.Sistematizaciones;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reúne el expediente antes de sistematizarlo. */
@Component("reunirExpedienteDelegate")
class ReunirExpedienteDelegate implements JavaDelegate {

    private final Sistematizaciones sistematizaciones;

    ReunirExpedienteDelegate(Sistematizaciones sistematizaciones) {
        this.sistematizaciones = sistematizaciones;
    }

    @Override
    public void execute(DelegateExecution ejecucion) {
        sistematizaciones.reunir((Long) ejecucion.getVariable(Variable.EXPEDIENTE));
    }
}
