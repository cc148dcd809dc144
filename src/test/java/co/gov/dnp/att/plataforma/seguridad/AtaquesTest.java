package co.gov.dnp.att.plataforma.seguridad;

import static co.gov.dnp.att.plataforma.seguridad.Visitante.MOTOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;
import co.gov.dnp.att.procedimiento.Procedimiento;

/** Lo que intentaría alguien que quiere entrar donde no debe, cada cosa con un cliente HTTP de verdad. */
@PruebaIntegral
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtaquesTest {

    private static final String CLAVE = Procedimiento.CLAVE;
    private static final String HUELLA = "att.ataque";
    /** Si el motor la evaluara, dejaría huella en esta misma máquina virtual. */
    private static final String EXPRESION = "${''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass())"
            + ".invoke(null,'" + HUELLA + "','entró')}";

    private final Procedimiento p;
    private final Organizacion organizacion;
    private final Portafolio portafolio;
    private final Evidencias evidencias;
    private final IdentityService identidades;
    private final TaskService tareas;
    private final RuntimeService instancias;
    private final RequestMappingHandlerMapping direcciones;
    private final String raiz;

    private Procedimiento.Unidad unidad;
    private ProcessInstance instancia;
    private Task tarea;
    private Visitante funcionaria;

    AtaquesTest(@Autowired Procedimiento p, @Autowired Organizacion organizacion, @Autowired Portafolio portafolio, @Autowired Evidencias evidencias,
            @Autowired IdentityService identidades, @Autowired TaskService tareas, @Autowired RuntimeService instancias,
            @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping, @Autowired TestRestTemplate web) {
        this.p = p;
        this.organizacion = organizacion;
        this.portafolio = portafolio;
        this.evidencias = evidencias;
        this.identidades = identidades;
        this.tareas = tareas;
        this.instancias = instancias;
        this.direcciones = requestMappingHandlerMapping;
        this.raiz = web.getRootUri();
    }

    @BeforeAll
    void preparar() {
        unidad = p.unidad("ATQ");
        instancia = p.iniciar(unidad);
        tarea = p.tarea(instancia, AsistenciaTecnicaTerritorial.Elemento.IDENTIFICAR);
        tareas.claim(tarea.getId(), unidad.funcionaria());
        funcionaria = Visitante.que(raiz, unidad.funcionaria(), CLAVE);
    }

    // --- Expresiones (CVE-2026-109432)

    @ParameterizedTest
    @ValueSource(strings = {"assigneeExpression", "ownerExpression", "candidateUserExpression", "candidateGroupExpression", "involvedUserExpression",
            "candidateGroupsExpression", "assigneeLikeExpression", "createdBeforeExpression", "createdAfterExpression", "dueBeforeExpression",
            "followUpAfterExpression", "processInstanceBusinessKeyExpression", "nameExpression"})
    @DisplayName("CVE-2026-109432: ninguna expresión de una consulta «o» se evalúa, por la API de Tasklist ni dentro de un filtro")
    void laExpresionNoSeEvalua(String campo) throws Exception {
        String consulta = "{\"orQueries\":[{\"" + campo + "\":\"" + EXPRESION + "\"}]}";
        String filtro = instanciaDeFiltro();
        List<String[]> caminos = List.of(new String[] {"/task", consulta}, new String[] {"/task/count", consulta},
                new String[] {"/task/count", "{\"" + campo + "\":\"" + EXPRESION + "\"}"},
                new String[] {"/filter/" + filtro + "/count", consulta}, new String[] {"/filter/" + filtro + "/list", consulta},
                new String[] {"/filter/" + filtro + "/singleResult", consulta},
                new String[] {"/history/task", consulta}, new String[] {"/history/task/count", consulta});
        for (String[] camino : caminos) {
            HttpResponse<String> r = funcionaria.json("POST", MOTOR + camino[0], camino[1]);
            assertThat(System.getProperty(HUELLA)).as(camino[0]).isNull();
            assertThat(r.body()).as(camino[0]).doesNotContain("\tat ", "java.lang.");
            assertThat(funcionaria.json("POST", "/engine-rest" + camino[0], camino[1]).statusCode()).isEqualTo(404);
        }
        // Guardarla en un filtro es de quien administra, y ni así se evalúa
        String nuevo = "{\"resourceType\":\"Task\",\"name\":\"ataque " + campo + "\",\"query\":" + consulta + ",\"properties\":{}}";
        assertThat(funcionaria.json("POST", MOTOR + "/filter/create", nuevo).statusCode()).isEqualTo(403);
        Visitante administra = Visitante.que(raiz, "admin-prueba", CLAVE);
        HttpResponse<String> creado = administra.json("POST", MOTOR + "/filter/create", nuevo);
        if (creado.statusCode() == 200) {
            String id = creado.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
            administra.json("GET", MOTOR + "/filter/" + id + "/count", null);
            administra.json("DELETE", MOTOR + "/filter/" + id, null);
        }
        assertThat(System.getProperty(HUELLA)).isNull();
    }

    private String instanciaDeFiltro() {
        HttpResponse<String> lista = funcionaria.json("GET", MOTOR + "/filter", null);
        assertThat(lista.statusCode()).isEqualTo(200);
        return lista.body().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    // --- Primer administrador (CVE-2026-77226) y la API abierta

    @Test
    @DisplayName("CVE-2026-77226: con el grupo de administradores vacío, nadie crea uno por la red, con sesión o sin ella")
    void elGrupoVacioNoAbreLaInstalacion() {
        String cuerpo = "{\"profile\":{\"id\":\"intruso\",\"firstName\":\"x\",\"lastName\":\"y\"},\"credentials\":{\"password\":\"Intruso-2026-x\"}}";
        List<String> administran = identidades.createUserQuery().memberOfGroup("camunda-admin").list().stream().map(u -> u.getId()).toList();
        administran.forEach(u -> identidades.deleteMembership(u, "camunda-admin"));
        try {
            for (Visitante v : List.of(new Visitante(raiz), funcionaria)) {
                for (String motor : List.of("default", "otro", "%64efault")) {
                    assertThat(v.json("POST", "/camunda/api/admin/setup/" + motor + "/user/create", cuerpo).statusCode()).isIn(400, 401, 403, 404);
                }
                for (String ruta : List.of("/camunda/api/admin//setup/default/user/create", "/camunda/api/admin/./setup/default/user/create",
                        "/camunda/api/admin/setup;x/default/user/create", "/camunda/api/admin/x/..;/setup/default/user/create")) {
                    assertThat(v.json("POST", ruta, cuerpo).statusCode()).as(ruta).isIn(400, 401, 403, 404);
                }
            }
            assertThat(identidades.createUserQuery().userId("intruso").count()).isZero();
        } finally {
            administran.forEach(u -> identidades.createMembership(u, "camunda-admin"));
        }
    }

    @Test
    @DisplayName("/engine-rest no existe para nadie: ni sin entrar, ni con sesión, ni con usuario y contraseña en la petición")
    void laApiDelMotorNoEstaEnLaRed() {
        String basica = "Basic " + Base64.getEncoder().encodeToString(("admin-prueba:" + CLAVE).getBytes());
        for (Visitante v : List.of(new Visitante(raiz), funcionaria, new Visitante(raiz).con("Authorization", basica))) {
            for (String ruta : List.of("/engine-rest/user", "/engine-rest/engine", "/engine-rest//user", "/engine-rest/deployment/create")) {
                assertThat(v.ver(ruta).statusCode()).as(ruta).isIn(302, 400, 401, 404);
            }
            assertThat(v.json("POST", "/engine-rest/user/create", "{\"profile\":{\"id\":\"intruso2\"},\"credentials\":{\"password\":\"Intruso-2026-x\"}}")
                    .statusCode()).isIn(401, 403, 404);
        }
        assertThat(new Visitante(raiz).ver(MOTOR + "/task").statusCode()).isEqualTo(401);
        assertThat(identidades.createUserQuery().userId("intruso2").count()).isZero();
    }

    // --- Variables y caminos laterales de una tarea

    @ParameterizedTest
    @ValueSource(strings = {"claim", "submit-form", "complete"})
    @DisplayName("Una tarea que otra persona ya terminó se dice en una frase, no como falla del sistema")
    void unaTareaQueYaNoEsta(String accion) {
        String cuerpo = accion.equals("claim") ? "{\"userId\":\"" + unidad.funcionaria() + "\"}" : "{\"variables\":{}}";
        HttpResponse<String> r = funcionaria.json("POST", MOTOR + "/task/" + java.util.UUID.randomUUID() + "/" + accion, cuerpo);
        assertThat(r.statusCode()).as(r.body()).isEqualTo(400);
        assertThat(r.body()).contains("Esta tarea ya no está").doesNotContain("Cannot find");
    }

    @Test
    @DisplayName("Deserialización: ningún objeto Java entra por una variable ni por un formulario")
    void ningunObjetoEntra() throws Exception {
        ByteArrayOutputStream serie = new ByteArrayOutputStream();
        new ObjectOutputStream(serie).writeObject(new java.util.HashMap<>(Map.of("x", "y")));
        String java = "{\"value\":\"" + Base64.getEncoder().encodeToString(serie.toByteArray()) + "\",\"type\":\"Object\",\"valueInfo\":{"
                + "\"objectTypeName\":\"java.util.HashMap\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}";
        String json = "{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":"
                + "\"org.springframework.context.support.ClassPathXmlApplicationContext\",\"serializationDataFormat\":\"application/json\"}}";
        String suya = MOTOR + "/task/" + tarea.getId();
        for (String objeto : List.of(java, json)) {
            assertThat(funcionaria.json("PUT", suya + "/localVariables/x", objeto).statusCode()).isIn(403, 404);
            assertThat(funcionaria.json("PUT", suya + "/variables/x", objeto).statusCode()).isIn(403, 404);
            assertThat(funcionaria.json("POST", suya + "/variables", "{\"modifications\":{\"x\":" + objeto + "}}").statusCode()).isIn(403, 404);
            assertThat(funcionaria.json("PUT", MOTOR + "/process-instance/" + instancia.getId() + "/variables/x", objeto).statusCode()).isIn(403, 404);
            HttpResponse<String> r = funcionaria.json("POST", suya + "/submit-form", "{\"variables\":{\"estrategia\":" + objeto + ",\"x\":" + objeto + "}}");
            assertThat(r.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(r.body()).doesNotContain("\tat ", "ClassPathXml");
            // Quien administra puede escribir variables desde Cockpit, pero tampoco así se crea un objeto Java
            Visitante administra = Visitante.que(raiz, "admin-prueba", CLAVE);
            administra.json("PUT", MOTOR + "/process-instance/" + instancia.getId() + "/variables/objeto", objeto);
            HttpResponse<String> leida = administra.json("GET", MOTOR + "/process-instance/" + instancia.getId() + "/variables/objeto", null);
            assertThat(leida.statusCode()).as(leida.body()).isGreaterThanOrEqualTo(400);
            administra.json("DELETE", MOTOR + "/process-instance/" + instancia.getId() + "/variables/objeto", null);
        }
    }

    @Test
    @DisplayName("Quien tiene una tarea no cambia por debajo lo que decide el procedimiento, ni la termina por otro camino")
    void laTareaSoloTerminaPorSuFormulario() {
        String suya = MOTOR + "/task/" + tarea.getId();
        for (String nombre : List.of("hayCompetencia", "requiereAjuste", "formularioRecibido", "dependencia")) {
            assertThat(funcionaria.json("PUT", suya + "/variables/" + nombre, "{\"value\":true,\"type\":\"Boolean\"}").statusCode()).isIn(403, 404);
            assertThat(funcionaria.json("PUT", suya + "/localVariables/" + nombre, "{\"value\":true,\"type\":\"Boolean\"}").statusCode()).isIn(403, 404);
            assertThat(funcionaria.json("DELETE", suya + "/variables/" + nombre, null).statusCode()).isIn(403, 404);
        }
        String error = "{\"errorCode\":\"SIN_COMPETENCIA\",\"variables\":{\"hayCompetencia\":{\"value\":false,\"type\":\"Boolean\"}}}";
        assertThat(funcionaria.json("POST", suya + "/bpmnError", error).statusCode()).isIn(403, 404);
        assertThat(funcionaria.json("POST", suya + "/bpmnEscalation", "{\"escalationCode\":\"x\"}").statusCode()).isIn(403, 404);
        assertThat(funcionaria.json("POST", suya + "/resolve", "{\"variables\":{\"expedienteId\":{\"value\":1}}}").statusCode()).isIn(403, 404);
        assertThat(funcionaria.json("POST", suya + "/complete", "{\"variables\":{}}").statusCode()).isIn(400, 403, 404, 500);
        assertThat(funcionaria.json("DELETE", MOTOR + "/process-instance/" + instancia.getId(), null).statusCode()).isEqualTo(403);
        assertThat(tareas.createTaskQuery().taskId(tarea.getId()).count()).as("la tarea sigue").isEqualTo(1);

        long antes = instancias.createProcessInstanceQuery().count();
        String definicion = MOTOR + "/process-definition/key/" + AsistenciaTecnicaTerritorial.CLAVE;
        assertThat(funcionaria.json("POST", definicion + "/start", "{}").statusCode()).isIn(400, 403, 404);
        assertThat(funcionaria.json("POST", definicion + "/start", "{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"actividad_evaluar\"}]}")
                .statusCode()).isIn(400, 403, 404);
        assertThat(instancias.createProcessInstanceQuery().count()).as("ninguna instancia nace a mitad de camino").isEqualTo(antes);
    }

    // --- Archivos

    @Test
    @DisplayName("XXE: un libro con entidades externas no se abre y nada del disco sale en la respuesta")
    void entidadesExternas() throws Exception {
        Path secreto = Files.writeString(Files.createTempFile("secreto", ".txt"), "no-debe-salir-de-aqui");
        Visitante monitoreo = Visitante.que(raiz, unidad.monitoreo(), CLAVE);
        for (String externa : List.of("<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secreto.toUri() + "\">]>",
                "<!DOCTYPE x SYSTEM \"" + secreto.toUri() + "\">", "<!DOCTYPE x [<!ENTITY % e SYSTEM \"" + secreto.toUri() + "\"> %e;]>")) {
            for (String parte : List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml")) {
                HttpResponse<String> r = monitoreo.cargar("/importaciones", "archivo", "indice.xlsx", libro(parte, externa), "clase", "INDICE");
                assertThat(r.statusCode()).as(parte).isEqualTo(400);
                assertThat(r.body()).as(parte).doesNotContain("no-debe-salir-de-aqui", "\tat ");
            }
        }
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + secreto.toUri() + "\">]><x>&e;</x>";
        HttpResponse<String> evidencia = cargarEvidencia("acta.xml", xml.getBytes());
        assertThat(evidencia.statusCode()).isEqualTo(400);
        assertThat(evidencia.body()).doesNotContain("no-debe-salir-de-aqui");
    }

    private static byte[] libro(String parte, String externa) throws Exception {
        Map<String, String> partes = new java.util.LinkedHashMap<>();
        partes.put("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        partes.put("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r="
                + "\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"H\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        partes.put("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
                + "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        partes.put("xl/sharedStrings.xml", "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>&e;</t></si></sst>");
        partes.put("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                + "<c r=\"A1\" t=\"s\"><v>0</v></c></row></sheetData></worksheet>");
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(salida)) {
            for (Map.Entry<String, String> e : partes.entrySet()) {
                zip.putNextEntry(new ZipEntry(e.getKey()));
                zip.write(("<?xml version=\"1.0\"?>" + (e.getKey().equals(parte) ? externa : "") + e.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return salida.toByteArray();
    }

    private HttpResponse<String> cargarEvidencia(String nombre, byte[] contenido) {
        funcionaria.ver("/");
        return funcionaria.cargar("/api/tareas/" + tarea.getId() + "/evidencias", "archivo", nombre, contenido, "tipo", "ACTA");
    }

    @Test
    @DisplayName("Un archivo que miente sobre su tipo no entra")
    void tipoFalsificado() {
        String pagina = "<html><script>alert(1)</script></html>";
        for (String nombre : List.of("acta.pdf", "foto.png", "foto.jpg", "acta.docx", "acta.html", "acta.svg", "acta.exe", "acta.pdf.html", "acta.txt")) {
            assertThat(cargarEvidencia(nombre, pagina.getBytes()).statusCode()).as(nombre).isEqualTo(400);
        }
        assertThat(cargarEvidencia("programa.pdf", new byte[] {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0}).statusCode()).isEqualTo(400);
    }

    @Test
    @DisplayName("Una ruta en el nombre del archivo no lleva a ninguna parte")
    void rutaEnElNombre() {
        byte[] pdf = "%PDF-1.4\n%x\n%%EOF".getBytes();
        for (String nombre : List.of("../../fuera.pdf", "..\\\\..\\\\fuera.pdf", "/etc/fuera.pdf", "a/../../fuera.pdf", "..pdf")) {
            assertThat(cargarEvidencia(nombre, pdf).statusCode()).as(nombre).isEqualTo(400);
        }
        Long expediente = (Long) instancias.getVariable(instancia.getId(), "expedienteId");
        assertThat(evidencias.deExpediente(expediente)).noneMatch(e -> e.getNombre().contains("fuera"));
        // Al importar, el nombre solo se muestra: queda sin ruta
        Visitante monitoreo = Visitante.que(raiz, unidad.monitoreo(), CLAVE);
        HttpResponse<String> r = monitoreo.cargar("/importaciones", "archivo", "../../<b>fuera</b>.csv", new byte[0], "clase", "INDICE");
        assertThat(r.body()).doesNotContain("../", "<b>fuera");
    }

    // --- Exportaciones

    @Test
    @DisplayName("Ninguna exportación lleva fórmulas: ni en CSV ni en XLSX")
    void sinFormulasEnLasExportaciones() throws Exception {
        for (String inicio : List.of("=", "+", "-", "@", "\t=", " =", "\r=")) {
            portafolio.registrarDemanda("05001", unidad.producto(), null, inicio + "HYPERLINK(\"http://ataque.example\";\"clic\")", java.time.LocalDate.now());
        }
        assertThat(funcionaria.ver("/portafolio/demanda/exportar?formato=csv").body()).contains("HYPERLINK").doesNotContainPattern(";\"?\\s*[=+@-]HYPERLINK");
        List<String> hojas = new ArrayList<>(List.of("/portafolio/demanda/exportar?formato=xlsx", "/portafolio/exportar?formato=xlsx", "/territorio/exportar?formato=xlsx&q=05001",
                "/priorizadas/exportar.xlsx", "/planes.xlsx", "/presencia.xlsx"));
        for (String ruta : hojas) {
            assertThat(hoja(ruta)).as(ruta).doesNotContain("<f>", "<f ");
        }
        assertThat(hoja(hojas.get(0))).contains("HYPERLINK");
    }

    private String hoja(String ruta) throws Exception {
        java.net.HttpURLConnection red = (java.net.HttpURLConnection) java.net.URI.create(raiz + ruta).toURL().openConnection();
        red.setRequestProperty("Cookie", "ATTSESION=" + funcionaria.galleta("ATTSESION").orElseThrow());
        StringBuilder texto = new StringBuilder();
        Path libro = Files.write(Files.createTempFile("exportado", ".xlsx"), red.getInputStream().readAllBytes());
        try (ZipFile zip = new ZipFile(libro.toFile())) {
            for (ZipEntry e : java.util.Collections.list(zip.entries())) {
                texto.append(new String(zip.getInputStream(e).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texto.toString();
    }

    // --- Direcciones con identificador

    private static final String PROTOCOLO = "/portafolio/productos/{id}/protocolo";

    /** Lo que se ataca en cada dirección con identificador: {@code %s} es algo de la dependencia atacada. */
    private Map<String, String> identificadoresAjenos() {
        Long expediente = (Long) instancias.getVariable(instancia.getId(), "expedienteId");
        String codigo = instancia.getBusinessKey();
        Map<String, String> ajenos = new java.util.HashMap<>();
        ajenos.put("/expedientes/{codigo}", codigo);
        ajenos.put("/expedientes/{codigo}/todo", codigo);
        ajenos.put("/expedientes/{codigo}/documentos/{id}", codigo + "|1");
        ajenos.put("/expedientes/{codigo}/seguimiento", codigo);
        ajenos.put("/expedientes/{codigo}/seguimiento/{numero}", codigo + "|1");
        for (String paso : List.of("/avalar", "/devolver", "/corregir")) {
            ajenos.put("/expedientes/{codigo}/seguimiento/{numero}" + paso, codigo + "|1");
        }
        ajenos.put("/expedientes/{codigo}/consentimientos", codigo);
        ajenos.put("/expedientes/{codigo}/consentimientos/retiro", codigo);
        ajenos.put("/api/tareas/{tareaId}/evidencias", tarea.getId());
        ajenos.put("/api/tareas/{tareaId}/tramite", tarea.getId());
        String evidencia = evidencias.deExpediente(expediente).stream().findFirst().orElseThrow().getId().toString();
        ajenos.put("/api/evidencias/{id}", evidencia);
        ajenos.put("/api/evidencias/{id}/contenido", evidencia);
        ajenos.put("/resultados/{codigo}", codigo);
        ajenos.put("/resultados/{codigo}/informe-final.pdf", codigo);
        ajenos.put("/publico/resultados/{codigo}", codigo);
        ajenos.put("/publico/resultados/{codigo}/informe-final.pdf", codigo);
        ajenos.put("/focalizacion/perfiles/{id}/activar", perfilAjeno());
        ajenos.put("/importaciones/{id}", java.util.UUID.randomUUID().toString());
        ajenos.put("/importaciones/{id}/confirmar", java.util.UUID.randomUUID().toString());
        ajenos.put("/organizacion/personas/{usuario}/cerrar-sesiones", unidad.funcionaria());
        ajenos.put("/territorio/esquemas/{codigo}", "EA-001");
        ajenos.put("/auditoria/busquedas/{id}/borrar", "1");
        for (String deLaTarea : List.of("/tramite", "/borrador", "/ayuda", "/ayuda/manuales/{id}")) {
            ajenos.put("/api/tareas/{tareaId}" + deLaTarea, tarea.getId());
        }
        for (String pagina : List.of("/editar", "/acta", "/validar", "/devolver", "/historial")) {
            ajenos.put(PROTOCOLO + pagina, unidad.producto().toString());
        }
        for (String pagina : List.of("", "/editar", "/pasar", "/ajustar", "/responder", "/versiones/{numero}", "/versiones/{numero}/cadena", "/historial")) {
            ajenos.put("/portafolio/productos/{id}/prediseno" + pagina, unidad.producto() + "|1");
        }
        for (String paso : List.of("/editar", "/aprobar", "/devolver", "/cerrar", "/parrilla/elaborar", "/parrilla/agregar", "/parrilla/ajustar")) {
            ajenos.put("/comunicaciones/planes/{id}" + paso, unidad.producto().toString());
        }
        for (String paso : List.of("", "/programar", "/avanzar", "/usuario-final", "/publicar", "/insumo", "/conformidad")) {
            ajenos.put("/comunicaciones/items/{id}" + paso, "999999");
        }
        ajenos.put("/manuales/{id}/archivo", "999999");
        ajenos.put("/expedientes/{codigo}/entidades", codigo);
        ajenos.put("/expedientes/{codigo}/matriz", codigo);
        ajenos.put("/expedientes/{codigo}/matriz/concepto", codigo);
        ajenos.put("/expedientes/{codigo}/entidades/{id}/anular", codigo);
        for (String pagina : List.of("", "/archivo", "/archivos", "/enviar", "/caminos", "/tablas", "/repeticion", "/deshacer", "/migracion")) {
            ajenos.put("/diseno/{id}" + pagina, "1");
        }
        ajenos.put("/diseno/{id}/ensayos/{ensayo}", "1|1");
        ajenos.put("/diseno/{id}/ensayos/{ensayo}/exportar", "1|1");
        for (String pagina : List.of("", "/plan", "/plan/aceptar", "/plan/ajuste", "/consentimiento", "/encuesta", "/avance", "/resultado",
                "/resultado/informe-final.pdf")) {
            ajenos.put("/entidad/{entidad}/{codigo}" + pagina, "25754|" + codigo);
            ajenos.put("/entidad/e/{llave}" + pagina, "llave-inventada");
        }
        return ajenos;
    }

    /** Las que cualquiera con perfil interno puede leer, por decisión: son catálogos comunes y lo dice la matriz, o se prueban donde se dice. */
    private static final Map<String, String> COMUNES = Map.of(
            "/territorio/{codigo}", "catálogo de entidades, común a todas las dependencias",
            "/portafolio/productos/{id:nuevo|\\d{1,18}}", "oferta, común a todas las dependencias",
            PROTOCOLO, "el protocolo se lee como la oferta: saberes compartidos",
            PROTOCOLO + "/versiones/{numero}", "el protocolo se lee como la oferta: saberes compartidos",
            "/comunicaciones/planes/{id}", "los contenidos se leen en toda la casa (gobernanza 6.2)",
            "/comunicaciones/planes/{id}/parrilla", "los contenidos se leen en toda la casa (gobernanza 6.2)",
            "/comunicaciones/planes/{id}/parrilla/excel", "los contenidos se leen en toda la casa (gobernanza 6.2)",
            "/focalizacion/perfiles/{id}", "perfiles de focalización, comunes por transparencia (FO-01)",
            "/tareas/{id:[A-Za-z0-9-]{1,64}}", "solo lleva a la bandeja, donde el motor decide quién ve la tarea");

    private String perfilAjeno() {
        String lista = funcionaria.ver("/focalizacion/perfiles").body();
        return lista.replaceFirst("(?s).*?/focalizacion/perfiles/(\\d+)\".*", "$1");
    }

    @Test
    @DisplayName("Ningún identificador ajeno abre nada: cada dirección nuestra con identificador se ataca, y una nueva sin atacar se señala")
    void identificadoresDeOtros() {
        tareas.setAssignee(tarea.getId(), unidad.funcionaria());
        p.evidencias(unidad.funcionaria(), tarea, co.gov.dnp.att.expediente.TipoEvidencia.ACTA);
        organizacion.guardarDependencia("ATQ-2", "Dependencia curiosa", co.gov.dnp.att.organizacion.SubdireccionGeneral.SGISE, true);
        organizacion.guardarPersona(new Persona("curioso.atq", "Prueba curioso", "ATQ-2", null, Vinculacion.FUNCIONARIO, true), Set.of(), CLAVE);
        organizacion.guardarCuentaDeEntidad("alcaldia.atq", "Prueba alcaldía", "05002", true, CLAVE);
        Visitante curioso = Visitante.que(raiz, "curioso.atq", CLAVE);
        Visitante alcaldia = Visitante.que(raiz, "alcaldia.atq", CLAVE);
        Visitante nadie = new Visitante(raiz);
        Map<String, String> ajenos = identificadoresAjenos();
        List<String> sinAtacar = new ArrayList<>();
        direcciones.getHandlerMethods().forEach((info, metodo) -> propias(info, metodo).filter(ruta -> ruta.contains("{")).forEach(ruta -> {
            String id = ruta.startsWith("/focalizacion/corridas/") ? "1"
                    : ruta.startsWith("/auditoria/") ? instancia.getId() : ajenos.get(ruta);
            if (COMUNES.containsKey(ruta)) {
                return;
            }
            if (id == null) {
                sinAtacar.add(ruta);
                return;
            }
            String concreta = ruta.replaceAll("\\{(\\w+):[^/]*}", "{$1}");
            for (String parte : id.split("\\|")) {
                concreta = concreta.replaceFirst("\\{[^}]+}", parte);
            }
            concreta = concreta.replaceAll("\\{[^}]+}", "1");
            for (RequestMethod verbo : verbos(info)) {
                for (Visitante v : List.of(curioso, alcaldia, nadie)) {
                    HttpResponse<String> r = v.json(verbo.name(), concreta, verbo == RequestMethod.GET ? null : "{}");
                    assertThat(r.statusCode() == 302 ? Visitante.destino(r) : "").as(verbo + " " + concreta).matches("|.*/ingresar");
                    // 400: una corrida o un número que no existe; 429: demasiadas llaves inventadas; nunca datos
                    assertThat(r.statusCode()).as(verbo + " " + concreta).isIn(302, 400, 401, 403, 404, 429);
                    assertThat(r.body()).as(verbo + " " + concreta).doesNotContain("Producto ATQ");
                }
            }
        }));
        assertThat(sinAtacar).as("direcciones con identificador que nadie ha atacado: agréguelas a esta prueba").isEmpty();
        assertThat(evidencias.deExpediente((Long) instancias.getVariable(instancia.getId(), "expedienteId"))).isNotEmpty();
    }

    @Test
    @DisplayName("Toda dirección nuestra dice qué exige de la matriz de permisos, o por qué no depende de ella")
    void todaDireccionDeclaraSuPermiso() {
        List<String> mudas = new ArrayList<>();
        direcciones.getHandlerMethods().forEach((info, metodo) -> {
            boolean dice = metodo.hasMethodAnnotation(Exige.class) || metodo.hasMethodAnnotation(SinMatriz.class)
                    || metodo.getBeanType().isAnnotationPresent(Exige.class) || metodo.getBeanType().isAnnotationPresent(SinMatriz.class);
            if (!dice) {
                propias(info, metodo).forEach(mudas::add);
            }
        });
        assertThat(mudas).as("agregue @Exige o @SinMatriz").isEmpty();
    }

    private static java.util.stream.Stream<String> propias(RequestMappingInfo info, HandlerMethod metodo) {
        return metodo.getBeanType().getPackageName().startsWith("co.gov.dnp.att") ? info.getPatternValues().stream() : java.util.stream.Stream.empty();
    }

    private static Set<RequestMethod> verbos(RequestMappingInfo info) {
        Set<RequestMethod> verbos = info.getMethodsCondition().getMethods();
        return verbos.isEmpty() ? Set.of(RequestMethod.GET) : verbos;
    }

    // --- La tarea propia

    @Test
    @DisplayName("Quien tiene la tarea no le cambia término, nombre, prioridad ni grupos, ni la saca de su equipo; delegar a una colega sí sirve")
    void laTareaSeAtiendeNoSeCambia() throws Exception {
        Task propia = p.tarea(p.iniciar(unidad), AsistenciaTecnicaTerritorial.Elemento.IDENTIFICAR);
        tareas.claim(propia.getId(), unidad.funcionaria());
        String ruta = MOTOR + "/task/" + propia.getId();
        ObjectMapper json = new ObjectMapper();
        // Lo que Tasklist devuelve para fijar el seguimiento
        ObjectNode entera = (ObjectNode) json.readTree(funcionaria.json("GET", ruta, null).body());
        entera.remove("camundaFormRef");
        for (String[] cambio : new String[][] {{"due", "2031-01-01T00:00:00.000-0500"}, {"due", null}, {"name", "Otra cosa"}, {"priority", "99"},
                {"owner", unidad.colega()}, {"delegationState", "PENDING"}, {"assignee", unidad.monitoreo()}, {"description", "otra"}}) {
            ObjectNode cuerpo = entera.deepCopy();
            if ("priority".equals(cambio[0])) {
                cuerpo.put("priority", 99);
            } else {
                cuerpo.put(cambio[0], cambio[1]);
            }
            for (String direccion : List.of(ruta, ruta + "/", ruta.replace("/task/", "/%74ask/"))) {
                assertThat(funcionaria.json("PUT", direccion, cuerpo.toString()).statusCode()).as(direccion + " " + cambio[0]).isIn(400, 403);
            }
        }
        assertThat(funcionaria.json("PUT", ruta, "{}").body()).contains("De una tarea no se cambia");
        entera.put("followUp", "2031-01-01T00:00:00.000-0500");
        assertThat(funcionaria.json("PUT", ruta, entera.toString()).statusCode()).as("el seguimiento es suyo").isEqualTo(204);

        for (String accion : List.of("/assignee", "/delegate", "/claim")) {
            for (String ajeno : List.of(unidad.monitoreo(), unidad.asesor(1), "nadie.conocido")) {
                assertThat(funcionaria.json("POST", ruta + accion, "{\"userId\":\"" + ajeno + "\"}")).as(accion + " " + ajeno).satisfies(r -> {
                    assertThat(r.statusCode()).isEqualTo(403);
                    assertThat(r.body()).contains("alguien de su mismo equipo");
                });
            }
        }
        for (String cuerpo : List.of("{\"groupId\":\"der-monitoreo\",\"type\":\"candidate\"}", "{\"userId\":\"" + unidad.monitoreo() + "\",\"type\":\"assignee\"}")) {
            for (String accion : List.of("/identity-links", "/identity-links/delete", "/identity-links/")) {
                assertThat(funcionaria.json("POST", ruta + accion, cuerpo).statusCode()).as(accion).isEqualTo(403);
            }
        }
        Task intacta = tareas.createTaskQuery().taskId(propia.getId()).singleResult();
        assertThat(intacta).satisfies(t -> {
            assertThat(t.getDueDate()).isEqualTo(propia.getDueDate());
            assertThat(t.getName()).isEqualTo(propia.getName());
            assertThat(t.getPriority()).isEqualTo(propia.getPriority());
            assertThat(t.getAssignee()).isEqualTo(unidad.funcionaria());
            assertThat(t.getFollowUpDate()).isNotNull();
        });

        assertThat(funcionaria.json("POST", ruta + "/delegate", "{\"userId\":\"" + unidad.colega() + "\"}").statusCode()).as("delegar").isEqualTo(204);
        Visitante colega = Visitante.que(raiz, unidad.colega(), CLAVE);
        assertThat(colega.json("POST", ruta + "/resolve", "{}").statusCode()).as("devolver lo delegado").isEqualTo(204);
        assertThat(funcionaria.json("POST", ruta + "/assignee", "{\"userId\":\"" + unidad.colega() + "\"}").statusCode()).as("reasignar").isEqualTo(204);
        assertThat(colega.json("POST", ruta + "/unclaim", "{}").statusCode()).as("soltar").isEqualTo(204);
        Visitante administra = Visitante.que(raiz, "admin-prueba", CLAVE);
        assertThat(administra.json("PUT", ruta, entera.put("priority", 80).putNull("assignee").toString()).statusCode()).as("quien administra").isEqualTo(204);
    }

    // --- Peticiones cruzadas, marcos y rutas

    @Test
    @DisplayName("Sin su ficha, ninguna petición que cambia algo se atiende: ni las nuestras ni las del motor")
    void sinFichaNoSeCambiaNada() {
        Set<RequestMethod> cambian = Set.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE, RequestMethod.PATCH);
        Visitante administra = Visitante.que(raiz, "admin-prueba", CLAVE);
        List<String> vistas = new ArrayList<>();
        direcciones.getHandlerMethods().forEach((info, metodo) -> propias(info, metodo).forEach(ruta -> verbos(info).stream().filter(cambian::contains)
                .forEach(verbo -> {
                    vistas.add(ruta);
                    for (String valor : List.of("", "x")) {
                        assertThat(administra.pedir(verbo.name(), ruta.replaceAll("\\{[^/]+}", "1"), BodyPublishers.ofString(""),
                                valor.isEmpty() ? Map.of() : Map.of("X-ATT-XSRF", valor)).statusCode()).as(verbo + " " + ruta).isEqualTo(403);
                    }
                })));
        assertThat(vistas).hasSizeGreaterThan(10);
        administra.ver("/camunda/app/tasklist/default/");
        for (String ruta : List.of("/task/" + tarea.getId() + "/unclaim", "/task/create", "/user/create")) {
            assertThat(administra.pedir("POST", MOTOR + ruta, BodyPublishers.ofString("{}"), Map.of("Content-Type", "application/json")).statusCode())
                    .as(ruta).isIn(401, 403);
        }
        assertThat(administra.pedir("POST", "/salir", BodyPublishers.noBody(), Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("Ninguna página se deja encerrar en el marco de otro sitio, ni deja adivinar su tipo")
    void sinMarcosAjenos() {
        for (String ruta : List.of("/", "/ingresar", "/expedientes", "/publico/resultados", "/camunda/app/tasklist/default/", "/camunda/app/welcome/default/",
                "/camunda/api/admin/auth/user/default", "/estilos/sitio.css", "/no-existe")) {
            HttpResponse<String> r = funcionaria.ver(ruta);
            assertThat(r.headers().allValues("Content-Security-Policy")).as(ruta).anyMatch(x -> x.contains("frame-ancestors 'self'") || x.contains("frame-ancestors 'none'"));
            assertThat(r.headers().firstValue("X-Frame-Options")).as(ruta).hasValue("SAMEORIGIN");
            assertThat(r.headers().firstValue("X-Content-Type-Options")).as(ruta).hasValue("nosniff");
            assertThat(r.headers().firstValue("Referrer-Policy")).as(ruta).hasValue("same-origin");
            assertThat(r.headers().firstValue("X-Powered-By")).as(ruta).isEmpty();
        }
        HttpResponse<String> nuestra = funcionaria.ver("/");
        assertThat(nuestra.headers().allValues("Content-Security-Policy")).allMatch(x -> x.contains("default-src 'self'") && !x.contains("unsafe"));
        assertThat(nuestra.headers().firstValue("Cache-Control")).hasValueSatisfying(x -> assertThat(x).contains("no-store"));
    }

    @Test
    @DisplayName("Verbos y rutas raras no saltan ninguna puerta; un error no cuenta nada de adentro")
    void rutasRaras() {
        Visitante nadie = new Visitante(raiz);
        for (String ruta : List.of("/expedientes;x=1", "/publico/../expedientes", "/publico/..;/expedientes", "/publico/%2e%2e/expedientes", "//expedientes",
                "/actuator/env", "/actuator/heapdump", "/actuator", "/camunda/app/../../expedientes")) {
            assertThat(nadie.ver(ruta)).as(ruta).satisfies(r -> assertThat(r.statusCode()).isIn(302, 400, 401, 403, 404))
                    .satisfies(r -> assertThat(r.body()).doesNotContain("Expedientes</h1>", "spring.datasource"));
        }
        assertThat(nadie.pedir(HttpMethod.TRACE.name(), "/ingresar", BodyPublishers.noBody(), Map.of()).statusCode()).isIn(400, 403, 405);
        HttpResponse<String> error = funcionaria.ver("/focalizacion/corridas/no-es-un-numero");
        assertThat(error.statusCode()).isEqualTo(400);
        assertThat(error.body()).doesNotContain("\tat ", "NumberFormat", "java.lang", "Exception");
    }
}
