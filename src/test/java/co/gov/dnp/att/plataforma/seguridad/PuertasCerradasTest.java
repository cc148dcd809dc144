package co.gov.dnp.att.plataforma.seguridad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.gov.dnp.att.PruebaIntegral;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Lo que nadie puede hacer desde la primera versión: los dos huecos conocidos de 7.24 y la red abierta. */
@PruebaIntegral
class PuertasCerradasTest {

    @Autowired
    TestRestTemplate web;
    @Autowired
    TaskService tareas;
    @Autowired
    IdentityService identidades;

    @Test
    @DisplayName("CVE-2026-109432: una expresión dentro de una consulta «o» no se evalúa")
    void laExpresionEnConsultaSeNiega() {
        assertThatThrownBy(() -> tareas.createTaskQuery().or().taskAssigneeExpression("${1+1}").endOr().count())
                .hasRootCauseInstanceOf(BadUserRequestException.class);
        assertThat(tareas.createTaskQuery().or().dueBeforeExpression("${now()}").dueAfterExpression("${dateTime().minusDays(1)}")
                .endOr().count()).isGreaterThanOrEqualTo(0);
    }

    @Test
    @DisplayName("CVE-2026-77226: no se puede crear un administrador por la red aunque el grupo quede vacío")
    void laInstalacionEstaCerrada() {
        var cuerpo = """
                {"profile":{"id":"intruso","firstName":"x","lastName":"y"},"credentials":{"password":"Intruso-2026-x"}}""";
        HttpHeaders cabeceras = new HttpHeaders();
        cabeceras.setContentType(MediaType.APPLICATION_JSON);
        ResponseEntity<String> r = web.exchange("/camunda/api/admin/setup/default/user/create", HttpMethod.POST,
                new HttpEntity<>(cuerpo, cabeceras), String.class);
        assertThat(r.getStatusCode().value()).isIn(401, 403, 404);
        assertThat(identidades.createUserQuery().userId("intruso").count()).isZero();
    }

    @Test
    @DisplayName("Sin ingresar no se lee nada: ni la API del motor ni la de las aplicaciones ni las páginas")
    void sinIngresarNada() {
        assertThat(web.getForEntity("/engine-rest/user", String.class).getStatusCode().value()).isIn(401, 404);
        assertThat(web.getForEntity("/camunda/api/engine/engine/default/task", String.class).getStatusCode().value())
                .isEqualTo(401);
        assertThat(web.getForEntity("/actuator/env", String.class).getBody()).doesNotContain("spring.datasource");
        assertThat(web.getForEntity("/camunda/app/tasklist/default/", String.class).getBody()).contains("Ingresar");
    }
}
