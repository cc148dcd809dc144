package co.gov.dnp.att.expediente.proceso;

import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.plataforma.motor.ComoQuienActua;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;

/** Lo que el motor sabe de las tareas de un expediente. Qué tarea ve cada quien lo deciden las autorizaciones del motor. */
@Component
public class TareasDelExpediente {

    private static final String POR_FOCALIZAR = "Por focalizar";

    private final TaskService tareas;
    private final RuntimeService instancias;
    private final IdentityService identidades;
    private final ComoQuienActua quienActua;

    TareasDelExpediente(TaskService tareas, RuntimeService instancias, IdentityService identidades, ComoQuienActua quienActua) {
        this.tareas = tareas;
        this.instancias = instancias;
        this.identidades = identidades;
        this.quienActua = quienActua;
    }

    /** @return la tarea, si está abierta, pertenece a un expediente y quien actúa la puede ver */
    public Optional<TareaVisible> visible(String tareaId) {
        Task tarea = quienActua.consultar(() -> tareas.createTaskQuery().taskId(tareaId).singleResult());
        if (tarea == null || !(tareas.getVariable(tareaId, Variable.EXPEDIENTE) instanceof Number expediente)) {
            return Optional.empty();
        }
        return Optional.of(new TareaVisible(tarea.getId(), tarea.getTaskDefinitionKey(), tarea.getName(), expediente.longValue(),
                quienActua.usuario().equals(tarea.getAssignee())));
    }

    /** Lo que muestra la tarjeta de cada una de esas tareas que quien actúa puede ver; las demás no aparecen. */
    public List<Tarjeta> tarjetas(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<Task> visibles = quienActua.consultar(() -> tareas.createTaskQuery().taskIdIn(ids.toArray(String[]::new)).list());
        if (visibles.isEmpty()) {
            return List.of();
        }
        String[] suyas = visibles.stream().map(Task::getProcessInstanceId).distinct().toArray(String[]::new);
        Map<String, String> claves = instancias.createProcessInstanceQuery().processInstanceIds(Set.of(suyas)).list().stream()
                .filter(i -> i.getBusinessKey() != null).collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        Map<String, Map<String, Object>> datos = new HashMap<>();
        instancias.createVariableInstanceQuery().executionIdIn(suyas)
                .variableNameIn(Variable.PRODUCTO, Variable.ENTIDADES, Variable.VIGENCIA).list()
                .forEach(v -> datos.computeIfAbsent(v.getProcessInstanceId(), i -> new HashMap<>()).put(v.getName(), v.getValue()));
        Set<String> devueltas = instancias.createVariableInstanceQuery().taskIdIn(visibles.stream().map(Task::getId).toArray(String[]::new))
                .variableValueEquals(Variable.DEVUELTA, true).list().stream().map(VariableInstance::getTaskId).collect(Collectors.toSet());
        return visibles.stream().map(t -> {
            Map<String, Object> d = datos.getOrDefault(t.getProcessInstanceId(), Map.of());
            return new Tarjeta(t.getId(), claves.get(t.getProcessInstanceId()), (String) d.get(Variable.PRODUCTO),
                    (String) d.getOrDefault(Variable.ENTIDADES, d.containsKey(Variable.PRODUCTO) ? POR_FOCALIZAR : null), (Integer) d.get(Variable.VIGENCIA),
                    t.getDueDate() == null ? null : t.getDueDate().toInstant(),
                    t.getDueDate() != null && t.getDueDate().before(new Date()), devueltas.contains(t.getId()));
        }).toList();
    }

    /** @return si quien actúa tiene o puede reclamar una tarea abierta del expediente */
    public boolean participa(String codigo) {
        List<String> grupos = quienActua.grupos();
        TaskQuery consulta = tareas.createTaskQuery().processInstanceBusinessKeyLike(codigo + "%").or().taskAssignee(quienActua.usuario())
                .taskCandidateUser(quienActua.usuario());
        return (grupos.isEmpty() ? consulta : consulta.taskCandidateGroupIn(grupos)).endOr().count() > 0;
    }

    /** @return si un paso automático falló y espera a quien administra la plataforma */
    public boolean detenido(String codigo) {
        return instancias.createProcessInstanceQuery().processInstanceBusinessKeyLike(codigo + "%").withIncident().count() > 0;
    }

    /** Las tareas abiertas del expediente, en cualquiera de sus procesos (también sus acciones), desde la más antigua. */
    public List<TareaAbierta> abiertas(String codigo) {
        return tareas.createTaskQuery().processInstanceBusinessKeyLike(codigo + "%").orderByTaskCreateTime().asc().list().stream()
                .map(this::abierta).toList();
    }

    private TareaAbierta abierta(Task tarea) {
        boolean reclamada = tarea.getAssignee() != null;
        Instant vence = tarea.getDueDate() == null ? null : tarea.getDueDate().toInstant();
        return new TareaAbierta(tarea.getId(), tarea.getName(),
                reclamada ? nombres(List.of(tarea.getAssignee())).get(tarea.getAssignee()) : candidatos(tarea),
                reclamada, tarea.getCreateTime().toInstant(), vence,
                tarea.getDueDate() != null && tarea.getDueDate().before(new Date()));
    }

    private String candidatos(Task tarea) {
        List<String> grupos = tareas.getIdentityLinksForTask(tarea.getId()).stream()
                .filter(enlace -> IdentityLinkType.CANDIDATE.equals(enlace.getType()) && enlace.getGroupId() != null)
                .map(IdentityLink::getGroupId).sorted().toList();
        if (grupos.isEmpty()) {
            return "Sin responsable";
        }
        Map<String, String> nombres = identidades.createGroupQuery().groupIdIn(grupos.toArray(String[]::new)).list().stream()
                .filter(g -> g.getName() != null).collect(Collectors.toMap(Group::getId, Group::getName));
        return grupos.stream().map(g -> nombres.getOrDefault(g, g)).collect(Collectors.joining(", "));
    }

    /** Nombre y apellido de cada usuario; el propio identificador si el motor no lo conoce. */
    public Map<String, String> nombres(Collection<String> usuarios) {
        Map<String, String> nombres = new HashMap<>();
        usuarios.forEach(usuario -> nombres.put(usuario, usuario));
        if (!usuarios.isEmpty()) {
            identidades.createUserQuery().userIdIn(usuarios.stream().distinct().toArray(String[]::new)).list().forEach(u -> {
                String nombre = ((u.getFirstName() == null ? "" : u.getFirstName()) + " "
                        + (u.getLastName() == null ? "" : u.getLastName())).strip();
                nombres.put(u.getId(), nombre.isEmpty() ? u.getId() : nombre);
            });
        }
        return nombres;
    }
}
