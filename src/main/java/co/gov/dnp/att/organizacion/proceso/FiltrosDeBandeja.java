package co.gov.dnp.att.organizacion.proceso;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.plataforma.motor.ComoQuienActua;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;

/**
 * Los filtros de la bandeja de tareas, en el orden en que se leen. Se entregan una sola vez por versión: lo que un
 * administrador cambie o borre después en Tasklist permanece.
 */
@Component
public class FiltrosDeBandeja {

    private static final String VERSION = "bandeja-2:";
    private static final String VERSION_ANTERIOR = "filtro:";

    private final FilterService filtros;
    private final TaskService tareas;
    private final AuthorizationService permisos;
    private final ComoQuienActua quienActua;
    private final JdbcClient jdbc;

    FiltrosDeBandeja(FilterService filtros, TaskService tareas, AuthorizationService permisos, ComoQuienActua quienActua, JdbcClient jdbc) {
        this.filtros = filtros;
        this.tareas = tareas;
        this.permisos = permisos;
        this.quienActua = quienActua;
        this.jdbc = jdbc;
    }

    /**
     * Un filtro para quien actúa.
     *
     * @param cuantas  tareas que hoy le muestra
     * @param editable si puede cambiarlo
     */
    public record Alcance(long cuantas, boolean editable) {
    }

    private record Definicion(String nombre, String nombreAnterior, String descripcion, String color, TaskQuery consulta, List<String> grupos) {
    }

    /** @param grupos los que usan la bandeja */
    void entregar(List<String> grupos) {
        retirarLecturaDeTodos(grupos);
        int orden = 0;
        for (Definicion d : definiciones(grupos)) {
            orden += 10;
            if (primeraVez(VERSION + d.nombre())) {
                entregar(d, orden);
            }
        }
        entregarAPlaneacion(grupos);
    }

    /** El Grupo de Planeación usa la bandeja desde que decide los cambios del procedimiento; donde los filtros ya estaban, se le abren una vez. */
    private void entregarAPlaneacion(List<String> grupos) {
        String planeacion = Rol.GRUPO_PLANEACION.grupo();
        if (!primeraVez(VERSION + planeacion)) {
            return;
        }
        definiciones(grupos).stream().filter(d -> d.grupos().contains(planeacion))
                .flatMap(d -> filtros.createTaskFilterQuery().filterName(d.nombre()).list().stream()).map(Filter::getId)
                .filter(id -> permisos.createAuthorizationQuery().groupIdIn(planeacion).resourceType(Resources.FILTER).resourceId(id).count() == 0)
                .forEach(id -> leer(planeacion, id));
    }

    private List<Definicion> definiciones(List<String> grupos) {
        return List.of(
                new Definicion("Mis tareas", "Mis tareas", "Las que usted ya tomó", "#3366cc",
                        tareas.createTaskQuery().taskAssigneeExpression("${currentUser()}"), grupos),
                new Definicion("De mi dependencia", "De mi dependencia o grupo", "Las que usted o un compañero de su dependencia o grupo pueden tomar",
                        "#068460", tareas.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").taskUnassigned(), grupos),
                new Definicion("Vencidas", "Vencidas", "Pasó su fecha y siguen abiertas", "#a80521",
                        tareas.createTaskQuery().dueBeforeExpression("${now()}"), grupos),
                new Definicion("Vencen en 5 días hábiles", null, "Vencen entre hoy y el quinto día hábil, en el calendario de Colombia", "#8a5300",
                        tareas.createTaskQuery().dueAfterExpression("${now()}").dueBeforeExpression("${plazos.finDeDiasHabiles(5)}"), grupos),
                new Definicion("Por parametrizar", null, "Planes acordados que esperan sus códigos de SETA-WEB", "#5b3a9e",
                        tareas.createTaskQuery().taskDefinitionKey(Elemento.PARAMETRIZAR), List.of(Rol.DER_MONITOREO.grupo())),
                new Definicion("Devueltas", null, "Volvieron con un motivo: ajuste pedido al plan o acción que no se dio por cumplida", "#a80521",
                        tareas.createTaskQuery().taskVariableValueEquals(Variable.DEVUELTA, true), grupos));
    }

    private void entregar(Definicion d, int orden) {
        Filter filtro = d.nombreAnterior() == null ? null
                : filtros.createTaskFilterQuery().filterName(d.nombreAnterior()).list().stream().findFirst().orElse(null);
        if (filtro == null && d.nombreAnterior() != null && !primeraVez(VERSION_ANTERIOR + d.nombreAnterior())) {
            return; // se entregó antes y un administrador lo borró
        }
        filtro = filtro == null ? filtros.newTaskFilter() : filtro;
        filtro.setName(d.nombre());
        filtro.setQuery(d.consulta());
        filtro.setProperties(Map.of("description", d.descripcion(), "priority", orden, "color", d.color(), "refresh", true,
                "showUndefinedVariable", false));
        String id = filtros.saveFilter(filtro).getId();
        d.grupos().forEach(grupo -> leer(grupo, id));
    }

    private void leer(String grupo, String filtro) {
        Authorization permiso = permisos.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        permiso.setGroupId(grupo);
        permiso.setResource(Resources.FILTER);
        permiso.setResourceId(filtro);
        permiso.addPermission(Permissions.READ);
        permisos.saveAuthorization(permiso);
    }

    /** La primera versión daba a todos la lectura de cualquier filtro; con ella no habría filtro de un solo grupo. */
    private void retirarLecturaDeTodos(List<String> grupos) {
        if (primeraVez(VERSION + "lectura")) {
            permisos.createAuthorizationQuery().resourceType(Resources.FILTER).resourceId(Authorization.ANY)
                    .groupIdIn(grupos.toArray(String[]::new)).list().forEach(p -> permisos.deleteAuthorization(p.getId()));
        }
    }

    private boolean primeraVez(String clave) {
        return jdbc.sql("insert into att.entrega_inicial (clave) values (?) on conflict do nothing").param(clave).update() == 1;
    }

    /** Cada filtro que quien actúa puede ver, por su identificador. */
    public Map<String, Alcance> alcance() {
        return quienActua.consultar(() -> filtros.createTaskFilterQuery().list().stream()
                .collect(Collectors.toMap(Filter::getId, f -> new Alcance(filtros.count(f.getId()),
                        permisos.isUserAuthorized(quienActua.usuario(), quienActua.grupos(), Permissions.UPDATE, Resources.FILTER, f.getId())))));
    }
}
