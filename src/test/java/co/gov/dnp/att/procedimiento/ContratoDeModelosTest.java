package co.gov.dnp.att.procedimiento;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.gov.dnp.att.Requisito;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Los modelos cumplen las convenciones y coinciden con los contratos: lo que un diseñador rompa se dice aquí, antes de desplegar. */
class ContratoDeModelosTest {

    private static final Pattern HECHO_POR_MAQUINA = Pattern.compile(".*_[0-9a-z]{7}$");
    private static final Map<Class<? extends BaseElement>, String> PREFIJOS = Map.of(
            UserTask.class, "tarea_", ServiceTask.class, "servicio_", BusinessRuleTask.class, "regla_",
            CallActivity.class, "llamada_", SubProcess.class, "actividad_", ExclusiveGateway.class, "compuerta_",
            StartEvent.class, "evento_", EndEvent.class, "evento_", BoundaryEvent.class, "evento_", SequenceFlow.class, "flujo_");

    static Stream<File> modelos() {
        return Arrays.stream(new File("processes").listFiles((d, n) -> n.endsWith(".bpmn"))).sorted();
    }

    static Stream<Arguments> contratos() {
        return Stream.of(
                Arguments.of(AsistenciaTecnicaTerritorial.CLAVE, AsistenciaTecnicaTerritorial.Elemento.class,
                        AsistenciaTecnicaTerritorial.Variable.class),
                Arguments.of(MonitoreoSeguimiento.CLAVE, MonitoreoSeguimiento.Elemento.class, MonitoreoSeguimiento.Variable.class),
                Arguments.of(AccionPtEd05.CLAVE, AccionPtEd05.Elemento.class, AccionPtEd05.Variable.class));
    }

    private static BpmnModelInstance modelo(String clave) {
        return modelos().map(Bpmn::readModelFromFile).filter(m -> m.getModelElementById(clave) instanceof Process).findFirst()
                .orElseThrow(() -> new AssertionError("Ningún modelo tiene el proceso «" + clave + "»."));
    }

