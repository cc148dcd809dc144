package co.gov.dnp.att.operacion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import co.gov.dnp.att.Ficha;
import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.web.context.WebApplicationContext;

/** Quien opera ve lo detenido y lo reintenta; nadie más entra; salud y métricas dicen lo que hay. */
@PruebaIntegral
class OperacionTest {

    @Autowired
    WebApplicationContext contexto;
    @Autowired
    Procedimiento procedimiento;
    @Autowired
    ManagementService trabajos;
    @Autowired
    HistoryService historia;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Bitacora bitacora;
    @Autowired
    Expedientes expedientes;
    @Autowired
    MedidasDeOperacion medidas;
    @LocalServerPort
    int puerto;

    private MockMvc web;

    @BeforeEach
    void web() {
        web = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    @Test
    @DisplayName("Un paso detenido se ve con el nombre del modelo y la frase de la falla; al reintentarlo sigue y queda quién lo hizo")
    void incidenteYReintento() throws Exception {
        Unidad u = procedimiento.unidad("OPER");
        ProcessInstance i = procedimiento.iniciar(u);
        procedimiento.soloEnviar(u.funcionaria(), procedimiento.tarea(i, Elemento.IDENTIFICAR),
                Formularios.identificar(u.producto(), "OPER", u.estrategia(), u.tema(), u.meta()));
        // el perfil deja de regir justo después de enviar el formulario
        jdbc.sql("update att.perfil_focalizacion set estado = 'ARCHIVADO' where dependencia = 'OPER'").update();
        Job trabajo = trabajos.createJobQuery().processInstanceId(i.getId()).activityId(Elemento.FOCALIZAR).singleResult();
        while (trabajos.createJobQuery().jobId(trabajo.getId()).withRetriesLeft().count() == 1) {
            assertThatThrownBy(() -> trabajos.executeJob(trabajo.getId())).hasMessageContaining("perfil de focalización");
        }

        web.perform(get("/operacion").with(quien("otsi.prueba", "otsi"))).andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.allOf(org.hamcrest.Matchers.containsString(i.getBusinessKey()),
                        org.hamcrest.Matchers.containsString("Focalizar sobre todas las entidades"), org.hamcrest.Matchers.containsString("perfil de focalización"),
                        org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("Exception")))));
        medidas.medir();
        assertThat(metricas("otsi").lines().filter(l -> l.startsWith("att_incidentes{")).findFirst().orElseThrow()).doesNotEndWith(" 0.0");

        jdbc.sql("update att.perfil_focalizacion set estado = 'VIGENTE' where dependencia = 'OPER'").update();
        web.perform(post("/operacion/reintentar").param("trabajo", trabajo.getId()).with(Ficha.csrf()).with(quien("otsi.prueba", "otsi")))
                .andExpect(redirectedUrl("/operacion"));
        procedimiento.trabajos();
        assertThat(procedimiento.tarea(i, Elemento.CONCERTAR)).isNotNull();
        web.perform(get("/operacion").with(quien("otsi.prueba", "otsi"))).andExpect(content().string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString(trabajo.getId()))));
        assertThat(bitacora.hechos(expedientes.porCodigo(i.getBusinessKey()).getId(), 50)).anyMatch(h -> h.usuario().equals("otsi.prueba") && h.texto().contains("reintentó"));
        assertThat(historia.createUserOperationLogQuery().userId("otsi.prueba").jobId(trabajo.getId()).count()).isPositive();
        // Reintentar dos veces lo mismo no hace nada y lo dice
        web.perform(post("/operacion/reintentar").param("trabajo", trabajo.getId()).with(Ficha.csrf()).with(quien("otsi.prueba", "otsi")))
                .andExpect(redirectedUrl("/operacion"));
    }

    @Test
    @DisplayName("Solo OTSI y administración entran a operación y a las métricas; un recolector necesita su clave")
    void soloQuienAdministra() throws Exception {
        for (String grupo : new String[] {"funcionario", "der", "grupo-planeacion", "control-interno", "der-disenador"}) {
            web.perform(get("/operacion").with(quien("ajena", grupo))).andExpect(status().isForbidden());
            web.perform(post("/operacion/reintentar").param("trabajo", "x").with(Ficha.csrf()).with(quien("ajena", grupo))).andExpect(status().isForbidden());
            web.perform(get("/actuator/prometheus").with(quien("ajena", grupo))).andExpect(status().isForbidden());
        }
        web.perform(get("/operacion").with(quien("a", "camunda-admin"))).andExpect(status().isOk());
        assertThat(pedir("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(pedir("/actuator/prometheus", "Bearer ").statusCode()).isEqualTo(401);
        assertThat(pedir("/actuator/prometheus", "Bearer clave-de-metricas-errada").statusCode()).isEqualTo(401);
        HttpResponse<String> leidas = pedir("/actuator/prometheus", "Bearer clave-de-metricas-de-prueba");
        assertThat(leidas.statusCode()).isEqualTo(200);
        medidas.medir();
        assertThat(pedir("/actuator/prometheus", "Bearer clave-de-metricas-de-prueba").body()).contains("att_incidentes").contains("att_trabajos_espera_seconds")
                .contains("hikaricp_connections_active").contains("http_server_requests_seconds_bucket").contains("jvm_memory_used_bytes");
        // La clave abre las métricas y nada más
        assertThat(pedir("/actuator/env", "Bearer clave-de-metricas-de-prueba").statusCode()).isIn(302, 403);
    }

    @Test
    @DisplayName("Viva y lista se preguntan por separado y sin ingresar, y no cuentan detalles")
    void salud() throws Exception {
        for (String cual : new String[] {"liveness", "readiness"}) {
            HttpResponse<String> r = pedir("/actuator/health/" + cual, null);
            assertThat(r.statusCode()).isEqualTo(200);
            assertThat(r.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    @DisplayName("Cada línea del registro dice usuario, tarea e instancia")
    void registro() throws Exception {
        Unidad u = procedimiento.unidad("OPREG");
        ProcessInstance i = procedimiento.iniciar(u);
        ListAppender<ILoggingEvent> oido = new ListAppender<>();
        oido.start();
        LoggerContext registros = (LoggerContext) LoggerFactory.getILoggerFactory();
        var raiz = registros.getLogger("org.camunda.bpm.engine");
        var nivel = raiz.getLevel();
        raiz.addAppender(oido);
        raiz.setLevel(ch.qos.logback.classic.Level.DEBUG);
        try {
            procedimiento.soloEnviar(u.funcionaria(), procedimiento.tarea(i, Elemento.IDENTIFICAR),
                    Formularios.identificar(u.producto(), "OPREG", u.estrategia(), u.tema(), u.meta()));
        } finally {
            raiz.setLevel(nivel);
            raiz.detachAppender(oido);
        }
        assertThat(oido.list).anySatisfy(linea -> assertThat(linea.getMDCPropertyMap()).containsEntry("instancia", i.getId())
                .containsEntry("actividad", Elemento.IDENTIFICAR).containsEntry("expediente", i.getBusinessKey()));
    }

    private HttpResponse<String> pedir(String ruta, String autorizacion) throws Exception {
        HttpRequest.Builder peticion = HttpRequest.newBuilder(URI.create("http://localhost:" + puerto + ruta));
        if (autorizacion != null) {
            peticion.header("Authorization", autorizacion);
        }
        return HttpClient.newHttpClient().send(peticion.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String metricas(String grupo) throws Exception {
        return web.perform(get("/actuator/prometheus").with(quien("m", grupo))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
    }

    private static RequestPostProcessor quien(String usuario, String grupo) {
        return user(usuario).authorities(new SimpleGrantedAuthority(grupo));
    }
}
