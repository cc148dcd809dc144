package co.gov.dnp.att.plataforma.formularios;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.gov.dnp.att.plataforma.Rechazo;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Lo que se envía en una tarea que un diseñador agregó y que ningún código recibe: se valida contra su propio formulario y queda entero en la
 * entrega. Cada pregunta «Sí o no» queda además como variable, para que una compuerta decida con ella (PS-51).
 */
public final class FormularioLibre {

    private static final Set<String> SI_O_NO = Set.of("SI", "NO");

    private FormularioLibre() {
    }

    /**
     * @param formulario el .form desplegado
     * @return variable → respuesta, por cada pregunta «Sí o no» contestada
     * @throws Rechazo con una frase por campo
     */
    public static Map<String, Object> recibir(JsonNode formulario, JsonNode datos) {
        List<String> problemas = new ArrayList<>();
        Map<String, Object> variables = new LinkedHashMap<>();
        revisar(formulario, datos, "", problemas, variables, true);
        Rechazo.siHay(problemas);
        return variables;
    }

    private static void revisar(JsonNode contenedor, JsonNode datos, String lugar, List<String> problemas, Map<String, Object> variables, boolean raiz) {
        for (JsonNode c : contenedor.path("components")) {
            String tipo = c.path("type").asText();
            if (tipo.equals("group")) {
                revisar(c, c.hasNonNull("path") ? datos.path(c.path("path").asText()) : datos, lugar, problemas, variables, raiz && !c.hasNonNull("path"));
            } else if (tipo.equals("dynamiclist")) {
                int fila = 1;
                for (JsonNode uno : datos.path(c.path("path").asText())) {
                    revisar(c, uno, lugar + c.path("label").asText() + ", fila " + fila++ + ": ", problemas, variables, false);
                }
            } else if (c.hasNonNull("key")) {
                campo(c, datos.path(c.path("key").asText()), lugar, problemas, variables, raiz);
            }
        }
    }

    private static void campo(JsonNode c, JsonNode valor, String lugar, List<String> problemas, Map<String, Object> variables, boolean raiz) {
        String nombre = lugar + c.path(c.path("type").asText().equals("datetime") ? "dateLabel" : "label").asText();
        JsonNode exige = c.path("validate");
        boolean vacio = valor.isMissingNode() || valor.isNull() || valor.isTextual() && valor.asText().isBlank() || valor.isArray() && valor.isEmpty();
        if (vacio) {
            // Lo condicional pudo no mostrarse: la bandeja no lo envía
            if (exige.path("required").asBoolean() && !c.path("conditional").has("hide")) {
                problemas.add(nombre + ": es obligatorio.");
            }
            return;
        }
        if (exige.has("maxLength") && valor.asText().length() > exige.path("maxLength").asInt()) {
            problemas.add(nombre + ": use como mucho " + exige.path("maxLength").asInt() + " caracteres.");
        }
        if (c.path("type").asText().equals("number")) {
            try {
                BigDecimal numero = new BigDecimal(valor.asText());
                if (exige.has("min") && numero.compareTo(exige.path("min").decimalValue()) < 0 || exige.has("max") && numero.compareTo(exige.path("max").decimalValue()) > 0) {
                    problemas.add(nombre + ": el número está fuera de lo permitido.");
                }
            } catch (NumberFormatException no) {
                problemas.add(nombre + ": escriba un número.");
            }
        }
        Set<String> opciones = new LinkedHashSet<>();
        c.path("values").forEach(v -> opciones.add(v.path("value").asText()));
        if (!opciones.isEmpty()) {
            boolean bien = valor.isArray() ? todas(valor, opciones) : opciones.contains(valor.asText());
            if (!bien) {
                problemas.add(nombre + ": elija una de las opciones.");
            } else if (raiz && opciones.equals(SI_O_NO)) {
                variables.put(c.path("key").asText(), "SI".equals(valor.asText()));
            }
        }
    }

    private static boolean todas(JsonNode valores, Set<String> opciones) {
        for (JsonNode v : valores) {
            if (!opciones.contains(v.asText())) {
                return false;
            }
        }
        return true;
    }
}
