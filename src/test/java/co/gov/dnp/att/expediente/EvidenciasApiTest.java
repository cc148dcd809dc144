package co.gov.dnp.att.expediente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static co.gov.dnp.att.Ficha.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import com.jayway.jsonpath.JsonPath;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.Requisito;

/** Lo que la pestaña «Evidencias» puede y no puede hacer. */
@PruebaIntegral
class EvidenciasApiTest extends Escenario {

    private static final RequestPostProcessor ANA = como("ana", "unidad-EAPI");
    private static final RequestPostProcessor COLEGA = como("colega", "unidad-EAPI");
    private static final RequestPostProcessor AJENO = como("ajeno", "unidad-OTRA");

    @LocalServerPort
    int puerto;

    @Autowired
    Organizacion organizacion;

    private MockMvc navegador;
    private Expediente expediente;
    private String tarea;

    @BeforeEach
    void preparar() {
        navegador = navegador();
        expediente = abrir("EAPI");
        tarea = tareaDe(expediente);
    }

    @Test
    @Requisito("SI-09")
    void quienTieneLaTareaCargaYCualquieraDeLaUnidadLaAbreDesdeElRegistro() throws Exception {
        tareas.claim(tarea, "ana");
        byte[] acta = Muestras.pdf();
        ResultActions carga = cargar(ANA, "Acta de reunión «uno».pdf", acta).andExpect(status().isCreated())
                .andExpect(jsonPath("$.etiquetaTipo").value("Acta de reunión")).andExpect(jsonPath("$.tipo").value("ACTA"))
                .andExpect(jsonPath("$.nombre").value("Acta de reunión «uno».pdf"))
                .andExpect(jsonPath("$.tamano").value(acta.length)).andExpect(jsonPath("$.sha256").value(Huella.de(acta)))
                .andExpect(jsonPath("$.cargadaPor").value("ana")).andExpect(jsonPath("$.fecha").value(endsWith("-05:00")))
                .andExpect(jsonPath("$.tarea").value("Ejecutar la prueba")).andExpect(jsonPath("$.deEstaTarea").value(true))
                .andExpect(jsonPath("$.usada").value(false)).andExpect(jsonPath("$.tipoContenido").value("application/pdf"));

        navegador.perform(get("/api/tareas/{t}/evidencias", tarea).with(COLEGA)).andExpect(status().isOk())
                .andExpect(jsonPath("$.expediente").value(expediente.getCodigo()))
                .andExpect(jsonPath("$.tipos", hasSize(7))).andExpect(jsonPath("$.tipos[0].valor").value("LISTADO_ASISTENCIA"))
                .andExpect(jsonPath("$.tipos[0].etiqueta").value("Listado de asistencia"))
                .andExpect(jsonPath("$.evidencias", hasSize(1))).andExpect(jsonPath("$.puedeCargar").value(false));

        navegador.perform(get("/api/evidencias/{id}/contenido", id(carga)).with(COLEGA)).andExpect(status().isOk())
                .andExpect(content().bytes(acta)).andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Content-Security-Policy", startsWith("default-src 'none'")))
                .andExpect(header().string("Content-Disposition", startsWith("inline;")))
                .andExpect(header().string("Content-Disposition", containsString("filename*=UTF-8''Acta%20de%20reuni%C3%B3n%20%C2%ABuno%C2%BB.pdf")));
        navegador.perform(get("/api/evidencias/{id}/contenido", id(carga)).param("descargar", "true").with(COLEGA))
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")));
    }

    @Test
    void unTextoSeMuestraEncerradoYUnaHojaSoloSeDescarga() throws Exception {
        tareas.claim(tarea, "ana");
        String texto = id(cargar(ANA, "notas.txt", Muestras.todas().get("notas.txt")));
        navegador.perform(get("/api/evidencias/{id}/contenido", texto).with(ANA))
                .andExpect(header().string("Content-Security-Policy", startsWith("sandbox;")))
                .andExpect(header().string("Content-Type", "text/plain;charset=UTF-8"));
        String hoja = id(cargar(ANA, "lista.xlsx", Muestras.todas().get("lista.xlsx")));
        navegador.perform(get("/api/evidencias/{id}/contenido", hoja).with(ANA))
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")));
    }

    @Test
    void quienNoTieneLaTareaNoCarga() throws Exception {
        cargar(ANA, "acta.pdf", Muestras.pdf()).andExpect(status().isForbidden())
                .andExpect(jsonPath("$.mensaje", containsString("reclámela")));
        tareas.claim(tarea, "ana");
        cargar(COLEGA, "acta.pdf", Muestras.pdf()).andExpect(status().isForbidden());
        assertThat(evidencias.deExpediente(expediente.getId())).isEmpty();
    }

