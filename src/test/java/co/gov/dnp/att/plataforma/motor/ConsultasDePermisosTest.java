package co.gov.dnp.att.plataforma.motor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Con la consulta reescrita, cada quien ve las mismas tareas que le dan sus permisos preguntados uno por uno. */
@PruebaIntegral
@Transactional
@ExtendWith(OutputCaptureExtension.class)
@Requisito("GO-17")
class ConsultasDePermisosTest {

    private static final String GRUPOS = "org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity";
    private static final String CONSULTA = "org.camunda.bpm.engine.impl.persistence.entity.TaskEntity";

    @Autowired
    TaskService tareas;
    @Autowired
    IdentityService identidades;
    @Autowired
    AuthorizationService permisos;
    @Autowired
    RepositoryService modelos;
    @Autowired
    Procedimiento procedimiento;
    @Autowired
    LoggingSystem registros;
    @Autowired
    ProcessEngineConfigurationImpl motor;
    @Autowired
    JdbcClient sql;

    private Unidad unidad;

    private record Quien(String usuario, List<String> grupos) {
    }

    @BeforeEach
    void tareasDeVarias() {
        unidad = procedimiento.unidad("TAP");
        IntStream.range(0, 3).forEach(n -> procedimiento.iniciar(unidad));
        String tomada = procedimiento.tarea(procedimiento.iniciar(unidad), AsistenciaTecnicaTerritorial.Elemento.IDENTIFICAR).getId();
        tareas.setAssignee(tomada, "permitidas-otra");
        IntStream.range(0, 4).forEach(n -> {
            Task suelta = tareas.newTask();
            suelta.setName("Suelta " + n);
            suelta.setAssignee(n % 2 == 0 ? "permitidas-otra" : null);
            tareas.saveTask(suelta);
            tareas.addCandidateGroup(suelta.getId(), n < 2 ? suGrupo() : "permitidas-grupo");
        });
        conceder("permitidas-definicion", Resources.PROCESS_DEFINITION, AsistenciaTecnicaTerritorial.CLAVE, ProcessDefinitionPermissions.READ_TASK);
        conceder("permitidas-todo", Resources.TASK, Authorization.ANY, Permissions.READ);
        conceder("permitidas-sin-leer", Resources.TASK, Authorization.ANY, Permissions.UPDATE);
    }

    private void conceder(String usuario, Resource recurso, String cual, Permission que) {
        Authorization permiso = permisos.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        permiso.setUserId(usuario);
        permiso.setResource(recurso);
        permiso.setResourceId(cual);
        permiso.addPermission(que);
        permisos.saveAuthorization(permiso);
    }

    private String suGrupo() {
        return "unidad-" + unidad.dependencia();
    }

    private List<Quien> gente() {
        return List.of(new Quien(unidad.funcionaria(), List.of("funcionario", suGrupo())), new Quien("permitidas-otra", List.of()), new Quien("permitidas-otra", List.of("permitidas-grupo", suGrupo())),
                new Quien("permitidas-definicion", List.of("permitidas-grupo")), new Quien("permitidas-todo", List.of()), new Quien("permitidas-sin-leer", List.of()),
                new Quien("permitidas-planeacion", List.of("grupo-planeacion")), new Quien("permitidas-nadie", List.of()));
    }

