package co.gov.dnp.att.diseno.revision;

import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Que el dibujo se lea: nada encimado, ningún cruce, ninguna etiqueta tapada, todo en su calle. Medidas en píxeles del diagrama. */
final class ReglasDibujo {

    private static final double HOLGURA = 4;
    private static final String REMEDIO = "Sepárelos en Camunda Modeler.";

    private record Figura(Element elemento, Rectangle2D caja, Rectangle2D rotulo, boolean contenedor) {
        String id() {
            return elemento.getAttribute("id");
        }
    }

    private record Arco(Element elemento, List<Point2D> puntos, Rectangle2D rotulo) {
        String id() {
            return elemento.getAttribute("id");
        }
    }

    private final Map<String, Element> porId = new HashMap<>();
    private final Set<String> dibujados = new HashSet<>();
    private final Document documento;
    private final Hallazgos h;

    ReglasDibujo(Document documento, Hallazgos hallazgos) {
        this.documento = documento;
        this.h = hallazgos;
    }

    void revisar() {
        List<Element> todos = Xml.todos(documento);
        todos.stream().filter(e -> !e.getAttribute("id").isEmpty()).forEach(e -> porId.putIfAbsent(e.getAttribute("id"), e));
        Set<String> conPlano = new HashSet<>();
        List<Element> planos = todos.stream().filter(e -> e.getLocalName().equals("BPMNPlane")).toList();
        planos.forEach(p -> conPlano.add(p.getAttribute("bpmnElement")));
        planos.forEach(p -> plano(p, conPlano));
        for (Element e : todos) {
            boolean seDibuja = ReglasBpmn.BPMN.equals(e.getNamespaceURI()) && (ReglasBpmn.NODOS.contains(e.getLocalName()) || e.getLocalName().equals("sequenceFlow"));
            if (seDibuja && !dibujados.contains(e.getAttribute("id"))) {
                h.grave(Regla.DIBUJO, e.getAttribute("id"), "«" + titulo(e) + "» no está en el dibujo.", "Ábralo en Camunda Modeler y vuelva a dibujarlo.");
            }
        }
    }

    private void plano(Element plano, Set<String> conPlano) {
        List<Figura> figuras = new ArrayList<>();
        List<Arco> arcos = new ArrayList<>();
        Xml.hijos(plano).forEach(d -> {
            Element e = porId.get(d.getAttribute("bpmnElement"));
            if (e == null) {
                h.grave(Regla.REFERENCIAS, null, "El dibujo muestra «" + d.getAttribute("bpmnElement") + "», que no existe en el modelo.", "Bórrelo del dibujo o vuelva a crearlo.");
                return;
            }
            dibujados.add(e.getAttribute("id"));
            Element rotulo = Xml.hijo(d, "BPMNLabel");
            Rectangle2D cajaRotulo = rotulo == null || Xml.hijo(rotulo, "Bounds") == null || titulo(e).equals(e.getAttribute("id")) ? null : caja(Xml.hijo(rotulo, "Bounds"));
            if (d.getLocalName().equals("BPMNShape") && Xml.hijo(d, "Bounds") != null) {
                String clase = e.getLocalName();
                boolean abierto = clase.equals("subProcess") && !conPlano.contains(e.getAttribute("id")) && !"false".equals(d.getAttribute("isExpanded"));
                figuras.add(new Figura(e, caja(Xml.hijo(d, "Bounds")), cajaRotulo, abierto || clase.equals("participant") || clase.equals("lane") || clase.equals("group")));
            } else if (d.getLocalName().equals("BPMNEdge")) {
                List<Point2D> puntos = Xml.hijos(d, "waypoint").<Point2D>map(w -> new Point2D.Double(numero(w, "x"), numero(w, "y"))).toList();
                if (puntos.size() > 1) {
                    arcos.add(new Arco(e, puntos, cajaRotulo));
                }
            }
        });
        encimadas(figuras);
        calles(figuras);
        cruces(arcos);
        porEncima(arcos, figuras);
        rotulos(figuras, arcos);
    }

