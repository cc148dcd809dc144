package co.gov.dnp.att.banco;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import co.gov.dnp.att.procedimiento.Formularios;
import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;

/**
 * El motor con su configuración de fábrica, sobre otra base del mismo servidor: el mismo camino (diez tareas y ocho pasos automáticos
 * que no hacen nada), historia completa y cada campo del formulario como variable. No guarda nada más.
 */
final class MotorPelado implements AutoCloseable {

    private static final List<Map<String, Object>> FORMULARIOS = List.of(Formularios.identificar(1L, "D", "E", "T", "M"), Formularios.concertar("D"), Formularios.programar("p"),
            Formularios.socializar(false, "05001", "05001"), Formularios.parametrizar(List.of(Formularios.mapa("hitoId", 1, "nombre", "Hito", "codigoSeta", "S"))),
            Formularios.registro(1L, "ASESORIA", List.of("05001"), "p", "R", true), Formularios.reporte("05001", false, null),
            Formularios.evaluar(List.of("1"), List.of("05001"), "M"), Formularios.conocimiento(List.of("1", "2"), "T", "05001"), Formularios.sistematizar());
    /** Tras qué tareas hay pasos automáticos, como en el procedimiento. */
    private static final Map<Integer, Integer> AUTOMATICOS = Map.of(0, 1, 1, 1, 2, 1, 4, 1, 5, 1, 6, 1, 7, 1, 9, 1);

    private final HikariDataSource base;
    private final ProcessEngine motor;
    private final AtomicLong orden = new AtomicLong();

    MotorPelado(String url) {
        base = new HikariDataSource();
        base.setJdbcUrl(url);
        base.setMaximumPoolSize(20);
        StandaloneProcessEngineConfiguration configuracion = new StandaloneProcessEngineConfiguration();
        configuracion.setProcessEngineName("pelado");
        configuracion.setDataSource(base);
        configuracion.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuracion.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
        configuracion.setJobExecutorActivate(false);
        configuracion.setEnforceHistoryTimeToLive(false);
        motor = configuracion.buildProcessEngine();
        AbstractFlowNodeBuilder<?, ?> camino = Bpmn.createExecutableProcess("pelado").startEvent();
        for (int t = 0; t < FORMULARIOS.size(); t++) {
            camino = camino.userTask("tarea" + t).name("Tarea " + t).camundaCandidateGroups("unidad");
            if (AUTOMATICOS.containsKey(t)) {
                camino = camino.serviceTask("paso" + t).camundaAsyncBefore().camundaExpression("${true}");
            }
        }
        motor.getRepositoryService().createDeployment().addModelInstance("pelado.bpmn", camino.endEvent().done()).deploy();
    }

    long[] recorrer() {
        long[] tiempos = new long[FORMULARIOS.size()];
        String instancia = motor.getRuntimeService().startProcessInstanceByKey("pelado", "P-" + orden.incrementAndGet()).getId();
        for (int t = 0; t < FORMULARIOS.size(); t++) {
            Task tarea = motor.getTaskService().createTaskQuery().processInstanceId(instancia).singleResult();
            motor.getIdentityService().setAuthenticatedUserId("alguien");
            VariableMap variables = Variables.createVariables();
            aplanar("", FORMULARIOS.get(t), variables);
            long inicio = System.nanoTime();
            motor.getTaskService().claim(tarea.getId(), "alguien");
            motor.getTaskService().complete(tarea.getId(), variables);
            tiempos[t] = System.nanoTime() - inicio;
            motor.getIdentityService().clearAuthentication();
            for (Job trabajo : motor.getManagementService().createJobQuery().processInstanceId(instancia).list()) {
                motor.getManagementService().executeJob(trabajo.getId());
            }
        }
        return tiempos;
    }

    static int campos() {
        VariableMap todos = Variables.createVariables();
        FORMULARIOS.forEach(f -> aplanar("", f, todos));
        return todos.size();
    }

    private static void aplanar(String prefijo, Object valor, VariableMap variables) {
        if (valor instanceof Map<?, ?> mapa) {
            mapa.forEach((k, v) -> aplanar(prefijo.isEmpty() ? k.toString() : prefijo + "_" + k, v, variables));
        } else if (valor instanceof List<?> lista) {
            for (int i = 0; i < lista.size(); i++) {
                aplanar(prefijo + "_" + i, lista.get(i), variables);
            }
        } else {
            variables.put(prefijo, valor);
        }
    }

    @Override
    public void close() {
        motor.close();
        base.close();
    }
}
