package co.gov.dnp.att.diseno.revision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Qué cambia de un archivo a otro, elemento por elemento y en frases. Mover figuras en el dibujo no es un cambio del procedimiento. */
public final class Comparador {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Comparador() {
    }

    /** @param antes nulo si el archivo es nuevo */
    public static List<Diferencia> comparar(Archivo antes, Archivo despues) {
        List<Diferencia> lista = new ArrayList<>();
        try {
            switch (despues.clase()) {
                case BPMN -> new Modelos(despues.ruta(), antes == null ? null : Xml.leer(antes.contenido()), Xml.leer(despues.contenido()), lista).comparar();
                case DMN -> tablas(despues.ruta(), antes == null ? null : Xml.leer(antes.contenido()), Xml.leer(despues.contenido()), lista);
                case FORMULARIO -> formularios(despues.ruta(), antes == null ? null : JSON.readTree(antes.contenido()), JSON.readTree(despues.contenido()), lista);
                default -> { }
            }
        } catch (Xml.NoSeLee | JsonProcessingException e) {
            return List.of();
        }
        return lista;
    }

    /** Las tablas y formularios que cambian, fila por fila; de un modelo no hay cuadro, sino dibujo. @param antes nulo si el archivo es nuevo */
    public static List<Cuadro> cuadros(Archivo antes, Archivo despues) {
        try {
            List<Cuadro> cuadros = switch (despues.clase()) {
                case DMN -> cuadrosDeTablas(despues.ruta(), antes == null ? null : Xml.leer(antes.contenido()), Xml.leer(despues.contenido()));
                case FORMULARIO -> List.of(cuadroDeFormulario(despues.ruta(), antes == null ? JSON.createObjectNode() : JSON.readTree(antes.contenido()),
                        JSON.readTree(despues.contenido())));
                default -> List.of();
            };
            return cuadros.stream().filter(c -> !c.cambian().isEmpty()).toList();
        } catch (Xml.NoSeLee | JsonProcessingException e) {
            return List.of();
        }
    }

    // ---------------------------------------------------------------- modelos

    private static final class Modelos {
        private static final Map<String, String> ATRIBUTOS = Map.of("candidateGroups", "a quién le llega", "dueDate", "su vencimiento", "formRef", "su formulario",
                "delegateExpression", "lo que hace", "calledElement", "el proceso que llama", "default", "su salida por defecto", "versionTag", "su versión",
                "attachedToRef", "la tarea a la que va pegado", "cancelActivity", "si interrumpe");
        private final String ruta;
        private final Map<String, Element> antes;
        private final Map<String, Element> despues;
        private final List<Diferencia> lista;

        private Modelos(String ruta, Document antes, Document despues, List<Diferencia> lista) {
            this.ruta = ruta;
            this.antes = antes == null ? Map.of() : elementos(antes);
            this.despues = elementos(despues);
            this.lista = lista;
        }

        private static Map<String, Element> elementos(Document d) {
            Map<String, Element> mapa = new LinkedHashMap<>();
            Xml.todos(d).stream().filter(e -> ReglasBpmn.BPMN.equals(e.getNamespaceURI()) && ReglasBpmn.CLASES.containsKey(e.getLocalName()))
                    .forEach(e -> mapa.put(e.getAttribute("id"), e));
            return mapa;
        }

        private void comparar() {
            despues.forEach((id, e) -> {
                if (!antes.containsKey(id)) {
                    agregado(id, e);
                }
            });
            antes.forEach((id, e) -> {
                if (!despues.containsKey(id)) {
                    quitado(id, e);
                }
            });
            antes.forEach((id, e) -> {
                if (despues.containsKey(id)) {
                    cambiado(id, e, despues.get(id));
                }
            });
        }

        private void agregado(String id, Element e) {
            if (e.getLocalName().equals("sequenceFlow")) {
                boolean entreViejos = antes.containsKey(e.getAttribute("sourceRef")) && antes.containsKey(e.getAttribute("targetRef"));
                String frase = "de " + nombre(despues, e.getAttribute("sourceRef")) + (e.getAttribute("name").isBlank() ? "" : ", con la respuesta “" + e.getAttribute("name") + "”,")
                        + " se puede seguir a " + nombre(despues, e.getAttribute("targetRef"));
                // Los flujos de un paso nuevo ya se entienden por el paso
                lista.add(new Diferencia(Diferencia.Clase.AGREGADO, ruta, id, entreViejos || !e.getAttribute("name").isBlank() ? frase : null));
                return;
            }
            String previo = anterior(despues, id, 0);
            lista.add(new Diferencia(Diferencia.Clase.AGREGADO, ruta, id, "se agrega " + titulo(e) + (e.hasAttribute("attachedToRef")
                    ? " en " + nombre(despues, e.getAttribute("attachedToRef")) : previo == null ? "" : " después de " + nombre(despues, previo))));
        }

