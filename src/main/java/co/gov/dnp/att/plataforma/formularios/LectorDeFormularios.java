package co.gov.dnp.att.plataforma.formularios;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import co.gov.dnp.att.plataforma.Rechazo;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import org.springframework.stereotype.Component;

/** Convierte lo que envía un formulario en su record y reúne, en frases, todo lo que esté mal. */
@Component
public class LectorDeFormularios {

    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addDeserializer(LocalDate.class, new FechaDeFormulario()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final Validator validador;

    LectorDeFormularios(Validator validador) {
        this.validador = validador;
    }

    /** @throws Rechazo con una frase por campo, la etiqueta visible y, en las listas, la fila */
    public <T> T leer(ObjectNode enviado, Class<T> tipo) {
        if (enviado.toString().contains("\\u0000")) {
            throw Rechazo.de("El formulario trae un carácter que no se puede guardar; suele venir de copiar y pegar. Borre ese texto, escríbalo de nuevo y envíe.");
        }
        T datos;
        try {
            datos = json.treeToValue(sinVacios(enviado), tipo);
        } catch (JsonMappingException e) {
            throw Rechazo.de(frase(tipo, e));
        } catch (JsonProcessingException e) {
            throw Rechazo.de("El formulario llegó incompleto. Vuelva a abrir la tarea e inténtelo de nuevo.");
        }
        List<String> problemas = validador.validate(datos).stream()
                .sorted(Comparator.comparing(v -> v.getPropertyPath().toString()))
                .map(v -> frase(tipo, v)).distinct().toList();
        Rechazo.siHay(problemas);
        return datos;
    }

    public JsonNode escribir(Object valor) {
        return json.valueToTree(valor);
    }

    /** form-js envía "" por cada campo sin llenar: para el dominio es «sin responder». */
    private static JsonNode sinVacios(JsonNode nodo) {
        if (nodo instanceof ObjectNode objeto) {
            objeto.properties().forEach(e -> {
                if (e.getValue().isTextual() && e.getValue().asText().isBlank()) {
                    e.setValue(com.fasterxml.jackson.databind.node.NullNode.getInstance());
                } else {
                    sinVacios(e.getValue());
                }
            });
        } else if (nodo instanceof ArrayNode lista) {
            lista.forEach(LectorDeFormularios::sinVacios);
        }
        return nodo;
    }

    private static <T> String frase(Class<T> tipo, ConstraintViolation<T> violacion) {
        Lugar lugar = new Lugar(tipo);
        for (Path.Node nodo : violacion.getPropertyPath()) {
            if (nodo.getIndex() != null) {
                lugar.fila(nodo.getIndex());
            }
            lugar.campo(nodo.getName(), false);
        }
        return lugar.antesDe(violacion.getMessage());
    }

    private static String frase(Class<?> tipo, JsonMappingException falla) {
        Lugar lugar = new Lugar(tipo);
        for (JsonMappingException.Reference paso : falla.getPath()) {
            if (paso.getFieldName() == null) {
                lugar.fila(paso.getIndex());
            } else {
                lugar.campo(paso.getFieldName(), true);
            }
        }
        return lugar.antesDe("el valor no es válido. Corríjalo y vuelva a enviar.");
    }

    /** Recorre el camino hasta un dato y lo dice como lo ve la persona: «Hito 2: …». */
    private static final class Lugar {
        private Class<?> actual;
        private final List<String> partes = new ArrayList<>();
        private RecordComponent lista;

        Lugar(Class<?> tipo) {
            this.actual = tipo;
        }

        void fila(int indice) {
            String nombre = lista == null ? "Fila" : etiqueta(lista);
            Etiqueta e = lista == null ? null : lista.getAnnotation(Etiqueta.class);
            partes.remove(nombre);
            partes.add(e == null || e.fila().isEmpty() ? nombre + ", fila " + (indice + 1) : e.fila() + " " + (indice + 1));
        }

        /** Los mensajes de validación ya nombran su campo; los de conversión no, y hay que decirlo. */
        void campo(String nombre, boolean tambienLosSimples) {
            componente(actual, nombre).ifPresent(c -> {
                Class<?> elemento = elementoDe(c);
                if (elemento.isRecord() || tambienLosSimples) {
                    partes.add(etiqueta(c));
                }
                lista = c;
                actual = elemento;
            });
        }

        String antesDe(String mensaje) {
            return partes.isEmpty() ? mensaje : String.join(", ", partes) + ": " + mensaje;
        }
    }

    private static Optional<RecordComponent> componente(Class<?> registro, String nombre) {
        for (RecordComponent c : registro.isRecord() ? registro.getRecordComponents() : new RecordComponent[0]) {
            if (c.getName().equals(nombre)) {
                return Optional.of(c);
            }
        }
        return Optional.empty();
    }

    private static Class<?> elementoDe(RecordComponent c) {
        Type t = c.getGenericType();
        if (t instanceof ParameterizedType p && p.getActualTypeArguments()[0] instanceof Class<?> e) {
            return e;
        }
        return c.getType();
    }

    private static String etiqueta(RecordComponent c) {
        Etiqueta e = c.getAnnotation(Etiqueta.class);
        return e == null ? c.getName() : e.value();
    }
}
