package co.gov.dnp.att.diseno.revision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import co.gov.dnp.att.portafolio.ComponenteCapacidad;
import co.gov.dnp.att.territorio.TipoEntidad;

/** Las reglas de un archivo de tablas de decisión. */
final class ReglasDmn {

    private static final Set<String> ELEMENTOS = Set.of("definitions", "description", "decision", "informationRequirement", "requiredInput",
            "requiredDecision", "authorityRequirement", "requiredAuthority", "decisionTable", "input", "inputExpression", "inputValues", "text", "output",
            "outputValues", "rule", "inputEntry", "outputEntry", "inputData", "variable", "knowledgeSource", "owner", "type", "textAnnotation", "association",
            "sourceRef", "targetRef", "extensionElements", "annotation", "annotationEntry", "question", "allowedAnswers");
    private static final Set<String> DE_CAMUNDA = Set.of("historyTimeToLive", "versionTag", "diagramRelationId");
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final int CASOS_MAXIMOS = 2_000_000;

    /** Valores que de verdad puede tener cada entrada; los demás textos salen de sus «valores de entrada». */
    private static final Map<String, List<String>> TEXTOS = Map.of(
            "tipoEntidad", Arrays.stream(TipoEntidad.values()).map(Enum::name).toList(),
            "componenteCapacidad", Arrays.stream(ComponenteCapacidad.values()).map(Enum::name).toList(),
            "categoria", List.of("ESPECIAL", "1", "2", "3", "4", "5", "6", "NO_APLICA"),
            "grupoCapacidades", List.of("CIUDADES", "G1", "G2", "G3", "G4", "G5", "NO_APLICA"),
            "brecha", List.of("ALTA", "MEDIA", "BAJA", "SIN_MEDICION"));
    /** Desde y hasta de los números; nulo es sin tope. */
    private static final Map<String, BigDecimal[]> NUMEROS = Map.of(
            "mdm", new BigDecimal[] {BigDecimal.ZERO, BigDecimal.valueOf(100)}, "idf", new BigDecimal[] {BigDecimal.ZERO, BigDecimal.valueOf(100)},
            "atencionesPrevias", new BigDecimal[] {BigDecimal.ZERO, null}, "entidadesConMismaBrecha", new BigDecimal[] {BigDecimal.ZERO, null});

    private final Archivo archivo;
    private final Document documento;
    private final Entorno entorno;
    private final Hallazgos h;
    private final Map<String, List<String>> respuestas = new HashMap<>();

    ReglasDmn(Archivo archivo, Document documento, Entorno entorno, Hallazgos hallazgos) {
        this.archivo = archivo;
        this.documento = documento;
        this.entorno = entorno;
        this.h = hallazgos;
    }

    void revisar() {
        Element raiz = documento.getDocumentElement();
        if (!raiz.getLocalName().equals("definitions") || !String.valueOf(raiz.getNamespaceURI()).contains("/spec/DMN/")) {
            h.grave(Regla.LECTURA, null, "El archivo no es de tablas de decisión DMN.", "Guárdelo desde Camunda Modeler como diagrama DMN (Camunda 7).");
            return;
        }
        List<Element> todos = Xml.todos(documento);
        Set<String> ids = new HashSet<>();
        for (Element e : todos) {
            permitido(e, raiz.getNamespaceURI());
            String id = e.getAttribute("id");
            if (!id.isEmpty() && !ids.add(id)) {
                h.grave(Regla.IDENTIFICADORES, id, "El identificador «" + id + "» está dos veces.", "Póngale otro a uno de los dos.");
            }
        }
        todos.stream().filter(e -> Set.of("requiredInput", "requiredDecision", "requiredAuthority").contains(e.getLocalName()))
                .filter(e -> !ids.contains(e.getAttribute("href").replaceFirst("^#", ""))).forEach(e -> h.grave(Regla.REFERENCIAS, tablaDe(e),
                        "La tabla «" + tablaDe(e) + "» requiere «" + e.getAttribute("href") + "», que no existe.", "Vuelva a conectarla en el diagrama de decisiones."));
        List<Element> decisiones = Xml.hijos(raiz, "decision").toList();
        if (decisiones.isEmpty()) {
            h.grave(Regla.EJECUTABLE, null, "El archivo no tiene ninguna decisión.", "Agregue una tabla de decisión.");
        }
        decisiones.forEach(d -> Xml.hijos(d, "decisionTable").flatMap(t -> Xml.hijos(t, "output"))
                .forEach(o -> respuestas.put(o.getAttribute("name"), valores(Xml.hijo(o, "outputValues")))));
        decisiones.forEach(this::decision);
    }