        private void quitado(String id, Element e) {
            boolean flujo = e.getLocalName().equals("sequenceFlow");
            boolean entreVivos = flujo && despues.containsKey(e.getAttribute("sourceRef")) && despues.containsKey(e.getAttribute("targetRef"));
            lista.add(new Diferencia(Diferencia.Clase.QUITADO, ruta, id, !flujo ? "se quita " + titulo(e) : entreVivos
                    ? "de " + nombre(antes, e.getAttribute("sourceRef")) + " ya no se sigue a " + nombre(antes, e.getAttribute("targetRef")) : null));
        }

        private void cambiado(String id, Element a, Element b) {
            List<String> frases = new ArrayList<>();
            if (!a.getAttribute("name").equals(b.getAttribute("name"))) {
                frases.add(titulo(a) + " pasa a llamarse “" + limpio(b.getAttribute("name")) + "”");
            }
            for (String atributo : new TreeSet<>(ATRIBUTOS.keySet())) {
                String va = valor(a, atributo);
                String vb = valor(b, atributo);
                if (!va.equals(vb)) {
                    frases.add("en " + titulo(b) + " cambia " + ATRIBUTOS.get(atributo) + ": de “" + va + "” a “" + vb + "”");
                }
            }
            for (String punta : List.of("sourceRef", "targetRef")) {
                if (!a.getAttribute(punta).equals(b.getAttribute(punta))) {
                    frases.add((punta.equals("targetRef") ? "después de " + nombre(despues, b.getAttribute("sourceRef")) + " ahora sigue " + nombre(despues, b.getAttribute("targetRef"))
                            : "a " + nombre(despues, b.getAttribute("targetRef")) + " ahora se llega desde " + nombre(despues, b.getAttribute("sourceRef"))));
                }
            }
            String ca = Xml.texto(a, "conditionExpression");
            String cb = Xml.texto(b, "conditionExpression");
            if (!ca.equals(cb)) {
                frases.add("la respuesta “" + limpio(b.getAttribute("name")) + "” de " + nombre(despues, b.getAttribute("sourceRef")) + " se decide con “" + cb + "” en vez de “" + ca + "”");
            }
            String ta = tiempo(a);
            String tb = tiempo(b);
            if (!ta.equals(tb)) {
                frases.add("en " + titulo(b) + " cambia cuándo ocurre: de “" + ta + "” a “" + tb + "”");
            }
            if (!limpio(Xml.texto(a, "documentation")).equals(limpio(Xml.texto(b, "documentation")))) {
                frases.add("cambia la instrucción de " + titulo(b));
            }
            String plazo = ReglasBpmn.propiedad(b, ReglasBpmn.PLAZO_INICIAL);
            if (!plazo.isBlank() && !plazo.equals(ReglasBpmn.propiedad(a, ReglasBpmn.PLAZO_INICIAL))) {
                frases.add("el plazo de " + titulo(b) + " pasa a ser de " + plazo + " días hábiles");
            }
            frases.forEach(f -> lista.add(new Diferencia(Diferencia.Clase.CAMBIADO, ruta, id, f)));
        }

        private static String valor(Element e, String atributo) {
            String propio = e.getAttribute(atributo);
            return propio.isEmpty() ? e.getAttributeNS(ReglasBpmn.CAMUNDA, atributo) : propio;
        }

        private static String tiempo(Element e) {
            return Xml.hijos(e, "timerEventDefinition").findFirst().map(t -> t.getTextContent().strip()).orElse("");
        }

        /** El paso que va antes, saltando los rombos de unión. */
        private static String anterior(Map<String, Element> modelo, String id, int saltos) {
            String previo = modelo.values().stream().filter(f -> f.getLocalName().equals("sequenceFlow") && f.getAttribute("targetRef").equals(id))
                    .map(f -> f.getAttribute("sourceRef")).findFirst().orElse(null);
            Element e = previo == null ? null : modelo.get(previo);
            return e == null ? null : e.getLocalName().endsWith("Gateway") && e.getAttribute("name").isBlank() && saltos < 5 ? anterior(modelo, previo, saltos + 1) : previo;
        }

