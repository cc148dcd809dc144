package co.gov.dnp.att.auditoria.proceso;

import java.util.List;
import java.util.Optional;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.springframework.stereotype.Component;

/** Las tablas DMN que evaluó el motor, cada versión como se desplegó (FO-06). */
@Component
public class TablasDesplegadas {

    /** @param condiciones en el orden de las entradas; «–» no pregunta nada; @param salidas en el orden de las salidas */
    public record Regla(String id, List<String> condiciones, List<String> salidas, String anotacion) {
    }

    public record Tabla(String nombre, int version, List<String> entradas, List<String> salidas, List<Regla> reglas) {
    }

    private final RepositoryService modelos;

    TablasDesplegadas(RepositoryService modelos) {
        this.modelos = modelos;
    }

    /** Vacía si esa definición ya no está en el motor o no es una tabla. */
    public Optional<Tabla> tabla(String definicion) {
        try {
            var desplegada = modelos.getDecisionDefinition(definicion);
            Decision decision = modelos.getDmnModelInstance(definicion).getModelElementById(desplegada.getKey());
            return decision != null && decision.getExpression() instanceof DecisionTable t ? Optional.of(leer(t, desplegada.getName(), desplegada.getVersion()))
                    : Optional.empty();
        } catch (NotFoundException noEsta) {
            return Optional.empty();
        }
    }

    private static Tabla leer(DecisionTable tabla, String nombre, int version) {
        return new Tabla(nombre, version,
                tabla.getInputs().stream().map(e -> e.getLabel() == null ? e.getInputExpression().getTextContent().strip() : e.getLabel()).toList(),
                tabla.getOutputs().stream().map(s -> s.getLabel() == null ? s.getName() : s.getLabel()).toList(),
                tabla.getRules().stream().map(r -> new Regla(r.getId(), r.getInputEntries().stream().map(TablasDesplegadas::texto).toList(),
                        r.getOutputEntries().stream().map(TablasDesplegadas::texto).toList(),
                        r.getDescription() == null ? "" : r.getDescription().getTextContent().strip())).toList());
    }

    private static String texto(DmnElement celda) {
        String texto = celda.getTextContent().strip();
        return texto.isEmpty() || texto.equals("-") ? "–" : texto;
    }
}
