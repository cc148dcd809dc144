package co.gov.dnp.att.expediente.proceso;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.expediente.Expediente;

/**
 * El modelo con que se abrió un expediente, dibujado con lo que ya se hizo y con dónde está (SI-16). Es una imagen SVG del
 * primer plano del modelo: la puede mostrar cualquier página sin guiones, y su descripción la dice un lector de pantalla.
 */
@Component
public class DiagramaDelTramite {

    private static final int MARGEN = 12;
    private static final double ANCHO_DE_LETRA = 6.4;
    private static final int RENGLON = 15;

    private final HistoryService historia;
    private final RepositoryService modelos;

    DiagramaDelTramite(HistoryService historia, RepositoryService modelos) {
        this.historia = historia;
        this.modelos = modelos;
    }

    /**
     * @param svg         la imagen, con sus medidas en pixeles
     * @param descripcion lo mismo en palabras: qué terminó, qué está en curso y qué falta
     * @param lugar       dónde está, de 0 (izquierda) a 1 (derecha)
     */
    public record Diagrama(String svg, String descripcion, double lugar) {
    }

    private enum Estado {
        HECHA("#0b6e3c", "#e7f6ed", 2), EN_CURSO("#004884", "#d6e4ff", 4), PENDIENTE("#52606d", "#ffffff", 1.5);

        final String linea;
        final String fondo;
        final double grueso;

        Estado(String linea, String fondo, double grueso) {
            this.linea = linea;
            this.fondo = fondo;
            this.grueso = grueso;
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
        return new Lienzo(modelos.getBpmnModelInstance(instancia.getProcessDefinitionId()), estados).terminar();
    }

    /** El primer plano del modelo, elemento por elemento. */
    private static final class Lienzo {

        private final StringBuilder svg = new StringBuilder();
        private final Map<String, Estado> estados;
        private final Map<Estado, List<String>> actividades = new HashMap<>();
        private double izquierda = Double.MAX_VALUE;
        private double arriba = Double.MAX_VALUE;
        private double derecha;
        private double abajo;
        private double actual = -1;

        Lienzo(BpmnModelInstance modelo, Map<String, Estado> estados) {
            this.estados = estados;
            BpmnPlane plano = modelo.getModelElementsByType(BpmnPlane.class).iterator().next();
            Collection<BpmnShape> figuras = plano.getChildElementsByType(BpmnShape.class);
            figuras.forEach(f -> medir(f.getBounds()));
            figuras.stream().filter(f -> f.getBpmnElement() instanceof Participant || f.getBpmnElement() instanceof Lane).forEach(this::calle);
            plano.getChildElementsByType(BpmnEdge.class).forEach(this::flujo);
            figuras.stream().filter(f -> !(f.getBpmnElement() instanceof Participant || f.getBpmnElement() instanceof Lane)).forEach(this::figura);
        }

        private void medir(Bounds b) {
            izquierda = Math.min(izquierda, b.getX());
            arriba = Math.min(arriba, b.getY());
            derecha = Math.max(derecha, b.getX() + b.getWidth());
            abajo = Math.max(abajo, b.getY() + b.getHeight());
        }

        Diagrama terminar() {
            double ancho = derecha - izquierda + 2 * MARGEN;
            double alto = abajo - arriba + 2 * MARGEN;
            String dibujo = ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%s\" height=\"%s\" viewBox=\"%s %s %s %s\" "
                    + "font-family=\"Arial, sans-serif\" font-size=\"12\" fill=\"none\">"
                    + "<defs><marker id=\"punta\" markerWidth=\"10\" markerHeight=\"8\" refX=\"9\" refY=\"4\" orient=\"auto\">"
                    + "<path d=\"M0 0L10 4L0 8Z\" fill=\"#52606d\"/></marker></defs>%s</svg>")
                    .formatted(n(ancho), n(alto), n(izquierda - MARGEN), n(arriba - MARGEN), n(ancho), n(alto), svg);
            return new Diagrama(dibujo, descripcion(), actual < 0 ? 1 : (actual - izquierda) / (derecha - izquierda));
        }