        private static String nombre(Map<String, Element> modelo, String id) {
            Element e = modelo.get(id);
            if (e != null && e.getAttribute("name").isBlank() && e.getLocalName().endsWith("Gateway")) {
                String sigue = modelo.values().stream().filter(f -> f.getLocalName().equals("sequenceFlow") && f.getAttribute("sourceRef").equals(id))
                        .map(f -> f.getAttribute("targetRef")).findFirst().orElse(null);
                e = sigue == null ? e : modelo.get(sigue);
            }
            return e == null ? "“" + id + "”" : "“" + (e.getAttribute("name").isBlank() ? e.getAttribute("id") : limpio(e.getAttribute("name"))) + "”";
        }

        private static String titulo(Element e) {
            String nombre = e.getLocalName().equals("textAnnotation") ? Xml.texto(e, "text") : e.getAttribute("name");
            return ReglasBpmn.CLASES.get(e.getLocalName()) + " “" + (nombre.isBlank() ? e.getAttribute("id") : limpio(nombre)) + "”";
        }
    }

    private static String limpio(String texto) {
        return texto.replaceAll("\\s+", " ").strip();
    }

    // ---------------------------------------------------------------- tablas

    private static void tablas(String ruta, Document antes, Document despues, List<Diferencia> lista) {
        Map<String, Element> viejas = antes == null ? Map.of() : porId(antes, "decision");
        Map<String, Element> nuevas = porId(despues, "decision");
        nuevas.forEach((clave, tabla) -> {
            if (!viejas.containsKey(clave)) {
                lista.add(new Diferencia(Diferencia.Clase.AGREGADO, ruta, clave, "se agrega la tabla “" + tabla.getAttribute("name") + "”"));
            } else {
                tabla(ruta, viejas.get(clave), tabla, lista);
            }
        });
        viejas.forEach((clave, tabla) -> {
            if (!nuevas.containsKey(clave)) {
                lista.add(new Diferencia(Diferencia.Clase.QUITADO, ruta, clave, "se quita la tabla “" + tabla.getAttribute("name") + "”"));
            }
        });
    }

    private static void tabla(String ruta, Element a, Element b, List<Diferencia> lista) {
        Element ta = Xml.hijo(a, "decisionTable");
        Element tb = Xml.hijo(b, "decisionTable");
        if (ta == null || tb == null) {
            return;
        }
        String nombre = "en “" + b.getAttribute("name") + "”, ";
        if (!politica(ta).equals(politica(tb))) {
            lista.add(new Diferencia(Diferencia.Clase.CAMBIADO, ruta, b.getAttribute("id"), nombre + "la política de aciertos pasa de “" + politica(ta) + "” a “" + politica(tb) + "”"));
        }
        List<String> columnas = columnas(tb);
        if (!columnas(ta).equals(columnas)) {
            lista.add(new Diferencia(Diferencia.Clase.CAMBIADO, ruta, b.getAttribute("id"), nombre + "las columnas pasan a ser: " + String.join(", ", columnas)));
        }
        List<Element> viejas = Xml.hijos(ta, "rule").toList();
        List<Element> nuevas = Xml.hijos(tb, "rule").toList();
        for (Element r : nuevas) {
            Element v = viejas.stream().filter(x -> x.getAttribute("id").equals(r.getAttribute("id"))).findFirst().orElse(null);
            String regla = "la regla " + (nuevas.indexOf(r) + 1) + " (" + motivo(r) + ")";
            if (v == null) {
                lista.add(new Diferencia(Diferencia.Clase.AGREGADO, ruta, r.getAttribute("id"), nombre + "se agrega " + regla + ": si " + condiciones(r, columnas) + ", entonces " + salidas(r, columnas)));
                continue;
            }
            List<String> va = celdas(v);
            List<String> vb = celdas(r);
            for (int i = 0; i < vb.size() && i < va.size(); i++) {
                if (!va.get(i).equals(vb.get(i)) && i < columnas.size()) {
                    lista.add(new Diferencia(Diferencia.Clase.CAMBIADO, ruta, r.getAttribute("id"), nombre + regla + " cambia “" + columnas.get(i) + "” de " + cualquiera(va.get(i)) + " a " + cualquiera(vb.get(i))));
                }
            }
            if (!Xml.texto(v, "description").equals(Xml.texto(r, "description"))) {
                lista.add(new Diferencia(Diferencia.Clase.CAMBIADO, ruta, r.getAttribute("id"), nombre + "cambia la explicación de " + regla));
            }
        }
        viejas.stream().filter(v -> nuevas.stream().noneMatch(r -> r.getAttribute("id").equals(v.getAttribute("id")))).forEach(v -> lista.add(new Diferencia(
                Diferencia.Clase.QUITADO, ruta, v.getAttribute("id"), nombre + "se quita la regla " + (viejas.indexOf(v) + 1) + " (" + motivo(v) + ")")));
        List<String> ordenAntes = viejas.stream().map(r -> r.getAttribute("id")).filter(id -> nuevas.stream().anyMatch(r -> r.getAttribute("id").equals(id))).toList();
        List<String> ordenDespues = nuevas.stream().map(r -> r.getAttribute("id")).filter(ordenAntes::contains).toList();
        if (!ordenAntes.equals(ordenDespues)) {
            lista.add(new Diferencia(Diferencia.Clase.CAMBIADO, ruta, b.getAttribute("id"), nombre + "cambia el orden de las reglas"));
        }
    }

