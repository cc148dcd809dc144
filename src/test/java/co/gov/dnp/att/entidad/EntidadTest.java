package co.gov.dnp.att.entidad;

import static co.gov.dnp.att.Ficha.csrf;
import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static co.gov.dnp.att.procedimiento.Procedimiento.ABEJORRAL;
import static co.gov.dnp.att.procedimiento.Procedimiento.MEDELLIN;
import static co.gov.dnp.att.procedimiento.Procedimiento.SOACHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Hecho;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import co.gov.dnp.att.seguimiento.Aviso;
import co.gov.dnp.att.seguimiento.Avisos;
import co.gov.dnp.att.seguimiento.Consentimientos;
import co.gov.dnp.att.seguimiento.Corte;
import co.gov.dnp.att.seguimiento.Cortes;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** La entidad territorial en su página, por la red: qué abre su enlace y su cuenta, qué responde y a dónde llega. */
@PruebaIntegral
class EntidadTest {

    private static final String MONITOREAR = MonitoreoSeguimiento.Elemento.MONITOREAR;
    private static final String NOMBRE = "Ana Prueba";
    private static final String CARGO = "Secretaria de Planeación";

    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Enlaces enlaces;
    @Autowired
    NoticiasDeEnlaces noticias;
    @Autowired
    Consentimientos consentimientos;
    @Autowired
    Cortes cortes;
    @Autowired
    Avisos avisos;
    @Autowired
    Bitacora bitacora;
    @Autowired
    Documentos documentos;
    @Autowired
    PlanesDeTrabajo planes;
    @Autowired
    JdbcClient jdbc;

    private static Unidad u;
    /** En ejecución con Medellín y Soacha; solo Soacha consintió al socializar. */
    private static ProcessInstance comun;
    private final MockMvc mvc;

    EntidadTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    @BeforeEach
    void unidad() {
        if (u == null) {
            u = p.unidad("ENT");
            comun = r.hastaEjecutar(u, SOACHA, MEDELLIN, SOACHA);
        }
    }

    // --- Cómo se entra

