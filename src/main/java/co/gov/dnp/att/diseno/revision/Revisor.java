package co.gov.dnp.att.diseno.revision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.w3c.dom.Document;

/**
 * Dice, en español, todo lo que un conjunto de modelos, tablas y formularios tiene por corregir. Lee archivos de cualquier origen sin
 * ejecutar nada de ellos. El mismo en la página, en {@code ./mvnw -Pmodelos verify} y en las pruebas.
 */
public final class Revisor {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(60).maxDocumentLength(Xml.TAMANO_MAXIMO).build()).build());

    private final Entorno entorno;

    public Revisor(Entorno entorno) {
        this.entorno = entorno;
    }

    /** @param archivos el conjunto completo: cada modelo se comprueba contra los formularios y procesos que lo acompañan */
    public List<Hallazgo> revisar(Collection<Archivo> archivos) {
        Map<Archivo, Document> documentos = new LinkedHashMap<>();
        Map<Archivo, JsonNode> formularios = new LinkedHashMap<>();
        List<Hallazgo> hallazgos = new ArrayList<>();
        for (Archivo a : archivos) {
            Hallazgos h = new Hallazgos(a.ruta());
            switch (a.clase()) {
                case BPMN, DMN -> {
                    try {
                        documentos.put(a, Xml.leer(a.contenido()));
                    } catch (Xml.NoSeLee no) {
                        h.grave(no.hostil ? Regla.SEGURIDAD : Regla.LECTURA, null, no.getMessage(), "Guárdelo de nuevo desde Camunda Modeler.");
                    }
                }
                case FORMULARIO -> {
                    try {
                        formularios.put(a, JSON.readTree(a.contenido()));
                    } catch (JsonProcessingException no) {
                        h.grave(Regla.LECTURA, null, "El formulario no es JSON bien formado.", "Guárdelo de nuevo desde Camunda Modeler.");
                    }
                }
                default -> h.grave(Regla.SEGURIDAD, null, "«" + a.nombre() + "» no es un modelo, una tabla ni un formulario.", "Suba solo archivos .bpmn, .dmn o .form.");
            }
            hallazgos.addAll(h.lista());
        }
        ReglasBpmn.Contexto contexto = contexto(documentos, formularios, hallazgos);
        documentos.forEach((a, documento) -> {
            Hallazgos h = new Hallazgos(a.ruta());
            if (a.clase() == Archivo.Clase.BPMN) {
                new ReglasBpmn(a, documento, entorno, contexto, h).revisar();
                new ReglasDibujo(documento, h).revisar();
            } else {
                new ReglasDmn(a, documento, entorno, h).revisar();
            }
            hallazgos.addAll(h.lista());
        });
        formularios.forEach((a, raiz) -> {
            Hallazgos h = new Hallazgos(a.ruta());
            new ReglasFormulario(entorno, raiz, h).revisar();
            hallazgos.addAll(h.lista());
        });
        return hallazgos;
    }

    private static ReglasBpmn.Contexto contexto(Map<Archivo, Document> documentos, Map<Archivo, JsonNode> formularios, List<Hallazgo> hallazgos) {
        Map<String, String> ids = new HashMap<>();
        Set<String> variables = new HashSet<>();
        formularios.forEach((a, raiz) -> {
            repetido(ids, "El formulario", raiz.path("id").asText(), a, hallazgos);
            siONo(raiz, variables, 0);
        });
        Set<String> formulariosConocidos = Set.copyOf(ids.keySet());
        Map<String, String> procesos = new HashMap<>();
        documentos.forEach((a, d) -> Xml.todos(d).stream().filter(e -> Set.of("process", "decision").contains(e.getLocalName()))
                .forEach(e -> repetido(procesos, e.getLocalName().equals("process") ? "El proceso" : "La tabla", e.getAttribute("id"), a, hallazgos)));
        return new ReglasBpmn.Contexto(formulariosConocidos, Set.copyOf(procesos.keySet()), variables);
    }

    private static void repetido(Map<String, String> vistos, String clase, String id, Archivo a, List<Hallazgo> hallazgos) {
        String antes = vistos.putIfAbsent(id, a.ruta());
        if (antes != null) {
            hallazgos.add(new Hallazgo(Severidad.GRAVE, Regla.IDENTIFICADORES, a.ruta(), id, clase + " «" + id + "» ya está en " + antes + ".", "Cambie el identificador de uno de los dos."));
        }
    }

    /** Una pregunta «Sí o no» queda como variable con el nombre de su campo (ver FormularioLibre). */
    private static void siONo(JsonNode nodo, Set<String> variables, int nivel) {
        if (nivel > 12) {
            return;
        }
        for (JsonNode c : nodo.path("components")) {
            if (c.path("type").asText().equals("radio")) {
                variables.add(c.path("key").asText());
            }
            siONo(c, variables, nivel + 1);
        }
    }

    /** Los modelos, tablas y formularios de un proyecto. */
    public static List<Archivo> leer(Path raiz) {
        List<Archivo> archivos = new ArrayList<>();
        for (String carpeta : List.of("processes", "forms")) {
            try (Stream<Path> rutas = Files.walk(raiz.resolve(carpeta))) {
                for (Path p : rutas.filter(r -> r.toString().matches(".*\\.(bpmn|dmn|form)")).sorted().toList()) {
                    archivos.add(new Archivo(raiz.relativize(p).toString().replace('\\', '/'), Files.readString(p, StandardCharsets.UTF_8)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return archivos;
    }

    /** Para la construcción y la línea de órdenes: escribe los hallazgos y termina con 1 si alguno es grave. */
    public static void main(String[] argumentos) {
        Path raiz = Path.of(argumentos.length > 0 ? argumentos[0] : ".");
        List<Archivo> archivos = leer(raiz);
        List<Hallazgo> hallazgos = new Revisor(Entorno.deLaAplicacion()).revisar(archivos);
        hallazgos.forEach(h -> System.out.println((h.grave() ? "✗ " : "! ") + h));
        System.out.println(archivos.size() + " archivos revisados, " + hallazgos.size() + (hallazgos.size() == 1 ? " hallazgo." : " hallazgos."));
        if (hallazgos.stream().anyMatch(Hallazgo::grave)) {
            System.exit(1);
        }
    }
}
