package co.gov.dnp.att.auditoria.proceso;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** Los modelos tal como se desplegaron, cada versión con el suyo. Una definición no cambia nunca: lo leído se conserva. */
@Component
public class ModelosDesplegados {

    /** Elemento del modelo: su nombre («» si no tiene), su clase BPMN y si lo hace una persona. */
    public record Elemento(String id, String nombre, String clase, boolean tarea) {
    }

    private final RepositoryService modelos;
    private final Map<String, Map<String, Elemento>> elementos = new ConcurrentHashMap<>();

    ModelosDesplegados(RepositoryService modelos) {
        this.modelos = modelos;
    }

    /** Los elementos de una definición, en el orden del archivo; vacío si la definición ya no existe. */
    public Map<String, Elemento> elementos(String definicion) {
        return elementos.computeIfAbsent(definicion, this::leer);
    }

    /** El nombre con que ese elemento aparece en su diagrama, o su identificador si no tiene. */
    public String nombre(String definicion, String elemento) {
        return Optional.ofNullable(elementos(definicion).get(elemento)).map(Elemento::nombre).filter(n -> !n.isBlank()).orElse(elemento);
    }

    /** Las tareas de persona de la última versión de cada proceso: identificador → nombre. */
    public Map<String, String> tareas() {
        Map<String, String> tareas = new LinkedHashMap<>();
        modelos.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionName().asc().list().forEach(d ->
                elementos(d.getId()).values().stream().filter(Elemento::tarea).forEach(e -> tareas.put(e.id(), e.nombre())));
        return tareas;
    }

    /** Los procesos desplegados: clave → nombre. */
    public Map<String, String> procesos() {
        Map<String, String> procesos = new LinkedHashMap<>();
        modelos.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionName().asc().list()
                .forEach(d -> procesos.put(d.getKey(), d.getName() == null ? d.getKey() : d.getName()));
        return procesos;
    }

    /** El archivo BPMN de esa definición; vacío si ya no existe. */
    public Optional<String> xml(String definicion) {
        try (InputStream archivo = modelos.getProcessModel(definicion)) {
            return Optional.of(new String(archivo.readAllBytes(), StandardCharsets.UTF_8));
        } catch (NotFoundException noExiste) {
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, Elemento> leer(String definicion) {
        Map<String, Elemento> leidos = new LinkedHashMap<>();
        try {
            modelos.getBpmnModelInstance(definicion).getModelElementsByType(FlowElement.class).forEach(e -> leidos.put(e.getId(),
                    new Elemento(e.getId(), e.getName() == null ? "" : e.getName().replaceAll("\\s+", " "),
                            e.getElementType().getTypeName(), e instanceof UserTask)));
        } catch (NotFoundException noExiste) {
            return Map.of();
        }
        return leidos;
    }
}
