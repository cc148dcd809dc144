package co.gov.dnp.att.diseno.revision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;

/** Las reglas de un modelo BPMN, salvo las del dibujo. */
final class ReglasBpmn {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final Set<String> DE_DIBUJO = Set.of("http://www.omg.org/spec/BPMN/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI", "http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    private static final Map<String, String> PREFIJOS = Map.ofEntries(Map.entry("userTask", "tarea_"), Map.entry("serviceTask", "servicio_"),
            Map.entry("businessRuleTask", "regla_"), Map.entry("callActivity", "llamada_"), Map.entry("subProcess", "actividad_"),
            Map.entry("exclusiveGateway", "compuerta_"), Map.entry("parallelGateway", "compuerta_"), Map.entry("inclusiveGateway", "compuerta_"),
            Map.entry("eventBasedGateway", "compuerta_"), Map.entry("startEvent", "evento_"), Map.entry("endEvent", "evento_"),
            Map.entry("boundaryEvent", "evento_"), Map.entry("intermediateCatchEvent", "evento_"), Map.entry("intermediateThrowEvent", "evento_"),
            Map.entry("sequenceFlow", "flujo_"), Map.entry("lane", "calle_"), Map.entry("participant", "participante_"),
            Map.entry("textAnnotation", "anotacion_"));
    static final Map<String, String> CLASES = Map.ofEntries(Map.entry("userTask", "la tarea"), Map.entry("serviceTask", "el paso automático"),
            Map.entry("businessRuleTask", "la regla"), Map.entry("callActivity", "la llamada"), Map.entry("subProcess", "la actividad"),
            Map.entry("exclusiveGateway", "la compuerta"), Map.entry("parallelGateway", "la compuerta"), Map.entry("inclusiveGateway", "la compuerta"),
            Map.entry("eventBasedGateway", "la compuerta"), Map.entry("startEvent", "el inicio"), Map.entry("endEvent", "el fin"),
            Map.entry("boundaryEvent", "el evento"), Map.entry("intermediateCatchEvent", "el evento"), Map.entry("intermediateThrowEvent", "el evento"),
            Map.entry("sequenceFlow", "el flujo"), Map.entry("lane", "la calle"), Map.entry("participant", "el participante"),
            Map.entry("textAnnotation", "la nota"), Map.entry("process", "el proceso"));
    static final Set<String> NODOS = PREFIJOS.keySet().stream().filter(c -> !Set.of("sequenceFlow", "lane", "participant", "textAnnotation").contains(c))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ACTIVIDADES = Set.of("userTask", "serviceTask", "businessRuleTask", "callActivity", "subProcess");
    private static final Set<String> ELEMENTOS = Set.of("definitions", "collaboration", "process", "laneSet", "flowNodeRef", "documentation",
            "extensionElements", "incoming", "outgoing", "conditionExpression", "timerEventDefinition", "timeDate", "timeDuration", "timeCycle",
            "errorEventDefinition", "error", "messageEventDefinition", "message", "messageFlow", "terminateEventDefinition", "linkEventDefinition",
            "multiInstanceLoopCharacteristics", "loopCardinality", "completionCondition", "text", "association", "group", "category", "categoryValue",
            "conditionalEventDefinition", "condition");
    private static final Set<String> EXTENSIONES = Set.of("failedJobRetryTimeCycle", "in", "out", "properties", "property", "inputOutput",
            "inputParameter", "outputParameter");
    private static final Set<String> ATRIBUTOS = Set.of("versionTag", "historyTimeToLive", "isStartableInTasklist", "candidateStarterGroups", "formRef",
            "formRefBinding", "candidateGroups", "dueDate", "followUpDate", "priority", "asyncBefore", "asyncAfter", "exclusive", "jobPriority", "taskPriority",
            "delegateExpression", "calledElementBinding", "collection", "elementVariable", "modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon",
            "diagramRelationId", "errorCodeVariable", "errorMessageVariable", "errorMessage", "initiator");
    private static final Pattern HECHO_POR_MAQUINA = Pattern.compile("(?i)(.*_(?=[0-9a-z]*\\d)[0-9a-z]{7})|((Activity|Gateway|Event|Flow|Lane|Participant|TextAnnotation)_\\w+)");
    private static final Pattern NUMERAL = Pattern.compile("(?s).*(Cuadro No|PT-ED-|[Nn]umeral |Lineamiento|Ley |Decreto |Resolución ).*");
    static final String PLAZO_INICIAL = "plazoInicial";