    private void permitido(Element e, String dmn) {
        String donde = tablaDe(e);
        String espacio = String.valueOf(e.getNamespaceURI());
        if (espacio.equals(dmn)) {
            if (!ELEMENTOS.contains(e.getLocalName())) {
                h.grave(Regla.SEGURIDAD, donde, "«" + donde + "» usa «" + e.getLocalName() + "», que aquí no se admite.", "Exprésela como tabla de decisión.");
            }
        } else if (!espacio.contains("DMNDI") && !espacio.contains("/spec/DMN/") && !espacio.contains("DMN/20180521")) {
            h.grave(Regla.SEGURIDAD, donde, "«" + donde + "» trae «" + e.getNodeName() + "», de un vocabulario desconocido.", "Guárdelo desde Camunda Modeler como DMN de Camunda 7.");
        }
        String lenguaje = e.getAttribute("expressionLanguage").toLowerCase();
        if (!lenguaje.isEmpty() && !lenguaje.contains("feel")) {
            h.grave(Regla.SEGURIDAD, donde, "«" + donde + "» pide el lenguaje «" + lenguaje + "», que ejecutaría código en el servidor.", "Deje FEEL, que es el de las tablas.");
        }
        for (int i = 0; i < e.getAttributes().getLength(); i++) {
            Attr a = (Attr) e.getAttributes().item(i);
            if (CAMUNDA.equals(a.getNamespaceURI()) && !DE_CAMUNDA.contains(a.getLocalName())) {
                h.grave(Regla.SEGURIDAD, donde, "«" + donde + "» lleva «camunda:" + a.getLocalName() + "», que no se admite.", "Quítelo.");
            }
        }
    }

    private void decision(Element d) {
        String clave = d.getAttribute("id");
        Element tabla = Xml.hijo(d, "decisionTable");
        if (tabla == null) {
            h.grave(Regla.TABLAS, clave, "La decisión «" + clave + "» no es una tabla.", "Exprésela como tabla de decisión.");
            return;
        }
        if (d.getAttribute("name").isBlank()) {
            h.grave(Regla.NOMBRES, clave, "La decisión «" + clave + "» no tiene nombre.", "Escríbalo en español.");
        }
        if (!d.getAttributeNS(CAMUNDA, "historyTimeToLive").matches("P\\d+[DMY]|\\d+")) {
            h.grave(Regla.EJECUTABLE, clave, "La decisión «" + d.getAttribute("name") + "» no dice cuánto se conserva su historia.", "En «History time to live», escriba P3650D.");
        }
        Set<String> salidas = Xml.hijos(tabla, "output").map(o -> o.getAttribute("name")).collect(Collectors.toCollection(LinkedHashSet::new));
        String base = entorno.tablaBase(clave);
        if (base != null) {
            entorno.salidas().get(base).stream().filter(s -> !salidas.contains(s)).forEach(s -> h.grave(Regla.CONTRATO, clave,
                    "La tabla «" + d.getAttribute("name") + "» ya no devuelve «" + s + "», que la aplicación lee.", "Déjele esa columna de salida con ese nombre."));
        }
        new Tabla(clave, d.getAttribute("name"), tabla).revisar();
    }

    /** Una tabla: sus columnas, sus reglas y qué pasa en cada caso posible. */
    private final class Tabla {