    @ParameterizedTest
    @MethodSource("contratos")
    @DisplayName("Cada elemento que el código nombra existe en el modelo")
    void elementosDelContrato(String clave, Class<?> elementos, Class<?> variables) throws IllegalAccessException {
        BpmnModelInstance m = modelo(clave);
        for (String id : constantes(elementos)) {
            assertThat((Object) m.getModelElementById(id)).as("El modelo de %s no tiene «%s»", clave, id).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("contratos")
    @DisplayName("Cada variable que una compuerta, tarea o llamada del modelo usa está en un contrato")
    void variablesDelContrato(String clave, Class<?> elementos, Class<?> variables) throws Exception {
        Set<String> conocidas = new TreeSet<>(Set.of("execution", "task", "plazos", "grupos", "cortes", "acciones"));
        for (Arguments c : contratos().toList()) {
            conocidas.addAll(constantes((Class<?>) c.get()[2]));
        }
        String xml = Bpmn.convertToString(modelo(clave));
        Matcher expresion = Pattern.compile("[$#]\\{([^}]*)}").matcher(xml);
        List<String> desconocidas = new ArrayList<>();
        while (expresion.find()) {
            String sinTextos = expresion.group(1).replaceAll("'[^']*'", "").replaceAll("\\.\\w+", "");
            Matcher nombre = Pattern.compile("[A-Za-z]\\w*").matcher(sinTextos);
            while (nombre.find()) {
                String n = nombre.group();
                if (!conocidas.contains(n) && !n.endsWith("Delegate") && !Set.of("true", "false", "not", "and", "or", "empty", "null").contains(n)) {
                    desconocidas.add(n + " en " + expresion.group());
                }
            }
        }
        assertThat(desconocidas).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modelos")
    @DisplayName("Identificadores por clase y a mano; nombres en cada elemento que una persona lee")
    void identificadores(File archivo) {
        BpmnModelInstance m = Bpmn.readModelFromFile(archivo);
        List<String> faltas = new ArrayList<>();
        PREFIJOS.forEach((clase, prefijo) -> m.getModelElementsByType(clase).forEach(e -> {
            if (!e.getId().startsWith(prefijo)) {
                faltas.add(e.getId() + " debe empezar por «" + prefijo + "»");
            }
            if (HECHO_POR_MAQUINA.matcher(e.getId()).matches() && e.getId().matches(".*\\d.*")) {
                faltas.add(e.getId() + " parece puesto por la herramienta: póngale un nombre");
            }
            if (e instanceof FlowNode n && !(e instanceof ExclusiveGateway g && g.getOutgoing().size() < 2)
                    && (n.getName() == null || n.getName().isBlank())) {
                faltas.add(e.getId() + " no tiene nombre");
            }
        }));
        assertThat(faltas).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modelos")
    @DisplayName("Cada tarea de usuario: formulario ligado al despliegue, grupo candidato, vencimiento y documentación con su numeral")
    void tareasDeUsuario(File archivo) throws Exception {
        Set<String> formularios = idsDeFormularios();
        List<String> faltas = new ArrayList<>();
        for (UserTask t : Bpmn.readModelFromFile(archivo).getModelElementsByType(UserTask.class)) {
            if (t.getCamundaFormRef() == null || !formularios.contains(t.getCamundaFormRef())) {
                faltas.add(t.getId() + ": no existe el formulario «" + t.getCamundaFormRef() + "»");
            }
            if (!"deployment".equals(t.getCamundaFormRefBinding())) {
                faltas.add(t.getId() + ": el formulario debe ligarse al despliegue");
            }
            if (t.getCamundaCandidateGroups() == null) {
                faltas.add(t.getId() + ": falta el grupo candidato");
            }
            if (t.getCamundaDueDate() == null || t.getCamundaDueDate().matches("P\\d.*")) {
                faltas.add(t.getId() + ": el vencimiento sale de los plazos, no de un número en el modelo");
            }
            String doc = t.getDocumentations().stream().map(d -> d.getTextContent()).collect(Collectors.joining());
            if (!doc.matches("(?s).*(Cuadro No 5|PT-ED-05|Lineamiento).*")) {
                faltas.add(t.getId() + ": la documentación debe citar su numeral");
            }
        }
        assertThat(faltas).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modelos")
    @DisplayName("Cada compuerta que divide pregunta, responde y tiene una salida por defecto")
    void compuertas(File archivo) {
        List<String> faltas = new ArrayList<>();
        for (ExclusiveGateway g : Bpmn.readModelFromFile(archivo).getModelElementsByType(ExclusiveGateway.class)) {
            if (g.getOutgoing().size() < 2) {
                continue;
            }
            if (g.getName() == null || !g.getName().startsWith("¿")) {
                faltas.add(g.getId() + ": escriba la pregunta");
            }
            if (g.getDefault() == null) {
                faltas.add(g.getId() + ": falta la salida por defecto");
            }
            g.getOutgoing().stream().filter(f -> f.getName() == null || f.getName().isBlank())
                    .forEach(f -> faltas.add(f.getId() + ": escriba la respuesta"));
            g.getOutgoing().stream().filter(f -> f != g.getDefault() && f.getConditionExpression() == null)
                    .forEach(f -> faltas.add(f.getId() + ": falta la condición"));
        }
        assertThat(faltas).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modelos")
    @DisplayName("Plazos y periodicidades son datos: ningún temporizador lleva un número en el modelo")
    void temporizadores(File archivo) {
        String xml = Bpmn.convertToString(Bpmn.readModelFromFile(archivo));
        Matcher m = Pattern.compile("<(?:bpmn2?:)?time(Date|Duration|Cycle)[^>]*>([^<]*)<").matcher(xml);
        while (m.find()) {
            assertThat(m.group(2)).startsWith("${");
        }
    }

    @Test
    @Requisito({"PS-01", "PS-26"})
    @DisplayName("El proceso se lee como el Cuadro No 5: ocho actividades numeradas, una compuerta que vuelve a la 2, un fin")
    void comoElCuadroNo5() {
        BpmnModelInstance m = modelo(AsistenciaTecnicaTerritorial.CLAVE);
        Process proceso = m.getModelElementById(AsistenciaTecnicaTerritorial.CLAVE);
        List<String> numeradas = proceso.getFlowElements().stream().map(e -> e.getName()).filter(n -> n != null && n.matches("(?s)\\d\\. .*"))
                .sorted().toList();
        assertThat(numeradas).hasSize(8);
        assertThat(numeradas.stream().map(n -> n.substring(0, 1))).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        List<ExclusiveGateway> decisiones = proceso.getFlowElements().stream().filter(ExclusiveGateway.class::isInstance)
                .map(ExclusiveGateway.class::cast).filter(g -> g.getOutgoing().size() > 1).toList();
        assertThat(decisiones).singleElement().extracting(ExclusiveGateway::getName).isEqualTo("¿Se requiere ajustar el plan de trabajo?");
        FlowNode destino = ((SequenceFlow) m.getModelElementById("flujo_requiereAjuste_si")).getTarget();
        while (destino instanceof ExclusiveGateway) {
            destino = destino.getOutgoing().iterator().next().getTarget();
        }
        assertThat(destino.getName()).startsWith("2. ");
        assertThat(proceso.getFlowElements().stream().filter(EndEvent.class::isInstance).map(BaseElement::getId))
                .as("un fin, más la salida anticipada «sin competencia» del numeral 4, actividad 1")
                .containsExactlyInAnyOrder(AsistenciaTecnicaTerritorial.Elemento.FIN,
                        AsistenciaTecnicaTerritorial.Elemento.FIN_SIN_COMPETENCIA);
    }

    private static Set<String> idsDeFormularios() throws Exception {
        try (Stream<Path> archivos = Files.walk(Path.of("forms"))) {
            Set<String> ids = new TreeSet<>();
            for (Path p : archivos.filter(a -> a.toString().endsWith(".form")).toList()) {
                ids.add(new com.fasterxml.jackson.databind.ObjectMapper().readTree(p.toFile()).get("id").asText());
            }
            return ids;
        }
    }

    private static Set<String> constantes(Class<?> clase) throws IllegalAccessException {
        Set<String> valores = new TreeSet<>();
        for (Field f : clase.getDeclaredFields()) {
            if (Modifier.isStatic(f.getModifiers()) && f.getType() == String.class) {
                valores.add((String) f.get(null));
            }
        }
        return valores;
    }
}
