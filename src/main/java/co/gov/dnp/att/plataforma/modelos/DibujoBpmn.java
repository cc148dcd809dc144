package co.gov.dnp.att.plataforma.modelos;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Association;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MessageFlow;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TerminateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.TextAnnotation;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnPlane;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.DiagramElement;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/**
 * Un modelo BPMN como dibujo SVG, con la misma geometría que guardó Camunda Modeler. Cada elemento es un grupo con clase y
 * {@code data-elemento}: quien lo pide decide qué destaca con {@link Marca}. Los colores son atributos de presentación, así el dibujo se
 * lee solo (en un PDF) y una hoja de estilos lo puede cambiar; no lleva estilos en línea ni guiones.
 */
public final class DibujoBpmn {

    private static final double LETRA = 12;
    private static final double MARGEN = 24;
    private static final double ANCHO_ROTULO = 96;
    private static final String TINTA = "#1f2933";
    private static final String LINEA = "#52606d";

    /** Un plano del modelo: el principal o el de un subproceso plegado. */
    public record Plano(String elemento, String nombre, boolean principal) {
    }

    private final BpmnModelInstance modelo;
    private final Map<String, BpmnPlane> planos = new LinkedHashMap<>();
    private final Map<String, List<Trozo>> hojas = new HashMap<>();
    private List<Plano> lista;

    private DibujoBpmn(BpmnModelInstance modelo) {
        this.modelo = modelo;
        modelo.getModelElementsByType(BpmnPlane.class).forEach(p -> planos.put(p.getBpmnElement().getId(), p));
    }