    private final Archivo archivo;
    private final Document documento;
    private final Entorno entorno;
    private final Contexto contexto;
    private final Hallazgos h;
    private final Map<String, Element> porId = new LinkedHashMap<>();
    private final Set<String> locales = new HashSet<>();

    /** Lo que aportan los demás archivos del mismo conjunto. */
    record Contexto(Set<String> formularios, Set<String> procesos, Set<String> variablesDeFormularios) {
    }

    ReglasBpmn(Archivo archivo, Document documento, Entorno entorno, Contexto contexto, Hallazgos hallazgos) {
        this.archivo = archivo;
        this.documento = documento;
        this.entorno = entorno;
        this.contexto = contexto;
        this.h = hallazgos;
    }

    void revisar() {
        Element raiz = documento.getDocumentElement();
        if (!"definitions".equals(raiz.getLocalName()) || !BPMN.equals(raiz.getNamespaceURI())) {
            h.grave(Regla.LECTURA, null, "El archivo no es un modelo BPMN 2.0.", "Guárdelo desde Camunda Modeler como diagrama BPMN (Camunda 7).");
            return;
        }
        List<Element> todos = Xml.todos(documento);
        for (Element e : todos) {
            String id = e.getAttribute("id");
            if (!id.isEmpty() && porId.put(id, e) != null) {
                h.grave(Regla.IDENTIFICADORES, id, "El identificador «" + id + "» está dos veces.", "Póngale otro a uno de los dos.");
            }
            if (e.hasAttributeNS(CAMUNDA, "elementVariable")) {
                locales.add(e.getAttributeNS(CAMUNDA, "elementVariable"));
            }
            if (CAMUNDA.equals(e.getNamespaceURI()) && Set.of("inputParameter", "in", "out").contains(e.getLocalName())) {
                locales.add(e.getAttribute(e.getLocalName().equals("inputParameter") ? "name" : "target"));
            }
        }
        todos.forEach(this::permitido);
        ejecutable(raiz, todos);
        for (Element e : todos) {
            if (BPMN.equals(e.getNamespaceURI())) {
                identificador(e);
                referencias(e);
                switch (e.getLocalName()) {
                    case "userTask" -> tareaDeUsuario(e);
                    case "startEvent" -> inicio(e);
                    case "serviceTask", "businessRuleTask" -> pasoAutomatico(e);
                    case "callActivity" -> llamada(e);
                    case "exclusiveGateway", "inclusiveGateway" -> compuerta(e);
                    case "timeDate", "timeDuration", "timeCycle" -> temporizador(e);
                    default -> { }
                }
                if (NODOS.contains(e.getLocalName())) {
                    conexiones(e);
                }
            }
        }
        contratos(todos);
    }

    // ---------------------------------------------------------------- seguridad

