package co.gov.dnp.att.expediente;

import java.util.Arrays;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Un expediente con una tarea abierta de su unidad técnica, en un proceso mínimo propio de estas pruebas. */
abstract class Escenario {

    private static final String PROCESO = "prueba_expediente";

    @Autowired
    Expedientes expedientes;
    @Autowired
    Evidencias evidencias;
    @Autowired
    TaskService tareas;
    @Autowired
    private RepositoryService modelos;
    @Autowired
    private RuntimeService ejecuciones;
    @Autowired
    private WebApplicationContext contexto;

    MockMvc navegador() {
        return MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    Expediente abrir(String dependencia) {
        return expedientes.abrir(2035, dependencia, null, "Acompañamiento «Paso a paso»", "jefa", "ana");
    }

    /** @return la tarea abierta, sin reclamar */
    String tareaDe(Expediente expediente) {
        if (modelos.createProcessDefinitionQuery().processDefinitionKey(PROCESO).count() == 0) {
            modelos.createDeployment().name(PROCESO).addModelInstance(PROCESO + ".bpmn",
                    Bpmn.createExecutableProcess(PROCESO).camundaHistoryTimeToLiveString("P1D").startEvent()
                            .userTask("tarea_prueba").name("Ejecutar la prueba").camundaCandidateGroups("unidad-${dependencia}")
                            .endEvent().done()).deploy();
        }
        String instancia = ejecuciones.startProcessInstanceByKey(PROCESO, expediente.getCodigo(), Map.of(
                "expedienteId", expediente.getId(), "dependencia", expediente.getDependencia())).getId();
        return tareas.createTaskQuery().processInstanceId(instancia).singleResult().getId();
    }

    /** La tarea deja de estar abierta. */
    void terminar(String tarea) {
        ejecuciones.deleteProcessInstance(tareas.createTaskQuery().taskId(tarea).singleResult().getProcessInstanceId(), "fin");
    }

    static RequestPostProcessor como(String usuario, String... grupos) {
        return SecurityMockMvcRequestPostProcessors.user(usuario)
                .authorities(Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }
}