    private void encimadas(List<Figura> figuras) {
        for (int i = 0; i < figuras.size(); i++) {
            for (int j = i + 1; j < figuras.size(); j++) {
                Figura a = figuras.get(i);
                Figura b = figuras.get(j);
                if (esCalle(a) || esCalle(b) || anfitrion(a, b) || anfitrion(b, a) || !adentro(a.caja).intersects(adentro(b.caja))) {
                    continue;
                }
                if (a.contenedor && a.caja.contains(b.caja) || b.contenedor && b.caja.contains(a.caja)) {
                    continue;
                }
                // un evento de borde asoma del contenedor al que pertenece
                if (a.contenedor && esBorde(b) && a.caja.contains(b.caja.getCenterX(), b.caja.getCenterY()) || b.contenedor && esBorde(a)) {
                    continue;
                }
                h.grave(Regla.DIBUJO, b.id(), "«" + titulo(b.elemento) + "» está encima de «" + titulo(a.elemento) + "».", REMEDIO);
            }
        }
    }

    private void calles(List<Figura> figuras) {
        Map<String, Figura> porElemento = new HashMap<>();
        figuras.forEach(f -> porElemento.put(f.id(), f));
        figuras.stream().filter(f -> f.elemento.getLocalName().equals("lane")).forEach(calle -> Xml.hijos(calle.elemento, "flowNodeRef").forEach(r -> {
            Figura nodo = porElemento.get(r.getTextContent().strip());
            if (nodo != null && !calle.caja.contains(nodo.caja)) {
                h.grave(Regla.DIBUJO, nodo.id(), "«" + titulo(nodo.elemento) + "» se sale de su calle «" + titulo(calle.elemento) + "».", "Muévalo dentro de la calle o agrándela.");
            }
        }));
    }

    private void cruces(List<Arco> arcos) {
        for (int i = 0; i < arcos.size(); i++) {
            for (int j = i + 1; j < arcos.size(); j++) {
                if (seCruzan(arcos.get(i).puntos, arcos.get(j).puntos)) {
                    h.grave(Regla.DIBUJO, arcos.get(j).id(), "El flujo de " + puntas(arcos.get(j)) + " se cruza con el de " + puntas(arcos.get(i)) + ".", "Cambie su recorrido para que no se crucen.");
                }
            }
        }
    }

    private static boolean seCruzan(List<Point2D> a, List<Point2D> b) {
        for (int i = 1; i < a.size(); i++) {
            for (int j = 1; j < b.size(); j++) {
                Line2D x = new Line2D.Double(a.get(i - 1), a.get(i));
                Line2D y = new Line2D.Double(b.get(j - 1), b.get(j));
                int lados = Line2D.relativeCCW(x.getX1(), x.getY1(), x.getX2(), x.getY2(), y.getX1(), y.getY1())
                        * Line2D.relativeCCW(x.getX1(), x.getY1(), x.getX2(), x.getY2(), y.getX2(), y.getY2());
                int otros = Line2D.relativeCCW(y.getX1(), y.getY1(), y.getX2(), y.getY2(), x.getX1(), x.getY1())
                        * Line2D.relativeCCW(y.getX1(), y.getY1(), y.getX2(), y.getY2(), x.getX2(), x.getY2());
                boolean toca = List.of(y.getP1(), y.getP2()).stream().anyMatch(p -> x.ptSegDist(p) < 1)
                        || List.of(x.getP1(), x.getP2()).stream().anyMatch(p -> y.ptSegDist(p) < 1);
                if (lados < 0 && otros < 0 && !toca) {
                    return true;
                }
            }
        }
        return false;
    }

    private void porEncima(List<Arco> arcos, List<Figura> figuras) {
        for (Arco arco : arcos) {
            Set<String> suyos = new HashSet<>(Set.of(arco.elemento.getAttribute("sourceRef"), arco.elemento.getAttribute("targetRef")));
            for (String punta : List.copyOf(suyos)) {
                Element e = porId.get(punta);
                if (e != null && e.hasAttribute("attachedToRef")) {
                    suyos.add(e.getAttribute("attachedToRef"));
                }
            }
            for (Figura f : figuras) {
                if (f.contenedor || suyos.contains(f.id()) || esBorde(f) && suyos.contains(f.elemento.getAttribute("attachedToRef"))) {
                    continue;
                }
                for (int i = 1; i < arco.puntos.size(); i++) {
                    if (new Line2D.Double(arco.puntos.get(i - 1), arco.puntos.get(i)).intersects(adentro(f.caja))) {
                        h.grave(Regla.DIBUJO, arco.id(), "El flujo de " + puntas(arco) + " pasa por encima de «" + titulo(f.elemento) + "».", "Rodee la figura con el flujo.");
                        break;
                    }
                }
            }
        }
    }