    private static List<Cuadro> cuadrosDeTablas(String ruta, Document antes, Document despues) {
        Map<String, Element> viejas = antes == null ? Map.of() : porId(antes, "decision");
        Map<String, Element> nuevas = porId(despues, "decision");
        List<Cuadro> cuadros = new ArrayList<>();
        nuevas.forEach((clave, tabla) -> {
            Element b = Xml.hijo(tabla, "decisionTable");
            Element a = viejas.containsKey(clave) ? Xml.hijo(viejas.get(clave), "decisionTable") : null;
            if (b != null) {
                cuadros.add(new Cuadro(ruta, tabla.getAttribute("name"), titulos(b), filasDeTabla(a, b)));
            }
        });
        viejas.forEach((clave, tabla) -> {
            Element a = Xml.hijo(tabla, "decisionTable");
            if (a != null && !nuevas.containsKey(clave)) {
                cuadros.add(new Cuadro(ruta, tabla.getAttribute("name"), titulos(a),
                        Xml.hijos(a, "rule").map(r -> fila(Diferencia.Clase.QUITADO, null, textos(r))).toList()));
            }
        });
        return cuadros;
    }

    private static List<String> titulos(Element tabla) {
        List<String> titulos = new ArrayList<>(List.of("Regla"));
        titulos.addAll(columnas(tabla));
        return titulos;
    }

    private static List<Cuadro.Fila> filasDeTabla(Element a, Element b) {
        Map<String, Element> viejas = new LinkedHashMap<>();
        if (a != null) {
            Xml.hijos(a, "rule").forEach(r -> viejas.put(r.getAttribute("id"), r));
        }
        // Con otras columnas las celdas ya no se corresponden una a una
        boolean comparables = a != null && columnas(a).equals(columnas(b));
        List<Cuadro.Fila> filas = new ArrayList<>();
        Xml.hijos(b, "rule").forEach(r -> {
            Element v = viejas.remove(r.getAttribute("id"));
            List<String> ahora = textos(r);
            List<String> era = v == null || !comparables ? null : textos(v);
            filas.add(fila(v == null ? Diferencia.Clase.AGREGADO : ahora.equals(textos(v)) ? null : Diferencia.Clase.CAMBIADO, era, ahora));
        });
        viejas.values().forEach(v -> filas.add(fila(Diferencia.Clase.QUITADO, null, textos(v))));
        return filas;
    }

    /** La explicación de la regla y sus celdas. */
    private static List<String> textos(Element regla) {
        List<String> textos = new ArrayList<>(List.of(Xml.texto(regla, "description")));
        celdas(regla).forEach(c -> textos.add(c.isBlank() || c.equals("-") ? "cualquiera" : c.equals("true") ? "sí" : c.equals("false") ? "no" : c));
        return textos;
    }