    /** Lista blanca: lo que no se conoce no entra, porque el motor lo ejecutaría. */
    private void permitido(Element e) {
        String espacio = String.valueOf(e.getNamespaceURI());
        String nombre = e.getLocalName();
        String lugar = duenio(e);
        if (espacio.equals(BPMN)) {
            if (Set.of("scriptTask", "script").contains(nombre)) {
                peligro(lugar, "«" + titulo(lugar) + "» trae un guion (script), que ejecutaría código en el servidor.", "Quite el guion: use un paso automático de los que ofrece la aplicación.");
            } else if (nombre.equals("task") || nombre.equals("manualTask") || nombre.equals("sendTask") || nombre.equals("receiveTask")) {
                h.grave(Regla.EJECUTABLE, lugar, "«" + titulo(lugar) + "» es una tarea sin clase que el motor pueda ejecutar.", "Conviértala en tarea de usuario o en paso automático.");
            } else if (!ELEMENTOS.contains(nombre) && !PREFIJOS.containsKey(nombre)) {
                peligro(lugar, "«" + titulo(lugar) + "» usa «bpmn:" + nombre + "», que este procedimiento no admite.", "Quítelo o reemplácelo por una pieza de las plantillas.");
            }
            if (!e.getAttribute("language").isEmpty() || !e.getAttribute("scriptFormat").isEmpty() || !e.getAttribute("implementation").isEmpty()) {
                peligro(lugar, "«" + titulo(lugar) + "» pide otro lenguaje de programación.", "Escriba la condición como ${variable}, sin indicar lenguaje.");
            }
        } else if (espacio.equals(CAMUNDA)) {
            if (!EXTENSIONES.contains(nombre)) {
                peligro(lugar, "«" + titulo(lugar) + "» trae «camunda:" + nombre + "», que podría ejecutar código en el servidor.", "Quítelo: los pasos automáticos se piden con los que ofrece la aplicación.");
            }
        } else if (!DE_DIBUJO.contains(espacio)) {
            peligro(lugar, "«" + titulo(lugar) + "» trae «" + e.getNodeName() + "», de un vocabulario desconocido" + (espacio.contains("zeebe") ? " (Camunda 8)" : "") + ".",
                    "Guárdelo desde Camunda Modeler como diagrama de Camunda 7.");
        }
        NamedNodeMap atributos = e.getAttributes();
        for (int i = 0; i < atributos.getLength(); i++) {
            Attr a = (Attr) atributos.item(i);
            if (CAMUNDA.equals(a.getNamespaceURI()) && !ATRIBUTOS.contains(a.getLocalName())) {
                peligro(lugar, "«" + titulo(lugar) + "» lleva «camunda:" + a.getLocalName() + "», que " + (Set.of("class", "expression", "type").contains(a.getLocalName())
                        ? "ejecutaría código en el servidor." : "no se admite."), "Quítelo; para un paso automático use la expresión delegada de una pieza conocida.");
            }
            if (!a.getNodeName().startsWith("xmlns")) {
                expresion(lugar, a.getLocalName(), a.getValue());
            }
        }
        boolean soloTexto = Set.of("documentation", "text").contains(nombre);
        if (!soloTexto && Xml.hijos(e).findAny().isEmpty()) {
            expresion(lugar, nombre, e.getTextContent());
        }
    }

    private void expresion(String lugar, String donde, String valor) {
        if (!valor.contains("${") && !valor.contains("#{") || donde.equals("delegateExpression")) {
            return;
        }
        try {
            Expresion leida = Expresion.leer(valor, entorno.funciones());
            Set<String> conocidas = new HashSet<>(entorno.variablesConocidas());
            conocidas.addAll(contexto.variablesDeFormularios());
            conocidas.addAll(locales);
            leida.variables().stream().filter(v -> !conocidas.contains(v)).forEach(v -> h.grave(Regla.CONTRATO, lugar,
                    "«" + titulo(lugar) + "» usa la variable «" + v + "», que nadie fija.", "Use una variable del contrato o un campo «Sí o no» del formulario de una tarea anterior."));
            leida.llamadas().stream().filter(l -> l.objeto().equals("plazos") && l.funcion().equals("para")).forEach(l -> plazo(lugar, l.textos()));
        } catch (Expresion.NoSeAcepta no) {
            peligro(lugar, "La expresión «" + corto(valor) + "» de «" + titulo(lugar) + "» no se acepta: " + no.getMessage() + ".",
                    "Deje solo variables, comparaciones y las funciones de la aplicación (plazos, grupos, acciones).");
        }
    }

    private void peligro(String elemento, String que, String remedio) {
        h.grave(Regla.SEGURIDAD, elemento, que, remedio);
    }

    // ---------------------------------------------------------------- ejecutable