    private void rotulos(List<Figura> figuras, List<Arco> arcos) {
        Map<String, Rectangle2D> rotulos = new HashMap<>();
        figuras.stream().filter(f -> f.rotulo != null).forEach(f -> rotulos.put(f.id(), f.rotulo));
        arcos.stream().filter(a -> a.rotulo != null).forEach(a -> rotulos.put(a.id(), a.rotulo));
        List<String> ids = rotulos.keySet().stream().sorted().toList();
        for (String id : ids) {
            Rectangle2D rotulo = adentro(rotulos.get(id));
            Element e = porId.get(id);
            figuras.stream().filter(f -> !f.contenedor && !f.id().equals(id) && rotulo.intersects(adentro(f.caja))).forEach(f -> h.grave(Regla.DIBUJO, id,
                    "La etiqueta de «" + titulo(e) + "» queda encima de «" + titulo(f.elemento) + "».", "Mueva la etiqueta a un lugar libre."));
            arcos.stream().filter(a -> !a.id().equals(id) && cortan(a.puntos, rotulo)).forEach(a -> h.grave(Regla.DIBUJO, id,
                    "Un flujo pasa por encima de la etiqueta de «" + titulo(e) + "».", "Mueva la etiqueta a un lugar libre."));
            ids.stream().filter(otro -> otro.compareTo(id) > 0 && adentro(rotulos.get(otro)).intersects(rotulo)).forEach(otro -> h.grave(Regla.DIBUJO, id,
                    "Las etiquetas de «" + titulo(e) + "» y «" + titulo(porId.get(otro)) + "» están una encima de otra.", REMEDIO));
        }
    }

    private static boolean cortan(List<Point2D> puntos, Rectangle2D caja) {
        for (int i = 1; i < puntos.size(); i++) {
            if (new Line2D.Double(puntos.get(i - 1), puntos.get(i)).intersects(caja)) {
                return true;
            }
        }
        return false;
    }

    private static boolean esCalle(Figura f) {
        return Set.of("participant", "lane", "group").contains(f.elemento.getLocalName());
    }

    private static boolean esBorde(Figura f) {
        return f.elemento.getLocalName().equals("boundaryEvent");
    }

    private static boolean anfitrion(Figura evento, Figura actividad) {
        return evento.elemento.getAttribute("attachedToRef").equals(actividad.id());
    }

    private String puntas(Arco arco) {
        Element de = porId.get(arco.elemento.getAttribute("sourceRef"));
        Element a = porId.get(arco.elemento.getAttribute("targetRef"));
        return "«" + (de == null ? "?" : titulo(de)) + "» a «" + (a == null ? "?" : titulo(a)) + "»";
    }

    private static String titulo(Element e) {
        String nombre = e.getAttribute("name").replaceAll("\\s+", " ").strip();
        if (nombre.isEmpty() && e.getLocalName().equals("textAnnotation")) {
            nombre = Xml.texto(e, "text");
        }
        return nombre.isEmpty() ? e.getAttribute("id") : nombre;
    }

    /** La caja sin su borde: tocarse no es encimarse. */
    private static Rectangle2D adentro(Rectangle2D r) {
        double x = Math.min(HOLGURA, r.getWidth() / 4);
        double y = Math.min(HOLGURA, r.getHeight() / 4);
        return new Rectangle2D.Double(r.getX() + x, r.getY() + y, r.getWidth() - 2 * x, r.getHeight() - 2 * y);
    }

    private static Rectangle2D caja(Element limites) {
        return new Rectangle2D.Double(numero(limites, "x"), numero(limites, "y"), numero(limites, "width"), numero(limites, "height"));
    }

    private static double numero(Element e, String atributo) {
        try {
            return Double.parseDouble(e.getAttribute(atributo));
        } catch (NumberFormatException mal) {
            return 0;
        }
    }
}
