package co.gov.dnp.att.diseno.proceso;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import co.gov.dnp.att.diseno.Cambio;
import co.gov.dnp.att.diseno.Cambios;
import co.gov.dnp.att.diseno.Migracion;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.plataforma.Rechazo;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lleva instancias en curso a la versión publicada. Cada una en su propia transacción: queda migrada del todo o como estaba, con su motivo.
 */
@Component
public class Migraciones {

    private static final int VISIBLES = 100;
    private static final int TANDA = 500;

    private final ProcessEngine motor;
    private final Despliegues despliegues;
    private final Cambios cambios;
    private final Bitacora bitacora;
    private final JdbcClient jdbc;
    private final TransactionTemplate aparte;

    Migraciones(ProcessEngine motor, Despliegues despliegues, Cambios cambios, Bitacora bitacora, JdbcClient jdbc, PlatformTransactionManager transacciones) {
        this.motor = motor;
        this.despliegues = despliegues;
        this.cambios = cambios;
        this.bitacora = bitacora;
        this.jdbc = jdbc;
        this.aparte = new TransactionTemplate(transacciones);
        this.aparte.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Un plan por cada versión anterior con instancias en curso. @param dependencia solo las suyas; vacía, todas */
    public List<Migracion.Plan> planes(Long cambioId, String dependencia) {
        Cambio cambio = publicado(cambioId);
        return despliegues.sinPermisos(() -> {
            List<Migracion.Plan> planes = new ArrayList<>();
            for (ProcessDefinition nueva : motor.getRepositoryService().createProcessDefinitionQuery().deploymentId(cambio.despliegue()).list()) {
                Map<String, String> despues = nombres(nueva.getId());
                for (ProcessDefinition vieja : motor.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(nueva.getKey())
                        .orderByProcessDefinitionVersion().desc().list()) {
                    ProcessInstanceQuery vivas = vivas(vieja.getId(), dependencia);
                    long total = vieja.getVersion() >= nueva.getVersion() ? 0 : vivas.count();
                    if (total > 0) {
                        Map<String, String> nombres = nombres(vieja.getId());
                        planes.add(new Migracion.Plan(vieja.getId(), nueva.getId(), nueva.getName(), vieja.getVersion(), nueva.getVersion(),
                                generar(vieja.getId(), nueva.getId()).getInstructions().stream().map(MigrationInstruction::getSourceActivityId).map(a -> nombres.getOrDefault(a, a)).toList(),
                                nombres.entrySet().stream().filter(n -> !despues.containsKey(n.getKey())).map(Map.Entry::getValue).toList(), total,
                                vivas.listPage(0, VISIBLES).stream().map(i -> new Migracion.EnCurso(i.getId(), i.getBusinessKey(), donde(i))).toList()));
                    }
                }
            }
            return planes;
        });
    }

    /** Las instancias en curso de una versión, hasta {@value #TANDA}. @param dependencia solo las suyas; vacía, todas */
    public List<String> deLaVersion(String definicion, String dependencia) {
        return despliegues.sinPermisos(() -> vivas(definicion, dependencia).listPage(0, TANDA).stream().map(ProcessInstance::getId).toList());
    }

    private ProcessInstanceQuery vivas(String definicion, String dependencia) {
        ProcessInstanceQuery vivas = motor.getRuntimeService().createProcessInstanceQuery().processDefinitionId(definicion).orderByBusinessKey().asc();
        return dependencia == null || dependencia.isBlank() ? vivas : vivas.variableValueEquals("dependencia", dependencia);
    }

    /** Migra cada una de verdad y lo deshace: dice lo mismo que diría al hacerlo. */
    public List<Migracion.Resultado> ensayar(Long cambioId, Collection<String> instancias) {
        Cambio cambio = publicado(cambioId);
        List<Migracion.Resultado> resultados = new ArrayList<>();
        for (Paso p : pasos(cambio, instancias)) {
            String motivo = intentar(p, t -> {
                t.setRollbackOnly();
                migrar(p);
            });
            resultados.add(new Migracion.Resultado(p.instancia.getId(), p.instancia.getBusinessKey(), motivo == null, motivo));
        }
        return resultados;
    }

    /** De dónde a dónde pasa una instancia. */
    private record Paso(ProcessInstance instancia, ProcessDefinition vieja, ProcessDefinition nueva) {
    }

    private List<Paso> pasos(Cambio cambio, Collection<String> instancias) {
        if (instancias.isEmpty()) {
            throw Rechazo.de("Instancias: escoja al menos una.");
        }
        return despliegues.sinPermisos(() -> {
            List<Paso> pasos = new ArrayList<>();
            for (String id : instancias) {
                ProcessInstance i = motor.getRuntimeService().createProcessInstanceQuery().processInstanceId(id).singleResult();
                ProcessDefinition vieja = i == null ? null : motor.getRepositoryService().getProcessDefinition(i.getProcessDefinitionId());
                ProcessDefinition nueva = i == null ? null : motor.getRepositoryService().createProcessDefinitionQuery().deploymentId(cambio.despliegue())
                        .processDefinitionKey(vieja.getKey()).singleResult();
                // La que entretanto terminó o ya pasó no tiene nada que hacer
                if (nueva != null && !nueva.getId().equals(vieja.getId())) {
                    pasos.add(new Paso(i, vieja, nueva));
                }
            }
            return pasos;
        });
    }

    private void migrar(Paso p) {
        despliegues.sinPermisos(() -> {
            motor.getRuntimeService().newMigration(generar(p.vieja.getId(), p.nueva.getId())).processInstanceIds(p.instancia.getId()).execute();
            return null;
        });
    }

    /** @return por qué no se pudo; nulo si se pudo */
    private String intentar(Paso p, Consumer<TransactionStatus> accion) {
        try {
            aparte.executeWithoutResult(accion);
            return null;
        } catch (ProcessEngineException no) {
            return enEspanol(no, despliegues.sinPermisos(() -> nombres(p.vieja.getId())));
        }
    }

    /** Migra las escogidas y deja el resultado de cada una; lo migrado queda además en la bitácora de su expediente. */
    public List<Migracion.Resultado> migrar(Long cambioId, Collection<String> instancias, String usuario) {
        Cambio cambio = publicado(cambioId);
        List<Migracion.Resultado> resultados = new ArrayList<>();
        for (Paso p : pasos(cambio, instancias)) {
            String motivo = intentar(p, t -> {
                migrar(p);
                anotar(cambioId, p, true, null, usuario);
                if (despliegues.sinPermisos(() -> motor.getRuntimeService().getVariable(p.instancia.getId(), "expedienteId")) instanceof Long expediente) {
                    bitacora.anotar(expediente, usuario, "pasó de la versión " + p.vieja.getVersion() + " a la " + p.nueva.getVersion() + " de «" + p.nueva.getName() + "», por el "
                            + cambio.codigo() + " (" + cambio.titulo() + ")");
                }
            });
            if (motivo != null) {
                aparte.executeWithoutResult(t -> anotar(cambioId, p, false, motivo, usuario));
            }
            resultados.add(new Migracion.Resultado(p.instancia.getId(), p.instancia.getBusinessKey(), motivo == null, motivo));
        }
        return resultados;
    }

    /** Todo lo que se ha migrado o intentado migrar por un cambio, lo último primero. */
    public List<Migracion.Resultado> hechas(Long cambioId) {
        return jdbc.sql("select instancia, codigo, migrada, motivo from att.cambio_migracion where cambio_id = ? order by id desc").param(cambioId).query(Migracion.Resultado.class).list();
    }

    private void anotar(Long cambioId, Paso p, boolean migrada, String motivo, String usuario) {
        jdbc.sql("insert into att.cambio_migracion (cambio_id, instancia, codigo, desde, hacia, migrada, motivo, usuario) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(java.util.Arrays.asList(cambioId, p.instancia.getId(), p.instancia.getBusinessKey(), p.vieja.getId(), p.nueva.getId(), migrada, motivo, usuario)).update();
    }

    private Cambio publicado(Long id) {
        Cambio cambio = cambios.de(id);
        if (cambio.estado() != Cambio.Estado.PUBLICADO) {
            throw Rechazo.de("El cambio está «" + cambio.estado().etiqueta() + "»: solo se migra hacia lo que rige.");
        }
        return cambio;
    }

    private MigrationPlan generar(String vieja, String nueva) {
        return motor.getRuntimeService().createMigrationPlan(vieja, nueva).mapEqualActivities().updateEventTriggers().build();
    }

    private static String enEspanol(ProcessEngineException no, Map<String, String> nombres) {
        if (no instanceof MigratingProcessInstanceValidationException v && v.getValidationReport() != null) {
            String donde = v.getValidationReport().getActivityInstanceReports().stream().map(r -> "«" + nombres.getOrDefault(r.getSourceScopeId(), r.getSourceScopeId()) + "»").distinct()
                    .collect(Collectors.joining(", "));
            if (!donde.isEmpty()) {
                return "Está en " + donde + ", que no tiene pareja en la versión nueva: debe terminar con la suya.";
            }
            return "Tiene trabajos pendientes que no se pueden pasar: espere a que terminen.";
        }
        return "El motor no pudo migrarla: " + no.getMessage().lines().findFirst().orElse("");
    }

    private String donde(ProcessInstance i) {
        return motor.getTaskService().createTaskQuery().processInstanceId(i.getId()).list().stream().map(Task::getName).map(n -> n.replaceAll("\\s+", " ")).distinct().sorted()
                .collect(Collectors.joining("; "));
    }

    private Map<String, String> nombres(String definicion) {
        BpmnModelInstance modelo = motor.getRepositoryService().getBpmnModelInstance(definicion);
        Map<String, String> nombres = new LinkedHashMap<>();
        modelo.getModelElementsByType(FlowNode.class).forEach(n -> nombres.put(n.getId(), n.getName() == null ? n.getId() : n.getName().replaceAll("\\s+", " ")));
        return nombres;
    }
}
