package co.gov.dnp.att.diseno;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.diseno.revision.Archivo;
import co.gov.dnp.att.diseno.revision.Comparador;
import co.gov.dnp.att.diseno.revision.Entorno;
import co.gov.dnp.att.diseno.revision.Hallazgo;
import co.gov.dnp.att.diseno.revision.Regla;
import co.gov.dnp.att.diseno.revision.Revisor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lo que un diseñador rompa se le dice con la frase justa y en el elemento justo; lo hostil no entra. Sin arrancar nada. */
class RevisorTest {

    private static final List<Archivo> BUENOS = Revisor.leer(Path.of("."));
    private static final Revisor REVISOR = new Revisor(Entorno.deLaAplicacion());
    private static final String PRINCIPAL = "processes/asistencia-tecnica-territorial.bpmn";
    private static final String ACCION = "processes/accion-apcm.bpmn";
    private static final String CORTE = "processes/monitoreo-seguimiento.bpmn";
    private static final String TABLAS = "processes/focalizacion.dmn";
    private static final String VERIFICAR = "forms/accion-apcm/verificar-cierre.form";

    @Test
    @Requisito("PS-51")
    @DisplayName("Los modelos, tablas y formularios del producto no tienen ningún hallazgo")
    void losPropiosEstanSanos() {
        assertThat(REVISOR.revisar(BUENOS)).isEmpty();
    }

