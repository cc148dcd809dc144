package co.gov.dnp.att.auditoria;

import static co.gov.dnp.att.procedimiento.Formularios.mapa;

import java.util.List;

import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import co.gov.dnp.att.seguimiento.Consentimientos;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * Una instancia con todo lo que una auditora puede preguntar: un ajuste del plan, un trimestre tardío, una tarea que pasó de mano en mano, un
 * comentario, una acción PT-ED-05, un consentimiento retirado y la intervención de un operador.
 */
@Component
public class CasoAuditado {

    public static final String OPERADORA = "operadora.auditada";

    private final Procedimiento p;
    private final Recorrido recorrido;
    private final TaskService tareas;
    private final RuntimeService instancias;
    private final IdentityService identidades;
    private final Consentimientos consentimientos;

    CasoAuditado(Procedimiento p, Recorrido recorrido, TaskService tareas, RuntimeService instancias, IdentityService identidades,
            Consentimientos consentimientos) {
        this.p = p;
        this.recorrido = recorrido;
        this.tareas = tareas;
        this.instancias = instancias;
        this.identidades = identidades;
        this.consentimientos = consentimientos;
    }

    public ProcessInstance terminado(Unidad u) {
        return recorrido.completo(u, (momento, i) -> {
            if (momento == Recorrido.Momento.TRIMESTRE_ABIERTO) {
                trimestreTardio(u, i);
            } else {
                consentimientos.retirar(recorrido.expediente(i).getId(), Procedimiento.MEDELLIN, Recorrido.hoy(), "Ana Gómez", "Secretaria de Planeación",
                        "Oficio 2026-77", u.colega());
                intervenir(i);
            }
        });
    }

    private void trimestreTardio(Unidad u, ProcessInstance i) {
        p.vencer(i, MonitoreoSeguimiento.Elemento.TRIMESTRE_SIN_REPORTE);
        p.completar(u.directora(), p.tarea(i, MonitoreoSeguimiento.Elemento.ATENDER_ATRASO), mapa("medida", "Se pidió el reporte al equipo.",
                "fechaCompromiso", Recorrido.hoy().plusDays(5).toString()));
        Task monitorear = p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR);
        como(u.funcionaria(), () -> {
            tareas.claim(monitorear.getId(), u.funcionaria());
            tareas.createComment(monitorear.getId(), monitorear.getProcessInstanceId(), "Faltan dos valoraciones por recibir.");
            tareas.delegateTask(monitorear.getId(), u.colega());
        });
        como(u.colega(), () -> tareas.resolveTask(monitorear.getId()));
        como(u.funcionaria(), () -> tareas.setAssignee(monitorear.getId(), null));
    }

    /** Lo que un operador hace en Cockpit queda en la misma historia. */
    private void intervenir(ProcessInstance i) {
        identidades.setAuthentication(OPERADORA, List.of("camunda-admin"));
        try {
            instancias.suspendProcessInstanceById(i.getId());
            instancias.activateProcessInstanceById(i.getId());
            instancias.setVariable(i.getId(), "producto", "Producto corregido en Cockpit");
        } finally {
            identidades.clearAuthentication();
        }
    }

    private void como(String usuario, Runnable accion) {
        identidades.setAuthentication(usuario, identidades.createGroupQuery().groupMember(usuario).list().stream().map(Group::getId).toList());
        try {
            accion.run();
        } finally {
            identidades.clearAuthentication();
        }
    }
}
