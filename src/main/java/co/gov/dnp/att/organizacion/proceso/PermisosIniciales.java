package co.gov.dnp.att.organizacion.proceso;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Matriz;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/**
 * Permisos mínimos, los que dice la matriz de gobernanza, y con ellos los filtros de la bandeja. Cada uno se entrega una sola vez: lo que un administrador quite o
 * cambie después en Admin permanece. Ningún grupo recibe CREATE sobre despliegues ni filtros, que equivale a ejecutar código.
 */
@Component
class PermisosIniciales {

    private static final String PROCEDIMIENTO = "asistencia_tecnica_territorial";
    private static final String CUALQUIERA = Authorization.ANY;

    private static final Matriz MATRIZ = Matriz.deGobernanza();

    private final AuthorizationService permisos;
    private final FiltrosDeBandeja filtros;
    private final JdbcClient jdbc;

    PermisosIniciales(AuthorizationService permisos, FiltrosDeBandeja filtros, JdbcClient jdbc) {
        this.permisos = permisos;
        this.filtros = filtros;
        this.jdbc = jdbc;
    }

    void entregar() {
        for (String grupo : grupos(Objeto.TASKLIST, Accion.LEER)) {
            dar(grupo, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            dar(grupo, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        }
        for (String grupo : grupos(Objeto.INSTANCIA, Accion.CREAR)) {
            dar(grupo, Resources.PROCESS_DEFINITION, PROCEDIMIENTO, Permissions.READ, Permissions.CREATE_INSTANCE);
            dar(grupo, Resources.PROCESS_INSTANCE, CUALQUIERA, Permissions.CREATE);
        }
        for (String grupo : grupos(Objeto.INSTANCIA, Accion.AUDITAR)) {
            dar(grupo, Resources.PROCESS_DEFINITION, CUALQUIERA, Permissions.READ, Permissions.READ_INSTANCE,
                    Permissions.READ_HISTORY, Permissions.READ_TASK, ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                    ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
            dar(grupo, Resources.OPERATION_LOG_CATEGORY, CUALQUIERA, UserOperationLogCategoryPermissions.READ);
        }
        for (String grupo : grupos(Objeto.MODELOS, Accion.LEER)) {
            boolean audita = MATRIZ.permite(grupo, Objeto.MODELOS, Accion.AUDITAR);
            // Quien lee las instancias de todas las dependencias las ve también en Cockpit; la historia es solo de quien audita
            if (!audita && MATRIZ.alcance(grupo) == Matriz.Alcance.TODO && MATRIZ.permite(grupo, Objeto.INSTANCIA, Accion.LEER)) {
                dar(grupo, Resources.PROCESS_DEFINITION, CUALQUIERA, Permissions.READ, Permissions.READ_INSTANCE);
                quitar(grupo, Resources.PROCESS_DEFINITION, CUALQUIERA, Permissions.READ_HISTORY);
            } else if (!audita) {
                dar(grupo, Resources.PROCESS_DEFINITION, CUALQUIERA, Permissions.READ);
            }
            dar(grupo, Resources.DEPLOYMENT, CUALQUIERA, Permissions.READ);
            dar(grupo, Resources.DECISION_REQUIREMENTS_DEFINITION, CUALQUIERA, Permissions.READ);
            if (audita) {
                dar(grupo, Resources.DECISION_DEFINITION, CUALQUIERA, Permissions.READ, Permissions.READ_HISTORY);
            } else {
                dar(grupo, Resources.DECISION_DEFINITION, CUALQUIERA, Permissions.READ);
                quitar(grupo, Resources.DECISION_DEFINITION, CUALQUIERA, Permissions.READ_HISTORY);
            }
        }
        for (String grupo : grupos(Objeto.COCKPIT, Accion.LEER)) {
            dar(grupo, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            dar(grupo, Resources.APPLICATION, "welcome", Permissions.ACCESS);
        }
        for (String grupo : grupos(Objeto.ADMIN, Accion.LEER)) {
            dar(grupo, Resources.APPLICATION, "admin", Permissions.ACCESS);
            dar(grupo, Resources.APPLICATION, "welcome", Permissions.ACCESS);
            for (Resource recurso : List.of(Resources.USER, Resources.GROUP, Resources.AUTHORIZATION)) {
                dar(grupo, recurso, CUALQUIERA, Permissions.READ);
            }
            dar(grupo, Resources.SYSTEM, CUALQUIERA, SystemPermissions.READ);
        }
        filtros.entregar(grupos(Objeto.TASKLIST, Accion.LEER));
    }

    /** Los grupos del motor a los que la matriz concede la acción; quien administra la plataforma ya los tiene todos. */
    private static List<String> grupos(Objeto objeto, Accion accion) {
        return MATRIZ.roles(objeto, accion).stream().filter(rol -> !rol.equals(Groups.CAMUNDA_ADMIN))
                .flatMap(rol -> rol.equals("grupo-territorial") ? IntStream.rangeClosed(1, 6).mapToObj(Organizacion::grupoTerritorial)
                        : Stream.of(rol)).toList();
    }

    /** Retira, una sola vez, lo que una versión anterior entregó de más. */
    private void quitar(String grupo, Resource recurso, String id, Permission que) {
        if (primeraVez("retiro:" + grupo + ":" + recurso.resourceName() + ":" + id + ":" + que.getName())) {
            permisos.createAuthorizationQuery().groupIdIn(grupo).resourceType(recurso).resourceId(id).list().forEach(a -> {
                a.removePermission(que);
                permisos.saveAuthorization(a);
            });
        }
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

    private boolean primeraVez(String clave) {
        return jdbc.sql("insert into att.entrega_inicial (clave) values (?) on conflict do nothing").param(clave).update() == 1;
    }
}
