package co.gov.dnp.att.ayuda;

import static co.gov.dnp.att.Ficha.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** La ayuda de cada tarea: sus conceptos, la ficha y lo que rige en su dependencia, y nada de otra. */
@PruebaIntegral
class AyudaTest {

    private static final RequestPostProcessor PLANEACION = quien("planeadora", "grupo-planeacion");

    @Autowired
    Procedimiento p;
    @Autowired
    GuiaDelProcedimiento guia;
    @Autowired
    JdbcClient jdbc;
    private final MockMvc mvc;
    private static Unidad una;
    private static Unidad otra;
    private static Task deUna;
    private static Task deOtra;

    AyudaTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static RequestPostProcessor quien(String usuario, String... grupos) {
        return user(usuario).authorities(Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    private static RequestPostProcessor funcionaria(Unidad u) {
        return quien(u.funcionaria(), "funcionario", "unidad-" + u.dependencia());
    }

    @BeforeEach
    void unidades() {
        if (una == null) {
            una = p.unidad("AYU");
            otra = p.unidad("AYO");
            deUna = p.tarea(p.iniciar(una), Elemento.IDENTIFICAR);
            deOtra = p.tarea(p.iniciar(otra), Elemento.IDENTIFICAR);
        }
    }

    private ResultActions cargar(RequestPostProcessor quien, String documento, String titulo, LocalDate desde, String nombre, byte[] contenido)
            throws Exception {
        return mvc.perform(multipart("/manuales").file(new MockMultipartFile("archivo", nombre, "application/octet-stream", contenido))
                .param("documento", documento).param("titulo", titulo).param("vigenteDesde", desde.toString()).with(quien).with(csrf()));
    }

    private static byte[] pdf(String texto) {
        return ("%PDF-1.4\n% " + texto + "\n%%EOF").getBytes();
    }

    private Long id(String titulo) {
        return jdbc.sql("select id from att.manual where titulo = ?").param(titulo).query(Long.class).single();
    }

    private int version(String titulo) {
        return jdbc.sql("select version from att.manual where titulo = ?").param(titulo).query(Integer.class).single();
    }

    @Test
    @Requisito({"LT-32", "PS-02"})
    @DisplayName("Cada tarea de los tres modelos del procedimiento tiene su etapa con conceptos, y la ficha y el catálogo están completos")
    void etapas() throws Exception {
        Pattern tarea = Pattern.compile("<bpmn:userTask id=\"(\\w+)\"");
        try (Stream<Path> modelos = Files.list(Path.of("processes"))) {
            for (Path modelo : modelos.filter(m -> m.toString().endsWith(".bpmn") && !m.endsWith("cambio-procedimiento.bpmn")).toList()) {
                Matcher m = tarea.matcher(Files.readString(modelo));
                while (m.find()) {
                    assertThat(guia.etapaDe(m.group(1)).map(e -> e.conceptos().size()).orElse(0)).as(m.group(1)).isPositive();
                }
            }
        }
        assertThat(guia.etapas()).hasSize(8).allSatisfy(e -> assertThat(e.conceptos()).doesNotContainNull());
        assertThat(guia.etapas().stream().flatMap(e -> e.conceptos().stream()).distinct()).hasSize(26);
        mvc.perform(get("/ayuda").with(funcionaria(una))).andExpect(status().isOk()).andExpect(content().string(allOf(
                containsString("Objetivo"), containsString("Alcance"), containsString("Responsable"), containsString("Condiciones generales"),
                containsString("Documentos y registros asociados"), containsString("Valor público"), containsString("PT-AT-01"),
                containsString("PT-AT-05"), containsString("PT-PG-04"), containsString("PT-ED-05"))));
        mvc.perform(get("/api/tareas/" + deUna.getId() + "/ayuda").with(funcionaria(una))).andExpect(status().isOk())
                .andExpect(jsonPath("$.etapa").value(guia.etapaDe(Elemento.IDENTIFICAR).orElseThrow().nombre()))
                .andExpect(jsonPath("$.conceptos[?(@.termino == 'Brechas de capacidad')]").exists())
                .andExpect(jsonPath("$.conceptos[?(@.termino == 'Escalamiento de conocimiento')]").doesNotExist())
                .andExpect(jsonPath("$.ficha[?(@.campo == 'Objetivo')]").exists())
                .andExpect(jsonPath("$.procedimientos.length()").value(7));
    }

    @Test
    @Requisito({"PS-31", "PS-05"})
    @DisplayName("La tarea muestra la versión vigente de su dependencia y de su subdirección; otra dependencia no la ve ni la descarga")
    void vigente() throws Exception {
        LocalDate hoy = Recorrido.hoy();
        cargar(PLANEACION, "MANUAL_ESPECIFICO:AYU", "Manual AYU uno", hoy.minusDays(30), "manual.pdf", pdf("uno")).andExpect(redirectedUrl("/manuales"));
        cargar(PLANEACION, "MANUAL_ESPECIFICO:AYU", "Manual AYU dos", hoy, "manual dos.pdf", pdf("dos")).andExpect(redirectedUrl("/manuales"));
        cargar(PLANEACION, "MANUAL_ESPECIFICO:AYU", "Manual AYU futuro", hoy.plusDays(10), "futuro.pdf", pdf("futuro")).andExpect(redirectedUrl("/manuales"));
        cargar(quien("sub", "sgddt"), "ESPECIFICACION:SGDDT", "Especificación AYU", hoy, "espec.pdf", pdf("espec")).andExpect(redirectedUrl("/manuales"));

        String dos = "/api/tareas/" + deUna.getId() + "/ayuda/manuales/" + id("Manual AYU dos");
        mvc.perform(get("/api/tareas/" + deUna.getId() + "/ayuda").with(funcionaria(una))).andExpect(status().isOk())
                .andExpect(jsonPath("$.documentos[*].titulo").value(org.hamcrest.Matchers.hasItems("Manual AYU dos", "Especificación AYU")))
                .andExpect(jsonPath("$.documentos[?(@.titulo == 'Manual AYU dos')].version").value(version("Manual AYU uno") + 1))
                .andExpect(jsonPath("$.documentos[?(@.titulo == 'Manual AYU dos')].enlace").value(dos))
                .andExpect(jsonPath("$.documentos[?(@.titulo == 'Manual AYU uno' || @.titulo == 'Manual AYU futuro')]").doesNotExist());
        mvc.perform(get(dos).with(funcionaria(una))).andExpect(status().isOk()).andExpect(content().bytes(pdf("dos")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Disposition", containsString("attachment")));

        // La otra dependencia es de la misma subdirección: ve la especificación y no el manual
        mvc.perform(get("/api/tareas/" + deOtra.getId() + "/ayuda").with(funcionaria(otra)))
                .andExpect(jsonPath("$.documentos[?(@.titulo == 'Especificación AYU')]").exists())
                .andExpect(jsonPath("$.documentos[?(@.titulo == 'Manual AYU dos')]").doesNotExist());
        mvc.perform(get(dos).with(funcionaria(otra))).andExpect(status().isForbidden());
        mvc.perform(get("/api/tareas/" + deOtra.getId() + "/ayuda/manuales/" + id("Manual AYU dos")).with(funcionaria(otra))).andExpect(status().isForbidden());
        mvc.perform(get("/manuales/" + id("Manual AYU dos") + "/archivo").with(funcionaria(otra))).andExpect(status().isNotFound());
        mvc.perform(get("/ayuda").with(funcionaria(otra))).andExpect(content().string(allOf(not(containsString("Manual AYU dos")),
                containsString("Especificación AYU"))));

        // Las anteriores se conservan y se descargan
        mvc.perform(get("/ayuda").with(funcionaria(una))).andExpect(content().string(allOf(containsString("Manual AYU uno"), containsString("Manual AYU dos"))));
        mvc.perform(get("/manuales/" + id("Manual AYU uno") + "/archivo").with(funcionaria(una))).andExpect(content().bytes(pdf("uno")));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> jdbc.sql("delete from att.manual where titulo = 'Manual AYU uno'").update())
                .hasMessageContaining("solo admite filas nuevas");
    }

    @Test
    @Requisito("PS-31")
    @DisplayName("Cada quien carga lo suyo; un archivo que no es lo que dice se rechaza con su frase y no queda nada")
    void quienCarga() throws Exception {
        LocalDate hoy = Recorrido.hoy();
        cargar(quien(una.directora(), "jefe-dependencia", "jefatura-AYU"), "MANUAL_ESPECIFICO:AYU", "Manual de su jefatura", hoy.minusDays(60), "m.pdf", pdf("jefa"))
                .andExpect(redirectedUrl("/manuales"));
        cargar(quien(una.directora(), "jefe-dependencia", "jefatura-AYU"), "MANUAL_ESPECIFICO:AYO", "Manual ajeno", hoy, "m.pdf", pdf("x")).andExpect(status().isForbidden());
        cargar(quien("sub", "sgpdn"), "ESPECIFICACION:SGDDT", "Especificación ajena", hoy, "m.pdf", pdf("x")).andExpect(status().isForbidden());
        cargar(funcionaria(una), "MANUAL_ESPECIFICO:AYU", "De funcionaria", hoy, "m.pdf", pdf("x")).andExpect(status().isForbidden());
        mvc.perform(get("/manuales").with(funcionaria(una))).andExpect(status().isForbidden());
        cargar(PLANEACION, "MANUAL_ESPECIFICO:AYU", "Falso", hoy, "falso.pdf", "<html>".getBytes()).andExpect(status().isOk())
                .andExpect(content().string(containsString("no es el de un archivo PDF")));
        cargar(PLANEACION, "MANUAL_ESPECIFICO:AYU", "Video", hoy, "video.mp4", new byte[] {1}).andExpect(content().string(containsString("cargue un PDF o un documento de oficina")));
        cargar(PLANEACION, "MANUAL_ESPECIFICO:NOHAY", "Sin dependencia", hoy, "m.pdf", pdf("x")).andExpect(content().string(containsString("elija de qué dependencia")));
        assertThat(jdbc.sql("select count(*) from att.manual where titulo in ('Falso', 'Video', 'Manual ajeno', 'Especificación ajena', 'De funcionaria', 'Sin dependencia')")
                .query(Long.class).single()).isZero();
        assertThat(List.of(jdbc.sql("select sha256 from att.manual where titulo = 'Manual de su jefatura'").query(String.class).single()))
                .allMatch(h -> h.matches("[0-9a-f]{64}"));
    }
}
