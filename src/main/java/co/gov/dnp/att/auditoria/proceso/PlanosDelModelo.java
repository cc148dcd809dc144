package co.gov.dnp.att.auditoria.proceso;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.plataforma.modelos.DibujoBpmn;
import co.gov.dnp.att.plataforma.modelos.Marca;

/** La forma de cada versión desplegada: nodos, flujos con su condición, planos dibujables y formulario de cada elemento (PS-50, PS-51). */
@Component
public class PlanosDelModelo {

    /**
     * @param clase nombre BPMN del elemento: userTask, exclusiveGateway…
     * @param padre subproceso que lo contiene; nulo en el nivel superior
     * @param formulario identificador de su formulario; nulo si no tiene
     */
    public record Nodo(String id, String nombre, String clase, String padre, String formulario) {
    }

    /** @param condicion expresión que lo habilita; nula si no pregunta nada */
    public record Flujo(String id, String nombre, String destino, String condicion, boolean porDefecto) {
    }

    /** @param salidas nodo → flujos que salen de él, en el orden del archivo */
    public record Forma(Map<String, Nodo> nodos, Map<String, List<Flujo>> salidas) {

        /** Si un elemento es ese otro o está dentro de él. */
        public boolean dentro(String elemento, String contenedor) {
            for (String e = elemento; e != null; e = nodos.containsKey(e) ? nodos.get(e).padre() : null) {
                if (e.equals(contenedor)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static final Forma VACIA = new Forma(Map.of(), Map.of());

    private final RepositoryService modelos;
    private final ModelosDesplegados archivos;
    private final Map<String, Forma> formas = new ConcurrentHashMap<>();
    private final Map<String, Optional<DibujoBpmn>> dibujos = new ConcurrentHashMap<>();

    PlanosDelModelo(RepositoryService modelos, ModelosDesplegados archivos) {
        this.modelos = modelos;
        this.archivos = archivos;
    }

    /** Vacía si la definición ya no existe. */
    public Forma forma(String definicion) {
        return formas.computeIfAbsent(definicion, this::leer);
    }

    /** Los planos de esa versión, el principal primero; ninguno si la definición ya no existe o no trae dibujo. */
    public List<DibujoBpmn.Plano> planos(String definicion) {
        return dibujo(definicion).map(d -> sincronizado(d, DibujoBpmn::planos)).orElse(List.of());
    }

    /** El archivo BPMN de esa definición; vacío si ya no existe. */
    public Optional<String> xml(String definicion) {
        return archivos.xml(definicion);
    }

    /** Un plano con lo que se destaca de él y adónde lleva cada elemento. */
    public String svg(String definicion, String plano, Map<String, Marca> marcas, Function<String, String> enlace) {
        return sincronizado(dibujo(definicion).orElseThrow(), d -> d.svg(plano, marcas, enlace));
    }

    private Optional<DibujoBpmn> dibujo(String definicion) {
        return dibujos.computeIfAbsent(definicion, d -> archivos.xml(d).map(DibujoBpmn::de));
    }

    /** El árbol XML que hay debajo no admite dos lecturas a la vez. */
    private static <T> T sincronizado(DibujoBpmn dibujo, Function<DibujoBpmn, T> uso) {
        synchronized (dibujo) {
            return uso.apply(dibujo);
        }
    }

    private Forma leer(String definicion) {
        BpmnModelInstance modelo;
        try {
            modelo = modelos.getBpmnModelInstance(definicion);
        } catch (NotFoundException noExiste) {
            return VACIA;
        }
        Map<String, Nodo> nodos = new LinkedHashMap<>();
        Map<String, List<Flujo>> salidas = new LinkedHashMap<>();
        for (FlowNode n : modelo.getModelElementsByType(FlowNode.class)) {
            String formulario = n instanceof UserTask t ? t.getCamundaFormRef() : n instanceof StartEvent s ? s.getCamundaFormRef() : null;
            nodos.put(n.getId(), new Nodo(n.getId(), n.getName() == null ? "" : n.getName().replaceAll("\\s+", " "),
                    n.getElementType().getTypeName(), n.getParentElement() instanceof SubProcess s ? s.getId() : null, formulario));
        }
        for (SequenceFlow f : modelo.getModelElementsByType(SequenceFlow.class)) {
            ConditionExpression condicion = f.getConditionExpression();
            salidas.computeIfAbsent(f.getSource().getId(), o -> new ArrayList<>()).add(new Flujo(f.getId(), f.getName() == null ? "" : f.getName(),
                    f.getTarget().getId(), condicion == null ? null : condicion.getTextContent().strip(),
                    f.getSource() instanceof ExclusiveGateway g && f.equals(g.getDefault())));
        }
        return new Forma(nodos, salidas);
    }
}
