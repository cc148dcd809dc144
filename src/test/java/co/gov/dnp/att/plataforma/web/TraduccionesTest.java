package co.gov.dnp.att.plataforma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Las cuatro aplicaciones hablan español completo: a un texto que falta lo delata esta prueba y no una persona que
 * encuentra una clave técnica en su pantalla.
 */
class TraduccionesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MARCADOR = Pattern.compile("\\{\\{\\s*([^}]*?)\\s*}}");
    /** Se escriben igual en los dos idiomas. */
    private static final Set<String> IGUALES = Set.of("<", "<=", ">", ">=", "Color", "Total");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void tieneExactamenteLosMismosTextosQueElOriginal(String aplicacion) {
        assertThat(textos(aplicacion, "es").keySet()).containsExactlyElementsOf(textos(aplicacion, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void ningunTextoQuedaVacioNiEnIngles(String aplicacion) {
        Map<String, String> ingles = textos(aplicacion, "en");
        List<String> problemas = new ArrayList<>();
        textos(aplicacion, "es").forEach((clave, texto) -> {
            if (texto.isBlank()) {
                problemas.add(clave + ": vacío");
            } else if (texto.equals(ingles.get(clave)) && clave.startsWith("labels/") && !IGUALES.contains(texto)) {
                problemas.add(clave + ": sigue en inglés («" + texto + "»)");
            }
        });
        assertThat(problemas).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void conservaLosMarcadoresQueLaPantallaReemplaza(String aplicacion) {
        Map<String, String> ingles = textos(aplicacion, "en");
        textos(aplicacion, "es").forEach((clave, texto) ->
                assertThat(marcadores(texto)).as(aplicacion + " " + clave).isEqualTo(marcadores(ingles.get(clave))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "admin", "cockpit"})
    void lasFechasSeEscribenComoEnColombia(String aplicacion) {
        Map<String, String> textos = textos(aplicacion, "es");
        assertThat(textos).containsEntry("dateLocales/longDateFormat/L", "DD/MM/YYYY")
                .containsEntry("dateLocales/months/0", "enero").containsEntry("dateLocales/weekdays/3", "miércoles");
    }

    private static Set<String> marcadores(String texto) {
        return MARCADOR.matcher(texto).results().map((MatchResult m) -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Todos los textos del archivo, con su ruta («labels/COMPLETE») como clave. */
    private static Map<String, String> textos(String aplicacion, String idioma) {
        String recurso = "META-INF/resources/webjars/camunda/app/" + aplicacion + "/locales/" + idioma + ".json";
        try (InputStream archivo = TraduccionesTest.class.getClassLoader().getResourceAsStream(recurso)) {
            assertThat(archivo).as(recurso).isNotNull();
            String texto = new String(archivo.readAllBytes(), StandardCharsets.UTF_8);
            Map<String, String> textos = new TreeMap<>();
            // Los archivos originales empiezan con la marca de orden de bytes, que JSON no admite
            reunir("", JSON.readTree(texto.startsWith("\uFEFF") ? texto.substring(1) : texto), textos);
            return textos;
        } catch (IOException e) {
            throw new IllegalStateException("No se pudo leer " + recurso, e);
        }
    }

    private static void reunir(String ruta, JsonNode nodo, Map<String, String> textos) {
        if (nodo.isObject()) {
            nodo.fields().forEachRemaining(c -> reunir(ruta.isEmpty() ? c.getKey() : ruta + "/" + c.getKey(), c.getValue(), textos));
        } else if (nodo.isArray()) {
            for (int i = 0; i < nodo.size(); i++) {
                reunir(ruta + "/" + i, nodo.get(i), textos);
            }
        } else {
            textos.put(ruta, nodo.asText());
        }
    }
}