    private void ejecutable(Element raiz, List<Element> todos) {
        String plataforma = raiz.getAttributeNS(MODELER, "executionPlatform");
        if (!plataforma.isEmpty() && !plataforma.equals("Camunda Platform")) {
            h.grave(Regla.EJECUTABLE, null, "El modelo es para «" + plataforma + "» y aquí corre Camunda 7.", "Créelo como diagrama BPMN de Camunda 7.");
        }
        List<Element> procesos = todos.stream().filter(e -> es(e, "process")).toList();
        if (procesos.isEmpty()) {
            h.grave(Regla.EJECUTABLE, null, "El modelo no tiene ningún proceso.", "Dibuje el proceso dentro de un participante.");
        }
        for (Element p : procesos) {
            String id = p.getAttribute("id");
            if (!"true".equals(p.getAttribute("isExecutable"))) {
                h.grave(Regla.EJECUTABLE, id, "El proceso «" + id + "» no está marcado como ejecutable.", "En el proceso, marque «Executable».");
            }
            if (p.getAttributeNS(CAMUNDA, "versionTag").isBlank()) {
                h.grave(Regla.EJECUTABLE, id, "El proceso «" + id + "» no dice su versión.", "Escriba el «Version tag», por ejemplo 1.1.");
            }
            if (!p.getAttributeNS(CAMUNDA, "historyTimeToLive").matches("P\\d+[DMY]|\\d+")) {
                h.grave(Regla.EJECUTABLE, id, "El proceso «" + id + "» no dice cuánto se conserva su historia.", "En «History cleanup», escriba P3650D (diez años).");
            }
            if (p.getAttribute("name").isBlank()) {
                h.grave(Regla.NOMBRES, id, "El proceso «" + id + "» no tiene nombre.", "Escríbalo como lo dirá la gente.");
            }
            if (Xml.hijos(p, "startEvent").findAny().isEmpty()) {
                h.grave(Regla.EJECUTABLE, id, "El proceso «" + id + "» no tiene inicio.", "Agregue un evento de inicio.");
            }
        }
    }

    // ---------------------------------------------------------------- identificadores y nombres

    private void identificador(Element e) {
        String clase = e.getLocalName();
        String prefijo = PREFIJOS.get(clase);
        if (prefijo == null) {
            return;
        }
        String id = e.getAttribute("id");
        if (id.matches(HECHO_POR_MAQUINA.pattern())) {
            h.grave(Regla.IDENTIFICADORES, id, "El identificador «" + id + "» lo puso la herramienta.", "Escriba uno legible que empiece por «" + prefijo + "».");
        } else if (!id.startsWith(prefijo)) {
            h.grave(Regla.IDENTIFICADORES, id, "El identificador «" + id + "» no dice qué es.", "Debe empezar por «" + prefijo + "».");
        }
        boolean union = clase.endsWith("Gateway") && salidas(e).size() < 2;
        boolean llevaNombre = !clase.equals("sequenceFlow") && !clase.equals("textAnnotation") && !union && !clase.equals("parallelGateway");
        if (llevaNombre && e.getAttribute("name").isBlank()) {
            h.grave(Regla.NOMBRES, id, capital(CLASES.get(clase)) + " «" + id + "» no tiene nombre.", "Escríbalo en español, como lo leerá la gente.");
        }
        if (clase.equals("participant") || clase.equals("textAnnotation") || clase.equals("sequenceFlow") || clase.equals("endEvent") || union) {
            return;
        }
        if (ACTIVIDADES.contains(clase) && !NUMERAL.matcher(Xml.texto(e, "documentation")).matches()) {
            h.grave(Regla.DOCUMENTACION, id, capital(CLASES.get(clase)) + " «" + titulo(id) + "» no cita el numeral del que sale.",
                    "En «Element documentation», empiece por su numeral: «Cuadro No 5, actividad 2. …».");
        }
    }

    // ---------------------------------------------------------------- tareas

