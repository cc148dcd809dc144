package co.gov.dnp.att.organizacion.proceso;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
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
import co.gov.dnp.att.organizacion.Rol;

/**
 * Permisos mínimos y, con ellos, los filtros de la bandeja. Cada uno se entrega una sola vez: lo que un administrador quite o
 * cambie después en Admin permanece. Ningún grupo recibe CREATE sobre despliegues ni filtros, que equivale a ejecutar código.
 */
@Component
class PermisosIniciales {

    private static final String PROCEDIMIENTO = "asistencia_tecnica_territorial";
    private static final String CUALQUIERA = Authorization.ANY;

    private static final List<String> BANDEJA = Stream.concat(
            Stream.of(Rol.FUNCIONARIO, Rol.CONTRATISTA, Rol.JEFE_DEPENDENCIA, Rol.COORDINADOR_GRUPO, Rol.LIDER_ESTRATEGIA,
                    Rol.LIDER_PRODUCTO, Rol.FACILITADOR_TECNICO, Rol.ENLACE_PLANEACION, Rol.DER, Rol.DER_DISENADOR,
                    Rol.DER_MONITOREO, Rol.SGDDT, Rol.SGPDN, Rol.SGISE, Rol.SGSGR).map(Rol::grupo),
            IntStream.rangeClosed(1, 6).mapToObj(Organizacion::grupoTerritorial)).toList();
    private static final List<String> INICIAN = Stream.of(Rol.FUNCIONARIO, Rol.CONTRATISTA, Rol.LIDER_PRODUCTO).map(Rol::grupo).toList();
    private static final List<String> AUDITAN = Stream.of(Rol.GRUPO_PLANEACION, Rol.CONTROL_INTERNO).map(Rol::grupo).toList();
    private static final List<String> CONSULTAN = Stream.of(Rol.DER, Rol.DER_MONITOREO, Rol.DER_DISENADOR).map(Rol::grupo).toList();

    private final AuthorizationService permisos;
    private final FiltrosDeBandeja filtros;
    private final JdbcClient jdbc;

    PermisosIniciales(AuthorizationService permisos, FiltrosDeBandeja filtros, JdbcClient jdbc) {
        this.permisos = permisos;
        this.filtros = filtros;
        this.jdbc = jdbc;
    }

    void entregar() {
        for (String grupo : BANDEJA) {
            dar(grupo, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            dar(grupo, Resources.APPLICATION, "welcome", Permissions.ACCESS);
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
        filtros.entregar(BANDEJA);
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

    private boolean primeraVez(String clave) {
        return jdbc.sql("insert into att.entrega_inicial (clave) values (?) on conflict do nothing").param(clave).update() == 1;
    }
}
