package co.gov.dnp.att.organizacion.proceso;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.calendario.CalendarioHabil;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Los filtros de la bandeja: cuáles ve cada quien, en qué orden, qué traen y cómo llegan a una base que ya tenía los de antes. */
@PruebaIntegral
class FiltrosDeBandejaTest {

    private static final ZoneId BOGOTA = ZoneId.of("America/Bogota");
    private static final List<String> FILTROS = List.of("Mis tareas", "De mi dependencia", "Vencidas", "Vencen en 5 días hábiles", "Por parametrizar",
            "Devueltas");

    @Autowired
    FiltrosDeBandeja bandeja;
    @Autowired
    FilterService filtros;
    @Autowired
    TaskService tareas;
    @Autowired
    IdentityService identidades;
    @Autowired
    AuthorizationService permisos;
    @Autowired
    CalendarioHabil calendario;
    @Autowired
    JdbcClient jdbc;

    @Test
    @Requisito("PS-04")
    @DisplayName("Cada quien lee sus filtros en orden; «Por parametrizar» solo el equipo de monitoreo de la DER")
    void quienVeCada() {
        assertThat(nombres("der-monitoreo")).isEqualTo(FILTROS);
        assertThat(nombres("funcionario")).isEqualTo(FILTROS.stream().filter(n -> !n.equals("Por parametrizar")).toList());
        assertThat(nombres("grupo-territorial-3")).doesNotContain("Por parametrizar").hasSize(5);
        assertThat(nombres("otsi")).isEmpty();
    }

    @Test
    @DisplayName("«Vencen en 5 días hábiles» cuenta con el calendario de Colombia: ni lo vencido ni lo del sexto día")
    void vencenEnCincoDiasHabiles() {
        LocalDate hoy = LocalDate.now(BOGOTA);
        LocalDate quinto = calendario.sumarHabiles(hoy, 5);
        assertThat(laCuenta(quinto, 17)).isTrue();
        assertThat(laCuenta(quinto, 23)).isTrue();
        assertThat(laCuenta(calendario.sumarHabiles(hoy, 6), 8)).isFalse();
        assertThat(laCuenta(hoy.minusDays(1), 17)).isFalse();
    }

    private boolean laCuenta(LocalDate dia, int hora) {
        Task t = tareas.newTask();
        t.setAssignee("quien-vence");
        t.setDueDate(Date.from(dia.atTime(hora, 0).atZone(BOGOTA).toInstant()));
        tareas.saveTask(t);
        String filtro = filtros.createTaskFilterQuery().filterName("Vencen en 5 días hábiles").singleResult().getId();
        identidades.setAuthentication("quien-vence", List.of("funcionario"));
        try {
            return filtros.count(filtro) == 1;
        } finally {
            identidades.clearAuthentication();
            tareas.deleteTask(t.getId(), true);
        }
    }

    @Test
    @Transactional
    @DisplayName("Una base con los filtros de antes los recibe cambiados, en el mismo sitio; lo que un administrador borró no vuelve")
    void unaBaseQueYaLosTenia() {
        for (Filter f : filtros.createTaskFilterQuery().list()) {
            if (FILTROS.contains(f.getName())) {
                permisos.createAuthorizationQuery().resourceType(Resources.FILTER).resourceId(f.getId()).list()
                        .forEach(p -> permisos.deleteAuthorization(p.getId()));
                filtros.deleteFilter(f.getId());
            }
        }
        jdbc.sql("delete from att.entrega_inicial where clave like 'bandeja-2:%' or clave like 'filtro:%'").update();
        jdbc.sql("insert into att.entrega_inicial (clave) values ('filtro:Mis tareas'), ('filtro:De mi dependencia o grupo'), ('filtro:Vencidas')").update();
        Filter viejo = filtros.newTaskFilter("De mi dependencia o grupo").setQuery(tareas.createTaskQuery())
                .setProperties(Map.of("priority", 20, "variables", List.of(Map.of("name", "producto", "label", "Producto"))));
        String id = filtros.saveFilter(viejo).getId();
        filtros.saveFilter(filtros.newTaskFilter("Mis tareas").setQuery(tareas.createTaskQuery()).setProperties(Map.of("priority", 1)));
        Authorization deTodos = permisos.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        deTodos.setGroupId("funcionario");
        deTodos.setResource(Resources.FILTER);
        deTodos.setResourceId("*");
        deTodos.addPermission(Permissions.READ);
        permisos.saveAuthorization(deTodos);

        bandeja.entregar(List.of("funcionario", "der-monitoreo"));
        bandeja.entregar(List.of("funcionario", "der-monitoreo"));

        assertThat(filtros.getFilter(id).getName()).isEqualTo("De mi dependencia");
        assertThat(filtros.getFilter(id).getProperties()).containsEntry("priority", 20).doesNotContainKey("variables");
        assertThat(nombres("funcionario")).containsExactly("Mis tareas", "De mi dependencia", "Vencen en 5 días hábiles", "Devueltas");
        assertThat(nombres("der-monitoreo")).contains("Por parametrizar").doesNotContain("Vencidas");
    }

    private List<String> nombres(String grupo) {
        identidades.setAuthentication("alguien-de-prueba", List.of(grupo));
        try {
            return filtros.createTaskFilterQuery().list().stream().filter(f -> FILTROS.contains(f.getName()))
                    .sorted(Comparator.comparingInt(f -> ((Number) f.getProperties().get("priority")).intValue())).map(Filter::getName).toList();
        } finally {
            identidades.clearAuthentication();
        }
    }
}