    private void tareaDeUsuario(Element t) {
        String id = t.getAttribute("id");
        formulario(t, true);
        String grupos = t.getAttributeNS(CAMUNDA, "candidateGroups");
        if (grupos.isBlank()) {
            h.grave(Regla.GRUPOS, id, "La tarea «" + titulo(id) + "» no dice a qué grupo le llega.", "En «Candidate groups», escriba por ejemplo unidad-${dependencia}.");
        }
        for (String grupo : grupos.contains("(") ? new String[0] : grupos.split(",")) {
            String g = grupo.strip();
            boolean deDependencia = g.equals("unidad-${dependencia}") || g.equals("jefatura-${dependencia}");
            if (!g.isEmpty() && !deDependencia && !entorno.grupos().contains(g)) {
                h.grave(Regla.GRUPOS, id, "La tarea «" + titulo(id) + "» le llega al grupo «" + g + "», que no existe.",
                        "Use unidad-${dependencia}, jefatura-${dependencia} o uno de: " + entorno.grupos().stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        }
        String vence = t.getAttributeNS(CAMUNDA, "dueDate");
        if (!vence.startsWith("${") && !vence.startsWith("#{")) {
            h.grave(Regla.PLAZOS, id, vence.isBlank() ? "La tarea «" + titulo(id) + "» no tiene vencimiento." : "La tarea «" + titulo(id) + "» lleva el plazo «" + vence + "» escrito en el modelo.",
                    "En «Due date», escriba ${plazos.para('" + id + "')}: el plazo es un dato que se cambia en Plazos y calendario.");
        }
    }

    private void plazo(String lugar, List<String> textos) {
        String clave = textos.isEmpty() ? "" : textos.get(0);
        Element tarea = porId.get(clave);
        boolean loPropone = tarea != null && propiedad(tarea, PLAZO_INICIAL).matches("[1-9]\\d{0,2}");
        if (!entorno.plazos().contains(clave) && !loPropone) {
            h.grave(Regla.PLAZOS, lugar, "No hay un plazo registrado con la clave «" + clave + "», que pide «" + titulo(lugar) + "».",
                    "Póngale a la tarea la propiedad «" + PLAZO_INICIAL + "» con los días hábiles (de 1 a 250): se registrará al publicar.");
        }
    }

    static String propiedad(Element elemento, String nombre) {
        return Xml.hijos(elemento, "extensionElements").flatMap(x -> Xml.hijos(x, "properties")).flatMap(p -> Xml.hijos(p, "property"))
                .filter(p -> p.getAttribute("name").equals(nombre)).map(p -> p.getAttribute("value")).findFirst().orElse("");
    }

    private void inicio(Element e) {
        if (e.hasAttributeNS(CAMUNDA, "formRef")) {
            formulario(e, false);
        }
    }

    private void formulario(Element e, boolean obligatorio) {
        String id = e.getAttribute("id");
        String formulario = e.getAttributeNS(CAMUNDA, "formRef");
        if (formulario.isBlank() && obligatorio) {
            h.grave(Regla.FORMULARIO, id, "La tarea «" + titulo(id) + "» no tiene formulario.", "En «Forms», elija «Camunda Forms» y escriba su Form ID.");
            return;
        }
        if (!contexto.formularios().contains(formulario)) {
            h.grave(Regla.FORMULARIO, id, "«" + titulo(id) + "» pide el formulario «" + formulario + "», que no existe.", "Corrija el Form ID o incluya ese formulario en el paquete.");
        }
        if (!"deployment".equals(e.getAttributeNS(CAMUNDA, "formRefBinding"))) {
            h.grave(Regla.FORMULARIO, id, "El formulario de «" + titulo(id) + "» no está ligado al despliegue.", "En «Forms», ponga Binding: deployment; así cada instancia termina con su formulario.");
        }
    }

    private void pasoAutomatico(Element e) {
        String id = e.getAttribute("id");
        String delegado = e.getAttributeNS(CAMUNDA, "delegateExpression");
        String nombre = delegado.replaceAll("^[$#]\\{\\s*|\\s*}$", "");
        if (delegado.isBlank()) {
            h.grave(Regla.EJECUTABLE, id, capital(CLASES.get(e.getLocalName())) + " «" + titulo(id) + "» no dice qué hace.", "Use una plantilla, o escriba en «Delegate expression» uno de los pasos que ofrece la aplicación.");
        } else if (!entorno.delegados().contains(nombre)) {
            peligro(id, "«" + titulo(id) + "» pide el paso «" + corto(delegado) + "», que no está en la lista permitida.", "Use uno de: " + String.join(", ", entorno.delegados()) + ".");
        }
    }

    private void llamada(Element e) {
        String id = e.getAttribute("id");
        String llamado = e.getAttribute("calledElement");
        if (!contexto.procesos().contains(llamado)) {
            h.grave(Regla.REFERENCIAS, id, "«" + titulo(id) + "» llama al proceso «" + llamado + "», que no existe.", "Escriba la clave de un proceso de esta carpeta.");
        }
        if (!"deployment".equals(e.getAttributeNS(CAMUNDA, "calledElementBinding"))) {
            h.grave(Regla.REFERENCIAS, id, "«" + titulo(id) + "» no está ligada al despliegue.", "Ponga Binding: deployment; así cada instancia termina con su versión.");
        }
    }

    // ---------------------------------------------------------------- compuertas y plazos

    private void compuerta(Element g) {
        List<Element> salidas = salidas(g);
        if (salidas.size() < 2) {
            return;
        }
        String id = g.getAttribute("id");
        if (!g.getAttribute("name").startsWith("¿")) {
            h.grave(Regla.COMPUERTAS, id, "La compuerta «" + titulo(id) + "» no pregunta nada.", "Escriba su nombre como pregunta: «¿…?».");
        }
        String defecto = g.getAttribute("default");
        if (defecto.isBlank()) {
            h.grave(Regla.COMPUERTAS, id, "La compuerta «" + titulo(id) + "» no tiene salida por defecto: si ninguna condición se cumple, el trámite se detiene.", "Marque una de sus salidas como «Default flow».");
        }
        Map<String, String> condiciones = new HashMap<>();
        for (Element f : salidas) {
            String flujo = f.getAttribute("id");
            String condicion = Xml.texto(f, "conditionExpression");
            if (f.getAttribute("name").isBlank()) {
                h.grave(Regla.COMPUERTAS, flujo, "Una salida de «" + titulo(id) + "» no dice su respuesta.", "Póngale nombre al flujo: «Sí», «No»…");
            }
            if (flujo.equals(defecto)) {
                if (!condicion.isBlank()) {
                    h.grave(Regla.COMPUERTAS, flujo, "La salida por defecto de «" + titulo(id) + "» tiene condición y nunca se mira.", "Quítele la condición.");
                }
            } else if (condicion.isBlank()) {
                h.grave(Regla.COMPUERTAS, flujo, "La salida «" + f.getAttribute("name") + "» de «" + titulo(id) + "» no tiene condición.", "Escríbala como ${variable}, o déjela como salida por defecto.");
            } else if (condiciones.putIfAbsent(condicion.replaceAll("\\s", ""), flujo) != null) {
                h.grave(Regla.COMPUERTAS, flujo, "Dos salidas de «" + titulo(id) + "» tienen la misma condición.", "Cada respuesta lleva la suya.");
            }
        }
    }

    private void temporizador(Element e) {
        String texto = e.getTextContent().strip();
        if (!texto.startsWith("${") && !texto.startsWith("#{")) {
            String lugar = duenio(e);
            h.grave(Regla.PLAZOS, lugar, "El temporizador «" + titulo(lugar) + "» lleva «" + corto(texto) + "» escrito en el modelo.", "Pregúnteselo a los plazos: ${plazos.para('…')}.");
        }
    }

    // ---------------------------------------------------------------- referencias

    private void referencias(Element e) {
        for (String atributo : List.of("sourceRef", "targetRef", "attachedToRef", "default", "processRef", "errorRef", "messageRef")) {
            if (e.hasAttribute(atributo) && !porId.containsKey(e.getAttribute(atributo))) {
                h.grave(Regla.REFERENCIAS, duenio(e), "«" + titulo(duenio(e)) + "» se refiere a «" + e.getAttribute(atributo) + "», que no existe.", "Vuelva a conectarlo en el dibujo.");
            }
        }
        if (Set.of("flowNodeRef", "incoming", "outgoing").contains(e.getLocalName()) && !porId.containsKey(e.getTextContent().strip())) {
            h.grave(Regla.REFERENCIAS, duenio(e), "«" + titulo(duenio(e)) + "» se refiere a «" + e.getTextContent().strip() + "», que no existe.", "Vuelva a conectarlo en el dibujo.");
        }
    }

    private void conexiones(Element e) {
        String clase = e.getLocalName();
        String id = e.getAttribute("id");
        boolean deEvento = "true".equals(e.getAttribute("triggeredByEvent"));
        boolean llega = clase.equals("startEvent") || clase.equals("boundaryEvent") || deEvento;
        if (!llega && flujos("targetRef", id).isEmpty()) {
            h.grave(Regla.REFERENCIAS, id, "A " + CLASES.get(clase) + " «" + titulo(id) + "» no llega ningún flujo: nunca ocurriría.", "Conéctela con el paso anterior.");
        }
        if (!clase.equals("endEvent") && !deEvento && flujos("sourceRef", id).isEmpty()) {
            h.grave(Regla.REFERENCIAS, id, "De " + CLASES.get(clase) + " «" + titulo(id) + "» no sale ningún flujo.", "Conéctela con el paso siguiente o con un fin.");
        }
        long sinCondicion = flujos("sourceRef", id).stream().filter(f -> Xml.hijo(f, "conditionExpression") == null).count();
        if (!clase.endsWith("Gateway") && flujos("sourceRef", id).size() > 1 && sinCondicion > 0) {
            h.grave(Regla.COMPUERTAS, id, "De " + CLASES.get(clase) + " «" + titulo(id) + "» salen varios flujos a la vez sin que nadie decida.", "Ponga una compuerta que pregunte cuál seguir.");
        }
    }

    // ---------------------------------------------------------------- contrato

    private void contratos(List<Element> todos) {
        todos.stream().filter(e -> es(e, "process")).forEach(p -> {
            Entorno.Contrato contrato = entorno.contratos().get(p.getAttribute("id"));
            if (contrato != null) {
                contrato.elementos().stream().filter(id -> !porId.containsKey(id)).forEach(id -> h.grave(Regla.CONTRATO, p.getAttribute("id"),
                        "El modelo ya no tiene «" + id + "», que la aplicación usa por su nombre.", "Déjelo con ese identificador; quitarlo exige cambiar la aplicación."));
            }
        });
    }

    // ---------------------------------------------------------------- ayudas

    private List<Element> salidas(Element nodo) {
        return flujos("sourceRef", nodo.getAttribute("id"));
    }

    private Map<String, List<Element>> indice;

    private List<Element> flujos(String punta, String id) {
        if (indice == null) {
            indice = new HashMap<>();
            porId.values().stream().filter(e -> es(e, "sequenceFlow")).forEach(f -> {
                indice.computeIfAbsent("sourceRef " + f.getAttribute("sourceRef"), k -> new ArrayList<>()).add(f);
                indice.computeIfAbsent("targetRef " + f.getAttribute("targetRef"), k -> new ArrayList<>()).add(f);
            });
        }
        return indice.getOrDefault(punta + " " + id, List.of());
    }

    private static boolean es(Element e, String clase) {
        return BPMN.equals(e.getNamespaceURI()) && e.getLocalName().equals(clase);
    }

    /** El elemento dibujado al que pertenece un detalle. */
    private String duenio(Element e) {
        org.w3c.dom.Node n = e;
        while (n instanceof Element x) {
            if (BPMN.equals(x.getNamespaceURI()) && (PREFIJOS.containsKey(x.getLocalName()) || CLASES.containsKey(x.getLocalName())
                    || x.getLocalName().endsWith("ask")) && !x.getAttribute("id").isEmpty()) {
                return x.getAttribute("id");
            }
            n = n.getParentNode();
        }
        return null;
    }

    private String titulo(String id) {
        Element e = id == null ? null : porId.get(id);
        String nombre = e == null ? "" : e.getAttribute("name").replaceAll("\\s+", " ").strip();
        return nombre.isEmpty() ? id == null ? archivo.nombre() : id : nombre;
    }

    static String capital(String texto) {
        return Character.toUpperCase(texto.charAt(0)) + texto.substring(1);
    }

    private static String corto(String texto) {
        String plano = texto.strip().replaceAll("\\s+", " ");
        return plano.length() > 80 ? plano.substring(0, 77) + "…" : plano;
    }
}
