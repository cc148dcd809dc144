package co.gov.dnp.att.expediente;

import static co.gov.dnp.att.Ficha.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.plataforma.formularios.Borradores;

/** Lo que la bandeja entrega a cada quien: su borrador, las tarjetas de sus tareas y dónde está el trámite. */
@PruebaIntegral
class BandejaApiTest extends Escenario {

    private static final RequestPostProcessor ANA = como("ana", "unidad-EBAN");
    private static final RequestPostProcessor COLEGA = como("colega", "unidad-EBAN");
    private static final RequestPostProcessor AJENO = como("ajeno", "unidad-OTRA");
    private static final String ESCRITO = "{\"objeto\":\"Lo que Ana escribe: «ñ»\",\"filas\":[{\"n\":1},{\"n\":2}],\"fecha\":null}";

    @Autowired
    JdbcClient jdbc;

    private MockMvc navegador;
    private Expediente expediente;
    private String tarea;

    @BeforeEach
    void preparar() {
        navegador = navegador();
        expediente = abrir("EBAN");
        tarea = tareaDe(expediente);
    }

    @Test
    @DisplayName("El borrador es de quien tiene la tarea: lo guarda, lo recupera y lo descarta; nadie más lo lee")
    void elBorradorEsDeQuienLoEscribe() throws Exception {
        guardar(ANA, ESCRITO).andExpect(status().isForbidden()).andExpect(jsonPath("$.mensaje", containsString("reclámela")));
        tareas.claim(tarea, "ana");
        leer(ANA).andExpect(status().isNoContent());
        guardar(ANA, ESCRITO).andExpect(status().isOk()).andExpect(jsonPath("$.guardado", endsWith("-05:00")));
        leer(ANA).andExpect(status().isOk()).andExpect(jsonPath("$.contenido.objeto").value("Lo que Ana escribe: «ñ»"))
                .andExpect(jsonPath("$.contenido.filas", hasSize(2))).andExpect(jsonPath("$.contenido.fecha").isEmpty());

        leer(COLEGA).andExpect(status().isNoContent()).andExpect(content().string(""));
        leer(AJENO).andExpect(status().isForbidden());
        guardar(COLEGA, "{}").andExpect(status().isForbidden());
        navegador.perform(delete(ruta()).with(csrf()).with(COLEGA)).andExpect(status().isNoContent());
        navegador.perform(delete(ruta()).with(csrf()).with(AJENO)).andExpect(status().isForbidden());
        navegador.perform(get(ruta())).andExpect(status().isUnauthorized());
        navegador.perform(put(ruta()).content(ESCRITO).with(ANA)).andExpect(status().isForbidden());
        navegador.perform(delete(ruta()).with(ANA)).andExpect(status().isForbidden());
        leer(ANA).andExpect(status().isOk());

        navegador.perform(delete(ruta()).with(csrf()).with(ANA)).andExpect(status().isNoContent());
        leer(ANA).andExpect(status().isNoContent());
    }

    @Test
    @DisplayName("Quien recibe una tarea reasignada no ve lo que la otra persona llevaba escrito")
    void alReasignarNoSeVeLoAjeno() throws Exception {
        tareas.claim(tarea, "ana");
        guardar(ANA, ESCRITO).andExpect(status().isOk());
        tareas.setAssignee(tarea, "colega");
        leer(COLEGA).andExpect(status().isNoContent());
        guardar(COLEGA, "{\"objeto\":\"De la colega\"}").andExpect(status().isOk());
        guardar(ANA, ESCRITO).andExpect(status().isForbidden());
        assertThat(contenidos()).isEqualTo(2);
    }