        private final String clave;
        private final String nombre;
        private final String politica;
        private final List<Element> entradas;
        private final List<Element> salidas;
        private final List<Element> reglas;
        private final List<List<Object>> casos = new ArrayList<>();
        private final List<List<BitSet>> cumplen = new ArrayList<>();

        private Tabla(String clave, String nombre, Element tabla) {
            this.clave = clave;
            this.nombre = nombre;
            this.politica = tabla.getAttribute("hitPolicy").isEmpty() ? "UNIQUE" : tabla.getAttribute("hitPolicy");
            this.entradas = Xml.hijos(tabla, "input").toList();
            this.salidas = Xml.hijos(tabla, "output").toList();
            this.reglas = Xml.hijos(tabla, "rule").toList();
        }

        private void revisar() {
            boolean sana = true;
            for (Element regla : reglas) {
                String id = regla.getAttribute("id");
                if (Xml.texto(regla, "description").isBlank()) {
                    h.grave(Regla.ANOTACIONES, id, "La regla " + numero(regla) + " de «" + nombre + "» no dice por qué existe.", "Escriba su anotación: «Motivo corto: explicación.»");
                }
                if (id.matches("(?i)DecisionRule_\\w+")) {
                    h.grave(Regla.IDENTIFICADORES, id, "El identificador «" + id + "» lo puso la herramienta.", "Escriba uno legible que empiece por «regla_».");
                }
                sana &= salidasDe(regla);
            }
            List<List<Celda>> celdas = new ArrayList<>();
            for (Element regla : reglas) {
                List<Celda> fila = new ArrayList<>();
                for (Element celda : Xml.hijos(regla, "inputEntry").toList()) {
                    String texto = Xml.texto(celda, "text");
                    try {
                        fila.add(Celda.leer(texto));
                    } catch (IllegalArgumentException no) {
                        h.grave(Regla.TABLAS, regla.getAttribute("id"), "La condición «" + texto + "» de la regla " + numero(regla) + " de «" + nombre + "» no se entiende.",
                                "Use valores entre comillas, números, comparaciones como < 45 o rangos como [45..70).");
                        sana = false;
                    }
                }
                celdas.add(fila);
            }
            if (!sana || celdas.stream().anyMatch(f -> f.size() != entradas.size())) {
                return;
            }
            long total = 1;
            for (int c = 0; c < entradas.size(); c++) {
                List<Object> posibles = posibles(c, celdas);
                List<BitSet> quienes = new ArrayList<>();
                for (Object valor : posibles) {
                    BitSet cuales = new BitSet(reglas.size());
                    for (int r = 0; r < reglas.size(); r++) {
                        cuales.set(r, celdas.get(r).get(c).acepta().test(valor));
                    }
                    quienes.add(cuales);
                }
                casos.add(posibles);
                cumplen.add(quienes);
                total *= posibles.size();
            }
            if (total > CASOS_MAXIMOS) {
                h.aviso(Regla.TABLAS, clave, "«" + nombre + "» tiene demasiados casos (" + total + ") para comprobarlos uno por uno.", "Repártala en tablas más pequeñas.");
                return;
            }
            BitSet alcanzadas = new BitSet();
            BitSet todas = new BitSet();
            todas.set(0, reglas.size());
            recorrer(0, todas, new int[entradas.size()], alcanzadas, new HashSet<>());
            for (int r = 0; r < reglas.size(); r++) {
                if (!alcanzadas.get(r)) {
                    h.grave(Regla.TABLAS, reglas.get(r).getAttribute("id"), "La regla " + (r + 1) + " de «" + nombre + "» nunca se aplica: "
                            + (politica.equals("FIRST") ? "las anteriores responden siempre antes." : "no hay ningún caso que la cumpla."), "Quítela o corrija sus condiciones.");
                }
            }
        }