    private static Cuadro.Fila fila(Diferencia.Clase clase, List<String> antes, List<String> ahora) {
        List<Cuadro.Celda> celdas = new ArrayList<>();
        for (int i = 0; i < ahora.size(); i++) {
            celdas.add(new Cuadro.Celda(antes == null || i >= antes.size() || antes.get(i).equals(ahora.get(i)) ? null : antes.get(i), ahora.get(i)));
        }
        return new Cuadro.Fila(clase, celdas);
    }

    /** Camunda Modeler no escribe la que es por defecto. */
    private static String politica(Element tabla) {
        return tabla.hasAttribute("hitPolicy") ? tabla.getAttribute("hitPolicy") : "UNIQUE";
    }

    private static List<String> columnas(Element tabla) {
        return Xml.hijos(tabla, "input", "output").map(c -> c.getAttribute("label").isBlank() ? c.getAttribute("name") : c.getAttribute("label")).toList();
    }

    private static List<String> celdas(Element regla) {
        return Xml.hijos(regla, "inputEntry", "outputEntry").map(c -> Xml.texto(c, "text")).toList();
    }

    private static String condiciones(Element regla, List<String> columnas) {
        List<String> partes = new ArrayList<>();
        List<Element> entradas = Xml.hijos(regla, "inputEntry").toList();
        for (int i = 0; i < entradas.size() && i < columnas.size(); i++) {
            String t = Xml.texto(entradas.get(i), "text");
            if (!t.isBlank() && !t.equals("-")) {
                partes.add(columnas.get(i) + " es " + t);
            }
        }
        return partes.isEmpty() ? "no se cumple otra" : String.join(" y ", partes);
    }

    private static String salidas(Element regla, List<String> columnas) {
        int entradas = (int) Xml.hijos(regla, "inputEntry").count();
        List<String> valores = Xml.hijos(regla, "outputEntry").map(c -> Xml.texto(c, "text")).toList();
        List<String> partes = new ArrayList<>();
        for (int i = 0; i < valores.size() && entradas + i < columnas.size(); i++) {
            partes.add(columnas.get(entradas + i) + " = " + valores.get(i));
        }
        return String.join(", ", partes);
    }

    private static String cualquiera(String celda) {
        return celda.isBlank() || celda.equals("-") ? "cualquier valor" : celda;
    }

    private static String motivo(Element regla) {
        String texto = Xml.texto(regla, "description");
        return texto.contains(":") ? texto.substring(0, texto.indexOf(':')) : texto.isBlank() ? regla.getAttribute("id") : texto;
    }

    private static Map<String, Element> porId(Document d, String clase) {
        Map<String, Element> mapa = new LinkedHashMap<>();
        Xml.todos(d).stream().filter(e -> e.getLocalName().equals(clase)).forEach(e -> mapa.put(e.getAttribute("id"), e));
        return mapa;
    }

    // ---------------------------------------------------------------- formularios

    private static void formularios(String ruta, JsonNode antes, JsonNode despues, List<Diferencia> lista) {
        String id = despues.path("id").asText();
        if (antes == null) {
            lista.add(new Diferencia(Diferencia.Clase.AGREGADO, ruta, null, "se agrega el formulario “" + id + "”"));
        }
        Map<String, JsonNode> viejos = new LinkedHashMap<>();
        Map<String, JsonNode> nuevos = new LinkedHashMap<>();
        if (antes != null) {
            campos(antes, "", viejos);
        }
        campos(despues, "", nuevos);
        String donde = "en el formulario “" + id + "”, ";
        nuevos.forEach((clave, campo) -> {
            JsonNode viejo = viejos.get(clave);
            String nombre = "“" + ReglasFormulario.nombre(campo) + "”";
            if (viejo == null) {
                lista.add(new Diferencia(Diferencia.Clase.AGREGADO, ruta, campo.path("id").asText(), donde + "se agrega el campo " + nombre
                        + (campo.path("validate").path("required").asBoolean() ? ", obligatorio" : "")));
                return;
            }
            String anterior = "“" + ReglasFormulario.nombre(viejo) + "”";
            List<String> frases = new ArrayList<>();
            if (!anterior.equals(nombre)) {
                frases.add("el campo " + anterior + " pasa a llamarse " + nombre);
            }
            if (viejo.path("validate").path("required").asBoolean() != campo.path("validate").path("required").asBoolean()) {
                frases.add("el campo " + nombre + " pasa a ser " + (campo.path("validate").path("required").asBoolean() ? "obligatorio" : "opcional"));
            }
            for (String parte : Set.of("type", "values", "valuesKey", "description", "text", "conditional", "validate", "columns", "dataSource")) {
                if (!Objects.equals(viejo.get(parte), campo.get(parte)) && !(parte.equals("validate") && frases.stream().anyMatch(f -> f.contains("pasa a ser")))) {
                    frases.add("cambia " + Map.of("type", "la clase", "values", "la lista de opciones", "valuesKey", "el origen de las opciones", "description", "la ayuda", "text", "el texto",
                            "conditional", "cuándo se muestra", "validate", "lo que se valida", "columns", "las columnas", "dataSource", "el origen de las filas").get(parte) + " de " + nombre);
                }
            }
            frases.forEach(f -> lista.add(new Diferencia(Diferencia.Clase.CAMBIADO, ruta, campo.path("id").asText(), donde + f)));
        });
        viejos.forEach((clave, campo) -> {
            if (!nuevos.containsKey(clave)) {
                lista.add(new Diferencia(Diferencia.Clase.QUITADO, ruta, campo.path("id").asText(), donde + "se quita el campo “" + ReglasFormulario.nombre(campo) + "”"));
            }
        });
    }