    @Test
    void loAjenoNoSeVeNiSeTocaAunqueSeAdivineElNumero() throws Exception {
        tareas.claim(tarea, "ana");
        String id = id(cargar(ANA, "acta.pdf", Muestras.pdf()));
        navegador.perform(get("/api/tareas/{t}/evidencias", tarea).with(AJENO)).andExpect(status().isForbidden())
                .andExpect(jsonPath("$.mensaje").isNotEmpty());
        navegador.perform(get("/api/tareas/{t}/tramite", tarea).with(AJENO)).andExpect(status().isForbidden());
        cargar(AJENO, "acta.pdf", Muestras.pdf()).andExpect(status().isForbidden());
        navegador.perform(get("/api/evidencias/{id}/contenido", id).with(AJENO)).andExpect(status().isForbidden());
        navegador.perform(get("/api/evidencias/{id}/contenido", 999_999_999).with(AJENO)).andExpect(status().isForbidden());
        navegador.perform(delete("/api/evidencias/{id}", id).with(csrf()).with(AJENO)).andExpect(status().isForbidden());
        navegador.perform(delete("/api/evidencias/{id}", id).with(csrf()).with(COLEGA)).andExpect(status().isForbidden());
        navegador.perform(delete("/api/evidencias/{id}", id).with(csrf()).with(como("jefe", "control-interno")))
                .andExpect(status().isForbidden());
        navegador.perform(get("/api/evidencias/{id}/contenido", id)).andExpect(status().isUnauthorized());
        assertThat(evidencias.deExpediente(expediente.getId())).hasSize(1);
    }

    @Test
    @Requisito("GO-13")
    void leenQuienesDebenLeer() throws Exception {
        organizacion.guardarDependencia("EAPI", "Dependencia de evidencias", SubdireccionGeneral.SGDDT, true);
        organizacion.fijarCobertura(1, java.util.Set.of("05"));
        expedientes.fijarEntidades(expediente.getId(), java.util.Map.of("05001", "Medellín (Antioquia)"));
        tareas.claim(tarea, "ana");
        String id = id(cargar(ANA, "acta.pdf", Muestras.pdf()));
        for (String grupo : List.of("unidad-EAPI", "jefatura-EAPI", "grupo-territorial-1", "der", "der-monitoreo", "der-disenador",
                "grupo-planeacion", "control-interno", "direccion-general", "sgddt", "camunda-admin")) {
            navegador.perform(get("/api/evidencias/{id}/contenido", id).with(como("x", grupo))).andExpect(status().isOk());
        }
        for (String grupo : List.of("unidad-OTRA", "jefatura-OTRA", "otsi", "comunicaciones", "funcionario", "publico",
                "grupo-territorial-3", "sgpdn", "sgise", "sgsgr", "entidad-territorial")) {
            navegador.perform(get("/api/evidencias/{id}/contenido", id).with(como("x", grupo))).andExpect(status().isForbidden());
        }
    }

    @Test
    void quienRecibeUnaTareaDelExpedienteLeeSusEvidencias() throws Exception {
        tareas.claim(tarea, "ana");
        String id = id(cargar(ANA, "acta.pdf", Muestras.pdf()));
        navegador.perform(get("/api/evidencias/{id}/contenido", id).with(AJENO)).andExpect(status().isForbidden());
        tareas.setAssignee(tarea, "ajeno");
        navegador.perform(get("/api/evidencias/{id}/contenido", id).with(AJENO)).andExpect(status().isOk());
    }

    @Test
    void retiraLoSuyoMientrasNoSeUseYTengaLaTarea() throws Exception {
        tareas.claim(tarea, "ana");
        String primera = id(cargar(ANA, "acta.txt", texto()));
        navegador.perform(delete("/api/evidencias/{id}", primera).with(ANA)).andExpect(status().isForbidden());
        navegador.perform(delete("/api/evidencias/{id}", primera).with(csrf()).with(ANA)).andExpect(status().isNoContent());
        assertThat(evidencias.deTarea(tarea)).isEmpty();

        String usada = id(cargar(ANA, "acta.txt", texto()));
        evidencias.entregar(tarea, "registro 1");
        navegador.perform(delete("/api/evidencias/{id}", usada).with(csrf()).with(ANA)).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.mensaje", containsString("ya soporta un registro")));

        String dejada = id(cargar(ANA, "otra.txt", texto()));
        terminar(tarea);
        navegador.perform(delete("/api/evidencias/{id}", dejada).with(csrf()).with(ANA)).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.mensaje", containsString("La tarea ya terminó")));
    }

