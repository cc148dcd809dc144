package co.gov.dnp.att.plataforma.seguridad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

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
        for (String otra : new String[] {"${plazos.cicloDeCorte()}", "${plazos.finDeDiasHabiles(5).getClass()}", "${plazos.finDeDiasHabiles(now())}"}) {
            assertThatThrownBy(() -> tareas.createTaskQuery().or().dueBeforeExpression(otra).endOr().count()).hasRootCauseInstanceOf(BadUserRequestException.class);
        }
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

    @Test
    @DisplayName("Con sesión y ficha válidas: la instalación no existe (404) y la expresión escondida en la consulta por REST se niega")
    void conSesionTampoco() throws Exception {
        CookieManager galletas = new CookieManager();
        HttpClient cliente = HttpClient.newBuilder().cookieHandler(galletas).followRedirects(HttpClient.Redirect.NORMAL).build();
        String base = web.getRootUri();
        enviar(cliente, base + "/ingresar", null, Map.of());
        String ficha = galleta(galletas, "ATT-XSRF");
        enviar(cliente, base + "/ingresar", "usuario=admin-prueba&clave=Clave-de-prueba-2026&_csrf=" + ficha,
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        enviar(cliente, base + "/camunda/app/tasklist/default/", null, Map.of());
        Map<String, String> cabeceras = Map.of("Content-Type", "application/json", "X-XSRF-TOKEN", galleta(galletas, "XSRF-TOKEN"));

        String api = base + "/camunda/api";
        assertThat(enviar(cliente, api + "/engine/engine/default/task/count", "{}", cabeceras).statusCode())
                .as("la sesión y la ficha sirven").isEqualTo(200);
        assertThat(enviar(cliente, api + "/admin/setup/default/user/create",
                "{\"profile\":{\"id\":\"intruso\"},\"credentials\":{\"password\":\"Intruso-2026-x\"}}", cabeceras).statusCode()).isEqualTo(404);
        HttpResponse<String> ataque = enviar(cliente, api + "/engine/engine/default/task/count",
                "{\"orQueries\":[{\"assigneeExpression\":\"${1+1}\"}]}", cabeceras);
        assertThat(ataque.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(ataque.body()).doesNotContain("\tat ", "java.lang");
    }

    private static HttpResponse<String> enviar(HttpClient cliente, String direccion, String cuerpo, Map<String, String> cabeceras)
            throws Exception {
        HttpRequest.Builder peticion = HttpRequest.newBuilder(URI.create(direccion));
        cabeceras.forEach(peticion::header);
        return cliente.send(cuerpo == null ? peticion.GET().build() : peticion.POST(HttpRequest.BodyPublishers.ofString(cuerpo)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String galleta(CookieManager galletas, String nombre) {
        return galletas.getCookieStore().getCookies().stream().filter(g -> g.getName().equals(nombre)).map(HttpCookie::getValue)
                .filter(v -> !v.isEmpty()).findFirst().orElseThrow(() -> new AssertionError("No llegó la cookie " + nombre));
    }
}