    /** @throws org.camunda.bpm.model.xml.ModelParseException si no es un archivo BPMN */
    public static DibujoBpmn de(String xml) {
        return new DibujoBpmn(Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }

    /** Los planos que tienen dibujo, el principal primero. */
    public List<Plano> planos() {
        if (lista == null) {
            lista = listar();
        }
        return lista;
    }

    private List<Plano> listar() {
        return planos.values().stream().map(p -> new Plano(p.getBpmnElement().getId(), nombre(p.getBpmnElement()),
                !(p.getBpmnElement() instanceof SubProcess))).sorted(Comparator.comparing(p -> !p.principal())).toList();
    }

    /** El plano donde está dibujado un elemento. */
    public Optional<String> planoDe(String elemento) {
        return planos.entrySet().stream().filter(p -> p.getValue().getDiagramElements().stream()
                .anyMatch(d -> elementoDe(d).map(e -> e.getId().equals(elemento)).orElse(false))).map(Map.Entry::getKey).findFirst();
    }

    /**
     * @param plano identificador que da {@link #planos()}
     * @param marcas qué se destaca de cada elemento
     * @param enlace adónde lleva cada elemento; nulo si no lleva a ninguna parte
     * @throws IllegalArgumentException si el modelo no tiene ese plano
     */
    public String svg(String plano, Map<String, Marca> marcas, Function<String, String> enlace) {
        BpmnPlane dibujado = planos.get(plano);
        if (dibujado == null) {
            throw new IllegalArgumentException("El modelo no tiene el plano «" + plano + "».");
        }
        // Recorrer el árbol XML es lo caro: se hace una vez por plano y lo que cambia de una petición a otra se llena después
        List<Trozo> trozos = hojas.computeIfAbsent(plano, p -> new Hoja(dibujado).trozos());
        StringBuilder s = new StringBuilder();
        trozos.forEach(t -> t.escribir(s, marcas, enlace == null ? e -> null : enlace));
        return s.toString();
    }

    /** Un pedazo del dibujo: fijo, o que depende de lo que se destaca. */
    private interface Trozo {
        void escribir(StringBuilder s, Map<String, Marca> marcas, Function<String, String> enlace);
    }

    private static Optional<BaseElement> elementoDe(DiagramElement dibujo) {
        return Optional.ofNullable(dibujo instanceof BpmnShape s ? s.getBpmnElement() : dibujo instanceof BpmnEdge e ? e.getBpmnElement() : null);
    }

    private static String nombre(BaseElement elemento) {
        String nombre = elemento instanceof FlowElement f ? f.getName()
                : elemento instanceof Participant p ? p.getName()
                : elemento instanceof Lane l ? l.getName()
                : elemento instanceof MessageFlow m ? m.getName()
                : elemento instanceof TextAnnotation t && t.getText() != null ? t.getText().getTextContent() : elemento.getAttributeValue("name");
        return nombre == null ? "" : nombre;
    }

    /** El lienzo de un plano. */
    private final class Hoja {

        private final BpmnPlane plano;
        private final List<Trozo> trozos = new ArrayList<>();
        private final StringBuilder s = new StringBuilder();

        private Hoja(BpmnPlane plano) {
            this.plano = plano;
        }

        /** Lo escrito hasta aquí no cambia; lo que sigue, sí. */
        private void cambia(Trozo trozo) {
            fijar();
            trozos.add(trozo);
        }

        private void fijar() {
            String fijo = s.toString();
            s.setLength(0);
            trozos.add((salida, marcas, enlace) -> salida.append(fijo));
        }

        private List<Trozo> trozos() {
            Collection<DiagramElement> dibujos = plano.getDiagramElements();
            double[] caja = caja(dibujos);
            s.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bpmn\" role=\"group\" aria-label=\"Diagrama: ")
                    .append(Texto.escapar(nombre(plano.getBpmnElement()))).append("\" viewBox=\"").append(n(caja[0])).append(' ').append(n(caja[1]))
                    .append(' ').append(n(caja[2])).append(' ').append(n(caja[3])).append("\" width=\"").append(n(caja[2])).append("\" height=\"")
                    .append(n(caja[3])).append("\" font-family=\"'Work Sans', Arial, sans-serif\" font-size=\"12\" fill=\"none\">");
            List<BpmnShape> figuras = dibujos.stream().filter(BpmnShape.class::isInstance).map(BpmnShape.class::cast)
                    .filter(f -> f.getBpmnElement() != null).toList();
            // del fondo hacia adelante: calles, subprocesos abiertos, flujos, el resto
            figuras.stream().filter(f -> fondo(f) < 2).sorted(Comparator.comparingInt(this::fondo)).forEach(this::figura);
            dibujos.stream().filter(BpmnEdge.class::isInstance).map(BpmnEdge.class::cast).filter(e -> e.getBpmnElement() != null).forEach(this::flujo);
            figuras.stream().filter(f -> fondo(f) >= 2).sorted(Comparator.comparingInt(this::fondo)).forEach(this::figura);
            s.append("</svg>");
            fijar();
            return trozos;
        }

        private int fondo(BpmnShape figura) {
            BaseElement e = figura.getBpmnElement();
            return e instanceof Participant || e instanceof Lane ? 0 : abierto(figura) ? 1 : e instanceof BoundaryEvent ? 3 : 2;
        }

        private static boolean abierto(BpmnShape figura) {
            return figura.getBpmnElement() instanceof SubProcess && figura.isExpanded();
        }

        private double[] caja(Collection<DiagramElement> dibujos) {
            List<double[]> puntos = new ArrayList<>();
            for (DiagramElement d : dibujos) {
                if (d instanceof BpmnShape f) {
                    agregar(puntos, f.getBounds());
                    Optional.ofNullable(f.getBpmnLabel()).map(BpmnLabel::getBounds).ifPresent(b -> agregar(puntos, b));
                } else if (d instanceof BpmnEdge e) {
                    e.getWaypoints().forEach(w -> puntos.add(new double[] {w.getX(), w.getY()}));
                    Optional.ofNullable(e.getBpmnLabel()).map(BpmnLabel::getBounds).ifPresent(b -> agregar(puntos, b));
                }
            }
            double x = puntos.stream().mapToDouble(p -> p[0]).min().orElse(0) - MARGEN;
            double y = puntos.stream().mapToDouble(p -> p[1]).min().orElse(0) - MARGEN;
            return new double[] {x, y, puntos.stream().mapToDouble(p -> p[0]).max().orElse(0) + MARGEN - x,
                puntos.stream().mapToDouble(p -> p[1]).max().orElse(0) + MARGEN - y};
        }

        private static void agregar(List<double[]> puntos, Bounds b) {
            puntos.add(new double[] {b.getX(), b.getY()});
            puntos.add(new double[] {b.getX() + b.getWidth(), b.getY() + b.getHeight()});
        }

        private void figura(BpmnShape figura) {
            BaseElement e = figura.getBpmnElement();
            Bounds b = figura.getBounds();
            abrir(e, clase(e));
            if (e instanceof Participant || e instanceof Lane) {
                calle(e, b);
            } else if (e instanceof Event evento) {
                evento(evento, b);
                rotulo(figura.getBpmnLabel(), nombre(e), b);
            } else if (e instanceof Gateway compuerta) {
                compuerta(compuerta, b);
                rotulo(figura.getBpmnLabel(), nombre(e), b);
            } else if (e instanceof TextAnnotation) {
                s.append(ruta("M " + n(b.getX() + 10) + " " + n(b.getY()) + " H " + n(b.getX()) + " V " + n(b.getY() + b.getHeight()) + " H "
                        + n(b.getX() + 10), LINEA, 1.2));
                parrafo(Texto.renglones(nombre(e), b.getWidth() - 14, LETRA), b.getX() + 8, b.getY() + 4 + LETRA, "start");
            } else {
                actividad(e, b, abierto(figura));
            }
            insignia(e, b);
            cerrar(e);
        }

        private void abrir(BaseElement e, String clase) {
            String id = e.getId();
            String nombre = nombre(e).replaceAll("\\s+", " ");
            String cabeza = "\" data-elemento=\"" + Texto.escapar(id) + "\">";
            cambia((salida, marcas, enlace) -> {
                Marca marca = marcas.get(id);
                String destino = enlace.apply(id);
                String titulo = nombre + (marca == null || marca.descripcion() == null ? "" : ". " + marca.descripcion());
                if (destino != null) {
                    salida.append("<a href=\"").append(Texto.escapar(destino)).append("\" aria-label=\"").append(Texto.escapar(titulo)).append("\">");
                }
                salida.append("<g class=\"elemento ").append(clase);
                if (marca != null) {
                    marca.clases().stream().sorted().forEach(c -> salida.append(' ').append(c));
                }
                salida.append(cabeza);
                if (!titulo.isBlank()) {
                    salida.append("<title>").append(Texto.escapar(titulo)).append("</title>");
                }
            });
        }

        private void cerrar(BaseElement e) {
            String id = e.getId();
            s.append("</g>");
            cambia((salida, marcas, enlace) -> {
                if (enlace.apply(id) != null) {
                    salida.append("</a>");
                }
            });
        }

        private static String clase(BaseElement e) {
            return e instanceof Participant || e instanceof Lane ? "calle" : e instanceof Event ? "evento" : e instanceof Gateway ? "compuerta"
                    : e instanceof TextAnnotation ? "anotacion" : "actividad";
        }

        private void calle(BaseElement e, Bounds b) {
            boolean participante = e instanceof Participant;
            s.append(caja(b, 0, participante ? "#ffffff" : "none", LINEA, participante ? 1.6 : 1));
            s.append(ruta("M " + n(b.getX() + 30) + " " + n(b.getY()) + " v " + n(b.getHeight()), LINEA, 1));
            List<String> renglones = Texto.renglones(nombre(e), b.getHeight() - 10, LETRA);
            double x = b.getX() + 15 - (renglones.size() - 1) * 7;
            for (String renglon : renglones) {
                s.append("<text fill=\"").append(TINTA).append("\" text-anchor=\"middle\" transform=\"translate(").append(n(x + 4)).append(' ')
                        .append(n(b.getY() + b.getHeight() / 2)).append(") rotate(-90)\">").append(Texto.escapar(renglon)).append("</text>");
                x += 14;
            }
        }

        private void evento(Event e, Bounds b) {
            double cx = b.getX() + b.getWidth() / 2;
            double cy = b.getY() + b.getHeight() / 2;
            double r = b.getWidth() / 2;
            boolean discontinua = e instanceof BoundaryEvent borde && !borde.cancelActivity() || e instanceof StartEvent inicio && !inicio.isInterrupting();
            s.append(circulo(cx, cy, r, "#ffffff", TINTA, e instanceof EndEvent ? 3.5 : 1.6, discontinua));
            if (!(e instanceof StartEvent) && !(e instanceof EndEvent)) {
                s.append(circulo(cx, cy, r - 3.5, "none", TINTA, 1.4, discontinua));
            }
            e.getChildElementsByType(EventDefinition.class).stream().findFirst().ifPresent(d -> icono(d, cx, cy, r));
        }

        private void icono(EventDefinition d, double cx, double cy, double r) {
            if (d instanceof TimerEventDefinition) {
                s.append(circulo(cx, cy, r * 0.56, "none", TINTA, 1.3, false));
                s.append(ruta("M " + n(cx) + " " + n(cy - r * 0.4) + " V " + n(cy) + " L " + n(cx + r * 0.28) + " " + n(cy + r * 0.16), TINTA, 1.3));
            } else if (d instanceof ErrorEventDefinition) {
                s.append("<path fill=\"").append(TINTA).append("\" d=\"M ").append(n(cx - r * .5)).append(' ').append(n(cy + r * .45)).append(" l ")
                        .append(n(r * .3)).append(' ').append(n(-r * .8)).append(" l ").append(n(r * .3)).append(' ').append(n(r * .5)).append(" l ")
                        .append(n(r * .4)).append(' ').append(n(-r * .6)).append(" l ").append(n(-r * .35)).append(' ').append(n(r * .95)).append(" l ")
                        .append(n(-r * .3)).append(' ').append(n(-r * .5)).append(" z\"/>");
            } else if (d instanceof TerminateEventDefinition) {
                s.append(circulo(cx, cy, r * 0.55, TINTA, TINTA, 1, false));
            } else if (d instanceof MessageEventDefinition) {
                double w = r * 1.05;
                double h = r * 0.72;
                s.append(ruta("M " + n(cx - w / 2) + " " + n(cy - h / 2) + " h " + n(w) + " v " + n(h) + " h " + n(-w) + " z l " + n(w / 2) + " "
                        + n(h * .55) + " l " + n(w / 2) + " " + n(-h * .55), TINTA, 1.2));
            } else {
                s.append(ruta("M " + n(cx) + " " + n(cy - r * .5) + " L " + n(cx + r * .5) + " " + n(cy + r * .4) + " H " + n(cx - r * .5) + " z", TINTA, 1.2));
            }
        }

        private void compuerta(Gateway e, Bounds b) {
            double cx = b.getX() + b.getWidth() / 2;
            double cy = b.getY() + b.getHeight() / 2;
            s.append("<path class=\"figura\" fill=\"#ffffff\" stroke=\"").append(TINTA).append("\" stroke-width=\"1.6\" d=\"M ").append(n(cx)).append(' ')
                    .append(n(b.getY())).append(" L ").append(n(b.getX() + b.getWidth())).append(' ').append(n(cy)).append(" L ").append(n(cx)).append(' ')
                    .append(n(b.getY() + b.getHeight())).append(" L ").append(n(b.getX())).append(' ').append(n(cy)).append(" z\"/>");
            double a = b.getWidth() * 0.16;
            if (e instanceof ExclusiveGateway) {
                s.append(ruta("M " + n(cx - a) + " " + n(cy - a) + " L " + n(cx + a) + " " + n(cy + a) + " M " + n(cx + a) + " " + n(cy - a) + " L "
                        + n(cx - a) + " " + n(cy + a), TINTA, 3));
            } else if (e instanceof ParallelGateway) {
                double c = a * 1.35;
                s.append(ruta("M " + n(cx - c) + " " + n(cy) + " h " + n(2 * c) + " M " + n(cx) + " " + n(cy - c) + " v " + n(2 * c), TINTA, 3));
            } else if (e instanceof InclusiveGateway || e instanceof EventBasedGateway) {
                s.append(circulo(cx, cy, a * 1.35, "none", TINTA, e instanceof InclusiveGateway ? 2.5 : 1.2, false));
            }
        }

        private void actividad(BaseElement e, Bounds b, boolean abierto) {
            boolean porEvento = e instanceof SubProcess sub && sub.triggeredByEvent();
            boolean llamada = e instanceof CallActivity;
            s.append("<rect class=\"figura\" x=\"").append(n(b.getX())).append("\" y=\"").append(n(b.getY())).append("\" width=\"").append(n(b.getWidth()))
                    .append("\" height=\"").append(n(b.getHeight())).append("\" rx=\"10\" fill=\"").append(abierto ? "#fbfcfd" : "#ffffff")
                    .append("\" stroke=\"").append(TINTA).append("\" stroke-width=\"").append(llamada ? "4" : "1.6").append('"')
                    .append(porEvento ? " stroke-dasharray=\"2 4\"" : "").append("/>");
            double cx = b.getX() + b.getWidth() / 2;
            if (abierto) {
                parrafo(Texto.renglones(nombre(e), b.getWidth() - 20, LETRA), cx, b.getY() + 18, "middle");
            } else {
                List<String> renglones = Texto.renglones(nombre(e), b.getWidth() - 12, LETRA);
                boolean marcaAbajo = e instanceof SubProcess;
                double alto = renglones.size() * 14;
                double arriba = b.getY() + (b.getHeight() - (marcaAbajo ? 18 : 0) - alto) / 2;
                // el icono de la esquina no se monta sobre el primer renglón
                double piso = conIcono(e) ? b.getY() + 19 : b.getY() + 4;
                parrafo(renglones, cx, Math.max(arriba, Math.min(piso, b.getY() + b.getHeight() - alto - 3)) + 11, "middle");
                tipo(e, b);
                if (marcaAbajo) {
                    double y = b.getY() + b.getHeight() - 17;
                    s.append("<rect x=\"").append(n(cx - 7)).append("\" y=\"").append(n(y)).append("\" width=\"14\" height=\"14\" stroke=\"").append(TINTA)
                            .append("\"/>").append(ruta("M " + n(cx - 4) + " " + n(y + 7) + " h 8 M " + n(cx) + " " + n(y + 3) + " v 8", TINTA, 1.3));
                }
            }
            if (e instanceof Activity a && a.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics varias) {
                double y = b.getY() + b.getHeight() - 14;
                s.append(varias.isSequential() ? ruta("M " + n(cx - 6) + " " + n(y) + " h 12 m 0 4 h -12 m 0 4 h 12", TINTA, 1.8)
                        : ruta("M " + n(cx - 4) + " " + n(y) + " v 10 m 4 0 v -10 m 4 0 v 10", TINTA, 1.8));
            }
        }

        private static boolean conIcono(BaseElement e) {
            return e instanceof UserTask || e instanceof ServiceTask || e instanceof BusinessRuleTask;
        }

        private void tipo(BaseElement e, Bounds b) {
            double x = b.getX() + 6;
            double y = b.getY() + 5;
            if (e instanceof UserTask) {
                s.append(circulo(x + 6, y + 4, 3.2, "none", LINEA, 1.2, false)).append(ruta("M " + n(x) + " " + n(y + 14) + " c 0 -7.5 12 -7.5 12 0 z", LINEA, 1.2));
            } else if (e instanceof BusinessRuleTask) {
                s.append(ruta("M " + n(x) + " " + n(y) + " h 14 v 11 h -14 z m 0 3.6 h 14 m -14 3.7 h 14 m -9.5 -3.7 v 7.4", LINEA, 1.2));
            } else if (e instanceof ServiceTask) {
                s.append(circulo(x + 7, y + 7, 2.4, "none", LINEA, 1.2, false));
                s.append("<circle cx=\"").append(n(x + 7)).append("\" cy=\"").append(n(y + 7)).append("\" r=\"5.2\" stroke=\"").append(LINEA)
                        .append("\" stroke-width=\"2\" stroke-dasharray=\"2.3 1.8\"/>");
            }
        }

        private void flujo(BpmnEdge arista) {
            BaseElement e = arista.getBpmnElement();
            List<double[]> puntos = arista.getWaypoints().stream().map((Waypoint w) -> new double[] {w.getX(), w.getY()}).toList();
            if (puntos.size() < 2) {
                return;
            }
            abrir(e, "flujo");
            boolean asociacion = e instanceof Association;
            boolean mensaje = e instanceof MessageFlow;
            s.append("<path class=\"figura\" stroke=\"").append(LINEA).append("\" stroke-width=\"1.5\"")
                    .append(asociacion ? " stroke-dasharray=\"1 4\"" : mensaje ? " stroke-dasharray=\"6 4\"" : "").append(" d=\"").append(camino(puntos)).append("\"/>");
            if (!asociacion) {
                punta(puntos.get(puntos.size() - 2), puntos.get(puntos.size() - 1), mensaje);
            }
            if (e instanceof SequenceFlow flujo && porDefecto(flujo)) {
                double[] a = puntos.get(0);
                double[] b = puntos.get(1);
                double largo = Math.hypot(b[0] - a[0], b[1] - a[1]);
                double ux = (b[0] - a[0]) / largo;
                double uy = (b[1] - a[1]) / largo;
                double x = a[0] + ux * 10;
                double y = a[1] + uy * 10;
                s.append(ruta("M " + n(x - uy * 5 - ux * 3) + " " + n(y + ux * 5 - uy * 3) + " L " + n(x + uy * 5 + ux * 3) + " " + n(y - ux * 5 + uy * 3), LINEA, 1.5));
            }
            double[] medio = puntos.get(puntos.size() / 2);
            rotulo(arista.getBpmnLabel(), nombre(e), null, medio);
            cerrar(e);
        }

        private static boolean porDefecto(SequenceFlow flujo) {
            FlowElement origen = flujo.getSource();
            SequenceFlow suyo = origen instanceof ExclusiveGateway x ? x.getDefault() : origen instanceof InclusiveGateway i ? i.getDefault()
                    : origen instanceof Activity a ? a.getDefault() : null;
            return flujo.equals(suyo);
        }

        /** Los quiebres van redondeados, como en el Modeler. */
        private static String camino(List<double[]> puntos) {
            StringBuilder d = new StringBuilder("M " + n(puntos.get(0)[0]) + " " + n(puntos.get(0)[1]));
            for (int i = 1; i < puntos.size() - 1; i++) {
                double[] antes = acercar(puntos.get(i), puntos.get(i - 1));
                double[] despues = acercar(puntos.get(i), puntos.get(i + 1));
                d.append(" L ").append(n(antes[0])).append(' ').append(n(antes[1])).append(" Q ").append(n(puntos.get(i)[0])).append(' ')
                        .append(n(puntos.get(i)[1])).append(' ').append(n(despues[0])).append(' ').append(n(despues[1]));
            }
            double[] fin = puntos.get(puntos.size() - 1);
            return d.append(" L ").append(n(fin[0])).append(' ').append(n(fin[1])).toString();
        }

        private static double[] acercar(double[] quiebre, double[] otro) {
            double largo = Math.hypot(otro[0] - quiebre[0], otro[1] - quiebre[1]);
            double f = largo == 0 ? 0 : Math.min(5, largo / 2) / largo;
            return new double[] {quiebre[0] + (otro[0] - quiebre[0]) * f, quiebre[1] + (otro[1] - quiebre[1]) * f};
        }

        private void punta(double[] a, double[] b, boolean hueca) {
            double largo = Math.max(Math.hypot(b[0] - a[0], b[1] - a[1]), 0.001);
            double ux = (b[0] - a[0]) / largo;
            double uy = (b[1] - a[1]) / largo;
            s.append("<path class=\"punta\" fill=\"").append(hueca ? "#ffffff" : LINEA).append("\" stroke=\"").append(LINEA).append("\" d=\"M ").append(n(b[0]))
                    .append(' ').append(n(b[1])).append(" L ").append(n(b[0] - ux * 9 - uy * 4)).append(' ').append(n(b[1] - uy * 9 + ux * 4)).append(" L ")
                    .append(n(b[0] - ux * 9 + uy * 4)).append(' ').append(n(b[1] - uy * 9 - ux * 4)).append(" z\"/>");
        }

        private void rotulo(BpmnLabel rotulo, String nombre, Bounds figura, double... medio) {
            if (nombre.isBlank()) {
                return;
            }
            Bounds b = rotulo == null ? null : rotulo.getBounds();
            double ancho = b == null ? ANCHO_ROTULO : Math.max(b.getWidth() + 6, 60);
            double x = b != null ? b.getX() + b.getWidth() / 2 : figura != null ? figura.getX() + figura.getWidth() / 2 : medio[0];
            double y = b != null ? b.getY() : figura != null ? figura.getY() + figura.getHeight() + 4 : medio[1] - 18;
            parrafo(Texto.renglones(nombre, ancho, LETRA - 1), x, y + 10, "middle");
        }

        private void insignia(BaseElement e, Bounds b) {
            String id = e.getId();
            double derecha = b.getX() + b.getWidth();
            double y = b.getY() - 10;
            cambia((salida, marcas, enlace) -> {
                Marca marca = marcas.get(id);
                if (marca == null || marca.insignia() == null) {
                    return;
                }
                double ancho = Math.max(20, Texto.ancho(marca.insignia(), LETRA) + 10);
                double x = derecha - ancho / 2;
                salida.append("<g class=\"insignia\"><rect x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" width=\"").append(n(ancho))
                        .append("\" height=\"20\" rx=\"10\" fill=\"#004884\"/><text fill=\"#ffffff\" text-anchor=\"middle\" x=\"").append(n(x + ancho / 2))
                        .append("\" y=\"").append(n(y + 14)).append("\">").append(Texto.escapar(marca.insignia())).append("</text></g>");
            });
        }

        private void parrafo(List<String> renglones, double x, double y, String ancla) {
            s.append("<text fill=\"").append(TINTA).append("\" text-anchor=\"").append(ancla).append("\">");
            for (String renglon : renglones) {
                s.append("<tspan x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\">").append(Texto.escapar(renglon)).append("</tspan>");
                y += 14;
            }
            s.append("</text>");
        }

        private static String caja(Bounds b, double radio, String fondo, String linea, double grueso) {
            return "<rect class=\"figura\" x=\"" + n(b.getX()) + "\" y=\"" + n(b.getY()) + "\" width=\"" + n(b.getWidth()) + "\" height=\"" + n(b.getHeight())
                    + "\" rx=\"" + n(radio) + "\" fill=\"" + fondo + "\" stroke=\"" + linea + "\" stroke-width=\"" + n(grueso) + "\"/>";
        }

        private static String circulo(double x, double y, double r, String fondo, String linea, double grueso, boolean discontinuo) {
            return "<circle class=\"figura\" cx=\"" + n(x) + "\" cy=\"" + n(y) + "\" r=\"" + n(r) + "\" fill=\"" + fondo + "\" stroke=\"" + linea
                    + "\" stroke-width=\"" + n(grueso) + "\"" + (discontinuo ? " stroke-dasharray=\"5 3\"" : "") + "/>";
        }

        private static String ruta(String d, String linea, double grueso) {
            return "<path stroke=\"" + linea + "\" stroke-width=\"" + n(grueso) + "\" d=\"" + d + "\"/>";
        }

        private static String n(double valor) {
            String texto = String.format(Locale.ROOT, "%.1f", valor);
            return texto.endsWith(".0") ? texto.substring(0, texto.length() - 2) : texto;
        }
    }

    /** Los identificadores de todos los elementos dibujados. */
    public Set<String> elementos() {
        return planos.values().stream().flatMap(p -> p.getDiagramElements().stream()).flatMap(d -> elementoDe(d).stream()).map(BaseElement::getId)
                .collect(Collectors.toSet());
    }
}
