package co.gov.dnp.att.casos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Cada quien ve en qué va lo que tocó y lo de su dependencia o grupo, y nada más. */
@PruebaIntegral
class MisCasosTest {

    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    RuntimeService instancias;
    @Autowired
    TaskService tareas;
    @Autowired
    Organizacion organizacion;
    @Autowired
    MisCasos casos;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transacciones;
    private final MockMvc mvc;
    private static Unidad u;
    private static Unidad ajena;
    private static ProcessInstance nueva;
    private static ProcessInstance enEjecucion;
    private static ProcessInstance cancelada;
    private static ProcessInstance deOtra;

    MisCasosTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static RequestPostProcessor quien(String usuario, String... grupos) {
        return user(usuario).authorities(Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    @BeforeEach
    void casos() {
        if (u == null) {
            u = p.unidad("CAS");
            ajena = p.unidad("CAZ");
            enEjecucion = r.hastaEjecutar(u, "*", Procedimiento.MEDELLIN);
            nueva = p.iniciar(u);
            cancelada = p.iniciar(u);
            instancias.deleteProcessInstance(cancelada.getId(), "Se duplicó por error");
            deOtra = p.iniciar(ajena);
        }
    }

    private ResultActions ver(String consulta, RequestPostProcessor quien) throws Exception {
        return mvc.perform(get("/mis-casos?" + consulta).with(quien)).andExpect(status().isOk());
    }

    @Test
    @Requisito({"SI-16", "PS-03"})
    @DisplayName("De mi dependencia veo todo: dónde está, quién debe actuar, desde cuándo y quién responde; de otra, nada")
    void dependencia() throws Exception {
        ver("", quien("alguien.cas", "unidad-CAS")).andExpect(content().string(allOf(containsString("3 casos"),
                containsString(nueva.getBusinessKey()), containsString("Identificar necesidades, oferta y capacidad"),
                containsString("CAS: equipo que ejecuta"), containsString("0 días hábiles"),
                containsString("Prueba directora.cas"), containsString("Registrar asesoría o evento masivo"),
                containsString("Grupo territorial 1"), containsString("Se duplicó por error"), not(containsString(deOtra.getBusinessKey())),
                not(containsString("Usted intervino")))));
        ver("", quien("nadie.de.nada")).andExpect(content().string(containsString("Ningún caso")));
    }

    @Test
    @Requisito("SI-16")
    @DisplayName("Lo que toqué sigue siendo mío aunque cambie de dependencia; mi grupo territorial ve lo que atiende")
    void tocados() throws Exception {
        ver("", quien(u.funcionaria(), "unidad-CAZ")).andExpect(content().string(allOf(containsString(enEjecucion.getBusinessKey()),
                containsString(deOtra.getBusinessKey()), containsString("Usted intervino"))));
        ver("mios=true", quien(u.colega())).andExpect(content().string(allOf(containsString("1 caso<"), containsString(enEjecucion.getBusinessKey()),
                not(containsString("href=\"/expedientes/" + enEjecucion.getBusinessKey())))));
        ver("texto=" + enEjecucion.getBusinessKey(), quien("asesor.del.uno", "grupo-territorial-1")).andExpect(content().string(containsString("1 caso<")));
        ver("texto=CAS-", quien("asesor.del.dos", "grupo-territorial-2")).andExpect(content().string(containsString("Ningún caso")));
        ver("texto=CAS-", quien("directivo", "sgddt")).andExpect(content().string(containsString(enEjecucion.getBusinessKey())));
    }

    @Test
    @Requisito("SI-16")
    @DisplayName("Los filtros se suman y quien tiene la tarea se ve por su nombre, con los días hábiles que lleva")
    void filtros() throws Exception {
        RequestPostProcessor yo = quien("alguien.cas", "unidad-CAS");
        ver("estado=CANCELADO", yo).andExpect(content().string(allOf(containsString("1 caso<"), containsString(cancelada.getBusinessKey()))));
        ver("texto=producto cas&estado=EN_CURSO", yo).andExpect(content().string(containsString("2 casos")));
        ver("texto=100%25", yo).andExpect(content().string(containsString("Ningún caso")));
        Unidad suya = p.unidad("CAF");
        ProcessInstance atrasada = p.iniciar(suya);
        p.iniciar(suya);
        Task tarea = p.tarea(atrasada, Elemento.IDENTIFICAR);
        p.como(suya.funcionaria(), () -> {
            tareas.claim(tarea.getId(), suya.funcionaria());
            return null;
        });
        jdbc.sql("update public.act_ru_task set create_time_ = '2026-01-05 09:00', due_date_ = '2026-01-09 17:00' where id_ = ?").param(tarea.getId()).update();
        ver("vencidos=true", quien("alguien.caf", "unidad-CAF")).andExpect(content().string(allOf(containsString("1 caso<"), containsString(atrasada.getBusinessKey()),
                containsString("La tiene Prueba funcionaria.caf"), containsString("Venció el 9 "))));
        Caso caso = casos.todos(new MisCasos.Quien("alguien.caf", List.of("unidad-CAF")), new FiltroDeCasos("", null, "", false, true), OrdenDeCasos.QUIETO).get(0);
        assertThat(caso.pasos()).singleElement().satisfies(paso -> assertThat(paso.dias()).isGreaterThan(200));
    }

    @Test
    @Requisito("PR-15")
    @DisplayName("Desactivar a una persona no oculta su historial: sus casos se encuentran por su nombre")
    void desactivada() throws Exception {
        Unidad suya = p.unidad("CAT");
        organizacion.guardarPersona(new Persona("temporal.cat", "Persona que se fue", "CAT", null, Vinculacion.CONTRATISTA, true), Set.of(), Procedimiento.CLAVE);
        ProcessInstance i = p.iniciar(suya);
        p.completar("temporal.cat", p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(suya.producto(), "CAT", suya.estrategia(), suya.tema(), suya.meta()));
        p.iniciar(suya);
        organizacion.guardarPersona(new Persona("temporal.cat", "Persona que se fue", "CAT", null, Vinculacion.CONTRATISTA, false), Set.of(), null);
        ver("persona=temporal.cat", quien("alguien.cat", "unidad-CAT")).andExpect(content().string(allOf(containsString("1 caso<"),
                containsString(i.getBusinessKey()), containsString("Persona que se fue (ya no está)"))));
        ver("persona=temporal.cat", quien("ajeno", "unidad-CAZ")).andExpect(content().string(containsString("Ningún caso")));
        assertThat(casos.todos(new MisCasos.Quien("temporal.cat", List.of()), new FiltroDeCasos("", null, "", true, false), OrdenDeCasos.CODIGO))
                .extracting(Caso::codigo).containsExactly(i.getBusinessKey());
    }

    @Test
    @Requisito("SI-16")
    @DisplayName("Se baja en CSV y en XLSX, con responsable y ejecutor en columnas distintas")
    void exportar() throws Exception {
        RequestPostProcessor yo = quien("alguien.cas", "unidad-CAS");
        String csv = mvc.perform(get("/mis-casos/exportar?texto=" + nueva.getBusinessKey()).with(yo)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv.lines().toList()).hasSize(2).last().asString().startsWith(nueva.getBusinessKey()).contains("Prueba directora.cas");
        byte[] libro = mvc.perform(get("/mis-casos/exportar?formato=xlsx&estado=CANCELADO").with(yo)).andReturn().getResponse().getContentAsByteArray();
        try (ReadableWorkbook hoja = new ReadableWorkbook(new ByteArrayInputStream(libro))) {
            assertThat(hoja.getFirstSheet().read()).hasSize(2);
            assertThat(hoja.getFirstSheet().read().get(1).getCellText(0)).isEqualTo(cancelada.getBusinessKey());
        }
    }

    @Test
    @DisplayName("Con cinco mil casos propios la página sale en menos de dos segundos")
    void rapida() {
        new TransactionTemplate(transacciones).executeWithoutResult(t -> {
            jdbc.sql("""
                    with e as (insert into att.expediente (codigo, vigencia, dependencia, consecutivo, producto, responsable_procedimiento, iniciado_por,
                            estado, creado, instancia_proceso)
                        select 'ATT-1999-CASX-' || n, 1999, 'CASX', n, 'Producto ' || n, 'x', 'x', 'EN_CURSO', now(), 'casx-' || n from generate_series(1, 5000) n
                        returning id, codigo, instancia_proceso)
                    insert into att.tramite (instancia, raiz, proceso, proceso_nombre, version, definicion, expediente_id, codigo, dependencia, estado, inicio)
                    select instancia_proceso, instancia_proceso, 'asistencia_tecnica_territorial', 'ATT', 1, 'x', id, codigo, 'CASX', 'EN_CURSO', now() from e""").update();
            jdbc.sql("analyze att.tramite, att.expediente").update();
            MisCasos.Quien quien = new MisCasos.Quien("x", List.of("unidad-CASX"));
            FiltroDeCasos todo = new FiltroDeCasos("", null, "", false, false);
            casos.buscar(quien, todo, OrdenDeCasos.QUIETO, 1);
            long inicio = System.nanoTime();
            MisCasos.Pagina pagina = casos.buscar(quien, todo, OrdenDeCasos.QUIETO, 3);
            assertThat(pagina.total()).isEqualTo(5000);
            assertThat(pagina.casos()).hasSize(50);
            assertThat((System.nanoTime() - inicio) / 1_000_000).as("milisegundos").isLessThan(2000);
            t.setRollbackOnly();
        });
    }
}
