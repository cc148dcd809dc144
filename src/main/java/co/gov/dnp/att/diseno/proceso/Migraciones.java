package co.gov.dnp.att.diseno.proceso;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import co.gov.dnp.att.diseno.Cambio;
import co.gov.dnp.att.diseno.Cambios;
import co.gov.dnp.att.diseno.Migracion;
import co.gov.dnp.att.plataforma.Rechazo;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lleva instancias en curso a la versión publicada. Cada una en su propia transacción: queda migrada del todo o como estaba, con su motivo.
 */
@Component
public class Migraciones {

    private final ProcessEngine motor;
    private final Despliegues despliegues;
    private final Cambios cambios;
    private final JdbcClient jdbc;
    private final TransactionTemplate aparte;

    Migraciones(ProcessEngine motor, Despliegues despliegues, Cambios cambios, JdbcClient jdbc, PlatformTransactionManager transacciones) {
        this.motor = motor;
        this.despliegues = despliegues;
        this.cambios = cambios;
        this.jdbc = jdbc;
        this.aparte = new TransactionTemplate(transacciones);
        this.aparte.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Un plan por cada versión anterior con instancias en curso, ya ensayado sobre cada una. */
    public List<Migracion.Plan> planes(Long cambioId) {
        Cambio cambio = publicado(cambioId);
        List<Migracion.Plan> planes = new ArrayList<>();
        for (Pareja p : despliegues.sinPermisos(() -> parejas(cambio))) {
            // El ensayo va fuera de la consulta: dentro de ella compartiría su transacción y no se desharía
            planes.add(new Migracion.Plan(p.vieja.getId(), p.nueva.getId(), p.nueva.getName(), p.vieja.getVersion(), p.nueva.getVersion(), p.conPareja, p.sinPareja,
                    p.vivas.stream().map(i -> new Migracion.EnCurso(i.getId(), i.getBusinessKey(), despliegues.sinPermisos(() -> donde(i)), ensayar(p.plan, i, p.nombres))).toList()));
        }
        return planes;
    }

    private record Pareja(ProcessDefinition vieja, ProcessDefinition nueva, List<ProcessInstance> vivas, MigrationPlan plan, Map<String, String> nombres,
            List<String> conPareja, List<String> sinPareja) {
    }

    private List<Pareja> parejas(Cambio cambio) {
        List<Pareja> parejas = new ArrayList<>();
        for (ProcessDefinition nueva : motor.getRepositoryService().createProcessDefinitionQuery().deploymentId(cambio.despliegue()).list()) {
            Map<String, String> despues = nombres(nueva.getId());
            for (ProcessDefinition vieja : motor.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey(nueva.getKey())
                    .orderByProcessDefinitionVersion().desc().list()) {
                List<ProcessInstance> vivas = vieja.getVersion() >= nueva.getVersion() ? List.of()
                        : motor.getRuntimeService().createProcessInstanceQuery().processDefinitionId(vieja.getId()).list();
                if (!vivas.isEmpty()) {
                    MigrationPlan plan = generar(vieja.getId(), nueva.getId());
                    Map<String, String> nombres = nombres(vieja.getId());
                    parejas.add(new Pareja(vieja, nueva, vivas, plan, nombres,
                            plan.getInstructions().stream().map(MigrationInstruction::getSourceActivityId).map(a -> nombres.getOrDefault(a, a)).toList(),
                            nombres.entrySet().stream().filter(n -> !despues.containsKey(n.getKey())).map(Map.Entry::getValue).toList()));
                }
            }
        }
        return parejas;
    }

    /** Migra las escogidas y deja el resultado de cada una. */
    public List<Migracion.Resultado> migrar(Long cambioId, Collection<String> instancias, String usuario) {
        Cambio cambio = publicado(cambioId);
        if (instancias.isEmpty()) {
            throw Rechazo.de("Instancias: escoja al menos una.");
        }
        List<Migracion.Resultado> resultados = new ArrayList<>();
        for (String id : instancias) {
            ProcessInstance i = despliegues.sinPermisos(() -> motor.getRuntimeService().createProcessInstanceQuery().processInstanceId(id).singleResult());
            if (i == null) {
                continue;
            }
            ProcessDefinition nueva = despliegues.sinPermisos(() -> motor.getRepositoryService().createProcessDefinitionQuery().deploymentId(cambio.despliegue())
                    .processDefinitionKey(clave(i.getProcessDefinitionId())).singleResult());
            if (nueva == null || nueva.getId().equals(i.getProcessDefinitionId())) {
                continue;
            }
            Map<String, String> nombres = despliegues.sinPermisos(() -> nombres(i.getProcessDefinitionId()));
            String motivo;
            try {
                aparte.executeWithoutResult(t -> despliegues.sinPermisos(() -> {
                    motor.getRuntimeService().newMigration(generar(i.getProcessDefinitionId(), nueva.getId())).processInstanceIds(id).execute();
                    anotar(cambioId, i, nueva.getId(), true, null, usuario);
                    return null;
                }));
                motivo = null;
            } catch (ProcessEngineException no) {
                motivo = enEspanol(no, nombres);
                String porque = motivo;
                aparte.executeWithoutResult(t -> anotar(cambioId, i, nueva.getId(), false, porque, usuario));
            }
            resultados.add(new Migracion.Resultado(id, i.getBusinessKey(), motivo == null, motivo));
        }
        return resultados;
    }

    /** Todo lo que se ha migrado o intentado migrar por un cambio, lo último primero. */
    public List<Migracion.Resultado> hechas(Long cambioId) {
        return jdbc.sql("select instancia, codigo, migrada, motivo from att.cambio_migracion where cambio_id = ? order by id desc").param(cambioId).query(Migracion.Resultado.class).list();
    }

    private void anotar(Long cambioId, ProcessInstance i, String hacia, boolean migrada, String motivo, String usuario) {
        jdbc.sql("insert into att.cambio_migracion (cambio_id, instancia, codigo, desde, hacia, migrada, motivo, usuario) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(java.util.Arrays.asList(cambioId, i.getId(), i.getBusinessKey(), i.getProcessDefinitionId(), hacia, migrada, motivo, usuario)).update();
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

    /** Migra de verdad y lo deshace: dice lo mismo que diría al hacerlo. */
    private String ensayar(MigrationPlan plan, ProcessInstance i, Map<String, String> nombres) {
        try {
            aparte.executeWithoutResult(t -> {
                t.setRollbackOnly();
                despliegues.sinPermisos(() -> {
                    motor.getRuntimeService().newMigration(plan).processInstanceIds(i.getId()).execute();
                    return null;
                });
            });
            return null;
        } catch (ProcessEngineException no) {
            return enEspanol(no, nombres);
        }
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

    private String clave(String definicion) {
        return motor.getRepositoryService().getProcessDefinition(definicion).getKey();
    }
}
