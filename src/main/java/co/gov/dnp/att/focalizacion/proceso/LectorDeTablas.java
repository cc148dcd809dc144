package co.gov.dnp.att.focalizacion.proceso;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.gov.dnp.att.focalizacion.Tabla;
import co.gov.dnp.att.focalizacion.TablaAplicada;
import co.gov.dnp.att.plataforma.Rechazo;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedOutput;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionImpl;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Lee una tabla de decisión y la deja lista para evaluarla miles de veces con el motor DMN, sin historia. */
class LectorDeTablas {

    private static final Pattern PALABRA = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final ThreadLocal<DmnDecisionTableEvaluationEvent> evaluada = new ThreadLocal<>();
    private final DmnEngine motor;

    LectorDeTablas() {
        DefaultDmnEngineConfiguration configuracion = new DefaultDmnEngineConfiguration();
        configuracion.setFeelEngineFactory(FeelConCache::new);
        configuracion.customPostDecisionTableEvaluationListeners(List.of(evaluada::set));
        motor = configuracion.buildEngine();
    }

    /** @throws Rechazo si la decisión no es una tabla o le faltan las salidas de la regla base */
    TablaEvaluable leer(Tabla tabla, String clave, String definicionId, int version, byte[] modelo) {
        DmnModelInstance leido = Dmn.readModelFromStream(new ByteArrayInputStream(modelo));
        Decision decision = leido.getModelElementById(clave);
        if (!(decision.getExpression() instanceof DecisionTable contenido)) {
            throw Rechazo.de("La decisión «" + clave + "» debe ser una tabla de decisión.");
        }
        Set<String> salidas = contenido.getOutputs().stream().map(o -> o.getName()).collect(Collectors.toSet());
        Rechazo.siHay(tabla.salidas().stream().filter(s -> !salidas.contains(s))
                .map(s -> "La tabla «" + clave + "» no devuelve la salida «" + s + "» que tiene la regla base.").toList());
        DmnDecision ejecutable = motor.parseDecision(clave, new ByteArrayInputStream(modelo));
        soltar(ejecutable);
        Set<String> nombres = new TreeSet<>();
        nombrar(leido, ejecutable, nombres);
        return new TablaEvaluable(copia(tabla, clave, decision, contenido, definicionId, version), ejecutable, List.copyOf(nombres));
    }

    /** Toda palabra escrita en una celda de la decisión o de sus auxiliares: de ninguna otra variable puede depender la respuesta. */
    private static void nombrar(DmnModelInstance leido, DmnDecision decision, Set<String> nombres) {
        for (Text celda : leido.getModelElementsByType(Text.class)) {
            if (esDe(celda, decision.getKey())) {
                PALABRA.matcher(celda.getTextContent()).results().map(MatchResult::group).forEach(nombres::add);
            }
        }
        decision.getRequiredDecisions().forEach(auxiliar -> nombrar(leido, auxiliar, nombres));
    }

    private static boolean esDe(ModelElementInstance elemento, String decision) {
        return elemento instanceof Decision d ? d.getId().equals(decision) : elemento.getParentElement() != null && esDe(elemento.getParentElement(), decision);
    }

    /**
     * El servicio evalúa las cinco tablas por turno, porque el cupo depende de todas las entidades (B.2): una no debe volver
     * a evaluar las anteriores. Las tablas auxiliares que una unidad agregue sí se evalúan.
     */
    private static void soltar(DmnDecision decision) {
        Collection<DmnDecision> requeridas = decision.getRequiredDecisions();
        List<DmnDecision> auxiliares = requeridas.stream().filter(r -> Stream.of(Tabla.values())
                .noneMatch(t -> r.getKey().equals(t.clave()) || r.getKey().startsWith(t.clave() + "_"))).toList();
        auxiliares.forEach(LectorDeTablas::soltar);
        ((DmnDecisionImpl) decision).setRequiredDecision(new ArrayList<>(auxiliares));
    }

    private static TablaAplicada copia(Tabla tabla, String clave, Decision decision, DecisionTable contenido,
            String definicionId, int version) {
        List<String> variables = new ArrayList<>();
        Map<String, String> columnas = new LinkedHashMap<>();
        for (Input entrada : contenido.getInputs()) {
            String variable = entrada.getInputExpression().getText().getTextContent().strip();
            variables.add(variable);
            columnas.put(variable, entrada.getLabel() == null ? variable : entrada.getLabel());
        }
        List<TablaAplicada.Regla> reglas = new ArrayList<>();
        for (Rule regla : contenido.getRules()) {
            Map<String, String> condiciones = new LinkedHashMap<>();
            int columna = 0;
            for (InputEntry celda : regla.getInputEntries()) {
                String texto = celda.getText() == null ? "" : celda.getText().getTextContent().strip();
                if (!texto.isEmpty() && !texto.equals("-")) {
                    condiciones.merge(variables.get(columna), texto, (a, b) -> a + " y " + b);
                }
                columna++;
            }
            String anotacion = regla.getDescription() == null ? "" : regla.getDescription().getTextContent().strip();
            reglas.add(new TablaAplicada.Regla(regla.getId(), reglas.size() + 1, anotacion, condiciones));
        }
        return new TablaAplicada(tabla, clave, decision.getName(), definicionId, version, columnas, reglas);
    }

    /** Tabla lista para evaluar; sirve a varios hilos. */
    class TablaEvaluable {

        private final TablaAplicada copia;
        private final DmnDecision decision;
        private final List<String> nombres;

        TablaEvaluable(TablaAplicada copia, DmnDecision decision, List<String> nombres) {
            this.copia = copia;
            this.decision = decision;
            this.nombres = nombres;
        }

        TablaAplicada copia() {
            return copia;
        }

        /** Las variables de que puede depender la respuesta, con su valor: dos entidades que no difieren en ellas reciben la misma. */
        Map<String, Object> pregunta(Map<String, Object> variables) {
            Map<String, Object> pregunta = new HashMap<>();
            for (String nombre : nombres) {
                if (variables.containsKey(nombre)) {
                    pregunta.put(nombre, variables.get(nombre));
                }
            }
            return pregunta;
        }

        Evaluacion evaluar(Map<String, Object> variables) {
            motor.evaluateDecisionTable(decision, Variables.fromMap(variables));
            DmnDecisionTableEvaluationEvent hecho = evaluada.get();
            evaluada.remove();
            List<Evaluacion.Acierto> aciertos = hecho.getMatchingRules().stream()
                    .map(r -> new Evaluacion.Acierto(r.getId(), salidas(r.getOutputEntries()))).toList();
            Object agregado = hecho.getCollectResultValue() == null ? null : hecho.getCollectResultValue().getValue();
            return new Evaluacion(aciertos, agregado instanceof Number n ? n : null);
        }

        private static Map<String, Object> salidas(Map<String, DmnEvaluatedOutput> celdas) {
            Map<String, Object> valores = new LinkedHashMap<>();
            celdas.values().forEach(c -> valores.put(c.getOutputName(), c.getValue().getValue()));
            return valores;
        }
    }
}