    private static final Map<String, String> TIPOS = Map.ofEntries(Map.entry("textfield", "Texto"), Map.entry("textarea", "Texto largo"), Map.entry("number", "Número"),
            Map.entry("datetime", "Fecha"), Map.entry("checkbox", "Casilla"), Map.entry("checklist", "Lista de casillas"), Map.entry("radio", "Una opción"),
            Map.entry("select", "Lista"), Map.entry("taglist", "Varias de una lista"), Map.entry("text", "Texto que se lee"), Map.entry("html", "Texto que se lee"),
            Map.entry("table", "Tabla que se lee"), Map.entry("group", "Grupo"), Map.entry("dynamiclist", "Lista de filas"), Map.entry("expression", "Cálculo"));

    private static Cuadro cuadroDeFormulario(String ruta, JsonNode antes, JsonNode despues) {
        Map<String, JsonNode> viejos = new LinkedHashMap<>();
        Map<String, JsonNode> nuevos = new LinkedHashMap<>();
        campos(antes, "", viejos);
        campos(despues, "", nuevos);
        List<Cuadro.Fila> filas = new ArrayList<>();
        nuevos.forEach((clave, campo) -> {
            JsonNode v = viejos.get(clave);
            Diferencia.Clase clase = v == null ? Diferencia.Clase.AGREGADO : sinLugar(v).equals(sinLugar(campo)) ? null : Diferencia.Clase.CAMBIADO;
            filas.add(fila(clase, v == null ? null : deCampo(v), deCampo(campo)));
        });
        viejos.forEach((clave, campo) -> {
            if (!nuevos.containsKey(clave)) {
                filas.add(fila(Diferencia.Clase.QUITADO, null, deCampo(campo)));
            }
        });
        return new Cuadro(ruta, despues.path("id").asText(), List.of("Campo", "Clave", "Clase", "Obligatorio", "Opciones y ayuda"), filas);
    }

    /** Lo que un campo tiene de suyo: ni sus campos de adentro, que van en su propia fila, ni su lugar en la cuadrícula. */
    private static JsonNode sinLugar(JsonNode campo) {
        ObjectNode copia = campo.deepCopy();
        copia.remove(List.of("components", "layout"));
        return copia;
    }

    private static List<String> deCampo(JsonNode campo) {
        List<String> opciones = new ArrayList<>();
        campo.path("values").forEach(v -> opciones.add(v.path("label").asText()));
        String ayuda = campo.path("description").asText();
        return List.of(ReglasFormulario.nombre(campo), campo.path("key").asText(campo.path("path").asText()),
                TIPOS.getOrDefault(campo.path("type").asText(), campo.path("type").asText()), campo.path("validate").path("required").asBoolean() ? "Sí" : "No",
                String.join(", ", opciones) + (opciones.isEmpty() || ayuda.isBlank() ? "" : ". ") + ayuda);
    }

    private static void campos(JsonNode contenedor, String camino, Map<String, JsonNode> campos) {
        for (JsonNode c : contenedor.path("components")) {
            String clave = camino + "/" + (c.path("key").asText().isBlank() ? c.path("id").asText() : c.path("key").asText());
            campos.put(clave, c);
            campos(c, c.has("path") ? clave : camino, campos);
        }
    }
}
