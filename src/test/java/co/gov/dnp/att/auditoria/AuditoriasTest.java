package co.gov.dnp.att.auditoria;

import static co.gov.dnp.att.Ficha.csrf;
import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.auditoria.muestras.Auditoria;
import co.gov.dnp.att.auditoria.muestras.Auditorias;
import co.gov.dnp.att.auditoria.muestras.Conclusion;
import co.gov.dnp.att.auditoria.muestras.Estrato;
import co.gov.dnp.att.auditoria.muestras.Hallazgo;
import co.gov.dnp.att.auditoria.muestras.InformesDeAuditoria;
import co.gov.dnp.att.auditoria.muestras.Metodo;
import co.gov.dnp.att.auditoria.muestras.Muestra;
import co.gov.dnp.att.auditoria.muestras.Muestras;
import co.gov.dnp.att.auditoria.muestras.Papel;
import co.gov.dnp.att.auditoria.muestras.Papeles;
import co.gov.dnp.att.auditoria.muestras.Repeticion;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.procedimiento.AccionPtEd05;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Recorrido;
import co.gov.dnp.att.seguimiento.EstadoAccion;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Una auditoría de principio a fin: se programa, se muestrea, deja papeles y hallazgos que se siguen hasta su cierre, y se informa. */
@PruebaIntegral
class AuditoriasTest {

    private static final String AUDITORA = "auditora.aud";
    private static final RequestPostProcessor CONTROL = quien(AUDITORA, "control-interno");
    private static final RequestPostProcessor PLANEACION = quien("planeacion.aud", "grupo-planeacion");

    @Autowired
    InstanciasAuditadas ia;
    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Organizacion organizacion;
    @Autowired
    Evidencias evidencias;
    @Autowired
    Auditorias auditorias;
    @Autowired
    Muestras muestras;
    @Autowired
    Papeles papeles;
    @Autowired
    InformesDeAuditoria informes;
    @Autowired
    JdbcClient sql;

    private final TransactionTemplate transaccion;
    private final MockMvc mvc;