        private boolean salidasDe(Element regla) {
            List<Element> celdas = Xml.hijos(regla, "outputEntry").toList();
            boolean sana = true;
            for (int i = 0; i < celdas.size() && i < salidas.size(); i++) {
                String texto = Xml.texto(celdas.get(i), "text");
                Element salida = salidas.get(i);
                List<String> admitidos = valores(Xml.hijo(salida, "outputValues"));
                boolean literal = texto.matches("\"[^\"]*\"|-?\\d+(\\.\\d+)?|true|false");
                if (!literal) {
                    h.grave(Regla.TABLAS, regla.getAttribute("id"), "La regla " + numero(regla) + " de «" + nombre + "» no da un valor en «" + rotulo(salida) + "».",
                            "Escriba un texto entre comillas, un número, true o false.");
                    sana = false;
                } else if (!admitidos.isEmpty() && !admitidos.contains(texto.replace("\"", ""))) {
                    h.grave(Regla.TABLAS, regla.getAttribute("id"), "La regla " + numero(regla) + " de «" + nombre + "» responde " + texto + ", que no está entre los valores de «"
                            + rotulo(salida) + "».", "Use uno de: " + String.join(", ", admitidos) + ".");
                }
            }
            return sana;
        }

        private List<Object> posibles(int columna, List<List<Celda>> celdas) {
            Element entrada = entradas.get(columna);
            Element expresion = Xml.hijo(entrada, "inputExpression");
            String variable = Xml.texto(expresion, "text");
            String tipo = expresion.getAttribute("typeRef");
            if (!variable.matches("[A-Za-z_]\\w*")) {
                h.grave(Regla.TABLAS, clave, "La columna «" + rotulo(entrada) + "» de «" + nombre + "» no pregunta por una variable.", "Escriba solo el nombre de la variable.");
            }
            if (tipo.equals("boolean")) {
                return List.of(true, false);
            }
            if (tipo.equals("string")) {
                Set<String> escritos = new LinkedHashSet<>();
                celdas.forEach(f -> escritos.addAll(f.get(columna).textos()));
                List<String> declarados = valores(Xml.hijo(entrada, "inputValues"));
                List<String> reales = TEXTOS.getOrDefault(variable, respuestas.getOrDefault(variable, List.of()));
                List<String> dominio = reales.isEmpty() ? declarados : reales;
                for (int r = 0; r < reglas.size(); r++) {
                    for (String texto : celdas.get(r).get(columna).textos()) {
                        if (!dominio.isEmpty() && !dominio.contains(texto)) {
                            h.grave(Regla.TABLAS, reglas.get(r).getAttribute("id"), "La regla " + (r + 1) + " de «" + nombre + "» pregunta por «" + texto + "», que «" + rotulo(entrada)
                                    + "» nunca vale.", "Use uno de: " + String.join(", ", dominio) + ".");
                        }
                    }
                }
                Set<Object> todos = new LinkedHashSet<>(dominio.isEmpty() ? escritos : dominio);
                if (dominio.isEmpty()) {
                    todos.add("(otro)");
                }
                return List.copyOf(todos);
            }
            TreeSet<BigDecimal> cortes = new TreeSet<>();
            celdas.forEach(f -> cortes.addAll(f.get(columna).cortes()));
            return numeros(cortes, NUMEROS.getOrDefault(variable, new BigDecimal[2]), Set.of("integer", "long").contains(tipo));
        }

        /** Un representante de cada corte y de cada tramo entre cortes. */
        private static List<Object> numeros(TreeSet<BigDecimal> cortes, BigDecimal[] tope, boolean enteros) {
            if (tope[0] != null) {
                cortes.add(tope[0]);
            }
            if (tope[1] != null) {
                cortes.add(tope[1]);
            }
            if (cortes.isEmpty()) {
                return List.of(BigDecimal.ZERO);
            }
            Set<BigDecimal> muestras = new TreeSet<>(cortes);
            BigDecimal anterior = null;
            for (BigDecimal corte : cortes) {
                if (anterior != null && !(enteros && corte.subtract(anterior).compareTo(BigDecimal.ONE) <= 0)) {
                    BigDecimal medio = anterior.add(corte).divide(BigDecimal.valueOf(2), 4, RoundingMode.HALF_UP);
                    muestras.add(enteros ? anterior.add(BigDecimal.ONE) : medio.stripTrailingZeros());
                }
                anterior = corte;
            }
            muestras.add(cortes.first().subtract(BigDecimal.ONE));
            muestras.add(cortes.last().add(BigDecimal.ONE));
            return muestras.stream().filter(m -> (tope[0] == null || m.compareTo(tope[0]) >= 0) && (tope[1] == null || m.compareTo(tope[1]) <= 0)).<Object>map(m -> m).toList();
        }