    @Test
    @DisplayName("Un borrador que no es un objeto o pesa más de 1 MB se rechaza con una frase y el anterior queda")
    void loQueNoSirveSeRechaza() throws Exception {
        tareas.claim(tarea, "ana");
        guardar(ANA, ESCRITO).andExpect(status().isOk());
        for (String malo : new String[] {"", "[1]", "texto", "{\"a\":"}) {
            guardar(ANA, malo).andExpect(status().isBadRequest()).andExpect(jsonPath("$.mensaje", containsString("objeto JSON")));
        }
        guardar(ANA, "{\"a\":\"" + "x".repeat(Borradores.MAXIMO) + "\"}").andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.mensaje", containsString("1 MB")));
        leer(ANA).andExpect(jsonPath("$.contenido.filas", hasSize(2)));
        guardar(ANA, "{\"a\":\"" + "x".repeat(Borradores.MAXIMO - 100) + "\"}").andExpect(status().isOk());
        guardar(ANA, "{\"a\":\"con nulo \\u0000 pegado\"}").andExpect(status().isOk());
    }

    @Test
    @DisplayName("Si la tarea se cancela, los borradores de todos se borran con ella")
    void alCancelarLaTareaSeBorra() throws Exception {
        tareas.claim(tarea, "ana");
        guardar(ANA, ESCRITO).andExpect(status().isOk());
        terminar(tarea);
        assertThat(contenidos()).isZero();
        guardar(ANA, ESCRITO).andExpect(status().isForbidden());
    }

    @Test
    @Requisito("PS-04")
    @DisplayName("La tarjeta trae el término y el expediente de las tareas propias, y nada de las ajenas")
    void tarjetas() throws Exception {
        Task t = tareas.createTaskQuery().taskId(tarea).singleResult();
        t.setDueDate(Date.from(Instant.parse("2035-03-02T03:00:00Z")));
        tareas.saveTask(t);
        navegador.perform(get("/api/bandeja/tarjetas").param("tarea", tarea, "no-existe").with(ANA)).andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(1))).andExpect(jsonPath("$[0].expediente").value(expediente.getCodigo()))
                .andExpect(jsonPath("$[0].vence").value("01/03/2035")).andExpect(jsonPath("$[0].vencida").value(false))
                .andExpect(jsonPath("$[0].devuelta").value(false));
        navegador.perform(get("/api/bandeja/tarjetas").param("tarea", tarea).with(AJENO)).andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(0)));
    }

    @Test
    @Requisito("SI-16")
    @DisplayName("El trámite dice en una frase dónde está, a quién le corresponde y cuántos días hábiles lleva")
    void dondeEstaYAQuienLeCorresponde() throws Exception {
        navegador.perform(get("/api/tareas/{t}/tramite", tarea).with(ANA)).andExpect(status().isOk())
                .andExpect(jsonPath("$.ahora", hasSize(1)))
                .andExpect(jsonPath("$.ahora[0]").value("Está en «Ejecutar la prueba», le corresponde a unidad-EBAN (nadie la ha tomado), llegó hoy."))
                .andExpect(jsonPath("$.diagrama").isEmpty());
        Task t = tareas.createTaskQuery().taskId(tarea).singleResult();
        t.setDueDate(Date.from(Instant.now().minus(10, ChronoUnit.DAYS)));
        tareas.saveTask(t);
        tareas.claim(tarea, "ana");
        navegador.perform(get("/api/tareas/{t}/tramite", tarea).with(ANA))
                .andExpect(jsonPath("$.ahora[0]", containsString("le corresponde a ana, llegó hoy y venció el ")));
        navegador.perform(get("/api/tareas/{t}/tramite", tarea).with(AJENO)).andExpect(status().isForbidden());
    }

    private long contenidos() {
        return jdbc.sql("select count(*) from att.borrador where tarea = ?").param(tarea).query(Long.class).single();
    }

    private String ruta() {
        return "/api/tareas/" + tarea + "/borrador";
    }

    private ResultActions leer(RequestPostProcessor quien) throws Exception {
        return navegador.perform(get(ruta()).with(quien));
    }

    private ResultActions guardar(RequestPostProcessor quien, String contenido) throws Exception {
        return navegador.perform(put(ruta()).contentType(MediaType.APPLICATION_JSON).content(contenido).with(csrf()).with(quien));
    }
}