        private String descripcion() {
            return "Diagrama del procedimiento. " + List.of(Estado.HECHA, Estado.EN_CURSO, Estado.PENDIENTE).stream()
                    .filter(actividades::containsKey).map(e -> switch (e) {
                        case HECHA -> "Ya se hizo: ";
                        case EN_CURSO -> "En curso: ";
                        case PENDIENTE -> "Falta: ";
                    } + String.join("; ", actividades.get(e)) + ".").collect(Collectors.joining(" "));
        }

        private void calle(BpmnShape figura) {
            Bounds b = figura.getBounds();
            rectangulo(b, 0, "#9aa5b1", "none", 1);
            double x = b.getX() + 18;
            double y = b.getY() + b.getHeight() / 2;
            boolean participante = figura.getBpmnElement() instanceof Participant;
            svg.append("<text x=\"%s\" y=\"%s\" fill=\"#1f2933\" text-anchor=\"middle\" transform=\"rotate(-90 %s %s)\"%s>%s</text>"
                    .formatted(n(x), n(y), n(x), n(y), participante ? " font-weight=\"bold\"" : "",
                            limpio(recortado(nombre(figura.getBpmnElement()), b.getHeight()))));
            if (participante) {
                svg.append("<path d=\"M%s %sv%s\" stroke=\"#9aa5b1\"/>".formatted(n(b.getX() + 30), n(b.getY()), n(b.getHeight())));
            }
        }

        private void flujo(BpmnEdge arco) {
            String puntos = arco.getWaypoints().stream().map(p -> n(p.getX()) + "," + n(p.getY())).collect(Collectors.joining(" "));
            boolean secuencia = arco.getBpmnElement() instanceof SequenceFlow;
            svg.append("<polyline points=\"%s\" stroke=\"#52606d\" stroke-width=\"1.5\" %s/>".formatted(puntos,
                    secuencia ? "marker-end=\"url(#punta)\"" : "stroke-dasharray=\"2 4\""));
            rotulo(nombre(arco.getBpmnElement()), arco.getBpmnLabel());
        }

        private void figura(BpmnShape figura) {
            BaseElement elemento = figura.getBpmnElement();
            Bounds b = figura.getBounds();
            Estado estado = estados.getOrDefault(elemento.getId(), Estado.PENDIENTE);
            if (elemento instanceof Activity) {
                actividad(nombre(elemento), b, estado);
            } else if (elemento instanceof Event) {
                double r = b.getWidth() / 2;
                svg.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" stroke=\"%s\" fill=\"%s\" stroke-width=\"%s\"/>".formatted(n(b.getX() + r),
                        n(b.getY() + r), n(r), estado.linea, estado.fondo, n(elemento instanceof EndEvent ? 4 : estado.grueso)));
                rotulo(nombre(elemento), figura.getBpmnLabel());
            } else if (elemento instanceof Gateway) {
                svg.append("<path d=\"M%s %sl%s %sl-%s %sl-%s -%sZ\" stroke=\"%s\" fill=\"%s\" stroke-width=\"%s\"/>".formatted(
                        n(b.getX() + b.getWidth() / 2), n(b.getY()), n(b.getWidth() / 2), n(b.getHeight() / 2), n(b.getWidth() / 2),
                        n(b.getHeight() / 2), n(b.getWidth() / 2), n(b.getHeight() / 2), estado.linea, estado.fondo, n(estado.grueso)));
                renglones(List.of("×"), b.getX() + b.getWidth() / 2, b.getY() + b.getHeight() / 2, "#1f2933", true);
                rotulo(nombre(elemento), figura.getBpmnLabel());
            } else if (elemento instanceof TextAnnotation nota && nota.getText() != null) {
                svg.append("<path d=\"M%s %sh-10v%sh10\" stroke=\"#52606d\"/>".formatted(n(b.getX() + 10), n(b.getY()), n(b.getHeight())));
                renglones(partir(nota.getText().getTextContent(), b.getWidth() - 10), b.getX() + b.getWidth() / 2, b.getY() + b.getHeight() / 2,
                        "#52606d", false);
            }
        }