    @Test
    @DisplayName("Toda consulta de tareas da a cada quien lo que sus permisos le dan, ni una más, en el mismo orden y contado igual")
    void lasMismas() {
        Map<String, Supplier<TaskQuery>> consultas = Map.of(
                "todas", () -> tareas.createTaskQuery().orderByTaskId().asc(),
                "de un grupo", () -> tareas.createTaskQuery().taskCandidateGroupIn(List.of(suGrupo(), "permitidas-grupo")).includeAssignedTasks().orderByTaskCreateTime().desc().orderByTaskId().asc(),
                "con dato y orden por variable", () -> tareas.createTaskQuery().processVariableValueEquals("dependencia", unidad.dependencia())
                        .orderByProcessVariable("producto", ValueType.STRING).asc().orderByTaskId().desc(),
                "una u otra", () -> tareas.createTaskQuery().or().taskAssignee("permitidas-otra").taskNameLike("Suelta%").endOr().active().orderByTaskName().asc().orderByTaskId().asc());
        consultas.forEach((nombre, consulta) -> {
            List<Task> todas = consulta.get().list();
            assertThat(todas).as(nombre).isNotEmpty();
            for (Quien q : gente()) {
                List<String> esperadas = todas.stream().filter(t -> puede(q, t)).map(Task::getId).toList();
                assertThat(como(q, () -> consulta.get().list()).stream().map(Task::getId)).as("%s para %s", nombre, q).isEqualTo(esperadas);
                assertThat(como(q, () -> consulta.get().count())).as("cuenta de %s para %s", nombre, q).isEqualTo(esperadas.size());
                if (esperadas.size() > 2) {
                    assertThat(como(q, () -> consulta.get().listPage(1, 2)).stream().map(Task::getId)).as("página de %s para %s", nombre, q).isEqualTo(esperadas.subList(1, 3));
                }
            }
        });
        Function<Quien, Long> cuantas = q -> como(q, () -> tareas.createTaskQuery().count());
        assertThat(gente().stream().map(cuantas).sorted(Comparator.naturalOrder()).distinct().count()).as("cada quien ve distinto").isGreaterThan(3);
    }

    @Test
    @DisplayName("Los grupos que tienen algún permiso son los que hay en la tabla, y no se lee entera para saberlos")
    void gruposConPermisos(CapturedOutput salida) {
        registros.setLogLevel(GRUPOS, LogLevel.DEBUG);
        List<String> suyos;
        try {
            suyos = motor.getCommandExecutorTxRequired().execute(orden -> orden.getDbEntityManager().selectList("selectAuthorizedGroupIds").stream().map(String.class::cast).toList());
        } finally {
            registros.setLogLevel(GRUPOS, null);
        }
        assertThat(suyos).contains(suGrupo()).containsExactlyInAnyOrderElementsOf(
                sql.sql("select distinct group_id_ from act_ru_authorization where group_id_ is not null").query(String.class).list());
        assertThat(salida.getOut()).contains("WITH RECURSIVE G").doesNotContain("SELECT distinct(A.GROUP_ID_)");
    }

    @Test
    @DisplayName("La consulta que llega a la base no cruza tareas con permisos")
    void sinCruce(CapturedOutput salida) {
        registros.setLogLevel(CONSULTA, LogLevel.DEBUG);
        try {
            como(gente().get(0), () -> tareas.createTaskQuery().taskAssignee("permitidas-otra").list());
            como(gente().get(0), () -> tareas.createTaskQuery().dueBefore(new Date()).count());
        } finally {
            registros.setLogLevel(CONSULTA, null);
        }
        assertThat(salida.getOut()).containsPattern("Preparing: .*SUYO.RESOURCE_ID_ = RES.ID_").doesNotContain("AUTH ON");
    }

    private boolean puede(Quien q, Task t) {
        return permisos.isUserAuthorized(q.usuario(), q.grupos(), Permissions.READ, Resources.TASK, t.getId())
                // El permiso sobre toda definición alcanza en el motor también a las tareas sueltas
                || permisos.isUserAuthorized(q.usuario(), q.grupos(), ProcessDefinitionPermissions.READ_TASK, Resources.PROCESS_DEFINITION,
                        t.getProcessDefinitionId() == null ? Authorization.ANY : modelos.getProcessDefinition(t.getProcessDefinitionId()).getKey());
    }

    private <T> T como(Quien q, Supplier<T> que) {
        identidades.setAuthentication(q.usuario(), q.grupos());
        try {
            return que.get();
        } finally {
            identidades.clearAuthentication();
        }
    }
}