    @Test
    @Requisito({"PS-24", "PS-48"})
    @DisplayName("La unidad emite el enlace y lo copia; con él se ve solo esa entidad en ese expediente, y queda quién lo emitió")
    void emitirYEntrar() throws Exception {
        Expediente e = r.expediente(comun);
        String pagina = "/expedientes/" + e.getCodigo() + "/entidades";
        LocalDate vence = Recorrido.hoy().plusDays(20);
        mvc.perform(post(pagina).with(csrf()).with(unidadTecnica()).param("entidad", MEDELLIN).param("proposito", "PARTICIPAR")
                .param("vence", vence.toString()).param("correo", "alcaldia@ejemplo.gov.co")).andExpect(redirectedUrl(pagina));
        EnlaceDeEntidad enlace = enlaces.deExpediente(e.getId()).get(0);
        assertThat(enlace.emitidoPor()).isEqualTo(u.funcionaria());
        String ruta = enlaces.ruta(enlace);
        assertThat(noticias.recibidas).anySatisfy(n -> {
            assertThat(n.enlaceId()).isEqualTo(enlace.id());
            assertThat(n.correo()).isEqualTo("alcaldia@ejemplo.gov.co");
            assertThat(n.direccion()).isEqualTo("http://localhost" + ruta);
            assertThat(n.toString()).as("la dirección no llega a los registros").doesNotContain("/entidad/e/");
        });
        mvc.perform(get(pagina).with(unidadTecnica())).andExpect(content().string(containsString("http://localhost" + ruta)));
        mvc.perform(get(pagina).with(como("der.lee", "der"))).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Medellín (Antioquia)"), not(containsString("/entidad/e/")))));
        mvc.perform(post(pagina).with(csrf()).with(como("der.lee", "der")).param("entidad", MEDELLIN).param("proposito", "PARTICIPAR")
                .param("vence", vence.toString())).andExpect(status().isForbidden());
        mvc.perform(get(pagina).with(como("otra", "unidad-OTRA"))).andExpect(status().isForbidden());
        mvc.perform(post(pagina).with(csrf()).with(unidadTecnica()).param("entidad", ABEJORRAL).param("proposito", "PARTICIPAR")
                .param("vence", Recorrido.hoy().toString())).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Sirve hasta: elija un día posterior a hoy"),
                        containsString("no es una entidad de este plan"))));

        mvc.perform(get(ruta)).andExpect(status().isOk()).andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("X-Robots-Tag", containsString("noindex")))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(content().string(allOf(containsString("Medellín (Antioquia)"), containsString("Producto ENT"), not(containsString("Soacha")))));
        mvc.perform(get(ruta)).andExpect(status().isOk());
        assertThat(enlaces.deExpediente(e.getId()).get(0).ultimoUso()).as("se ve cuándo lo abrieron").isNotNull();
        for (String otra : new String[] {"/", "/expedientes/" + e.getCodigo(), "/expedientes/" + e.getCodigo() + "/seguimiento", "/territorio",
                "/entidad", "/entidad/" + MEDELLIN + "/" + e.getCodigo(), "/camunda/app/tasklist/"}) {
            mvc.perform(get(otra)).andExpect(status().is3xxRedirection()).andExpect(header().string("Location", containsString("/ingresar")));
        }
        assertThat(textos(e)).anySatisfy(t -> assertThat(t).contains("Se emitió un enlace", "Medellín"));
    }

    @Test
    @DisplayName("Un enlace alterado, vencido o anulado dice por qué no abre y no muestra ningún dato; tampoco deja responder")
    void enlacesQueNoSirven() throws Exception {
        Expediente e = r.expediente(comun);
        EnlaceDeEntidad bueno = emitir(comun, MEDELLIN, Proposito.PARTICIPAR);
        String ruta = enlaces.ruta(bueno);
        String ajeno = ruta.substring("/entidad/e/".length());
        String cuerpo = new String(Base64.getUrlDecoder().decode(ajeno.substring(0, ajeno.indexOf('.'))), StandardCharsets.UTF_8);
        String deOtraEntidad = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(cuerpo.replace(MEDELLIN, SOACHA).getBytes(StandardCharsets.UTF_8)) + ajeno.substring(ajeno.indexOf('.'));
        for (String llave : List.of(ajeno.substring(0, ajeno.length() - 1), ajeno + "A", deOtraEntidad, "nada", "a.b", bueno.id() + "")) {
            noAbre("/entidad/e/" + llave, 404, "no es válido");
        }
        // La última letra de la firma lleva bits que sobran: aun así debe ser exactamente la emitida
        char ultima = ajeno.charAt(ajeno.length() - 1);
        noAbre("/entidad/e/" + ajeno.substring(0, ajeno.length() - 1) + (char) (ultima == 'z' || ultima == '9' ? ultima - 1 : ultima + 1), 404, "no es válido");

        EnlaceDeEntidad viejo = emitir(comun, MEDELLIN, Proposito.PARTICIPAR);
        jdbc.sql("update att.enlace_entidad set vence = now() - interval '1 hour' where id = ?").param(viejo.id()).update();
        noAbre(enlaces.ruta(viejo), 404, "no es válido");
        EnlaceDeEntidad vencido = enlaces.deExpediente(e.getId()).stream().filter(x -> x.id().equals(viejo.id())).findFirst().orElseThrow();
        noAbre(enlaces.ruta(vencido), 410, "ya venció");
        mvc.perform(post(enlaces.ruta(vencido) + "/consentimiento").with(csrf()).param("acepta", "true").param("persona", NOMBRE).param("cargo", CARGO))
                .andExpect(status().isGone());

        String pagina = "/expedientes/" + e.getCodigo() + "/entidades";
        mvc.perform(post(pagina + "/" + bueno.id() + "/anular").with(csrf()).with(como("der.lee", "der"))).andExpect(status().isForbidden());
        mvc.perform(get(ruta)).andExpect(status().isOk());
        mvc.perform(post(pagina + "/" + bueno.id() + "/anular").with(csrf()).with(unidadTecnica())).andExpect(redirectedUrl(pagina));
        noAbre(ruta, 410, "ya no sirve");
        mvc.perform(get(pagina).with(unidadTecnica())).andExpect(content().string(allOf(containsString("Revocado"), not(containsString(ruta)))));
        mvc.perform(post("/expedientes/" + e.getCodigo() + "/entidades/999999/anular").with(csrf()).with(unidadTecnica()))
                .andExpect(content().string(containsString("No existe el enlace número 999999 en este expediente")));
    }

    private void noAbre(String ruta, int estado, String porQue) throws Exception {
        mvc.perform(get(ruta).with(desde("198.51.100.7"))).andExpect(status().is(estado)).andExpect(content().string(allOf(containsString(porQue),
                not(containsString("Medellín")), not(containsString("Producto ENT")), not(containsString(comun.getBusinessKey())))));
    }

    @Test
    @DisplayName("Quien prueba direcciones falsas se frena a la vigésima primera; el enlace auténtico sigue abriendo desde la misma conexión")
    void limiteDeIntentos() throws Exception {
        for (int n = 0; n < 20; n++) {
            mvc.perform(get("/entidad/e/falsa" + n + ".x").with(desde("203.0.113.9"))).andExpect(status().isNotFound());
        }
        mvc.perform(get("/entidad/e/falsa.x").with(desde("203.0.113.9"))).andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("Espere diez minutos")));
        mvc.perform(get("/entidad/e/falsa.x").with(desde("203.0.113.10"))).andExpect(status().isNotFound());
        mvc.perform(get(enlaces.ruta(emitir(comun, MEDELLIN, Proposito.CONSULTAR))).with(desde("203.0.113.9"))).andExpect(status().isOk());
    }

    @Test
    @Requisito({"PS-36", "PS-48"})
    @DisplayName("Con cuenta, una entidad ve sus intervenciones y ninguna ajena; el personal del DNP no entra por ahí")
    void cuentas() throws Exception {
        String codigo = comun.getBusinessKey();
        ProcessInstance soloSoacha = r.hastaSocializar(u, SOACHA);
        mvc.perform(get("/entidad/" + MEDELLIN + "/" + codigo).with(cuenta(MEDELLIN))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Medellín (Antioquia)")));
        mvc.perform(get("/entidad/" + SOACHA + "/" + codigo).with(cuenta(MEDELLIN))).andExpect(status().isNotFound());
        mvc.perform(get("/entidad/" + MEDELLIN + "/" + soloSoacha.getBusinessKey()).with(cuenta(MEDELLIN))).andExpect(status().isNotFound());
        mvc.perform(get("/entidad/" + MEDELLIN + "/ATT-1-NADA-1").with(cuenta(MEDELLIN))).andExpect(status().isNotFound());
        mvc.perform(get("/entidad/" + MEDELLIN + "/" + codigo).with(unidadTecnica())).andExpect(status().isForbidden());
        mvc.perform(get("/entidad").with(unidadTecnica())).andExpect(status().isForbidden());
        mvc.perform(get("/entidad").with(cuenta(MEDELLIN))).andExpect(content().string(containsString("Su cuenta aún no tiene una entidad")));
        for (String pagina : List.of("plan/aceptar", "plan/ajuste", "consentimiento", "encuesta", "avance")) {
            mvc.perform(post("/entidad/" + SOACHA + "/" + codigo + "/" + pagina).with(csrf()).with(cuenta(MEDELLIN)).param("version", "1")
                    .param("corte", "1").param("hito", "1").param("persona", NOMBRE).param("cargo", CARGO)).andExpect(status().isNotFound());
        }
        for (String pagina : List.of("", "/plan", "/consentimiento", "/encuesta", "/avance", "/resultado", "/resultado/informe-final.pdf")) {
            mvc.perform(get("/entidad/" + SOACHA + "/" + codigo + pagina).with(cuenta(MEDELLIN))).andExpect(status().isNotFound());
        }
        for (String delDnp : List.of("/expedientes", "/expedientes/" + codigo, "/expedientes/" + codigo + "/entidades", "/organizacion", "/territorio",
                "/portafolio", "/planes", "/presencia", "/lecciones", "/avisos", "/priorizadas")) {
            mvc.perform(get(delDnp).with(cuenta(MEDELLIN))).andExpect(status().isForbidden());
        }
        mvc.perform(get("/resultados").with(cuenta(MEDELLIN))).andExpect(status().isOk());
    }

    @Test
    @DisplayName("El enlace solo para ver no deja responder, y un funcionario que lo abra con su sesión tampoco responde por la entidad")
    void soloVer() throws Exception {
        String consulta = enlaces.ruta(emitir(comun, MEDELLIN, Proposito.CONSULTAR));
        mvc.perform(get(consulta + "/plan")).andExpect(content().string(allOf(containsString("solo para ver"), not(containsString("Aceptar el plan")))));
        responder(consulta + "/consentimiento", "acepta", "true").andExpect(status().isForbidden()).andExpect(content().string(containsString("solo para ver")));
        String participa = enlaces.ruta(emitir(comun, MEDELLIN, Proposito.PARTICIPAR));
        mvc.perform(post(participa + "/consentimiento").with(csrf()).with(unidadTecnica()).param("acepta", "true").param("persona", NOMBRE)
                .param("cargo", CARGO)).andExpect(status().isForbidden()).andExpect(content().string(containsString("por la entidad solo responde ella")));
        mvc.perform(post(participa + "/consentimiento").param("acepta", "true").param("persona", NOMBRE).param("cargo", CARGO))
                .andExpect(status().isForbidden());
        assertThat(consentimientos.vigentes(r.expediente(comun).getId())).doesNotContainKey(MEDELLIN);
    }

    // --- El plan

    @Test
    @Requisito({"PS-24", "PS-26", "PS-27"})
    @DisplayName("La entidad acepta el plan o pide un ajuste: llega a la tarea Socializar, al expediente y a quien responde, y caduca con la versión siguiente")
    void plan() throws Exception {
        ProcessInstance i = r.hastaSocializar(u, MEDELLIN, SOACHA);
        Expediente e = r.expediente(i);
        String medellin = enlaces.ruta(emitir(i, MEDELLIN, Proposito.PARTICIPAR));
        String soacha = enlaces.ruta(emitir(i, SOACHA, Proposito.PARTICIPAR));
        mvc.perform(get(medellin + "/plan")).andExpect(content().string(allOf(containsString("Plan propuesto, por acordar"),
                containsString("Delegar un equipo"), containsString("Diagnóstico acordado"), containsString("A qué se compromete su entidad"))));
        responder(medellin + "/plan/aceptar", "version", "1").andExpect(content().string(containsString("Marque la casilla")));
        mvc.perform(post(medellin + "/plan/aceptar").with(csrf()).param("version", "1").param("acepto", "true").param("persona", " ").param("cargo", ""))
                .andExpect(content().string(allOf(containsString("Su nombre: escríbalo"), containsString("Su cargo: escríbalo"))));
        responder(medellin + "/plan/aceptar", "version", "1", "acepto", "true").andExpect(redirectedUrl(medellin + "/plan"));
        responder(soacha + "/plan/ajuste", "version", "1", "motivo", " ").andExpect(content().string(containsString("Qué pide ajustar y por qué")));
        responder(soacha + "/plan/ajuste", "version", "1", "motivo", "Mover el diagnóstico a febrero").andExpect(redirectedUrl(soacha + "/plan"));

        Task socializar = p.tarea(i, Elemento.SOCIALIZAR);
        assertThat(p.abrir(u.colega(), socializar).get("tablaRespuestas").toString()).contains("Medellín (Antioquia)", "Aceptó el plan",
                NOMBRE + ", " + CARGO, "Soacha (Cundinamarca)", "Pidió un ajuste", "Mover el diagnóstico a febrero");
        mvc.perform(get("/expedientes/" + e.getCodigo() + "/entidades").with(unidadTecnica())).andExpect(content().string(allOf(
                containsString("Mover el diagnóstico a febrero"), containsString("Enlace "), containsString(NOMBRE))));
        assertThat(avisos.de(u.directora())).extracting(Aviso::texto).anySatisfy(t -> assertThat(t)
                .contains("Soacha (Cundinamarca) pidió ajustar la versión 1", "Mover el diagnóstico a febrero"));
        assertThat(avisos.de(u.funcionaria())).extracting(Aviso::texto).anySatisfy(t -> assertThat(t).contains("pidió ajustar la versión 1"));
        assertThat(bitacora.hechos(e.getId(), 50)).anySatisfy(h -> {
            assertThat(h.texto()).contains("Medellín (Antioquia) aceptó la versión 1", NOMBRE, CARGO);
            assertThat(h.usuario()).startsWith("Enlace ");
        });

        p.completar(u.colega(), socializar, Formularios.socializar(true, MEDELLIN, "*"), COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        assertThat(textos(e)).anySatisfy(t -> assertThat(t).contains("Por sí mismas, en su página, aceptaron 1 y pidieron ajuste 1"));
        Map<String, Object> otro = Formularios.programar(u.asesor(1));
        otro.put("motivoAjuste", "Lo pidió Soacha");
        p.completar(u.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), otro);
        responder(medellin + "/plan/aceptar", "version", "1", "acepto", "true").andExpect(content().string(containsString("El plan cambió mientras usted lo leía")));
        mvc.perform(get(medellin + "/plan")).andExpect(content().string(allOf(containsString("Versión 2"), containsString("Aceptar el plan"))));
        assertThat(p.abrir(u.colega(), p.tarea(i, Elemento.SOCIALIZAR)).get("tablaRespuestas")).isEqualTo(List.of());
    }

    // --- Consentimiento y encuesta

    @Test
    @Requisito({"PS-33", "PS-36", "PS-37", "PS-38", "PS-39"})
    @DisplayName("Solo quien consiente responde la encuesta; corrige hasta el cierre, la unidad no la altera, y al retirarse sale del corte y de la siguiente")
    void consentirYResponder() throws Exception {
        ProcessInstance i = r.hastaEjecutar(u, SOACHA, MEDELLIN, SOACHA);
        Expediente e = r.expediente(i);
        String medellin = enlaces.ruta(emitir(i, MEDELLIN, Proposito.PARTICIPAR));
        String soacha = enlaces.ruta(emitir(i, SOACHA, Proposito.PARTICIPAR));
        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        mvc.perform(get(medellin + "/encuesta")).andExpect(content().string(containsString("debe aceptar antes el seguimiento")));
        encuesta(medellin, 1, "5", "5", "Antes de consentir").andExpect(content().string(containsString("debe haber dado su consentimiento")));

        responder(medellin + "/consentimiento").andExpect(content().string(containsString("elija si da o no el consentimiento")));
        responder(medellin + "/consentimiento", "acepta", "true").andExpect(redirectedUrl(medellin + "/consentimiento"));
        responder(medellin + "/consentimiento", "acepta", "true").andExpect(content().string(containsString("ya dio el consentimiento")));
        assertThat(consentimientos.vigentes(e.getId()).get(MEDELLIN)).satisfies(c -> {
            assertThat(c.persona()).isEqualTo(NOMBRE);
            assertThat(c.cargo()).isEqualTo(CARGO);
            assertThat(c.fecha()).isEqualTo(Recorrido.hoy());
            assertThat(c.soporte()).contains("con el enlace", u.funcionaria());
        });

        encuesta(medellin, 1, "6", null, "x".repeat(1001)).andExpect(content().string(allOf(containsString("Calidad de los contenidos: elija"),
                containsString("Percepción del servicio: elija"), containsString("máximo 1000 caracteres"))));
        encuesta(medellin, 1, "1", "2", "Primera opinión").andExpect(redirectedUrl(medellin + "/encuesta?corte=1"));
        encuesta(medellin, 1, "3", "4", "Mejoró").andExpect(redirectedUrl(medellin + "/encuesta?corte=1"));
        encuesta(soacha, 1, "5", "5", "Excelente").andExpect(redirectedUrl(soacha + "/encuesta?corte=1"));
        encuesta(soacha, 9, "5", "5", "").andExpect(content().string(containsString("No existe la encuesta del corte 9")));

        Task monitorear = p.tarea(i, MONITOREAR);
        Map<String, Object> formulario = p.abrir(u.colega(), monitorear);
        assertThat(formulario.get("tablaEncuestas").toString()).contains("Medellín (Antioquia)", "Mejoró", "Soacha", NOMBRE).doesNotContain("Primera opinión");
        assertThat(formulario.get("opcionesEntidadesConConsentimiento")).isEqualTo(List.of());
        assertThatThrownBy(() -> p.completar(u.colega(), monitorear, Formularios.reporte(MEDELLIN, false, null)))
                .hasMessageContaining("Medellín (Antioquia)").hasMessageContaining("ya respondió su encuesta y su respuesta cuenta tal como la dio");

        responder(soacha + "/consentimiento", "acepta", "false").andExpect(redirectedUrl(soacha + "/consentimiento"));
        mvc.perform(get(soacha + "/encuesta")).andExpect(content().string(containsString("debe aceptar antes el seguimiento")));
        assertThat(p.abrir(u.colega(), monitorear).get("tablaEncuestas").toString()).doesNotContain("Soacha");
        p.completar(u.colega(), monitorear, Formularios.reporte(null, false, null));

        Corte corte = cortes.deExpediente(e.getId()).get(0);
        assertThat(corte.getRespuestas()).as("dos respuestas de la misma entidad son una, y quien se retiró no cuenta").isEqualTo(1);
        assertThat(corte.getCalidadContenidos()).isEqualByComparingTo("3");
        assertThat(corte.getPercepcion()).isEqualByComparingTo("4");
        assertThat(cortes.valoraciones(corte.getId())).singleElement().satisfies(v -> {
            assertThat(v.entidad()).isEqualTo(MEDELLIN);
            assertThat(v.deLaEntidad()).isTrue();
            assertThat(v.comentario()).isEqualTo("Mejoró");
        });
        mvc.perform(get("/expedientes/" + e.getCodigo() + "/seguimiento/1").with(unidadTecnica()))
                .andExpect(content().string(allOf(containsString("La respondió la entidad"), containsString("Mejoró"))));
        encuesta(medellin, 1, "5", "5", "Tarde").andExpect(content().string(containsString("Esta encuesta ya cerró")));
        assertThatThrownBy(() -> jdbc.sql("update att.respuesta_encuesta set percepcion = 5").update()).hasMessageContaining("solo admite filas nuevas");

        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        encuesta(soacha, 2, "5", "5", "").andExpect(content().string(containsString("debe haber dado su consentimiento")));
        mvc.perform(get(medellin + "/encuesta")).andExpect(content().string(containsString("Enviar mi respuesta")));
        assertThat(p.abiertas(i)).as("la ejecución sigue igual sin consentimiento").filteredOn(t -> t.getTaskDefinitionKey().equals(Elemento.EJECUTAR)).hasSize(2);
        r.cumplir(i, u, 2, 1, SOACHA, false);
    }

    @Test
    @Requisito({"PS-37", "PS-38"})
    @DisplayName("Decir que no al seguimiento queda registrado, se puede cambiar y no detiene nada; no hay dos retiros seguidos")
    void noConsentir() throws Exception {
        ProcessInstance i = r.hastaEjecutar(u, SOACHA, MEDELLIN, SOACHA);
        String base = "/entidad/" + MEDELLIN + "/" + i.getBusinessKey();
        mvc.perform(post(base + "/consentimiento").with(csrf()).with(cuenta(MEDELLIN)).param("acepta", "false").param("persona", NOMBRE)
                .param("cargo", CARGO)).andExpect(redirectedUrl(base + "/consentimiento"));
        mvc.perform(get(base).with(cuenta(MEDELLIN))).andExpect(content().string(containsString("Su entidad no está en el seguimiento")));
        mvc.perform(post(base + "/consentimiento").with(csrf()).with(cuenta(MEDELLIN)).param("acepta", "false").param("persona", NOMBRE)
                .param("cargo", CARGO)).andExpect(content().string(containsString("no hay un consentimiento que retirar")));
        mvc.perform(get(base + "/plan").with(cuenta(MEDELLIN))).andExpect(content().string(containsString("Plan acordado")));
        mvc.perform(post(base + "/consentimiento").with(csrf()).with(cuenta(MEDELLIN)).param("acepta", "true").param("persona", NOMBRE)
                .param("cargo", CARGO)).andExpect(redirectedUrl(base + "/consentimiento"));
        assertThat(consentimientos.queConsienten(r.expediente(i).getId())).containsExactlyInAnyOrder(MEDELLIN, SOACHA);
        assertThat(consentimientos.vigentes(r.expediente(i).getId()).get(MEDELLIN).soporte()).contains("con la cuenta alcaldia." + MEDELLIN);
    }

    // --- El avance por los dos lados

    @Test
    @Requisito("PS-32")
    @DisplayName("La entidad declara su avance al lado del asesor: la unidad ve ambos y la diferencia, y ninguno cambia al otro")
    void dosLados() throws Exception {
        ProcessInstance i = r.hastaEjecutar(u, SOACHA, MEDELLIN, SOACHA);
        Expediente e = r.expediente(i);
        String medellin = enlaces.ruta(emitir(i, MEDELLIN, Proposito.PARTICIPAR));
        Long primero = planes.hitos(e.getId()).get(0).id();
        Long segundo = planes.hitos(e.getId()).get(1).id();
        r.cumplir(i, u, 1, 1, MEDELLIN, false);
        mvc.perform(get(medellin + "/avance")).andExpect(content().string(allOf(containsString("Cumplido el"), containsString("Aún no lo ha dicho"))));
        Long ajeno = planes.hitos(r.expediente(comun).getId()).get(0).id();
        responder(medellin + "/avance", "hito", ajeno.toString(), "estado", "EN_CURSO").andExpect(content().string(containsString("no hace parte del plan de su entidad")));
        responder(medellin + "/avance", "hito", primero.toString(), "estado", "CUMPLIDO", "cumplido", Recorrido.hoy().plusDays(2).toString())
                .andExpect(content().string(containsString("no puede ser futura")));
        responder(medellin + "/avance", "hito", primero.toString()).andExpect(content().string(containsString("Cómo va: elija")));
        responder(medellin + "/avance", "hito", primero.toString(), "estado", "EN_CURSO", "nota", "Falta el acta firmada").andExpect(redirectedUrl(medellin + "/avance"));
        responder(medellin + "/avance", "hito", segundo.toString(), "estado", "PENDIENTE").andExpect(redirectedUrl(medellin + "/avance"));
        String seguimiento = "/expedientes/" + e.getCodigo() + "/seguimiento";
        mvc.perform(get(seguimiento).with(unidadTecnica())).andExpect(content().string(allOf(containsString("El asesor lo registró cumplido y la entidad no"),
                containsString("Falta el acta firmada"), containsString("Coinciden"), containsString(NOMBRE))));
        mvc.perform(get(medellin + "/avance")).andExpect(content().string(containsString("El asesor lo registró cumplido y la entidad no")));
        assertThat(jdbc.sql("select estado from att.hito_entidad where hito_id = ? and codigo_entidad = ?").params(primero, MEDELLIN)
                .query(String.class).single()).as("lo del asesor no cambia").isEqualTo("CUMPLIDO");
        responder(medellin + "/avance", "hito", primero.toString(), "estado", "CUMPLIDO", "cumplido", Recorrido.hoy().toString())
                .andExpect(redirectedUrl(medellin + "/avance"));
        mvc.perform(get(seguimiento).with(unidadTecnica())).andExpect(content().string(not(containsString("El asesor lo registró cumplido y la entidad no"))));
    }

    // --- Los resultados

    @Test
    @Requisito("PS-48")
    @DisplayName("La entidad que participó consulta lo que se midió en ella y baja el informe; si no se dio acceso, no; y ya no puede cambiar nada")
    void resultados() throws Exception {
        ProcessInstance i = publicada("ENTIDADES_PARTICIPANTES");
        String medellin = enlaces.ruta(emitir(i, MEDELLIN, Proposito.CONSULTAR));
        mvc.perform(get(medellin + "/resultado")).andExpect(status().isOk()).andExpect(content().string(allOf(containsString("Se formularon los planes."),
                containsString("llegó a 65"), containsString("75,0 % del cambio esperado"))));
        mvc.perform(get(medellin + "/resultado/informe-final.pdf")).andExpect(status().isOk()).andExpect(header().string("Content-Type", "application/pdf"));
        String cuenta = "/entidad/" + MEDELLIN + "/" + i.getBusinessKey();
        mvc.perform(post(cuenta + "/consentimiento").with(csrf()).with(cuenta(MEDELLIN)).param("acepta", "false").param("persona", NOMBRE).param("cargo", CARGO))
                .andExpect(status().isForbidden()).andExpect(content().string(containsString("La intervención ya terminó")));

        ProcessInstance interna = publicada("ACTORES_INTERNOS");
        String base = "/entidad/" + MEDELLIN + "/" + interna.getBusinessKey();
        mvc.perform(get(base + "/resultado").with(cuenta(MEDELLIN))).andExpect(content().string(allOf(containsString("Si se publican para las entidades"),
                not(containsString("Se formularon los planes.")))));
        mvc.perform(get(base + "/resultado/informe-final.pdf").with(cuenta(MEDELLIN))).andExpect(status().isNotFound());
    }

    private ProcessInstance publicada(String acceso) {
        ProcessInstance i = r.hastaEvaluar(u);
        Long id = r.expediente(i).getId();
        p.completar(u.colega(), p.tarea(i, Elemento.EVALUAR), Formularios.evaluar(cortes.deExpediente(id).stream().map(c -> c.getId().toString()).toList(),
                List.of(MEDELLIN), u.meta()));
        p.completar(u.colega(), p.tarea(i, Elemento.GESTIONAR_CONOCIMIENTO), Formularios.conocimiento(documentos.deExpediente(id).stream()
                .map(d -> d.getId().toString()).toList(), u.tema(), MEDELLIN), COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        Map<String, Object> datos = Formularios.sistematizar();
        datos.put("accesos", List.of(acceso));
        p.completar(u.colega(), p.tarea(i, Elemento.SISTEMATIZAR), datos);
        return i;
    }

    // --- Quién y con qué

    private EnlaceDeEntidad emitir(ProcessInstance i, String entidad, Proposito proposito) {
        return enlaces.emitir(r.expediente(i).getId(), List.of(entidad), proposito, Recorrido.hoy().plusDays(5), null, "http://localhost",
                u.funcionaria()).get(0);
    }

    private ResultActions responder(String ruta, String... pares) throws Exception {
        MockHttpServletRequestBuilder peticion = post(ruta).with(csrf()).param("persona", NOMBRE).param("cargo", CARGO);
        for (int n = 0; n < pares.length; n += 2) {
            peticion.param(pares[n], pares[n + 1]);
        }
        return mvc.perform(peticion);
    }

    private ResultActions encuesta(String base, int corte, String calidad, String percepcion, String comentario) throws Exception {
        return responder(base + "/encuesta", "corte", String.valueOf(corte), "calidad", calidad, "percepcion", percepcion == null ? "" : percepcion,
                "comentario", comentario);
    }

    private List<String> textos(Expediente e) {
        return bitacora.hechos(e.getId(), 100).stream().map(Hecho::texto).toList();
    }

    private static RequestPostProcessor unidadTecnica() {
        return como(u.funcionaria(), "unidad-ENT");
    }

    private static RequestPostProcessor cuenta(String entidad) {
        return como("alcaldia." + entidad, "entidad-territorial", "entidad-" + entidad);
    }

    private static RequestPostProcessor como(String usuario, String... grupos) {
        return user(usuario).authorities(Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    private static RequestPostProcessor desde(String direccion) {
        return peticion -> {
            peticion.setRemoteAddr(direccion);
            return peticion;
        };
    }
}
