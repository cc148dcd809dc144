package co.gov.dnp.att.correo;

import static co.gov.dnp.att.Ficha.csrf;
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

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.calendario.CalendarioHabil;
import co.gov.dnp.att.correo.proceso.Direcciones;
import co.gov.dnp.att.correo.proceso.VigilanteDePlazos;
import co.gov.dnp.att.procedimiento.AccionPtEd05;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import co.gov.dnp.att.expediente.TipoEvidencia;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** El correo llega a un servidor SMTP de verdad y se lee como lo leería la persona. */
@PruebaIntegral
class CorreoTest {

    private static final ClaseDeCorreo[] TODAS = ClaseDeCorreo.values();

    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Cartero cartero;
    @Autowired
    BandejaDeSalida bandeja;
    @Autowired
    Preferencias preferencias;
    @Autowired
    Direcciones direcciones;
    @Autowired
    VigilanteDePlazos vigilante;
    @Autowired
    CalendarioHabil calendario;
    @Autowired
    GreenMail buzon;
    @Autowired
    JavaMailSender envio;
    @Autowired
    TaskService tareas;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transacciones;
    private final MockMvc mvc;
    private static Unidad u;

    CorreoTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static RequestPostProcessor quien(String usuario, String... grupos) {
        return user(usuario).authorities(java.util.Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    @BeforeEach
    void unidad() {
        if (u == null) {
            u = p.unidad("COR");
            for (String persona : List.of(u.funcionaria(), u.colega(), u.directora())) {
                direcciones.fijar(persona, direccion(persona));
            }
        }
        jdbc.sql("update att.correo_saliente set estado = 'OMITIDO' where estado = 'PENDIENTE'").update();
        for (String persona : List.of(u.funcionaria(), u.colega(), u.directora())) {
            todo(persona, ModoDeCorreo.NADA);
        }
    }

    private static String direccion(String usuario) {
        return usuario + "@llegada.prueba";
    }

    private void todo(String usuario, ModoDeCorreo modo) {
        for (ClaseDeCorreo clase : TODAS) {
            preferencias.elegir(usuario, Map.of(clase, modo));
        }
    }

    private List<MimeMessage> cartas(String usuario) {
        return BuzonDePrueba.de(buzon, direccion(usuario));
    }

    private MimeMessage ultima(String usuario) {
        List<MimeMessage> cartas = cartas(usuario);
        assertThat(cartas).as("cartas de " + usuario).isNotEmpty();
        return cartas.get(cartas.size() - 1);
    }

    private static String cuerpo(MimeMessage carta, String tipo) throws Exception {
        return BuzonDePrueba.parte(carta, tipo);
    }

    @Test
    @DisplayName("Una tarea disponible llega por SMTP con tildes, en texto y en HTML, y su enlace abre esa tarea en la bandeja")
    void disponible() throws Exception {
        preferencias.elegir(u.colega(), Map.of(ClaseDeCorreo.DISPONIBLE, ModoDeCorreo.INMEDIATO));
        ProcessInstance i = p.iniciar(u);
        Task tarea = p.tarea(i, Elemento.IDENTIFICAR);
        assertThat(cartas(u.colega())).noneMatch(m -> asunto(m).contains(i.getBusinessKey()));
        cartero.repartir();
        MimeMessage carta = ultima(u.colega());
        assertThat(carta.getSubject()).isEqualTo("Tarea disponible: Identificar necesidades, oferta y capacidad · " + i.getBusinessKey());
        assertThat(carta.getFrom()[0].toString()).contains("no-responder@llegada.prueba");
        assertThat(carta.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        String enlace = "http://llegada.prueba:8080/tareas/" + tarea.getId();
        assertThat(cuerpo(carta, "text/plain")).contains("está disponible para su equipo", "Producto o servicio: Producto COR", "Vence: ",
                "Abrir la tarea: " + enlace, "/mis-avisos");
        String html = cuerpo(carta, "text/html");
        assertThat(html).contains("lang=\"es-CO\"", "<h1>Tarea disponible: Identificar", "Buen día, Prueba colega.cor.", "href=\"" + enlace + "\"");
        String ruta = URI.create(enlace).getPath();
        mvc.perform(get(ruta).with(quien(u.colega()))).andExpect(redirectedUrl("/camunda/app/tasklist/default/#/?task=" + tarea.getId()));
        mvc.perform(get("/tareas/no-existe").with(quien(u.colega()))).andExpect(content().string(containsString("Esa tarea ya terminó")));
        assertThat(cartas(u.funcionaria())).as("pidió no recibir nada").noneMatch(m -> asunto(m).contains(i.getBusinessKey()));
        int llegaron = cartas(u.colega()).size();
        cartero.repartir();
        assertThat(cartas(u.colega())).hasSize(llegaron);
        mvc.perform(get("/auditoria/{i}", i.getId()).with(quien("auditora", "grupo-planeacion"))).andExpect(content().string(
                containsString("se escribió a Prueba colega.cor el correo «Tarea disponible: Identificar necesidades, oferta y capacidad · " + i.getBusinessKey() + "»; salió el ")));
    }

    @Test
    @DisplayName("Quien reclama su tarea no recibe carta; a quien otra persona se la asigna, sí")
    void asignada() throws Exception {
        todo(u.funcionaria(), ModoDeCorreo.INMEDIATO);
        todo(u.colega(), ModoDeCorreo.INMEDIATO);
        ProcessInstance i = p.iniciar(u);
        Task tarea = p.tarea(i, Elemento.IDENTIFICAR);
        p.como(u.funcionaria(), () -> {
            tareas.claim(tarea.getId(), u.funcionaria());
            return null;
        });
        p.como(u.funcionaria(), () -> {
            tareas.setAssignee(tarea.getId(), u.colega());
            return null;
        });
        cartero.repartir();
        assertThat(asunto(ultima(u.colega()))).startsWith("Le asignaron: Identificar necesidades, oferta y capacidad");
        assertThat(cartas(u.funcionaria())).extracting(CorreoTest::asunto).filteredOn(a -> a.endsWith(i.getBusinessKey()))
                .containsExactly("Tarea disponible: Identificar necesidades, oferta y capacidad · " + i.getBusinessKey());
    }

    @Test
    @Requisito("PS-29")
    @DisplayName("El plan que se devuelve llega con el ajuste pedido; la acción que no se dio por cumplida, con el concepto")
    void devuelta() throws Exception {
        ProcessInstance i = p.iniciar(u);
        p.completar(u.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
        seleccion.put("ajustes", List.of(mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA", "justificacion", "La pidió por escrito.")));
        seleccion.put("justificacionFocalizacion", "Solicitud expresa.");
        p.completar(u.funcionaria(), p.tarea(i, Elemento.CONCERTAR), seleccion);
        p.completar(u.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), Formularios.programar(u.asesor(1)));
        preferencias.elegir(u.funcionaria(), Map.of(ClaseDeCorreo.DEVUELTA, ModoDeCorreo.INMEDIATO));
        p.completar(u.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(true, Procedimiento.MEDELLIN, "*"),
                TipoEvidencia.COMUNICACION_OFICIAL, TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);
        cartero.repartir();
        MimeMessage carta = ultima(u.funcionaria());
        assertThat(carta.getSubject()).startsWith("Devuelta: Programar la asistencia técnica · " + i.getBusinessKey());
        String pedido = jdbc.sql("select datos -> 'ajustesSolicitados' -> 0 ->> 'ajuste' from att.entrega_formulario where instancia = ? and elemento = 'tarea_socializar'")
                .param(i.getId()).query(String.class).single();
        assertThat(pedido).isNotBlank();
        assertThat(cuerpo(carta, "text/plain")).contains("Motivo: " + pedido);
        assertThat(cuerpo(carta, "text/html")).contains("Motivo de la devolución");
    }

    @Test
    @Requisito({"PS-35", "PS-41"})
    @DisplayName("La acción PT-ED-05 recuerda y escala por correo, y el corte sin reporte le llega a quien responde")
    void seguimiento() throws Exception {
        todo(u.directora(), ModoDeCorreo.INMEDIATO);
        todo(u.colega(), ModoDeCorreo.INMEDIATO);
        ProcessInstance i = r.hastaEjecutar(u, "*", Procedimiento.MEDELLIN);
        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        p.vencer(i, MonitoreoSeguimiento.Elemento.TRIMESTRE_SIN_REPORTE);
        cartero.repartir();
        assertThat(cartas(u.directora())).extracting(CorreoTest::asunto)
                .anyMatch(a -> a.startsWith("Escalada: Reportar avance") && a.endsWith(i.getBusinessKey()));
        p.completar(u.funcionaria(), p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR), Formularios.reporte(Procedimiento.MEDELLIN, true, u.colega()));
        Task accion = p.tarea(i, AccionPtEd05.Elemento.EJECUTAR_ACCION);
        p.vencer(i, AccionPtEd05.Elemento.RECORDATORIO);
        p.vencer(i, AccionPtEd05.Elemento.VENCIMIENTO);
        cartero.repartir();
        assertThat(cartas(u.colega())).extracting(CorreoTest::asunto).anyMatch(a -> a.startsWith("Por vencer: " + accion.getName()))
                .anyMatch(a -> a.startsWith("Vencida: " + accion.getName()));
        MimeMessage escalada = ultima(u.directora());
        assertThat(escalada.getSubject()).startsWith("Escalada: " + accion.getName());
        assertThat(cuerpo(escalada, "text/plain")).contains("sin cumplirse", "/tareas/" + accion.getId());
        p.completar(u.colega(), accion, mapa("descripcionCumplimiento", "Se convocó.", "fechaCumplimiento", LocalDate.now().toString()), TipoEvidencia.ACTA);
        p.completar(u.directora(), p.tarea(i, AccionPtEd05.Elemento.VERIFICAR_CIERRE), mapa("cumplida", "NO", "concepto", "Faltó el acta de la segunda sesión."));
        cartero.repartir();
        assertThat(asunto(ultima(u.colega()))).startsWith("Devuelta: " + accion.getName());
        assertThat(cuerpo(ultima(u.colega()), "text/plain")).contains("Motivo: Faltó el acta de la segunda sesión.");
    }

    @Test
    @Requisito("PS-34")
    @DisplayName("A los N días hábiles avisa que vence, al vencer lo dice y después escala; repetir la revisión no repite cartas")
    void plazos() throws Exception {
        ProcessInstance i = p.iniciar(u);
        Task tarea = p.tarea(i, Elemento.IDENTIFICAR);
        p.como(u.colega(), () -> {
            tareas.claim(tarea.getId(), u.colega());
            return null;
        });
        todo(u.colega(), ModoDeCorreo.INMEDIATO);
        todo(u.directora(), ModoDeCorreo.INMEDIATO);
        LocalDate hoy = Recorrido.hoy();
        vencer(tarea, calendario.sumarHabiles(hoy, 4));
        assertThat(revisarYRepartir(u.colega(), i)).as("faltan cuatro y N es tres").isEmpty();
        vencer(tarea, calendario.sumarHabiles(hoy, 3));
        List<String> suyas = revisarYRepartir(u.colega(), i);
        assertThat(suyas).containsExactly("Vence en 3 días hábiles: Identificar necesidades, oferta y capacidad · " + i.getBusinessKey());
        vencer(tarea, calendario.sumarHabiles(hoy, -1));
        assertThat(revisarYRepartir(u.colega(), i)).hasSize(2).last().asString().startsWith("Vencida: ");
        assertThat(cartas(u.directora())).noneMatch(m -> asunto(m).endsWith(i.getBusinessKey()));
        vencer(tarea, calendario.sumarHabiles(hoy, -3));
        revisarYRepartir(u.colega(), i);
        assertThat(revisarYRepartir(u.directora(), i)).containsExactly("Escalada a usted: Identificar necesidades, oferta y capacidad · " + i.getBusinessKey());
        assertThat(cuerpo(ultima(u.directora()), "text/plain")).contains("usted responde por el procedimiento en COR");
    }

    private void vencer(Task tarea, LocalDate dia) {
        tareas.setDueDate(tarea.getId(), Date.from(dia.atTime(23, 0).atZone(java.time.ZoneId.of("America/Bogota")).toInstant()));
    }

    private List<String> revisarYRepartir(String usuario, ProcessInstance i) {
        vigilante.revisar();
        vigilante.revisar();
        cartero.repartir();
        return cartas(usuario).stream().map(CorreoTest::asunto).filter(a -> a.endsWith(i.getBusinessKey())).toList();
    }

    @Test
    @DisplayName("El resumen es una sola carta por persona, sin lo que ya se completó")
    void resumen() throws Exception {
        todo(u.colega(), ModoDeCorreo.RESUMEN);
        ProcessInstance una = p.iniciar(u);
        ProcessInstance otra = p.iniciar(u);
        ProcessInstance resuelta = p.iniciar(u);
        p.completar(u.funcionaria(), p.tarea(resuelta, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(),
                u.estrategia(), u.tema(), u.meta()));
        int antes = cartas(u.colega()).size();
        cartero.repartir();
        assertThat(cartas(u.colega())).as("nada de inmediato").hasSize(antes);
        Instant corte = Instant.now().plus(1, ChronoUnit.MINUTES);
        CompletableFuture.allOf(IntStream.range(0, 4).mapToObj(n -> CompletableFuture.runAsync(() -> cartero.resumir(corte)))
                .toArray(CompletableFuture[]::new)).join();
        assertThat(cartas(u.colega())).hasSize(antes + 1);
        MimeMessage carta = ultima(u.colega());
        assertThat(carta.getSubject()).isEqualTo("Resumen del día: 3 novedades");
        assertThat(cuerpo(carta, "text/plain")).contains(una.getBusinessKey(), otra.getBusinessKey(),
                "Concertar la selección con los oferentes · " + resuelta.getBusinessKey())
                .doesNotContain("capacidad · " + resuelta.getBusinessKey());
    }

    @Test
    @DisplayName("La carta nace con el hecho: si la transacción se deshace no hay carta; si varios nodos reparten, llega una vez")
    void unaVez() {
        todo(u.colega(), ModoDeCorreo.INMEDIATO);
        TransactionTemplate transaccion = new TransactionTemplate(transacciones);
        assertThatThrownBy(() -> transaccion.executeWithoutResult(t -> {
            bandeja.escribir(noticia("deshecha"), List.of(u.colega()), List.of());
            throw new IllegalStateException("el hecho no ocurrió");
        })).hasMessageContaining("no ocurrió");
        for (int n = 0; n < 12; n++) {
            Noticia nueva = noticia("nodos-" + n);
            transaccion.executeWithoutResult(t -> bandeja.escribir(nueva, List.of(u.colega()), List.of("unidad-COR")));
            transaccion.executeWithoutResult(t -> assertThat(bandeja.escribir(nueva, List.of(u.colega()), List.of())).isZero());
        }
        CompletableFuture.allOf(IntStream.range(0, 4).mapToObj(n -> CompletableFuture.runAsync(() -> cartero.repartir()))
                .toArray(CompletableFuture[]::new)).join();
        cartero.repartir();
        assertThat(cartas(u.colega())).extracting(CorreoTest::asunto).filteredOn(a -> a.startsWith("Ensayo nodos")).hasSize(12)
                .doesNotHaveDuplicates();
        assertThat(cartas(u.colega())).noneMatch(m -> asunto(m).contains("deshecha"));
    }

    private static Noticia noticia(String clave) {
        return new Noticia(ClaseDeCorreo.ASIGNADA, "PRUEBA:" + clave, "Ensayo " + clave, "Una frase.", "ATT-0000-COR-0001", "Producto", null, null, null);
    }

    @Test
    @DisplayName("Con el servidor caído la carta espera, se cuenta y se ve por qué; vuelve a la fila y llega")
    void fallas() throws Exception {
        todo(u.colega(), ModoDeCorreo.INMEDIATO);
        new TransactionTemplate(transacciones).executeWithoutResult(t -> bandeja.escribir(noticia("caida"), List.of(u.colega()), List.of()));
        JavaMailSenderImpl servidor = (JavaMailSenderImpl) envio;
        int puerto = servidor.getPort();
        servidor.setPort(1);
        try {
            cartero.repartir();
            for (int n = 0; n < 7; n++) {
                jdbc.sql("update att.correo_saliente set proximo = now() where referencia = 'PRUEBA:caida'").update();
                cartero.repartir();
            }
        } finally {
            servidor.setPort(puerto);
        }
        mvc.perform(get("/correo").with(quien("otsi", "otsi"))).andExpect(status().isOk()).andExpect(content().string(allOf(
                containsString("Ensayo caida"), containsString("No se intenta más"), containsString("El correo está encendido"))));
        cartero.repartir();
        assertThat(cartas(u.colega())).noneMatch(m -> asunto(m).equals("Ensayo caida"));
        mvc.perform(post("/correo/reintentar").with(quien("otsi", "otsi")).with(csrf())).andExpect(redirectedUrl("/correo"));
        cartero.repartir();
        assertThat(cartas(u.colega())).filteredOn(m -> asunto(m).equals("Ensayo caida")).hasSize(1);
        mvc.perform(get("/correo").with(quien(u.colega(), "unidad-COR"))).andExpect(status().isForbidden());
    }

    @Test
    @DisplayName("Sin servidor configurado no se escribe ni se intenta nada")
    void apagado() {
        BandejaDeSalida sinServidor = new BandejaDeSalida(jdbc, new StaticListableBeanFactory().getBeanProvider(JavaMailSender.class));
        todo(u.colega(), ModoDeCorreo.INMEDIATO);
        assertThat(sinServidor.encendida()).isFalse();
        assertThat(sinServidor.escribir(noticia("apagado"), List.of(u.colega()), List.of())).isZero();
        assertThat(jdbc.sql("select count(*) from att.correo_saliente where referencia = 'PRUEBA:apagado'").query(Long.class).single()).isZero();
    }

    @Test
    @DisplayName("Cada persona decide en su página qué recibe; una dirección mala se explica y no cambia lo que tenía")
    void misAvisos() throws Exception {
        mvc.perform(post("/mis-avisos").with(quien(u.directora())).with(csrf()).param("direccion", "nueva.directora@llegada.prueba")
                .param("ESCALADA", "RESUMEN").param("VENCIDA", "INMEDIATO")).andExpect(redirectedUrl("/mis-avisos"));
        assertThat(preferencias.de(u.directora())).containsEntry(ClaseDeCorreo.ESCALADA, ModoDeCorreo.RESUMEN)
                .containsEntry(ClaseDeCorreo.VENCIDA, ModoDeCorreo.INMEDIATO).containsEntry(ClaseDeCorreo.ASIGNADA, ModoDeCorreo.NADA);
        assertThat(direcciones.de(u.directora())).isEqualTo("nueva.directora@llegada.prueba");
        for (String mala : List.of("sin arroba", "a@b", "a@dnp.gov.co\nBcc: otro@x.co", "a@dnp.gov.co,otro@x.co")) {
            mvc.perform(post("/mis-avisos").with(quien(u.directora())).with(csrf()).param("direccion", mala).param("VENCIDA", "NADA"))
                    .andExpect(content().string(containsString("escriba una dirección como")));
        }
        assertThat(preferencias.de(u.directora())).containsEntry(ClaseDeCorreo.VENCIDA, ModoDeCorreo.INMEDIATO);
        direcciones.fijar(u.directora(), direccion(u.directora()));
        mvc.perform(get("/mis-avisos").with(quien(u.directora()))).andExpect(content().string(allOf(containsString(direccion(u.directora())),
                containsString("Tarea devuelta"), not(containsString("El correo está apagado")))));
    }

    private static String asunto(MimeMessage carta) {
        try {
            return carta.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
