package co.gov.dnp.att.auditoria.proceso;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Los formularios que se desplegaron con cada versión: el nombre que cada campo tenía a la vista de quien lo llenó. */
@Component
public class FormulariosDesplegados {

    /** @param opciones valor guardado → lo que la persona leyó al elegirlo */
    public record Campo(String etiqueta, Map<String, String> opciones) {
    }

    private final RepositoryService modelos;
    private final ObjectMapper json;
    private final Map<String, Map<String, Map<String, Campo>>> porDefinicion = new ConcurrentHashMap<>();

    FormulariosDesplegados(RepositoryService modelos, ObjectMapper json) {
        this.modelos = modelos;
        this.json = json;
    }

    /** Campo de un formulario («hitos.nombre») → cómo se llamaba; vacío si ese formulario no venía con esa versión. */
    public Map<String, Campo> campos(String definicion, String formulario) {
        return formulario == null ? Map.of() : porDefinicion.computeIfAbsent(definicion, this::leer).getOrDefault(formulario, Map.of());
    }

    private Map<String, Map<String, Campo>> leer(String definicion) {
        Map<String, Map<String, Campo>> formularios = new HashMap<>();
        ProcessDefinition proceso = modelos.createProcessDefinitionQuery().processDefinitionId(definicion).singleResult();
        if (proceso == null) {
            return formularios;
        }
        for (String recurso : modelos.getDeploymentResourceNames(proceso.getDeploymentId())) {
            if (recurso.endsWith(".form")) {
                try (InputStream archivo = modelos.getResourceAsStream(proceso.getDeploymentId(), recurso)) {
                    JsonNode formulario = json.readTree(archivo);
                    Map<String, Campo> campos = new LinkedHashMap<>();
                    recorrer(formulario.path("components"), "", campos);
                    formularios.put(formulario.path("id").asText(), campos);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return formularios;
    }

    private static void recorrer(JsonNode componentes, String prefijo, Map<String, Campo> campos) {
        for (JsonNode c : componentes) {
            String clave = c.hasNonNull("key") ? c.get("key").asText() : c.path("path").asText("");
            String ruta = clave.isEmpty() ? prefijo : prefijo.isEmpty() ? clave : prefijo + "." + clave;
            // Las fechas traen su nombre en otra propiedad
            String etiqueta = c.path("label").asText(c.path("dateLabel").asText(""));
            if (!clave.isEmpty() && !etiqueta.isEmpty()) {
                Map<String, String> opciones = new HashMap<>();
                c.path("values").forEach(v -> opciones.put(v.path("value").asText(), v.path("label").asText()));
                campos.put(ruta, new Campo(etiqueta, opciones));
            }
            recorrer(c.path("components"), ruta, campos);
        }
    }
}