        private void recorrer(int columna, BitSet quedan, int[] eleccion, BitSet alcanzadas, Set<String> dichos) {
            if (columna == entradas.size()) {
                caso(quedan, eleccion, alcanzadas, dichos);
                return;
            }
            for (int v = 0; v < casos.get(columna).size(); v++) {
                BitSet siguen = (BitSet) quedan.clone();
                siguen.and(cumplen.get(columna).get(v));
                eleccion[columna] = v;
                recorrer(columna + 1, siguen, eleccion, alcanzadas, dichos);
            }
        }

        private void caso(BitSet aciertan, int[] eleccion, BitSet alcanzadas, Set<String> dichos) {
            if (politica.equals("FIRST")) {
                if (!aciertan.isEmpty()) {
                    alcanzadas.set(aciertan.nextSetBit(0));
                }
            } else {
                alcanzadas.or(aciertan);
            }
            boolean unaSola = Set.of("UNIQUE", "FIRST", "ANY", "PRIORITY").contains(politica);
            // Basta un caso de muestra por hueco: los demás se ven al corregirlo
            if (unaSola && aciertan.isEmpty() && dichos.add("hueco")) {
                h.grave(Regla.TABLAS, clave, "Ninguna regla de «" + nombre + "» responde cuando " + describir(eleccion) + ".", "Agregue una regla para ese caso.");
            }
            if (politica.equals("UNIQUE") && aciertan.cardinality() > 1) {
                int una = aciertan.nextSetBit(0);
                int otra = aciertan.nextSetBit(una + 1);
                if (dichos.add(una + "-" + otra)) {
                    h.grave(Regla.TABLAS, reglas.get(otra).getAttribute("id"), "Las reglas " + (una + 1) + " y " + (otra + 1) + " de «" + nombre + "» responden a la vez cuando "
                            + describir(eleccion) + ".", "Separe sus condiciones para que un caso tenga una sola respuesta.");
                }
            }
        }

        private String describir(int[] eleccion) {
            List<String> partes = new ArrayList<>();
            for (int c = 0; c < eleccion.length; c++) {
                Object valor = casos.get(c).get(eleccion[c]);
                partes.add(rotulo(entradas.get(c)) + " = " + (valor instanceof Boolean b ? b ? "sí" : "no" : valor instanceof BigDecimal n ? n.toPlainString().replace('.', ',') : valor));
            }
            return String.join(", ", partes);
        }

        private int numero(Element regla) {
            return reglas.indexOf(regla) + 1;
        }
    }

    private static String rotulo(Element columna) {
        String rotulo = columna.getAttribute("label");
        return rotulo.isBlank() ? columna.getAttribute("name").isBlank() ? columna.getAttribute("id") : columna.getAttribute("name") : rotulo;
    }

    private static List<String> valores(Element lista) {
        return lista == null ? List.of() : Arrays.stream(Xml.texto(lista, "text").split(",")).map(String::strip).filter(t -> !t.isEmpty())
                .map(t -> t.replace("\"", "")).toList();
    }

    private String tablaDe(Element e) {
        org.w3c.dom.Node n = e;
        while (n instanceof Element x && !x.getLocalName().equals("decision")) {
            n = n.getParentNode();
        }
        return n instanceof Element d ? d.getAttribute("id") : archivo.nombre();
    }
}
