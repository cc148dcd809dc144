package co.gov.dnp.att.identificacion.proceso;

import co.gov.dnp.att.identificacion.GenerarMatriz;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Servicio «Generar la matriz de concertación». */
@Component("generarMatrizDelegate")
class GenerarMatrizDelegate implements JavaDelegate {

    private final GenerarMatriz matriz;

    GenerarMatrizDelegate(GenerarMatriz matriz) {
        this.matriz = matriz;
    }

    @Override
    public void execute(DelegateExecution instancia) {
        matriz.de((Long) instancia.getVariable(Variable.EXPEDIENTE));
    }
}