    @Test
    void elRechazoLlegaComoFrase() throws Exception {
        tareas.claim(tarea, "ana");
        cargar(ANA, "acta.pdf", Muestras.ejecutable()).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.mensaje", containsString("no es el de un archivo PDF")));
        cargar(ANA, "../../acta.pdf", Muestras.pdf()).andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.mensaje", containsString("rutas")));
        cargar(ANA, "acta.pdf", new byte[0]).andExpect(status().isBadRequest()).andExpect(jsonPath("$.mensaje", containsString("vacío")));
        navegador.perform(multipart("/api/tareas/{t}/evidencias", tarea).param("tipo", "ACTA").with(csrf()).with(ANA))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.mensaje", containsString("Archivo")));
        navegador.perform(multipart("/api/tareas/{t}/evidencias", tarea)
                        .file(new MockMultipartFile("archivo", "acta.pdf", null, Muestras.pdf())).param("tipo", "NADA").with(csrf()).with(ANA))
                .andExpect(status().isBadRequest()).andExpect(jsonPath("$.mensaje", containsString("Tipo de evidencia")));
    }

    @Test
    void elTramiteCuentaLosHechosDelMasRecienteAlMasAntiguo() throws Exception {
        tareas.claim(tarea, "ana");
        cargar(ANA, "acta.pdf", Muestras.pdf());
        navegador.perform(get("/api/tareas/{t}/tramite", tarea).with(COLEGA)).andExpect(status().isOk())
                .andExpect(jsonPath("$.expediente").value(expediente.getCodigo()))
                .andExpect(jsonPath("$.enlace").value("/expedientes/" + expediente.getCodigo()))
                .andExpect(jsonPath("$.hechos", hasSize(2)))
                .andExpect(jsonPath("$.hechos[0].texto", containsString("Se cargó la evidencia «acta.pdf»")))
                .andExpect(jsonPath("$.hechos[1].texto", containsString("Se abrió el expediente")))
                .andExpect(jsonPath("$.hechos[0].fecha", endsWith("-05:00")));
    }

    /** Por la red de verdad: ingreso, cookie de la ficha y un archivo que el servidor corta con una frase, no con un portazo. */
    @Test
    void unArchivoEnormeRecibeUnaFrasePorLaRed() throws Exception {
        CookieManager cookies = new CookieManager();
        HttpClient cliente = HttpClient.newBuilder().cookieHandler(cookies).build();
        cliente.send(HttpRequest.newBuilder(uri("/ingresar")).build(), BodyHandlers.discarding());
        HttpResponse<String> ingreso = cliente.send(HttpRequest.newBuilder(uri("/ingresar"))
                .header("Content-Type", "application/x-www-form-urlencoded").header("X-ATT-XSRF", ficha(cookies))
                .POST(BodyPublishers.ofString("usuario=admin-prueba&clave=Clave-de-prueba-2026")).build(), BodyHandlers.ofString());
        assertThat(ingreso.headers().firstValue("Location").orElse("")).doesNotContain("error");
        tareas.claim(tarea, "admin-prueba");
        cliente.send(HttpRequest.newBuilder(uri("/ingresar")).build(), BodyHandlers.discarding());

        assertThat(subir(cliente, cookies, 1024).statusCode()).isEqualTo(201);
        HttpResponse<String> enorme = subir(cliente, cookies, 40 * 1024 * 1024);
        assertThat(enorme.statusCode()).isEqualTo(413);
        assertThat(JsonPath.<String>read(enorme.body(), "$.mensaje")).contains("25 MB");
    }

    private HttpResponse<String> subir(HttpClient cliente, CookieManager cookies, int bytes) throws Exception {
        byte[] cabeza = ("--corte\r\nContent-Disposition: form-data; name=\"tipo\"\r\n\r\nACTA\r\n--corte\r\n"
                + "Content-Disposition: form-data; name=\"archivo\"; filename=\"acta.txt\"\r\nContent-Type: text/plain\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] cuerpo = "a".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        return cliente.send(HttpRequest.newBuilder(uri("/api/tareas/" + tarea + "/evidencias"))
                .header("Content-Type", "multipart/form-data; boundary=corte").header("X-ATT-XSRF", ficha(cookies))
                .POST(BodyPublishers.ofByteArrays(List.of(cabeza, cuerpo, "\r\n--corte--\r\n".getBytes(StandardCharsets.UTF_8))))
                .build(), BodyHandlers.ofString());
    }

    private static String ficha(CookieManager cookies) {
        return cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals("ATT-XSRF")).findFirst()
                .orElseThrow().getValue();
    }

    private URI uri(String ruta) {
        return URI.create("http://localhost:" + puerto + ruta);
    }

    private ResultActions cargar(RequestPostProcessor quien, String nombre, byte[] contenido) throws Exception {
        return navegador.perform(multipart("/api/tareas/{t}/evidencias", tarea)
                .file(new MockMultipartFile("archivo", nombre, "application/pdf", contenido)).param("tipo", "ACTA").with(csrf()).with(quien));
    }

    private static String id(ResultActions carga) throws Exception {
        return JsonPath.read(carga.andExpect(status().isCreated()).andReturn().getResponse().getContentAsString(), "$.id").toString();
    }

    private static byte[] texto() {
        return ("Acta " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    }
}
