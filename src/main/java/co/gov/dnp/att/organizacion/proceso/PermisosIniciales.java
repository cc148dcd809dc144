package co.gov.dnp.att.organizacion.proceso;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Rol;

/**
 * Permisos mínimos y filtros de la bandeja de tareas. Cada uno se entrega una sola vez: lo que un administrador quite o
 * cambie después en Admin permanece. Ningún grupo recibe CREATE sobre despliegues ni filtros, que equivale a ejecutar código.
 */
@Component
class PermisosIniciales {

    private static final String PROCEDIMIENTO = "asistencia_tecnica_territorial";
    private static final String CUALQUIERA = Authorization.ANY;

    private static final List<String> BANDEJA = Stream.concat(
            Stream.of(Rol.FUNCIONARIO, Rol.CONTRATISTA, Rol.JEFE_DEPENDENCIA, Rol.COORDINADOR_GRUPO, Rol.LIDER_ESTRATEGIA,
                    Rol.LIDER_PRODUCTO, Rol.FACILITADOR_TECNICO, Rol.ENLACE_PLANEACION, Rol.DER, Rol.DER_DISENADOR,
                    Rol.DER_MONITOREO, Rol.GRUPO_PLANEACION, Rol.SGDDT, Rol.SGPDN, Rol.SGISE, Rol.SGSGR).map(Rol::grupo),
            IntStream.rangeClosed(1, 6).mapToObj(Organizacion::grupoTerritorial)).toList();
    private static final List<String> INICIAN = Stream.of(Rol.FUNCIONARIO, Rol.CONTRATISTA, Rol.LIDER_PRODUCTO).map(Rol::grupo).toList();
    private static final List<String> AUDITAN = Stream.of(Rol.GRUPO_PLANEACION, Rol.CONTROL_INTERNO).map(Rol::grupo).toList();
    private static final List<String> CONSULTAN = Stream.of(Rol.DER, Rol.DER_MONITOREO, Rol.DER_DISENADOR).map(Rol::grupo).toList();

    private final AuthorizationService permisos;
    private final FilterService filtros;
    private final TaskService tareas;
    private final JdbcClient jdbc;

    PermisosIniciales(AuthorizationService permisos, FilterService filtros, TaskService tareas, JdbcClient jdbc) {
        this.permisos = permisos;
        this.filtros = filtros;
        this.tareas = tareas;
        this.jdbc = jdbc;
    }

    void entregar() {
        for (String grupo : BANDEJA) {
            dar(grupo, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            dar(grupo, Resources.APPLICATION, "welcome", Permissions.ACCESS);
            dar(grupo, Resources.FILTER, CUALQUIERA, Permissions.READ);
        }
        for (String grupo : INICIAN) {
            dar(grupo, Resources.PROCESS_DEFINITION, PROCEDIMIENTO, Permissions.READ, Permissions.CREATE_INSTANCE);
            dar(grupo, Resources.PROCESS_INSTANCE, CUALQUIERA, Permissions.CREATE);
        }
        for (String grupo : AUDITAN) {
            dar(grupo, Resources.PROCESS_DEFINITION, CUALQUIERA, Permissions.READ, Permissions.READ_INSTANCE,
                    Permissions.READ_HISTORY, Permissions.READ_TASK, ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                    ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
            dar(grupo, Resources.OPERATION_LOG_CATEGORY, CUALQUIERA, UserOperationLogCategoryPermissions.READ);
            modelos(grupo);
        }
        for (String grupo : CONSULTAN) {
            dar(grupo, Resources.PROCESS_DEFINITION, CUALQUIERA, Permissions.READ, Permissions.READ_INSTANCE, Permissions.READ_HISTORY);
            modelos(grupo);
        }
        String otsi = Rol.OTSI.grupo();
        dar(otsi, Resources.APPLICATION, "admin", Permissions.ACCESS);
        dar(otsi, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        for (Resource recurso : List.of(Resources.USER, Resources.GROUP, Resources.AUTHORIZATION)) {
            dar(otsi, recurso, CUALQUIERA, Permissions.READ);
        }
        dar(otsi, Resources.SYSTEM, CUALQUIERA, SystemPermissions.READ);

        filtro("Mis tareas", "Las que usted ya tomó", 10, "#3366cc", tareas.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        filtro("De mi dependencia o grupo", "Las que usted o un compañero pueden tomar", 20, "#068460",
                tareas.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned());
        filtro("Vencidas", "Pasó su fecha y siguen abiertas", 30, "#a80521", tareas.createTaskQuery().dueBeforeExpression("${now()}"));
    }

    private void modelos(String grupo) {
        dar(grupo, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        dar(grupo, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        dar(grupo, Resources.DEPLOYMENT, CUALQUIERA, Permissions.READ);
        dar(grupo, Resources.DECISION_DEFINITION, CUALQUIERA, Permissions.READ, Permissions.READ_HISTORY);
        dar(grupo, Resources.DECISION_REQUIREMENTS_DEFINITION, CUALQUIERA, Permissions.READ);
    }

    private void dar(String grupo, Resource recurso, String id, Permission... que) {
        if (primeraVez("permiso:" + grupo + ":" + recurso.resourceName() + ":" + id)) {
            Authorization permiso = permisos.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            permiso.setGroupId(grupo);
            permiso.setResource(recurso);
            permiso.setResourceId(id);
            permiso.setPermissions(que);
            permisos.saveAuthorization(permiso);
        }
    }

    private void filtro(String nombre, String descripcion, int orden, String color, TaskQuery consulta) {
        if (primeraVez("filtro:" + nombre)) {
            Filter filtro = filtros.newTaskFilter(nombre);
            filtro.setQuery(consulta);
            filtro.setProperties(Map.of("description", descripcion, "priority", orden, "color", color, "refresh", true,
                    "showUndefinedVariable", false,
                    "variables", List.of(Map.of("name", "producto", "label", "Producto"),
                            Map.of("name", "entidades", "label", "Entidades"),
                            Map.of("name", "vigencia", "label", "Vigencia"))));
            filtros.saveFilter(filtro);
        }
    }

    private boolean primeraVez(String clave) {
        return jdbc.sql("insert into att.entrega_inicial (clave) values (?) on conflict do nothing").param(clave).update() == 1;
    }
}
