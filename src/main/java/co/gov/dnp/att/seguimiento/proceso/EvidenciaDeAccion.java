package co.gov.dnp.att.seguimiento.proceso;

import co.gov.dnp.att.expediente.RecibeTrasElCierre;
import co.gov.dnp.att.procedimiento.AccionPtEd05;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Una acción PT-ED-05 puede seguir abierta, o nacer de una auditoría, después de cerrado su expediente: su evidencia entra en él. */
@Component
class EvidenciaDeAccion implements RecibeTrasElCierre {

    private final TaskService tareas;

    EvidenciaDeAccion(TaskService tareas) {
        this.tareas = tareas;
    }

    @Override
    public boolean recibe(String tareaId) {
        return tareas.createTaskQuery().taskId(tareaId).taskDefinitionKey(AccionPtEd05.Elemento.EJECUTAR_ACCION).count() > 0;
    }
}