        private void actividad(String nombre, Bounds b, Estado estado) {
            actividades.computeIfAbsent(estado, e -> new ArrayList<>()).add(nombre);
            rectangulo(b, 10, estado.linea, estado.fondo, estado.grueso);
            renglones(partir(nombre, b.getWidth() - 12), b.getX() + b.getWidth() / 2, b.getY() + b.getHeight() / 2, "#1f2933",
                    estado == Estado.EN_CURSO);
            if (estado != Estado.PENDIENTE) {
                // El estado no depende solo del color
                svg.append("<text x=\"%s\" y=\"%s\" fill=\"%s\" font-weight=\"bold\" text-anchor=\"middle\" font-size=\"13\">%s</text>".formatted(
                        n(b.getX() + b.getWidth() / 2), n(b.getY() - 8), estado.linea, estado == Estado.HECHA ? "✓ Hecha" : "▼ Está aquí"));
            }
            if (estado == Estado.EN_CURSO && actual < 0) {
                actual = b.getX() + b.getWidth() / 2;
            }
        }

        private void rectangulo(Bounds b, int redondo, String linea, String fondo, double grueso) {
            svg.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%d\" stroke=\"%s\" fill=\"%s\" stroke-width=\"%s\"/>".formatted(
                    n(b.getX()), n(b.getY()), n(b.getWidth()), n(b.getHeight()), redondo, linea, fondo, n(grueso)));
        }

        private void rotulo(String texto, BpmnLabel etiqueta) {
            if (!texto.isEmpty() && etiqueta != null && etiqueta.getBounds() != null) {
                Bounds b = etiqueta.getBounds();
                renglones(partir(texto, Math.max(b.getWidth(), 90)), b.getX() + b.getWidth() / 2, b.getY() + b.getHeight() / 2, "#1f2933", false);
            }
        }

        private void renglones(List<String> renglones, double x, double centro, String color, boolean negrilla) {
            double y = centro - (renglones.size() - 1) * RENGLON / 2.0 + 4;
            svg.append("<text fill=\"%s\" text-anchor=\"middle\"%s>".formatted(color, negrilla ? " font-weight=\"bold\"" : ""));
            for (String renglon : renglones) {
                svg.append("<tspan x=\"%s\" y=\"%s\">%s</tspan>".formatted(n(x), n(y), limpio(renglon)));
                y += RENGLON;
            }
            svg.append("</text>");
        }

        private static List<String> partir(String texto, double ancho) {
            List<String> renglones = new ArrayList<>();
            StringBuilder renglon = new StringBuilder();
            for (String palabra : texto.strip().split("\\s+")) {
                if (!renglon.isEmpty() && (renglon.length() + 1 + palabra.length()) * ANCHO_DE_LETRA > ancho) {
                    renglones.add(renglon.toString());
                    renglon.setLength(0);
                }
                renglon.append(renglon.isEmpty() ? "" : " ").append(palabra);
            }
            renglones.add(renglon.toString());
            return renglones;
        }

        private static String recortado(String texto, double ancho) {
            int caben = (int) (ancho / ANCHO_DE_LETRA);
            return texto.length() <= caben ? texto : texto.substring(0, Math.max(1, caben - 1)) + "…";
        }

        private static String nombre(ModelElementInstance elemento) {
            String nombre = elemento == null ? null : elemento.getAttributeValue("name");
            return nombre == null ? "" : nombre.strip();
        }

        private static String limpio(String texto) {
            return texto.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        private static String n(double valor) {
            return String.format(Locale.ROOT, "%.1f", valor);
        }
    }
}
