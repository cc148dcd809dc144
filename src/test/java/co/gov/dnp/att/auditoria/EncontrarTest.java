package co.gov.dnp.att.auditoria;

import static co.gov.dnp.att.Ficha.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** El Grupo de Planeación encuentra cualquier instancia, viva, terminada o cancelada. */
@PruebaIntegral
class EncontrarTest {

    private static final RequestPostProcessor AUDITORA = quien("auditora", "grupo-planeacion");

    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    RuntimeService instancias;
    @Autowired
    Tramites tramites;

    private static Unidad u;
    private static ProcessInstance terminada;
    private static ProcessInstance viva;
    private static ProcessInstance cancelada;
    private final MockMvc mvc;

    EncontrarTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static RequestPostProcessor quien(String usuario, String... grupos) {
        return user(usuario).authorities(java.util.Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    @BeforeEach
    void instancias() {
        if (u == null) {
            u = p.unidad("AUD");
            terminada = r.completo(u);
            viva = p.iniciar(u);
            cancelada = p.iniciar(u);
            instancias.deleteProcessInstance(cancelada.getId(), "Se duplicó por error");
        }
    }

    private ResultActions buscar(String consulta) throws Exception {
        return mvc.perform(get("/auditoria?dependencia=AUD&" + consulta).with(AUDITORA)).andExpect(status().isOk());
    }

    @Test
    @Requisito({"PS-50", "SI-16"})
    @DisplayName("Las vivas, las terminadas y las canceladas se ven juntas, cada una con dónde está y a quién le corresponde")
    void todas() throws Exception {
        buscar("proceso=asistencia_tecnica_territorial").andExpect(content().string(allOf(containsString("3 instancias"),
                containsString(terminada.getBusinessKey()), containsString("Identificar necesidades, oferta y capacidad"),
                containsString("Le corresponde a: Equipo de AUD"), containsString("Se duplicó por error"), containsString("Cancelado"))));
        Tramite fila = tramites.deInstancia(terminada.getId()).orElseThrow();
        assertThat(fila.estado()).isEqualTo(EstadoTramite.TERMINADO);
        assertThat(fila.entidades()).containsExactly(Procedimiento.MEDELLIN, Procedimiento.SOACHA);
        assertThat(fila.grupos()).containsExactlyInAnyOrder(1, 2);
        assertThat(fila.ajustes()).isEqualTo(1);
        assertThat(fila.acciones()).isEqualTo(1);
        assertThat(fila.accionesAbiertas()).isZero();
        assertThat(fila.personas()).contains(u.funcionaria(), u.colega(), u.asesor(1), u.monitoreo());
        assertThat(tramites.familia(fila)).extracting(Tramite::proceso).containsExactlyInAnyOrder("asistencia_tecnica_territorial",
                "monitoreo_seguimiento", "monitoreo_seguimiento", "accion_apcm");
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("Cada condición reduce el resultado y todas se suman; quedan escritas en la página")
    void filtros() throws Exception {
        String solo = "proceso=asistencia_tecnica_territorial&";
        for (String condicion : List.of("estado=TERMINADO", "entidad=Soacha (Cundinamarca) · 25754", "grupo=2", "senal=conAjuste", "senal=conAccion",
                "persona=" + u.asesor(1), "actividad=tarea_sistematizar", "texto=\"oficina delegada\" or \"pidieron más plazo\"")) {
            buscar(solo + condicion).andExpect(content().string(allOf(containsString("1 instancia<"), containsString(terminada.getBusinessKey()))));
        }
        buscar(solo + "actividad=tarea_identificar&enEsaActividad=true").andExpect(content().string(allOf(containsString("1 instancia<"),
                containsString(viva.getBusinessKey()))));
        buscar(solo + "estado=CANCELADO").andExpect(content().string(containsString("1 instancia<")));
        buscar(solo + "estado=CANCELADO&senal=conAjuste").andExpect(content().string(containsString("Ninguna instancia")));
        buscar(solo + "senal=vencida").andExpect(content().string(containsString("Ninguna instancia")));
        buscar(solo + "desde=2031-01-01").andExpect(content().string(containsString("Ninguna instancia")));
        buscar("vigencia=dosmil").andExpect(content().string(containsString("«dosmil» no sirve como vigencia (un año)")));
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("La lista sigue por donde iba, sin repetir ni saltar, en cualquier orden")
    void paginas() {
        for (OrdenDeTramites orden : OrdenDeTramites.values()) {
            List<String> leidas = new ArrayList<>();
            Tramites.Marca marca = null;
            long total;
            do {
                Tramites.Pagina pagina = tramites.buscar(FiltroDeTramites.todo(), orden, false, marca);
                pagina.filas().forEach(f -> leidas.add(f.instancia()));
                marca = pagina.siguiente();
                total = pagina.total();
            } while (marca != null);
            assertThat(leidas).as(orden.etiqueta()).doesNotHaveDuplicates().hasSize((int) total);
        }
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("El resultado entero se baja en CSV y en XLSX")
    void exportar() throws Exception {
        String csv = mvc.perform(get("/auditoria/exportar?dependencia=AUD&formato=csv").with(AUDITORA)).andExpect(status().isOk()).andReturn()
                .getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines().filter(l -> l.startsWith("ATT-"))).hasSize(6);
        byte[] libro = mvc.perform(get("/auditoria/exportar?dependencia=AUD&formato=xlsx&senal=conAjuste&proceso=asistencia_tecnica_territorial")
                .with(AUDITORA)).andReturn().getResponse().getContentAsByteArray();
        try (ReadableWorkbook hoja = new ReadableWorkbook(new ByteArrayInputStream(libro))) {
            assertThat(hoja.getFirstSheet().read()).hasSize(2);
            assertThat(hoja.getFirstSheet().read().get(1).getCellText(0)).isEqualTo(terminada.getBusinessKey());
        }
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("Una búsqueda guardada vuelve con sus condiciones y nadie borra la de otra persona")
    void guardadas() throws Exception {
        mvc.perform(post("/auditoria/busquedas").with(AUDITORA).with(csrf()).param("nombre", "Con ajuste").param("consulta", "senal=conAjuste&vigencia=2026"))
                .andExpect(redirectedUrl("/auditoria?senal=conAjuste&vigencia=2026"));
        buscar("").andExpect(content().string(containsString("/auditoria?senal=conAjuste&amp;vigencia=2026")));
        mvc.perform(get("/auditoria").with(quien("otra", "control-interno"))).andExpect(content().string(not(containsString("Con ajuste"))));
        mvc.perform(post("/auditoria/busquedas").with(AUDITORA).with(csrf()).param("nombre", " ").param("consulta", ""))
                .andExpect(status().isBadRequest()).andExpect(content().string(containsString("Nombre de la búsqueda")));
    }

    @Test
    @Requisito({"PS-50", "GO-17"})
    @DisplayName("Audita quien debe: ni quien ejecuta ni quien edita modelos")
    void soloAuditores() throws Exception {
        for (RequestPostProcessor ajeno : List.of(quien(u.funcionaria(), "funcionario", "unidad-AUD"), quien("d", "der"), quien("a", "camunda-admin"),
                quien("x", "grupo-planeacion", "der-disenador"))) {
            mvc.perform(get("/auditoria").with(ajeno)).andExpect(status().isForbidden());
            mvc.perform(get("/auditoria/exportar").with(ajeno)).andExpect(status().isForbidden());
        }
    }
}
