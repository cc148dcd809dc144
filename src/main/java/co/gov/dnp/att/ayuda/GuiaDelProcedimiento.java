package co.gov.dnp.att.ayuda;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Lo que el documento de política dice del procedimiento: conceptos por etapa, ficha y procedimientos relacionados (LT-32, PS-02). */
@Component
public class GuiaDelProcedimiento {

    /** Concepto del Cuadro No 2; {@code numero} de 1 a 26. */
    public record Concepto(int numero, String termino, String definicion) {
    }

    /** Actividad del procedimiento, las tareas que la componen y sus conceptos. */
    public record Etapa(String nombre, List<String> tareas, List<Concepto> conceptos) {
    }

    public record Campo(String campo, String contenido) {
    }

    /** Procedimiento del SIG relacionado. */
    public record Procedimiento(String codigo, String nombre, String objetivo, String proceso) {
    }

    private record EtapaEscrita(String nombre, List<String> tareas, List<Integer> conceptos) {
    }

    private record Contenido(List<Concepto> conceptos, List<EtapaEscrita> etapas, List<Campo> ficha, List<Procedimiento> procedimientos) {
    }

    private final List<Etapa> etapas;
    private final List<Campo> ficha;
    private final List<Procedimiento> procedimientos;

    GuiaDelProcedimiento(ObjectMapper json) throws IOException {
        Contenido contenido;
        try (var archivo = new ClassPathResource("ayuda/procedimiento.json").getInputStream()) {
            contenido = json.readValue(archivo, Contenido.class);
        }
        Map<Integer, Concepto> porNumero = contenido.conceptos().stream().collect(Collectors.toMap(Concepto::numero, Function.identity()));
        etapas = contenido.etapas().stream().map(e -> new Etapa(e.nombre(), e.tareas(), e.conceptos().stream().map(porNumero::get).toList())).toList();
        ficha = contenido.ficha();
        procedimientos = contenido.procedimientos();
    }

    /** Las ocho actividades, en su orden. */
    public List<Etapa> etapas() {
        return etapas;
    }

    /** La actividad a la que pertenece un elemento del modelo. */
    public Optional<Etapa> etapaDe(String elemento) {
        return etapas.stream().filter(e -> e.tareas().contains(elemento)).findFirst();
    }

    public List<Campo> ficha() {
        return ficha;
    }

    public List<Procedimiento> procedimientos() {
        return procedimientos;
    }
}
