package co.gov.dnp.att.diseno;

import static co.gov.dnp.att.Ficha.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.diseno.proceso.Despliegues;
import co.gov.dnp.att.diseno.proceso.Migraciones;
import co.gov.dnp.att.diseno.proceso.RecorrerBorrador.Camino;
import co.gov.dnp.att.diseno.revision.Archivo;
import co.gov.dnp.att.diseno.revision.Diferencia;
import co.gov.dnp.att.focalizacion.EnsayoDeTablas;
import co.gov.dnp.att.focalizacion.Perfiles;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Un diseñador cambia el procedimiento sin programar: propone, ensaya, le devuelven, le aprueban, rige, se migra y se deshace. */
@PruebaIntegral
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CambioDelProcedimientoTest {

    private static final RequestPostProcessor DISENADORA = quien("cambio.disenadora", "der-disenador");
    private static final RequestPostProcessor PLANEACION = quien("cambio.planeacion", "grupo-planeacion");
    private static final String PRINCIPAL = "processes/asistencia-tecnica-territorial.bpmn";
    private static final int VIVAS = 20;

    @Autowired
    Cambios cambios;
    @Autowired
    Despliegues despliegues;
    @Autowired
    Migraciones migraciones;
    @Autowired
    EnsayoDeTablas tablas;
    @Autowired
    Perfiles perfiles;
    @Autowired
    Procedimiento p;
    @Autowired
    RuntimeService instancias;
    @Autowired
    RepositoryService modelos;
    @Autowired
    TaskService tareas;
    @Autowired
    FormService formularios;
    @Autowired
    ManagementService trabajos;
    @Autowired
    IdentityService identidades;
    @Autowired
    JdbcClient jdbc;

    private final MockMvc mvc;
    private Unidad u;
    private List<Archivo> originales;
    private final List<ProcessInstance> viejas = new ArrayList<>();
    private Long cambio;
    private Long retiro;

    CambioDelProcedimientoTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static RequestPostProcessor quien(String usuario, String... grupos) {
        return user(usuario).authorities(Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    @AfterAll
    void vuelveARegirLoDeSiempre() {
        for (Long id : Arrays.asList(retiro, cambio)) {
            if (id != null && cambios.de(id).estado() == Cambio.Estado.PUBLICADO) {
                cambios.deshacer(id, "Fin de la prueba", "cambio.planeacion");
            }
        }
        assertThat(cambios.distintosDeLaAplicacion()).isEmpty();
    }

    private String original(String ruta) {
        return originales.stream().filter(a -> a.ruta().equals(ruta)).findFirst().orElseThrow().contenido();
    }

    // ---------------------------------------------------------------- el recorrido

    @Test
    @Order(1)
    @Requisito("PS-51")
    @DisplayName("Proponer: lo hostil no entra; el paquete se guarda con su diferencia en frases y en los dos diagramas")
    void proponer() throws Exception {
        originales = cambios.vigentes();
        u = p.unidad("DISENO");
        for (int i = 0; i < VIVAS; i++) {
            viejas.add(p.iniciar(u));
        }
        mvc.perform(get("/diseno").with(quien("otra", "funcionario"))).andExpect(status().isForbidden());
        mvc.perform(paquete(PLANEACION, Map.of("x.bpmn", original(PRINCIPAL)))).andExpect(status().isForbidden());
        mvc.perform(paquete(DISENADORA, Map.of("accion-apcm.bpmn", original("processes/accion-apcm.bpmn").replace("${recordarAccionDelegate}", "${dataSource}"))))
                .andExpect(status().isBadRequest());
        String sano = original("processes/accion-apcm.bpmn");
        for (String hostil : List.of(sano.replace("<bpmn:definitions ", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions "),
                sano.replace("<bpmn:definitions ", "<!DOCTYPE x [<!ENTITY a \"ja\"><!ENTITY b \"&a;&a;&a;\">]><bpmn:definitions "),
                sano.replace("camunda:delegateExpression=\"${recordarAccionDelegate}\"", "camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\""), "esto no es XML")) {
            mvc.perform(paquete(DISENADORA, Map.of("accion-apcm.bpmn", hostil))).andExpect(status().isBadRequest()).andExpect(content().string(containsString("accion-apcm.bpmn")));
            mvc.perform(archivos(multipart("/diseno/revisar"), Map.of("accion-apcm.bpmn", hostil)).with(DISENADORA).with(csrf())).andExpect(status().isOk())
                    .andExpect(content().string(org.hamcrest.Matchers.not(containsString("root:"))));
        }
        assertThat(cambios.todos()).noneMatch(c -> c.proponente().equals("cambio.disenadora"));

        mvc.perform(paquete(DISENADORA, Map.of("asistencia-tecnica-territorial.bpmn", CambiosDeMuestra.conTarea(original(PRINCIPAL)), "avalar-inicio.form", CambiosDeMuestra.FORMULARIO,
                "focalizacion.dmn", CambiosDeMuestra.conRegla(original("processes/focalizacion.dmn"))))).andExpect(status().is3xxRedirection());
        cambio = cambios.todos().get(0).id();
        assertThat(cambios.hallazgos(cambio)).isEmpty();
        assertThat(cambios.diferencias(cambio)).extracting(Diferencia::frase).contains(
                "se agrega la tarea “Avalar el inicio” después de “Vigencia y producto definidos”",
                "después de “Vigencia y producto definidos” ahora sigue “Avalar el inicio”",
                "se agrega el formulario “att_avalar_inicio”", "en el formulario “att_avalar_inicio”, se agrega el campo “Concepto”, obligatorio")
                .anyMatch(f -> f != null && f.startsWith("en “Prioridad de la entidad”, la regla 3") && f.endsWith("cambia “Puntaje” de [45..70) a [50..70)"));
        mvc.perform(get("/diseno/" + cambio).with(PLANEACION)).andExpect(status().isOk())
                .andExpect(content().string(containsString("class=\"elemento actividad agregado\" data-elemento=\"tarea_avalarInicio\"")))
                .andExpect(content().string(containsString("se agrega la tarea “Avalar el inicio”")))
                .andExpect(content().string(containsString("<del>[45..70)</del> <ins>[50..70)</ins>")))
                .andExpect(content().string(containsString("<tr class=\"agregado\"><td><strong>Se agrega</strong></td><td>¿Avala el inicio?</td>")));
        for (String grupo : List.of("der", "der-monitoreo", "control-interno", "der-disenador")) {
            mvc.perform(get("/diseno/" + cambio).with(quien("lee", grupo))).andExpect(status().isOk());
        }
        mvc.perform(get("/diseno").with(DISENADORA)).andExpect(status().isOk()).andExpect(content().string(containsString("CAMBIO-" + cambio)));
    }

    @Test
    @Order(2)
    @Requisito("PS-51")
    @DisplayName("Revisar en la página: el hallazgo dice qué, dónde y cómo, y se resalta en el diagrama")
    void revisarEnLaPagina() throws Exception {
        String roto = original("processes/accion-apcm.bpmn").replace(" default=\"flujo_accionCumplida_si\"", "");
        mvc.perform(archivos(multipart("/diseno/revisar"), Map.of("accion-apcm.bpmn", roto)).with(DISENADORA).with(csrf())).andExpect(status().isOk())
                .andExpect(content().string(containsString("no tiene salida por defecto")))
                .andExpect(content().string(containsString("compuerta hallazgo\" data-elemento=\"compuerta_accionCumplida\"")));
    }

    @Test
    @Order(3)
    @Requisito({"PS-51", "FO-06"})
    @DisplayName("Ensayar: se recorren los caminos sin dejar rastro, y las tablas se prueban en todas las entidades")
    void ensayar() throws Exception {
        long antes = modelos.createDeploymentQuery().count();
        mvc.perform(post("/diseno/" + cambio + "/caminos").with(DISENADORA).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(modelos.createDeploymentQuery().count()).isEqualTo(antes);
        assertThat(modelos.createProcessDefinitionQuery().processDefinitionKeyLike("ensayo_%").count()).isZero();
        Ensayo caminos = cambios.ensayos(cambio).get(0);
        List<Camino> recorridos = List.of(new com.fasterxml.jackson.databind.ObjectMapper().readValue(caminos.detalle(), Camino[].class));
        assertThat(recorridos).as(recorridos.toString()).allSatisfy(c -> assertThat(c.problema()).as(c.nombre()).isNull());
        Camino corto = recorridos.get(0);
        assertThat(corto.pasos()).extracting(s -> s.tarea() + " → " + s.aQuien()).startsWith("Avalar el inicio → jefatura-DER", "Identificar necesidades, oferta y capacidad → unidad-DER")
                .contains("Parametrizar los hitos en SETA-WEB → der-monitoreo");
        assertThat(corto.pasos()).anySatisfy(s -> assertThat(s.aQuien()).contains("grupo-territorial-1"));
        assertThat(recorridos).anySatisfy(c -> {
            assertThat(c.nombre()).contains("¿Se requiere ajustar el plan de trabajo? Sí");
            assertThat(c.pasos().stream().filter(s -> s.elemento().equals("tarea_programar"))).hasSize(2);
        });
        mvc.perform(get("/diseno/" + cambio + "/ensayos/" + caminos.id()).with(PLANEACION)).andExpect(status().isOk()).andExpect(content().string(containsString("Avalar el inicio")));

        Long perfil = perfiles.vigente(u.dependencia(), u.producto(), u.vigencia()).orElseThrow().getId();
        byte[] borrador = CambiosDeMuestra.conRegla(original("processes/focalizacion.dmn")).getBytes(StandardCharsets.UTF_8);
        tablas.contraTodas(perfil, List.of(borrador));
        mvc.perform(post("/diseno/" + cambio + "/tablas").param("perfil", perfil.toString()).with(DISENADORA).with(csrf())).andExpect(status().is3xxRedirection());
        Ensayo prueba = cambios.ensayos(cambio).get(0);
        EnsayoDeTablas.Resultado r = new com.fasterxml.jackson.databind.ObjectMapper().readValue(prueba.detalle(), EnsayoDeTablas.Resultado.class);
        assertThat(r.total()).isGreaterThanOrEqualTo(1122);
        assertThat(r.cambian()).isNotEmpty();
        int salen = (int) r.cambian().stream().filter(EnsayoDeTablas.Diferencia::sale).count();
        int entran = (int) r.cambian().stream().filter(EnsayoDeTablas.Diferencia::entra).count();
        assertThat(r.incluidasDespues()).isEqualTo(r.incluidasAntes() + entran - salen);
        System.out.println("Ensayo de tablas sobre " + r.total() + " entidades: " + r.duracionMs() + " ms");
        mvc.perform(get("/diseno/" + cambio + "/ensayos/" + prueba.id()).with(PLANEACION)).andExpect(status().isOk()).andExpect(content().string(containsString("Por departamento")));
        mvc.perform(get("/diseno/" + cambio + "/ensayos/" + prueba.id() + "/exportar").with(PLANEACION)).andExpect(status().isOk()).andExpect(content().string(containsString(r.cambian().get(0).codigo())));
        mvc.perform(post("/diseno/" + cambio + "/repeticion").with(DISENADORA).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(cambios.ensayos(cambio).get(0).clase()).isEqualTo(Ensayo.Clase.REPETICION);
    }

    @Test
    @Order(4)
    @Requisito({"PS-51", "PR-01"})
    @DisplayName("Aprobar: se devuelve una vez, decide otra persona con motivos, y se publica en su fecha en un solo despliegue")
    void aprobar() throws Exception {
        mvc.perform(post("/diseno/" + cambio + "/enviar").with(DISENADORA).with(csrf())).andExpect(status().is3xxRedirection());
        String instancia = cambios.de(cambio).instancia();
        enviar("cambio.disenadora", "der-disenador", instancia, Map.of("conclusion", "Llega a quien debe."));
        concertar(instancia);
        Map<String, Object> aprobado = Map.of("resultado", "APROBADO", "motivos", "Sirve.", "fechaPublicacion", LocalDate.now().toString());
        assertThatThrownBy(() -> enviar("cambio.disenadora", "grupo-planeacion", instancia, aprobado)).hasMessageContaining("quien propuso el cambio no lo decide");
        enviar("cambio.planeacion", "grupo-planeacion", instancia, Map.of("resultado", "DEVUELTO", "motivos", "Falta decir el plazo."));
        assertThat(cambios.de(cambio).estado()).isEqualTo(Cambio.Estado.DEVUELTO);

        mvc.perform(archivos(multipart("/diseno/" + cambio + "/archivos"), Map.of("asistencia-tecnica-territorial.bpmn", CambiosDeMuestra.conTarea(original(PRINCIPAL)).replace("avala que se inicie.", "avala, en cuatro días, que se inicie."),
                "avalar-inicio.form", CambiosDeMuestra.FORMULARIO)).with(DISENADORA).with(csrf())).andExpect(status().is3xxRedirection());
        assertThatThrownBy(() -> enviar("cambio.disenadora", "der-disenador", instancia, Map.of("conclusion", "Corregido."))).hasMessageContaining("Recorrido de los caminos");
        mvc.perform(post("/diseno/" + cambio + "/caminos").with(DISENADORA).with(csrf())).andExpect(status().is3xxRedirection());
        enviar("cambio.disenadora", "der-disenador", instancia, Map.of("conclusion", "Corregido."));
        concertar(instancia);
        enviar("cambio.planeacion", "grupo-planeacion", instancia, aprobado);
        correr(instancia);
        Cambio publicado = cambios.de(cambio);
        assertThat(publicado.estado()).isEqualTo(Cambio.Estado.PUBLICADO);
        assertThat(despliegues.vigente()).isEqualTo(publicado.despliegue());
        assertThat(cambios.vigentes()).hasSize(originales.size() + 1);
        assertThat(instancias.createProcessInstanceQuery().processInstanceId(instancia).count()).isZero();
        assertThat(jdbc.sql("select dias_habiles from att.plazo where clave = 'tarea_avalarInicio'").query(Integer.class).single()).isEqualTo(4);
    }

    @Test
    @Order(5)
    @Requisito("PS-51")
    @DisplayName("Lo iniciado antes sigue con su versión; lo nuevo sigue la nueva y su formulario se valida y se guarda sin código")
    void cadaUnaConSuVersion() {
        assertThat(p.abiertas(viejas.get(0))).singleElement().extracting(Task::getTaskDefinitionKey).isEqualTo("tarea_identificar");
        ProcessInstance nueva = p.iniciar(u);
        Task avalar = p.tarea(nueva, "tarea_avalarInicio");
        assertThat(avalar.getDueDate()).isNotNull();
        assertThatThrownBy(() -> p.completar(u.directora(), avalar, Map.of("avala", "SI"))).hasMessageContaining("Concepto: es obligatorio");
        p.completar(u.directora(), avalar, Map.of("avala", "SI", "concepto", "Adelante"));
        assertThat(p.abiertas(nueva)).singleElement().extracting(Task::getTaskDefinitionKey).isEqualTo("tarea_identificar");
        assertThat(instancias.getVariable(nueva.getId(), "avala")).isEqualTo(true);
        assertThat(jdbc.sql("select datos ->> 'concepto' from att.entrega_formulario where tarea_id = ?").param(avalar.getId()).query(String.class).single()).isEqualTo("Adelante");
    }

    @Test
    @Order(6)
    @Requisito("PS-51")
    @DisplayName("Migrar: veinte instancias pasan a la versión nueva, después de ensayarlas")
    void migrar() throws Exception {
        mvc.perform(get("/diseno/" + cambio + "/migracion?dependencia=DISENO").with(DISENADORA)).andExpect(status().isOk())
                .andExpect(content().string(containsString(viejas.get(0).getBusinessKey()))).andExpect(content().string(containsString("Sin ensayar")));
        mvc.perform(post("/diseno/" + cambio + "/migracion").param("definicion", viejas.get(0).getProcessDefinitionId()).param("dependencia", "DISENO").param("ensayar", "true").with(PLANEACION).with(csrf()))
                .andExpect(status().is3xxRedirection()).andExpect(flash().attribute("aviso", "Se ensayaron " + VIVAS + " y todo se deshizo: " + VIVAS + " pueden migrar; 0 no."))
                .andExpect(flash().attribute("ensayadas", hasEntry(viejas.get(0).getId(), "Puede migrar")));
        assertThat(migraciones.hechas(cambio)).as("ensayar no deja nada").isEmpty();
        String definicion = viva(viejas.get(0)).getProcessDefinitionId();
        assertThat(definicion).as("el ensayo no migra nada").isEqualTo(viejas.get(0).getProcessDefinitionId());
        mvc.perform(post("/diseno/" + cambio + "/migracion").param("instancias", viejas.get(0).getId()).with(DISENADORA).with(csrf())).andExpect(status().isForbidden());
        mvc.perform(post("/diseno/" + cambio + "/migracion").param("instancias", viejas.stream().map(ProcessInstance::getId).toArray(String[]::new)).with(PLANEACION).with(csrf()))
                .andExpect(status().is3xxRedirection());
        String nueva = modelos.createProcessDefinitionQuery().deploymentId(cambios.de(cambio).despliegue()).processDefinitionKey("asistencia_tecnica_territorial").singleResult().getId();
        assertThat(viejas).allSatisfy(v -> {
            assertThat(viva(v).getProcessDefinitionId()).isEqualTo(nueva);
            assertThat(p.abiertas(v)).singleElement().extracting(Task::getTaskDefinitionKey).isEqualTo("tarea_identificar");
        });
        assertThat(migraciones.hechas(cambio)).hasSize(VIVAS).allMatch(Migracion.Resultado::migrada);
        assertThat(jdbc.sql("select texto from att.hecho h join att.expediente e on e.id = h.expediente_id where e.codigo = ? and h.usuario = 'cambio.planeacion'").param(viejas.get(0).getBusinessKey())
                .query(String.class).single()).contains("pasó de la versión", "CAMBIO-" + cambio);
    }

    @Test
    @Order(7)
    @Requisito("PS-51")
    @DisplayName("La que no puede migrar se nombra con su motivo y queda como estaba; deshacer vuelve a la versión anterior")
    void laQueNoPuede() throws Exception {
        ProcessInstance atascada = p.iniciar(u);
        assertThat(p.abiertas(atascada)).singleElement().extracting(Task::getTaskDefinitionKey).isEqualTo("tarea_avalarInicio");
        mvc.perform(paquete(DISENADORA, Map.of("asistencia-tecnica-territorial.bpmn", original(PRINCIPAL)))).andExpect(status().is3xxRedirection());
        retiro = cambios.todos().get(0).id();
        assertThat(cambios.diferencias(retiro)).extracting(Diferencia::frase).contains("se quita la tarea “Avalar el inicio”");
        mvc.perform(post("/diseno/" + retiro + "/caminos").with(DISENADORA).with(csrf())).andExpect(status().is3xxRedirection());
        cambios.enviar(retiro, "cambio.disenadora");
        String tramite = cambios.de(retiro).instancia();
        enviar("cambio.disenadora", "der-disenador", tramite, Map.of("conclusion", "Se retira."));
        concertar(tramite);
        enviar("cambio.planeacion", "grupo-planeacion", tramite, Map.of("resultado", "APROBADO", "motivos", "Sobra.", "fechaPublicacion", LocalDate.now().toString()));
        correr(tramite);
        List<Migracion.Resultado> r = migraciones.migrar(retiro, List.of(atascada.getId(), viejas.get(0).getId()), "cambio.planeacion");
        assertThat(r).filteredOn(x -> x.instancia().equals(atascada.getId())).singleElement().satisfies(x -> {
            assertThat(x.migrada()).isFalse();
            assertThat(x.motivo()).contains("«Avalar el inicio»", "no tiene pareja en la versión nueva");
        });
        assertThat(r).filteredOn(x -> x.instancia().equals(viejas.get(0).getId())).allMatch(Migracion.Resultado::migrada).hasSize(1);
        assertThat(viva(atascada).getProcessDefinitionId()).isEqualTo(atascada.getProcessDefinitionId());

        mvc.perform(post("/diseno/" + retiro + "/deshacer").param("motivo", "Hacía falta").with(DISENADORA).with(csrf())).andExpect(status().isForbidden());
        assertThatThrownBy(() -> cambios.deshacer(cambio, "No es la última", "cambio.planeacion")).isInstanceOf(Rechazo.class).hasMessageContaining("última publicación");
        mvc.perform(post("/diseno/" + retiro + "/deshacer").param("motivo", "Hacía falta").with(PLANEACION).with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(p.abiertas(p.iniciar(u))).singleElement().extracting(Task::getTaskDefinitionKey).isEqualTo("tarea_avalarInicio");
        assertThat(rige()).as("el arranque no pisa lo publicado").isTrue();
    }

    // ---------------------------------------------------------------- ayudas

    @Autowired
    org.springframework.context.ApplicationContext contexto;

    private boolean rige() {
        return contexto.getBean(org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration.class).getDeploymentResources().isEmpty();
    }

    private ProcessInstance viva(ProcessInstance i) {
        return instancias.createProcessInstanceQuery().processInstanceId(i.getId()).singleResult();
    }

    private void concertar(String instancia) {
        enviar("cambio.coordinacion", "der", instancia, Map.of("unidades", SpinValues.jsonValue("[{\"dependencia\": \"DISENO\", \"fecha\": \"" + LocalDate.now() + "\", \"deAcuerdo\": \"SI\"}]").create()));
    }

    private void enviar(String usuario, String grupo, String instancia, Map<String, Object> datos) {
        como(usuario, grupo, () -> {
            Task tarea = tareas.createTaskQuery().processInstanceId(instancia).singleResult();
            assertThat(tarea).as("tarea que " + grupo + " puede ver").isNotNull();
            formularios.submitTaskForm(tarea.getId(), Variables.fromMap(datos));
            return null;
        });
    }

    private <T> T como(String usuario, String grupo, Supplier<T> accion) {
        identidades.setAuthentication(usuario, List.of(grupo));
        try {
            return accion.get();
        } finally {
            identidades.clearAuthentication();
        }
    }

    /** La fecha de publicación llega y el paso automático corre. */
    private void correr(String instancia) {
        for (int i = 0; i < 2; i++) {
            Job job = trabajos.createJobQuery().processInstanceId(instancia).singleResult();
            trabajos.executeJob(job.getId());
        }
    }

    private MockMultipartHttpServletRequestBuilder paquete(RequestPostProcessor quien, Map<String, String> archivos) {
        MockMultipartHttpServletRequestBuilder peticion = archivos(multipart("/diseno"), archivos);
        peticion.param("titulo", "Avalar el inicio").param("motivo", "La jefatura no se entera.").param("norma", "Cuadro No 5, actividad 1").with(quien).with(csrf());
        return peticion;
    }

    private static MockMultipartHttpServletRequestBuilder archivos(MockMultipartHttpServletRequestBuilder peticion, Map<String, String> archivos) {
        archivos.forEach((nombre, contenido) -> peticion.file(new MockMultipartFile("archivos", nombre, "text/plain", contenido.getBytes(StandardCharsets.UTF_8))));
        return peticion;
    }
}