    AuditoriasTest(@Autowired WebApplicationContext contexto, @Autowired PlatformTransactionManager transacciones) {
        transaccion = new TransactionTemplate(transacciones);
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static RequestPostProcessor quien(String usuario, String... grupos) {
        return user(usuario).authorities(Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    @BeforeEach
    void personas() {
        ia.unidad();
        if (organizacion.persona(AUDITORA).isEmpty()) {
            organizacion.guardarPersona(new Persona(AUDITORA, "Prueba auditora", null, null, Vinculacion.OTRO, true), Set.of(Rol.CONTROL_INTERNO), Procedimiento.CLAVE);
        }
    }

    private Auditoria programada() {
        LocalDate hoy = Recorrido.hoy();
        return auditorias.buscar(auditorias.programar("Verificar el procedimiento", "Dependencia CFM", hoy.minusYears(1), hoy, AUDITORA, AUDITORA)).orElseThrow();
    }

    private static FiltroDeTramites filtro(EstadoTramite estado) {
        return new FiltroDeTramites(null, null, null, null, "CFM", null, null, null, null, estado, null, null, null, null, null, null);
    }

    private Auditoria conMuestra(EstadoTramite estado, int tamano, String semilla) {
        Auditoria a = programada();
        muestras.sacar(a, filtro(estado), Metodo.ALEATORIA, Estrato.DEPENDENCIA, tamano, semilla, AUDITORA);
        return a;
    }

    @Test
    @Requisito("SG-21")
    @DisplayName("Control interno programa una auditoría con objetivo, alcance, período y responsable; lo que falta se dice campo por campo")
    void programar() throws Exception {
        MockHttpServletRequestBuilder pedido = post("/auditoria/auditorias").with(csrf()).param("objetivo", "Verificar la ejecución")
                .param("alcance", "Todas las dependencias").param("desde", "2026-01-01").param("hasta", "2026-06-30").param("responsable", AUDITORA);
        String destino = mvc.perform(pedido.with(CONTROL)).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
        assertThat(destino).matches("/auditoria/auditorias/AU-\\d{4}-\\d+");
        mvc.perform(get(destino).with(PLANEACION)).andExpect(content().string(allOf(containsString("Verificar la ejecución"), containsString("Prueba auditora"),
                containsString("Sacar la muestra"))));
        mvc.perform(get("/auditoria/auditorias").with(PLANEACION)).andExpect(content().string(containsString(destino.substring(destino.lastIndexOf('/') + 1))));
        mvc.perform(post("/auditoria/auditorias").with(csrf()).with(CONTROL).param("objetivo", " ").param("alcance", "Una parte").param("desde", "2026-06-30")
                .param("hasta", "2026-01-01").param("responsable", ia.unidad().colega())).andExpect(content().string(allOf(
                        containsString("Objetivo: escriba"), containsString("Período: indique"), containsString("Responsable: elija"), containsString("Una parte"))));
    }

    @Test
    @Requisito({"SG-21", "GO-17"})
    @DisplayName("Nadie que no audite entra a ninguna de sus páginas ni puede hacer nada en ellas")
    void roles() throws Exception {
        Auditoria a = conMuestra(EstadoTramite.TERMINADO, 1, "s");
        String raiz = "/auditoria/auditorias/" + a.codigo();
        String papel = raiz + "/papeles/" + papeles.de(a).get(0).id();
        for (RequestPostProcessor ajeno : List.of(quien(ia.unidad().funcionaria(), "funcionario", "unidad-CFM"), quien("d", "der"), quien("a", "camunda-admin"),
                quien("x", "control-interno", "der-disenador"))) {
            for (String pagina : List.of("/auditoria/auditorias", raiz, raiz + "/repetir", raiz + "/poblacion.csv", papel, raiz + "/informes/1.pdf")) {
                mvc.perform(get(pagina).with(ajeno)).andExpect(status().isForbidden());
            }
            for (String accion : List.of("/auditoria/auditorias", raiz + "/muestra", papel, papel + "/hallazgos", papel + "/hallazgos/1/enviar", raiz + "/informes",
                    raiz + "/cerrar")) {
                mvc.perform(post(accion).with(ajeno).with(csrf()).param("objetivo", "x").param("alcance", "x")).andExpect(status().isForbidden());
            }
        }
        Auditoria otra = programada();
        mvc.perform(get("/auditoria/auditorias/" + otra.codigo() + "/papeles/" + papeles.de(a).get(0).id()).with(CONTROL)).andExpect(status().isNotFound());
        mvc.perform(get("/auditoria/auditorias/AU-1999-1").with(CONTROL)).andExpect(status().isNotFound());
    }

    @Test
    @Requisito({"SG-21", "PS-50"})
    @DisplayName("Otro auditor saca la misma muestra con el mismo filtro y la misma semilla; con otra sale otra, y la primera no se puede cambiar")
    void reproducible() throws Exception {
        Auditoria primera = conMuestra(null, 2, "semilla común");
        Auditoria segunda = conMuestra(null, 2, "semilla común");
        Muestra m = muestras.de(primera).orElseThrow();
        assertThat(m.poblacion()).isEqualTo(3);
        assertThat(muestras.de(segunda).orElseThrow().huella()).isEqualTo(m.huella());
        assertThat(papeles.de(segunda)).extracting(Papel::instancia).isEqualTo(papeles.de(primera).stream().map(Papel::instancia).toList()).hasSize(2);
        assertThat(muestras.repetir(primera, "semilla común")).satisfies(x -> assertThat(x.igual() && x.integra()).isTrue());
        assertThat(IntStream.range(0, 20).mapToObj(n -> muestras.repetir(primera, "otra " + n))).anyMatch(x -> !x.igual());
        mvc.perform(get("/auditoria/auditorias/" + primera.codigo() + "/repetir").with(PLANEACION)).andExpect(content().string(allOf(
                containsString("Sale exactamente la misma muestra."), containsString(m.huella()))));
        String csv = mvc.perform(get("/auditoria/auditorias/" + primera.codigo() + "/poblacion.csv").with(PLANEACION)).andReturn().getResponse().getContentAsString();
        assertThat(csv.lines()).hasSize(4);
        assertThat(huella(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))).as("sha256sum del archivo").isEqualTo(m.huella());
        mvc.perform(post("/auditoria/auditorias/" + primera.codigo() + "/muestra").with(CONTROL).with(csrf()).param("metodo", "ALEATORIA").param("estrato", "VIGENCIA")
                .param("tamano", "1").param("semilla", "x")).andExpect(content().string(containsString("ya se sacó y no cambia")));
        assertThatThrownBy(() -> sql.sql("update att.muestra set semilla = 'x' where auditoria_id = ?").param(primera.id()).update()).hasMessageContaining("solo admite filas nuevas");
    }

    @Test
    @Requisito({"SG-21", "PS-50"})
    @DisplayName("Si las instancias siguen su curso, la muestra sale igual de la población guardada y se dice cuántas cambiaron; si alguien la altera, se ve")
    void poblacionGuardada() {
        Auditoria a = conMuestra(null, 2, "z");
        Repeticion despues = transaccion.execute(t -> {
            t.setRollbackOnly();
            sql.sql("update att.tramite set dependencia = 'OTRA' where instancia = ?").param(ia.viva().getId()).update();
            return muestras.repetir(a, "z");
        });
        assertThat(despues.igual()).isTrue();
        assertThat(despues.cambiaron()).isEqualTo(1);
        Repeticion alterada = transaccion.execute(t -> {
            t.setRollbackOnly();
            sql.sql("set local session_replication_role = replica").update();
            sql.sql("update att.muestra set huella = repeat('0', 64) where auditoria_id = ?").param(a.id()).update();
            return muestras.repetir(a, "z");
        });
        assertThat(alterada.integra()).isFalse();
    }

    @Test
    @Requisito({"GO-17", "SG-21"})
    @DisplayName("Quien ejecutó o responde por la instancia no la audita, aunque hoy esté en control interno")
    void independencia() throws Exception {
        Auditoria a = conMuestra(EstadoTramite.TERMINADO, 1, "s");
        Papel papel = papeles.de(a).get(0);
        String pagina = "/auditoria/auditorias/" + a.codigo() + "/papeles/" + papel.id();
        for (String ejecutor : List.of(ia.unidad().colega(), ia.unidad().directora(), ia.unidad().asesor(1), ia.unidad().monitoreo())) {
            mvc.perform(get(pagina).with(quien(ejecutor, "control-interno"))).andExpect(content().string(allOf(containsString("Usted no puede auditar esta instancia"),
                    not(containsString("Registrar un hallazgo")))));
            mvc.perform(post(pagina).with(quien(ejecutor, "control-interno")).with(csrf()).param("notas", "Todo bien").param("conclusion", "CONFORME"))
                    .andExpect(content().string(containsString("Usted no puede auditar " + papel.codigo())));
            assertThatThrownBy(() -> papeles.registrar(a, papel, "tarea_evaluar", null, null, "x", "x", ejecutor)).isInstanceOf(Rechazo.class);
        }
        assertThat(papeles.de(a).get(0).conclusion()).isNull();
        organizacion.guardarPersona(new Persona("trasladado.aud", "Prueba trasladado", null, null, Vinculacion.OTRO, true), Set.of(Rol.CONTROL_INTERNO), Procedimiento.CLAVE);
        Papel suyo = transaccion.execute(t -> {
            t.setRollbackOnly();
            sql.sql("update att.asesoria set asesor = 'trasladado.aud' where expediente_id = ?").param(papel.expedienteId()).update();
            Auditoria b = auditorias.buscar(auditorias.programar("x", "x", Recorrido.hoy(), Recorrido.hoy(), "trasladado.aud", AUDITORA)).orElseThrow();
            muestras.sacar(b, filtro(EstadoTramite.TERMINADO), Metodo.ALEATORIA, Estrato.DEPENDENCIA, 1, "s", AUDITORA);
            return papeles.de(b).get(0);
        });
        assertThat(suyo.auditor()).as("el papel espera a otra persona").isNull();
    }

    @Test
    @Requisito({"SG-21", "PS-40", "PS-41", "GO-17"})
    @DisplayName("Un hallazgo ligado a su elemento y su evidencia se envía como PT-ED-05, se ejecuta, lo cierra otra persona, y el informe lo cuenta")
    void hallazgoHastaElCierre() throws Exception {
        Auditoria a = conMuestra(EstadoTramite.TERMINADO, 5, "s");
        Papel papel = papeles.de(a).get(0);
        assertThat(papel.auditor()).isEqualTo(AUDITORA);
        assertThat(papel.lista()).hasSize(26).anyMatch(x -> x.codigo().equals("R2"));
        String raiz = "/auditoria/auditorias/" + a.codigo();
        String pagina = raiz + "/papeles/" + papel.id();
        Long evidencia = evidencias.deExpediente(papel.expedienteId()).get(0).getId();
        Long ajena = sql.sql("select coalesce(max(id), 0) + 1000 from att.evidencia").query(Long.class).single();
        mvc.perform(post(pagina + "/hallazgos").with(CONTROL).with(csrf()).param("elemento", "tarea_inventada").param("evidencia", ajena.toString()).param("regla", "R99")
                .param("descripcion", "Llegó tarde").param("criterio", " ")).andExpect(content().string(allOf(containsString("Elemento: elija"),
                        containsString("Evidencia: elija"), containsString("Regla o registro: elija"), containsString("Criterio: escriba"), containsString("Llegó tarde"))));
        mvc.perform(post(pagina + "/hallazgos").with(CONTROL).with(csrf()).param("elemento", "tarea_socializar").param("evidencia", evidencia.toString())
                .param("regla", "3").param("descripcion", "La comunicación se radicó después de la reunión.").param("criterio", "Actividad 3: primero se convoca."))
                .andExpect(redirectedUrl(pagina));
        assertThatThrownBy(() -> auditorias.cerrar(a, "Conforme", AUDITORA)).hasMessageContaining("sin concluir").hasMessageContaining("sin enviar");
        String enviar = pagina + "/hallazgos/1/enviar";
        mvc.perform(post(enviar).with(CONTROL).with(csrf()).param("tipo", "CORRECTIVA").param("causa", " ").param("accion", "Convocar antes")
                .param("responsable", AUDITORA).param("compromiso", "2026-01-01")).andExpect(content().string(allOf(
                        containsString("Acción: escriba la causa"), containsString("quien audita no responde"))));
        mvc.perform(post(enviar).with(CONTROL).with(csrf()).param("tipo", "CORRECTIVA").param("causa", "Sin agenda").param("accion", "Convocar antes")
                .param("responsable", ia.unidad().colega()).param("compromiso", Recorrido.hoy().toString()))
                .andExpect(content().string(containsString("la fecha de compromiso debe ser posterior a hoy")));
        mvc.perform(post(enviar).with(CONTROL).with(csrf()).param("tipo", "CORRECTIVA").param("causa", "Sin agenda").param("accion", "Convocar con dos semanas")
                .param("responsable", ia.unidad().colega()).param("compromiso", Recorrido.hoy().plusDays(20).toString())).andExpect(redirectedUrl(pagina));
        assertThatThrownBy(() -> papeles.enviar(a, papel, 1, co.gov.dnp.att.seguimiento.TipoAccion.CORRECTIVA, "x", "x", ia.unidad().colega(),
                Recorrido.hoy().plusDays(1), AUDITORA)).hasMessageContaining("ya se envió");
        Hallazgo enviado = papeles.hallazgos(a).get(0);
        assertThat(enviado.accion()).startsWith(papel.codigo() + "-AC-");
        mvc.perform(get("/expedientes/" + papel.codigo() + "/seguimiento").with(CONTROL)).andExpect(content().string(containsString("Auditoría " + a.codigo() + ", hallazgo 1")));
        papeles.guardar(a, papel, "Se leyó el expediente entero.", Conclusion.CON_OBSERVACIONES, AUDITORA);
        InformesDeAuditoria.Informe uno = informes.generar(a, null, AUDITORA);

        // El expediente ya está cerrado: la acción recibe de todos modos su evidencia
        Task tarea = p.tarea(ia.completa(), AccionPtEd05.Elemento.EJECUTAR_ACCION);
        p.completar(ia.unidad().colega(), tarea, mapa("descripcionCumplimiento", "Se acordó una agenda.", "fechaCumplimiento", Recorrido.hoy().toString()), ACTA);
        assertThat(papeles.hallazgos(a).get(0).estadoAccion()).isEqualTo(EstadoAccion.EN_VERIFICACION);
        Task cierre = p.tarea(ia.completa(), AccionPtEd05.Elemento.VERIFICAR_CIERRE);
        assertThatThrownBy(() -> p.completar(ia.unidad().colega(), cierre, mapa("cumplida", "SI", "concepto", "Cumplí."))).isNotNull();
        assertThat(papeles.hallazgos(a).get(0).estadoAccion()).isEqualTo(EstadoAccion.EN_VERIFICACION);
        p.completar(ia.unidad().directora(), cierre, mapa("cumplida", "SI", "concepto", "La agenda lo demuestra."));
        Hallazgo cerrado = papeles.hallazgos(a).get(0);
        assertThat(cerrado.estadoAccion()).isEqualTo(EstadoAccion.CERRADA);
        assertThat(cerrado.ejecutadaPor()).isEqualTo(ia.unidad().colega());
        assertThat(cerrado.verificadaPor()).isEqualTo(ia.unidad().directora());
        assertThat(cerrado.instanciaAccion()).isNotNull();

        mvc.perform(post(raiz + "/cerrar").with(CONTROL).with(csrf()).param("conclusion", "El procedimiento se sigue, con una observación."))
                .andExpect(redirectedUrl(raiz));
        Auditoria cerrada = auditorias.buscar(a.codigo()).orElseThrow();
        assertThatThrownBy(() -> papeles.guardar(cerrada, papel, "Otra cosa", null, AUDITORA)).hasMessageContaining("está cerrada");
        assertThatThrownBy(() -> informes.generar(cerrada, " ", AUDITORA)).hasMessageContaining("Motivo");
        InformesDeAuditoria.Informe dos = informes.generar(cerrada, "Cierre de la auditoría", AUDITORA);
        assertThat(dos.version()).isEqualTo(2);
        byte[] pdf = mvc.perform(get(raiz + "/informes/2.pdf").with(PLANEACION)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
        assertThat(huella(pdf)).isEqualTo(dos.sha256());
        assertThat(texto(pdf)).contains("Informe de auditoría al procedimiento", "Código: " + a.codigo(), "Versión: 2", "SHA-256 de la versión anterior: " + uno.sha256(),
                "Cierre de la auditoría", "Verificar el procedimiento", "Semilla s", muestras.de(a).orElseThrow().huella(), papel.codigo(), "Conforme con observaciones",
                "Se leyó el expediente entero.", "Registro 3. Actividad 3: primero se convoca.", "La comunicación se radicó después de la reunión.", "Socializar el plan y acordar responsabilidades",
                "La ejecutó Prueba colega.cfm y la verificó Prueba directora.cfm", "El procedimiento se sigue, con una observación.", "la auditoría");
        assertThat(texto(pdf).replace(" ", "")).as("lo que la celda parte en renglones").contains(cerrado.accion(), cerrado.evidenciaSha256());
        assertThat(texto(informes.pdf(a, 1).orElseThrow())).contains("Primera versión", "todavía no tiene conclusión");
        mvc.perform(get(raiz).with(PLANEACION)).andExpect(content().string(allOf(containsString(dos.sha256()), containsString("Cerrada"),
                containsString("la verificó Prueba directora.cfm"))));
        assertThatThrownBy(() -> sql.sql("delete from att.informe_auditoria where auditoria_id = ?").param(a.id()).update()).hasMessageContaining("solo admite filas nuevas");
    }

    @Test
    @Requisito("SG-21")
    @DisplayName("«No conforme» exige un hallazgo, toda conclusión sus notas, y la muestra una población y un tamaño")
    void exigencias() {
        Auditoria a = conMuestra(EstadoTramite.TERMINADO, 1, "s");
        Papel papel = papeles.de(a).get(0);
        assertThatThrownBy(() -> papeles.guardar(a, papel, "Notas", Conclusion.NO_CONFORME, AUDITORA)).hasMessageContaining("al menos un hallazgo");
        assertThatThrownBy(() -> papeles.guardar(a, papel, " ", Conclusion.CONFORME, AUDITORA)).hasMessageContaining("Notas");
        Auditoria b = programada();
        assertThatThrownBy(() -> muestras.sacar(b, filtro(null), Metodo.ALEATORIA, Estrato.DEPENDENCIA, 0, " ", AUDITORA)).hasMessageContaining("Tamaño")
                .hasMessageContaining("Semilla");
        assertThatThrownBy(() -> muestras.sacar(b, filtro(EstadoTramite.SUSPENDIDO), Metodo.ALEATORIA, Estrato.DEPENDENCIA, 1, "s", AUDITORA))
                .hasMessageContaining("Ninguna instancia");
        assertThatThrownBy(() -> informes.generar(b, null, AUDITORA)).hasMessageContaining("no se ha sacado");
    }

    private static String huella(byte[] contenido) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contenido));
    }

    private static String texto(byte[] pdf) throws Exception {
        try (PDDocument documento = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(documento).replaceAll("\\s+", " ");
        }
    }
}
