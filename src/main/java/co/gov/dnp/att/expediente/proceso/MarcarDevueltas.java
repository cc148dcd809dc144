package co.gov.dnp.att.expediente.proceso;

import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.procedimiento.AccionPtEd05;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;

/** Señala la tarea que nace porque alguien devolvió el trabajo con un motivo: el filtro «Devueltas» y su tarjeta la muestran. */
@Component
class MarcarDevueltas {

    /** Tarea → la decisión anterior que la devuelve: el plan por ajustar, la acción que no se cumplió. */
    private static final Map<String, Map.Entry<String, Boolean>> DEVUELVE = Map.of(
            AsistenciaTecnicaTerritorial.Elemento.PROGRAMAR, Map.entry(Variable.REQUIERE_AJUSTE, true),
            AccionPtEd05.Elemento.EJECUTAR_ACCION, Map.entry(AccionPtEd05.Variable.ACCION_CUMPLIDA, false));

    @EventListener(condition = "#tarea.eventName == 'create'")
    void alNacer(DelegateTask tarea) {
        Map.Entry<String, Boolean> decision = DEVUELVE.get(tarea.getTaskDefinitionKey());
        if (decision != null) {
            tarea.setVariableLocal(Variable.DEVUELTA, decision.getValue().equals(tarea.getVariable(decision.getKey())));
        }
    }
}