    /** Archivo, qué se cambia, por qué, regla que lo dice, elemento señalado y palabras de la frase. */
    static Stream<Arguments> rotos() {
        return Stream.of(
                roto("no ejecutable", ACCION, "isExecutable=\"true\"", "isExecutable=\"false\"", Regla.EJECUTABLE, "accion_apcm", "no está marcado como ejecutable"),
                roto("sin versión", ACCION, " camunda:versionTag=\"1.0\"", "", Regla.EJECUTABLE, "accion_apcm", "no dice su versión"),
                roto("historia sin plazo", ACCION, " camunda:historyTimeToLive=\"P3650D\"", "", Regla.EJECUTABLE, "accion_apcm", "cuánto se conserva su historia"),
                roto("identificador de máquina", ACCION, "servicio_recordarAccion", "Activity_0x1yz9a", Regla.IDENTIFICADORES, "Activity_0x1yz9a", "lo puso la herramienta"),
                roto("identificador sin prefijo", ACCION, "evento_finEscalamiento", "finDelEscalamiento", Regla.IDENTIFICADORES, "finDelEscalamiento", "Debe empezar por «evento_»"),
                roto("tarea sin nombre", ACCION, "name=\"Recordar la acción a su responsable\"", "name=\"\"", Regla.NOMBRES, "servicio_recordarAccion", "no tiene nombre"),
                roto("documentación sin numeral", ACCION, "Procedimiento PT-ED-05. Recuerda la acción pendiente a quien debe cumplirla.", "Recuerda la acción.", Regla.DOCUMENTACION,
                        "servicio_recordarAccion", "no cita el numeral"),
                roto("formulario que no existe", ACCION, "camunda:formRef=\"apcm_verificar_cierre\"", "camunda:formRef=\"apcm_otro\"", Regla.FORMULARIO, "tarea_verificarCierre", "«apcm_otro», que no existe"),
                roto("formulario sin ligar", ACCION, "camunda:formRef=\"apcm_verificar_cierre\" camunda:formRefBinding=\"deployment\"", "camunda:formRef=\"apcm_verificar_cierre\" camunda:formRefBinding=\"latest\"",
                        Regla.FORMULARIO, "tarea_verificarCierre", "no está ligado al despliegue"),
                roto("grupo que no existe", ACCION, "camunda:candidateGroups=\"jefatura-${dependencia}\"", "camunda:candidateGroups=\"jefes\"", Regla.GRUPOS, "tarea_verificarCierre", "al grupo «jefes», que no existe"),
                roto("plazo escrito en el modelo", ACCION, "camunda:dueDate=\"${plazos.para(&#39;tarea_verificarCierre&#39;)}\"", "camunda:dueDate=\"P5D\"", Regla.PLAZOS, "tarea_verificarCierre", "«P5D» escrito en el modelo"),
                roto("plazo sin registrar", ACCION, "plazos.para(&#39;tarea_verificarCierre&#39;)", "plazos.para(&#39;tarea_verificar&#39;)", Regla.PLAZOS, "tarea_verificarCierre", "No hay un plazo registrado"),
                roto("temporizador con número", ACCION, "${plazos.recordatorioDeAccion(accionId)}</bpmn:timeDate>", "2027-01-01T00:00:00</bpmn:timeDate>", Regla.PLAZOS, "evento_recordatorio", "escrito en el modelo"),
                roto("compuerta sin pregunta", ACCION, "name=\"¿La acción se cumplió?\"", "name=\"Revisión\"", Regla.COMPUERTAS, "compuerta_accionCumplida", "no pregunta nada"),
                roto("compuerta sin salida por defecto", ACCION, " default=\"flujo_accionCumplida_si\"", "", Regla.COMPUERTAS, "compuerta_accionCumplida", "no tiene salida por defecto"),
                roto("respuesta sin condición", ACCION, "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${!accionCumplida}</bpmn:conditionExpression>", "", Regla.COMPUERTAS,
                        "flujo_accionCumplida_no", "no tiene condición"),
                roto("variable que nadie fija", ACCION, "${!accionCumplida}", "${!cumplida2}", Regla.CONTRATO, "flujo_accionCumplida_no", "la variable «cumplida2», que nadie fija"),
                roto("elemento del contrato quitado", ACCION, "evento_finAccion", "evento_finDeLaAccion", Regla.CONTRATO, "accion_apcm", "ya no tiene «evento_finAccion»"),
                roto("flujo a ninguna parte", ACCION, "targetRef=\"servicio_recordarAccion\"", "targetRef=\"servicio_noEsta\"", Regla.REFERENCIAS, "flujo_recordatorio_recordarAccion", "que no existe"),
                roto("llamada a un proceso que no existe", PRINCIPAL, "calledElement=\"monitoreo_seguimiento\"", "calledElement=\"otro_proceso\"", Regla.REFERENCIAS, "llamada_monitoreoFinal", "que no existe"),
                roto("figuras encimadas", ACCION, "<dc:Bounds x=\"825\" y=\"477\" width=\"36\" height=\"36\" />", "<dc:Bounds x=\"700\" y=\"477\" width=\"36\" height=\"36\" />", Regla.DIBUJO,
                        "evento_finRecordatorio", "está encima de"),
                roto("etiqueta encima", ACCION, "<dc:Bounds x=\"576\" y=\"402\" width=\"84\" height=\"28\" />", "<dc:Bounds x=\"660\" y=\"470\" width=\"84\" height=\"28\" />", Regla.DIBUJO, "evento_recordatorio",
                        "La etiqueta de «Se acerca el vencimiento» queda encima de"),
                roto("flujo que pasa por encima", ACCION, "<di:waypoint x=\"705\" y=\"355\" />", "<di:waypoint x=\"845\" y=\"355\" /><di:waypoint x=\"845\" y=\"190\" />", Regla.DIBUJO, "flujo_ejecutarAccion_verificarCierre", "pasa por encima de"),
                roto("fuera de su calle", ACCION, "<dc:Bounds x=\"935\" y=\"167\" width=\"36\" height=\"36\" />", "<dc:Bounds x=\"935\" y=\"297\" width=\"36\" height=\"36\" />", Regla.DIBUJO, "evento_finAccion", "se sale de su calle"),
                roto("hueco en una tabla", TABLAS, "<text>&lt; 45</text>", "<text>&lt; 40</text>", Regla.TABLAS, "prioridad_entidad", "Ninguna regla de «", "Puntaje = 4"),
                roto("traslape en una tabla", TABLAS, "<text>[45..70)</text>", "<text>[45..75)</text>", Regla.TABLAS, "regla_prioridad_media", "responden a la vez cuando"),
                roto("regla sin anotar", TABLAS, "Municipio PDET: hace parte de los 170 municipios del Decreto Ley 893 de 2017.", "", Regla.ANOTACIONES, "regla_puntaje_pdet", "no dice por qué existe"),
                roto("valor que la entrada nunca tiene", TABLAS, "<text>\"G4\", \"G5\"</text>", "<text>\"G4\", \"G9\"</text>", Regla.TABLAS, "regla_puntaje_capacidadesBajas", "pregunta por «G9»"),
                roto("regla que nunca se aplica", TABLAS, "<text>[60..70)</text>", "<text>[30..35)</text>", Regla.TABLAS, "regla_desempeno_fiscalVulnerable", "nunca se aplica"),
                roto("salida que el código lee", TABLAS, "name=\"accionSugerida\"", "name=\"accion\"", Regla.CONTRATO, "prioridad_entidad", "ya no devuelve «accionSugerida»"),
                roto("campo quitado", VERIFICAR, "\"key\": \"concepto\"", "\"key\": \"observacion\"", Regla.CONTRATO, null, "Falta el campo «concepto»"),
                roto("opciones distintas", VERIFICAR, "\"label\": \"Sí\"", "\"label\": \"Claro\"", Regla.CONTRATO, "cumplida", "no son las del catálogo"),
                roto("componente que no se dibuja", VERIFICAR, "\"type\": \"textarea\"", "\"type\": \"filepicker\"", Regla.FORMULARIO, "concepto", "la bandeja de tareas no dibuja"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rotos")
    @Requisito("PS-51")
    @DisplayName("Cada modelo roto se niega con su frase, en su elemento")
    void rotos(String caso, String archivo, String antes, String despues, Regla regla, String elemento, List<String> palabras) {
        List<Hallazgo> hallazgos = REVISOR.revisar(cambiar(archivo, antes, despues));
        assertThat(hallazgos).as(hallazgos.toString()).anySatisfy(h -> {
            assertThat(h.grave()).isTrue();
            assertThat(h.regla()).isEqualTo(regla);
            assertThat(h.archivo()).isEqualTo(archivo);
            assertThat(h.elemento()).isEqualTo(elemento);
            assertThat(h.frase()).contains(palabras);
            assertThat(h.remedio()).isNotBlank();
        });
    }

    static Stream<Arguments> hostiles() {
        String abre = "<bpmn:serviceTask id=\"servicio_recordarAccion\" name=\"Recordar la acción a su responsable\" camunda:delegateExpression=\"${recordarAccionDelegate}\"";
        String tarea = "<bpmn:serviceTask id=\"servicio_recordarAccion\" name=\"Recordar la acción a su responsable\" ";
        return Stream.of(
                Arguments.of("entidad externa (XXE)", ACCION, "<bpmn:definitions ", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><bpmn:definitions ", "DOCTYPE"),
                Arguments.of("mil millones de risas", TABLAS, "<definitions ", "<!DOCTYPE x [<!ENTITY a \"ja\"><!ENTITY b \"&a;&a;&a;\">]><definitions ", "DOCTYPE"),
                Arguments.of("camunda:expression", ACCION, abre, tarea + "camunda:expression=\"${''.getClass().forName('java.lang.Runtime')}\"", "ejecutaría código"),
                Arguments.of("camunda:class", ACCION, abre, tarea + "camunda:class=\"java.lang.ProcessBuilder\"", "ejecutaría código"),
                Arguments.of("delegado fuera de la lista", ACCION, "${recordarAccionDelegate}", "${dataSource}", "no está en la lista permitida"),
                Arguments.of("código en una condición", ACCION, "${!accionCumplida}", "${''.getClass()}", "no se acepta"),
                Arguments.of("código en un vencimiento", ACCION, "${plazos.vencimientoDeAccion(accionId)}\">", "${jdbcTemplate.execute('drop table x')}\">", "no está entre las funciones permitidas"),
                Arguments.of("código en el nombre", ACCION, "name=\"Verificar el cumplimiento y cerrar\"", "name=\"${execution.getEngineServices()}\"", "no está entre las funciones permitidas"),
                Arguments.of("guion", ACCION, "<bpmn:serviceTask id=\"servicio_recordarAccion\"", "<bpmn:scriptTask id=\"servicio_otro\" scriptFormat=\"groovy\"><bpmn:script>x</bpmn:script></bpmn:scriptTask><bpmn:serviceTask id=\"servicio_recordarAccion\"", "guion"),
                Arguments.of("oyente", ACCION, "<camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>", "<camunda:executionListener class=\"x.Y\" event=\"start\" />", "camunda:executionListener"),
                Arguments.of("conector", CORTE, "<camunda:failedJobRetryTimeCycle>R3/PT1M</camunda:failedJobRetryTimeCycle>", "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>", "camunda:connector"),
                Arguments.of("condición en otro lenguaje", ACCION, "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">", "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">", "otro lenguaje"),
                Arguments.of("tabla con JavaScript", TABLAS, "typeRef=\"double\">", "typeRef=\"double\" expressionLanguage=\"javascript\">", "ejecutaría código"),
                Arguments.of("guion en un formulario", VERIFICAR, "\"label\": \"Concepto\"", "\"label\": \"<script>alert(1)</script>\"", "guion"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostiles")
    @Requisito("PS-51")
    @DisplayName("Lo hostil se niega con una frase")
    void hostiles(String caso, String archivo, String antes, String despues, String palabras) {
        assertThat(REVISOR.revisar(cambiar(archivo, antes, despues))).anySatisfy(h -> {
            assertThat(h.regla()).isEqualTo(Regla.SEGURIDAD);
            assertThat(h.grave()).isTrue();
            assertThat(h.frase()).contains(palabras);
        });
    }

    @Test
    @Requisito("PS-51")
    @DisplayName("Un campo de más en un formulario es solo un aviso: el diseñador puede agregarlo sin programar")
    void unCampoNuevo() {
        List<Hallazgo> hallazgos = REVISOR.revisar(cambiar(VERIFICAR, "{\n      \"type\": \"textarea\",\n      \"id\": \"concepto\"", """
                {"type": "textfield", "id": "radicado", "key": "radicado", "label": "Radicado", "layout": {"row": "fila_radicado", "columns": null}},
                {"type": "textarea", "id": "concepto\""""));
        assertThat(hallazgos).singleElement().satisfies(h -> {
            assertThat(h.grave()).isFalse();
            assertThat(h.elemento()).isEqualTo("radicado");
            assertThat(h.que()).contains("El campo «Radicado» es nuevo");
        });
    }

    @Test
    @Requisito("PS-51")
    @DisplayName("Lo que guarda Camunda Modeler pasa sin tocarlo, y no dice que cambie nada: reordena y agrega su nombre, nada más")
    void loQueGuardaCamundaModeler() {
        List<Archivo> guardados = new ArrayList<>();
        for (Archivo a : BUENOS) {
            InputStream guardado = getClass().getResourceAsStream("/camunda-modeler/" + a.nombre());
            guardados.add(guardado == null ? a : new Archivo(a.ruta(), texto(guardado)));
        }
        assertThat(guardados.stream().filter(g -> g.contenido().contains("exporter=\"Camunda Modeler\""))).as("modelos guardados por Camunda Modeler").hasSizeGreaterThanOrEqualTo(4);
        assertThat(REVISOR.revisar(guardados)).as("si cambió un modelo, ábralo en Camunda Modeler y guarde aquí su copia").isEmpty();
        for (int i = 0; i < BUENOS.size(); i++) {
            assertThat(Comparador.comparar(BUENOS.get(i), guardados.get(i))).as(BUENOS.get(i).ruta()).isEmpty();
        }
    }

    private static String texto(InputStream entrada) {
        try (entrada) {
            return new String(entrada.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Archivo> cambiar(String ruta, String antes, String despues) {
        List<Archivo> archivos = new ArrayList<>();
        for (Archivo a : BUENOS) {
            if (a.ruta().equals(ruta)) {
                assertThat(a.contenido()).as("lo que la prueba cambia").contains(antes);
                a = new Archivo(ruta, a.contenido().replace(antes, despues));
            }
            archivos.add(a);
        }
        return archivos;
    }

    private static Arguments roto(String caso, String archivo, String antes, String despues, Regla regla, String elemento, String... palabras) {
        return Arguments.of(caso, archivo, antes, despues, regla, elemento, List.of(palabras));
    }
}
