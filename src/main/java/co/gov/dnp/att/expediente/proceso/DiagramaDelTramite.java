package co.gov.dnp.att.expediente.proceso;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.plataforma.modelos.DibujoBpmn;
import co.gov.dnp.att.plataforma.modelos.Marca;

/** El modelo con que se abrió un expediente, con lo que ya se hizo y dónde está (SI-16). */
@Component
public class DiagramaDelTramite {

    private final HistoryService historia;
    private final RepositoryService modelos;

    DiagramaDelTramite(HistoryService historia, RepositoryService modelos) {
        this.historia = historia;
        this.modelos = modelos;
    }

    /**
     * @param svg         el primer plano del modelo; lo hecho lleva la clase {@code recorrido} y lo que está en curso, {@code actual}
     * @param descripcion lo mismo en palabras: qué se hizo, qué está en curso y qué falta
     */
    public record Diagrama(String svg, String descripcion) {
    }

    /** El estado no depende solo del color: lleva además un signo y lo que se lee. */
    private enum Estado {
        HECHA("Ya se hizo", new Marca(Set.of("recorrido"), "✓", "Ya se hizo")),
        EN_CURSO("En curso", new Marca(Set.of("actual"), "Aquí", "Está aquí")),
        PENDIENTE("Falta", null);

        final String rotulo;
        final Marca marca;

        Estado(String rotulo, Marca marca) {
            this.rotulo = rotulo;
            this.marca = marca;
        }
    }

    /** @return vacío si el expediente no nació de una instancia del motor */
    public Optional<Diagrama> de(Expediente expediente) {
        return Optional.ofNullable(expediente.getInstanciaProceso())
                .map(id -> historia.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult()).map(this::dibujar);
    }

    private Diagrama dibujar(HistoricProcessInstance instancia) {
        Map<String, Estado> estados = new HashMap<>();
        historia.createHistoricActivityInstanceQuery().processInstanceId(instancia.getId()).list().forEach(a -> {
            if (a.getEndTime() == null) {
                estados.put(a.getActivityId(), Estado.EN_CURSO);
            } else if (!a.isCanceled()) {
                estados.putIfAbsent(a.getActivityId(), Estado.HECHA);
            }
        });
        Map<String, Marca> marcas = new HashMap<>();
        Map<Estado, List<String>> actividades = new EnumMap<>(Estado.class);
        modelos.getBpmnModelInstance(instancia.getProcessDefinitionId()).getModelElementsByType(Process.class)
                .forEach(p -> p.getFlowElements().stream().filter(Activity.class::isInstance).forEach(a -> {
                    Estado estado = estados.getOrDefault(a.getId(), Estado.PENDIENTE);
                    actividades.computeIfAbsent(estado, e -> new ArrayList<>()).add(a.getName());
                    if (estado.marca != null) {
                        marcas.put(a.getId(), estado.marca);
                    }
                }));
        List<String> frases = new ArrayList<>();
        actividades.forEach((estado, nombres) -> frases.add(estado.rotulo + ": " + String.join("; ", nombres) + "."));
        DibujoBpmn dibujo = DibujoBpmn.de(xml(instancia.getProcessDefinitionId()));
        return new Diagrama(dibujo.svg(dibujo.planos().get(0).elemento(), marcas, null), String.join(" ", frases));
    }

    private String xml(String definicion) {
        try (InputStream modelo = modelos.getProcessModel(definicion)) {
            return new String(modelo.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
