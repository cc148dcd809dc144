package co.gov.dnp.att.auditoria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** El Grupo de Planeación reconstruye una instancia terminada sin ayuda técnica y se la lleva. */
@PruebaIntegral
class ReconstruirTest {

    private static final RequestPostProcessor AUDITORA = quien("auditora", "grupo-planeacion");

    @Autowired
    Procedimiento p;
    @Autowired
    CasoAuditado caso;
    @Autowired
    Tramites tramites;
    @Autowired
    Reconstruccion reconstruccion;
    @Autowired
    Focalizacion focalizacion;
    @Autowired
    RepositoryService modelos;
    @Autowired
    RuntimeService instancias;
    @Autowired
    JdbcClient sql;
    @Autowired
    ObjectMapper json;

    private static Unidad u;
    private static ProcessInstance terminada;
    private final MockMvc mvc;

    ReconstruirTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static RequestPostProcessor quien(String usuario, String... grupos) {
        return user(usuario).authorities(Stream.of(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    @BeforeEach
    void instancia() {
        if (u == null) {
            u = p.unidad("REC");
            terminada = caso.terminado(u);
        }
    }

    private Tramite tramite(ProcessInstance i) {
        return tramites.deInstancia(i.getId()).orElseThrow();
    }

    private List<String> frases() {
        return reconstruccion.de(tramite(terminada)).hechos().stream().map(HechoAuditado::frase).toList();
    }

    private ResultActions abrir(ProcessInstance i, String consulta) throws Exception {
        return mvc.perform(get("/auditoria/" + i.getId() + consulta).with(AUDITORA)).andExpect(status().isOk());
    }

    @Test
    @Requisito({"PS-50", "PR-15"})
    @DisplayName("Cada hecho se cuenta en una frase con quién, cuándo, versión y motivo; también lo que un operador hizo en Cockpit")
    void frasesQueSeLeenSolas() {
        String cuando = "(?s)El \\d+ de \\p{L}+ de \\d{4} a las \\d+:\\d\\d ";
        for (String frase : List.of("Prueba funcionaria.rec inició «Asistencia técnica a entidades territoriales», versión \\d+ del modelo.*",
                "llegó la tarea «Identificar necesidades, oferta y capacidad» a Equipo de REC; vence el \\d+ de .*",
                "Prueba colega.rec reclamó «Socializar el plan y acordar responsabilidades», que esperaba hacía menos de un minuto.*",
                "Prueba funcionaria.rec completó «Programar la asistencia técnica», versión 1 del plan; esperó .* y se trabajó en .*; en término: vencía el .*",
                "Prueba funcionaria.rec completó «Programar la asistencia técnica», versión 2 del plan; motivo: Las alcaldías pidieron más plazo para el segundo hito; .*",
                "la compuerta «¿Alguna necesidad es competencia del DNP\\?» siguió por «Sí», .*lo respondió Prueba funcionaria.rec en «Identificar.*",
                "la compuerta «¿Se requiere ajustar el plan de trabajo\\?» siguió por «Sí», porque requiereAjuste era «sí»; lo respondió Prueba colega.rec en «Socializar .*",
                "la focalización 1 aplicó el perfil versión 1 a [\\d.]+ entidades: .*",
                "Prueba funcionaria.rec dejó «incluida» 2 entidades \\(Medellín \\(Antioquia\\), Soacha \\(Cundinamarca\\)\\).*justificación: La entidad pidió la asistencia por escrito.*",
                "Medellín \\(Antioquia\\) retiró su consentimiento de seguimiento; respondió Ana Gómez \\(Secretaria de Planeación\\).*Oficio 2026-77; lo registró Prueba colega.rec.",
                "quedó en la bitácora.*venció el .* sin reporte de avance.*", "se cumplió el temporizador «Venció el plazo del reporte».*",
                "se avisó a Prueba directora.rec: .*", "Prueba funcionaria.rec comentó: «Faltan dos valoraciones por recibir.».*",
                "Prueba funcionaria.rec delegó «Reportar avance, calidad y percepción del corte» en Prueba colega.rec.*",
                "Prueba colega.rec devolvió resuelta «Reportar avance, .*", "Prueba funcionaria.rec devolvió «Reportar avance, calidad y percepción del corte» a su grupo.*",
                "operadora.auditada, como operador, suspendió la instancia.*", "operadora.auditada, como operador, cambió variables a mano.*",
                "Prueba colega.rec completó «Ejecutar la acción y aportar evidencia».*", "Prueba directora.rec completó «Verificar el cumplimiento y cerrar».*",
                "el sistema generó «Plan de trabajo», versión 2; motivo: .*", "Prueba asesor1.rec cargó «acta.pdf» \\(acta de reunión, .*",
                "terminó «Asistencia técnica a entidades territoriales».*")) {
            assertThat(frases()).as(frase).anyMatch(f -> f.matches(cuando + frase));
        }
        assertThat(frases()).noneMatch(f -> f.contains("null") || f.contains("«»"));
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("Cada cambio dice qué había y qué quedó, con el nombre que el campo tenía en su formulario")
    void antesYDespues() {
        List<HechoAuditado> hechos = reconstruccion.de(tramite(terminada)).hechos();
        HechoAuditado segunda = hechos.stream().filter(h -> h.frase().contains("versión 2 del plan; motivo")).findFirst().orElseThrow();
        assertThat(segunda.cambios()).extracting(HechoAuditado.Cambio::etiqueta).contains("Motivo del ajuste", "Hitos de trabajo 2 · Fecha programada")
                .doesNotContain("Hitos de trabajo 1 · Fecha programada");
        HechoAuditado corregida = hechos.stream().filter(h -> h.frase().contains("cambió variables a mano")).findFirst().orElseThrow();
        assertThat(corregida.cambios()).contains(new HechoAuditado.Cambio("variable producto", "Producto REC", "Producto corregido en Cockpit"));
        HechoAuditado cargada = hechos.stream().filter(h -> h.clase() == ClaseDeHecho.EVIDENCIA).findFirst().orElseThrow();
        assertThat(cargada.archivos().get(0).sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    @Requisito({"PS-50", "SI-16"})
    @DisplayName("El modelo se dibuja con el camino tomado, las veces que pasó y dónde está; un elemento enseña solo sus hechos")
    void dibujo() throws Exception {
        String pagina = abrir(terminada, "").andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(pagina).containsPattern("class=\"elemento actividad[^\"]*recorrido[^\"]*\" data-elemento=\"actividad_programar\"><title>2. Programar[^<]*Pasó 2 veces")
                .containsPattern("class=\"elemento flujo recorrido\" data-elemento=\"flujo_requiereAjuste_si\"")
                .containsPattern("data-elemento=\"flujo_requiereAjuste_no\"").contains(">2×</text>", "data-elemento=\"tarea_programar\"", "Duró menos de 1 día hábil")
                .doesNotContain("class=\"elemento actividad actual").doesNotContain("style=\"");
        String uno = abrir(terminada, "?elemento=tarea_programar").andExpect(content().string(allOf(containsString("Solo los hechos de"),
                containsString("versión 2 del plan"), not(containsString("comentó:"))))).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(uno).contains("elegido");
        abrir(terminada, "?elemento=llamada_monitoreoTrimestral").andExpect(content().string(allOf(containsString("comentó:"), not(containsString("versión 2 del plan")))));
        abrir(terminada, "?clase=CONSENTIMIENTO").andExpect(content().string(allOf(containsString("retiró su consentimiento"), not(containsString("comentó:")))));
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("Hasta un hecho, la instancia se ve como estaba entonces: lo que vino después no se ha dibujado ni contado")
    void repetirEnElTiempo() throws Exception {
        HechoAuditado llegada = reconstruccion.de(tramite(terminada)).hechos().stream().filter(h -> h.frase().contains("llegó la tarea «Concertar")).findFirst().orElseThrow();
        String entonces = abrir(terminada, "?hasta=" + llegada.numero()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(entonces).containsPattern("class=\"elemento actividad[^\"]*actual[^\"]*\" data-elemento=\"tarea_concertar\"").contains("está aquí")
                .doesNotContainPattern("class=\"[^\"]*recorrido[^\"]*\" data-elemento=\"tarea_programar\"").doesNotContain("versión 2 del plan");
    }

    @Test
    @Requisito("FO-06")
    @DisplayName("La decisión sobre una entidad se reconstruye con sus entradas y las reglas que acertaron, señaladas en su tabla")
    void decision() throws Exception {
        Long corrida = focalizacion.corridas(tramite(terminada).expedienteId()).get(0).id();
        String pagina = mvc.perform(get("/auditoria/" + terminada.getId() + "/focalizacion/" + corrida + "?entidad=Soacha").with(AUDITORA))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(pagina).contains("Soacha", "✔ acertó", "Salida: Puntaje", "Ajustes de la unidad", "La entidad pidió la asistencia por escrito.")
                .containsPattern("<tr class=\"acerto\">");
        mvc.perform(get("/auditoria/" + terminada.getId() + "/focalizacion/" + (corrida + 100_000)).with(AUDITORA)).andExpect(status().isNotFound());
    }

    @Test
    @Requisito({"PS-50", "PS-51"})
    @DisplayName("Con dos versiones desplegadas, cada instancia se dibuja con su modelo")
    void cadaUnaConSuModelo() throws Exception {
        String base = Files.readString(Path.of("processes/asistencia-tecnica-territorial.bpmn")).replace("asistencia_tecnica_territorial", "prueba_dos_versiones")
                .replace("name=\"Asistencia técnica a entidades territoriales\"", "name=\"Prueba de dos versiones\" camunda:isStartableInTasklist=\"false\"");
        desplegar(base);
        ProcessInstance primera = instancias.startProcessInstanceByKey("prueba_dos_versiones", "PRU-1", Map.of("dependencia", "REC"));
        desplegar(base.replace("name=\"Identificar necesidades, oferta y capacidad\"", "name=\"Escuchar a las entidades\""));
        ProcessInstance segunda = instancias.startProcessInstanceByKey("prueba_dos_versiones", "PRU-2", Map.of("dependencia", "REC"));
        abrir(primera, "").andExpect(content().string(allOf(containsString("El modelo, versión 1"), containsString("<title>Identificar necesidades, oferta y capacidad"),
                not(containsString("Escuchar a las entidades")))));
        abrir(segunda, "").andExpect(content().string(allOf(containsString("El modelo, versión 2"), containsString("<title>Escuchar a las entidades"),
                containsString("llegó la tarea «Escuchar a las entidades»"), not(containsString("Identificar necesidades, oferta")))));
        instancias.deleteProcessInstance(primera.getId(), "Fin de la prueba");
        instancias.deleteProcessInstance(segunda.getId(), "Fin de la prueba");
        abrir(primera, "").andExpect(content().string(allOf(containsString("se canceló «Prueba de dos versiones»; motivo: Fin de la prueba"))));
    }

    private Deployment desplegar(String bpmn) {
        return modelos.createDeployment().name("Prueba de dos versiones").addString("prueba.bpmn", bpmn).deploy();
    }

    @Test
    @Requisito({"PS-50", "PR-15"})
    @DisplayName("El expediente que se lleva trae PDF, JSON, diagramas, documentos y evidencias, y cada huella se comprueba sin conexión")
    void llevarsela(@TempDir Path carpeta) throws Exception {
        byte[] zip = mvc.perform(get("/auditoria/" + terminada.getId() + "/expediente.zip").with(AUDITORA)).andExpect(status().isOk()).andReturn()
                .getResponse().getContentAsByteArray();
        Map<String, byte[]> archivos = descomprimir(zip);
        assertThat(archivos.keySet()).contains("LEAME.txt", "reconstruccion.pdf", "datos.json", "MANIFIESTO.sha256", "diagramas/actividad_programar.svg", "bitacora.txt")
                .anyMatch(n -> n.startsWith("modelo-v")).anyMatch(n -> n.startsWith("documentos/") && n.endsWith(".pdf"));
        assertThat(archivos.keySet().stream().filter(n -> n.startsWith("evidencias/"))).hasSizeGreaterThan(9);
        List<String> manifiesto = new String(archivos.get("MANIFIESTO.sha256"), StandardCharsets.UTF_8).lines().toList();
        assertThat(manifiesto).hasSize(archivos.size() - 1);
        for (String linea : manifiesto) {
            assertThat(sha256(archivos.get(linea.substring(66)))).as(linea).isEqualTo(linea.substring(0, 64));
        }
        assertThat(comprobar(archivos, carpeta)).isZero();
        byte[] evidencia = archivos.entrySet().stream().filter(a -> a.getKey().startsWith("evidencias/")).findFirst().orElseThrow().getValue();
        evidencia[0]++;
        assertThat(comprobar(archivos, carpeta)).as("una evidencia cambiada").isNotZero();

        JsonNode datos = json.readTree(archivos.get("datos.json"));
        assertThat(datos.at("/tramite/codigo").asText()).isEqualTo(terminada.getBusinessKey());
        assertThat(datos.at("/hechos").size()).isEqualTo(frases().size());
        assertThat(datos.at("/rastro/entregas").size()).isGreaterThan(12);
        try (PDDocument pdf = Loader.loadPDF(archivos.get("reconstruccion.pdf"))) {
            String texto = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
            assertThat(texto).contains("Reconstrucción de " + terminada.getBusinessKey(), "Índice de evidencias", "versión 2 del plan; motivo: Las alcaldías pidieron",
                    "Medellín (Antioquia) retiró su consentimiento", "Tareas: espera y manejo");
            String huella = datos.at("/rastro/evidencias/0/sha256").asText();
            assertThat(texto.replace(" ", "")).contains(huella);
        }
    }

    private static int comprobar(Map<String, byte[]> archivos, Path carpeta) throws IOException, InterruptedException {
        for (Map.Entry<String, byte[]> a : archivos.entrySet()) {
            Path archivo = carpeta.resolve(a.getKey());
            Files.createDirectories(archivo.getParent());
            Files.write(archivo, a.getValue());
        }
        return new ProcessBuilder("sha256sum", "-c", "MANIFIESTO.sha256").directory(carpeta.toFile()).redirectErrorStream(true)
                .redirectOutput(carpeta.resolve("../sha256sum.txt").toFile()).start().waitFor();
    }

    private static Map<String, byte[]> descomprimir(byte[] zip) throws IOException {
        Map<String, byte[]> archivos = new LinkedHashMap<>();
        try (ZipInputStream entrada = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry e; (e = entrada.getNextEntry()) != null;) {
                assertThat(archivos.put(e.getName(), entrada.readAllBytes())).as(e.getName()).isNull();
            }
        }
        return archivos;
    }

    private static String sha256(byte[] contenido) throws Exception {
        return java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(contenido));
    }

    @Test
    @Requisito({"PS-50", "GO-17"})
    @DisplayName("Solo quien audita la abre o se la lleva; y queda escrito quién lo hizo, sin que nadie pueda borrarlo")
    void quienLaLeyo() throws Exception {
        for (RequestPostProcessor ajeno : List.of(quien(u.funcionaria(), "funcionario", "unidad-REC"), quien("d", "der"), quien("x", "grupo-planeacion", "der-disenador"))) {
            for (String que : List.of("", "/expediente.zip", "/focalizacion/1")) {
                mvc.perform(get("/auditoria/" + terminada.getId() + que).with(ajeno)).andExpect(status().isForbidden());
            }
        }
        mvc.perform(get("/auditoria/00000000-0000-0000-0000-000000000000").with(AUDITORA)).andExpect(status().isNotFound());
        mvc.perform(get("/auditoria/" + terminada.getId()).with(quien("auditora.curiosa", "control-interno"))).andExpect(status().isOk());
        abrir(terminada, "").andExpect(content().string(containsString("auditora.curiosa la consultó")));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> sql.sql("delete from att.lectura_auditoria where usuario = 'auditora.curiosa'").update())
                .hasMessageContaining("solo admite filas nuevas");
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("Reconstruir y dibujar una instancia terminada ocupa al servidor menos de 150 ms")
    void rapida() {
        Tramite t = tramite(terminada);
        ThreadMXBean hilos = ManagementFactory.getThreadMXBean();
        long mejor = Long.MAX_VALUE;
        for (int i = 0; i < 15; i++) {
            long antes = hilos.getCurrentThreadCpuTime();
            reconstruccion.planos(reconstruccion.de(t), null, null, e -> "?elemento=" + e);
            mejor = Math.min(mejor, hilos.getCurrentThreadCpuTime() - antes);
        }
        assertThat(mejor / 1_000_000).as("la mejor de quince, en milisegundos de procesador: la carga de la máquina no es de la consulta").isLessThan(150);
    }
}
