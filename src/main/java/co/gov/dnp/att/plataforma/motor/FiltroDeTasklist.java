package co.gov.dnp.att.plataforma.motor;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.Borradores;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Entre Tasklist y el motor: agrega a los datos de un formulario lo que el dominio prepara (así no se vuelven variables) y
 * lo que la persona dejó sin enviar, y deja los mensajes de rechazo en una frase limpia, sin envoltura técnica.
 */
class FiltroDeTasklist extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(FiltroDeTasklist.class);
    private static final Pattern TAREA = Pattern.compile(".*/task/([^/]+)/form-variables$");
    // Para iniciar, Tasklist no pide datos: solo el formulario. Los datos van dentro de él.
    private static final Pattern INICIO = Pattern.compile(".*/process-definition/(?:key/)?([^/]+)/deployed-start-form$");
    private static final Pattern ENVOLTURA = Pattern.compile(
            "^Cannot (?:submit task form|instantiate process definition|complete task) [^:]+(?::[^ ]*)*: ", Pattern.DOTALL);

    private static final Pattern MODELO_ILEGIBLE = Pattern.compile("ENGINE-(?:09003|09005|09033) (?:Could not parse|Cannot parse)?([^\\n]{0,400})");

    private static final String SIN_TAREA = "Cannot find task with id ";

    private final PuenteDeFormularios puente;
    private final RepositoryService modelos;
    private final Borradores borradores;
    private final ObjectMapper json;

    FiltroDeTasklist(PuenteDeFormularios puente, RepositoryService modelos, Borradores borradores, ObjectMapper json) {
        this.puente = puente;
        this.modelos = modelos;
        this.borradores = borradores;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest peticion, HttpServletResponse respuesta, FilterChain cadena)
            throws ServletException, IOException {
        ContentCachingResponseWrapper copia = new ContentCachingResponseWrapper(respuesta);
        cadena.doFilter(peticion, copia);
        boolean esJson = copia.getContentType() != null && copia.getContentType().startsWith("application/json");
        if (esJson && copia.getStatus() == 200 && "GET".equals(peticion.getMethod())) {
            agregarDatos(peticion, copia);
        } else if (esJson && copia.getStatus() >= 400) {
            limpiarMensaje(copia);
        }
        copia.copyBodyToResponse();
    }

    private void agregarDatos(HttpServletRequest peticion, ContentCachingResponseWrapper copia) throws IOException {
        String ruta = peticion.getRequestURI();
        String usuario = peticion.getRemoteUser();
        Matcher tarea = TAREA.matcher(ruta);
        Matcher inicio = INICIO.matcher(ruta);
        Map<String, Object> datos;
        try {
            if (tarea.matches()) {
                datos = puente.preparar(tarea.group(1), usuario);
            } else if (inicio.matches()) {
                datos = puente.prepararInicio(eventoDeInicio(inicio.group(1)), usuario);
            } else {
                return;
            }
        } catch (Rechazo e) {
            copia.resetBuffer();
            copia.setStatus(400);
            copia.getOutputStream().write(json.writeValueAsBytes(Map.of("type", "Rechazo", "message", e.getMessage())));
            return;
        }
        ObjectNode cuerpo = (ObjectNode) json.readTree(copia.getContentAsByteArray());
        if (inicio.matches()) {
            ponerEnElFormulario(cuerpo.path("components"), datos);
        } else if (!datos.isEmpty()) {
            // Solo lo que el dominio prepara: una variable del motor con el nombre de un campo le impondría su tipo al enviarlo
            cuerpo.removeAll();
            datos.forEach((nombre, valor) -> cuerpo.set(nombre, comoVariable(valor)));
        }
        if (tarea.matches()) {
            borradores.de(tarea.group(1), usuario).ifPresent(b -> b.contenido().fields()
                    .forEachRemaining(campo -> cuerpo.set(campo.getKey(), comoVariable(campo.getValue()))));
        }
        copia.resetBuffer();
        copia.getOutputStream().write(json.writeValueAsBytes(cuerpo));
    }

    private void ponerEnElFormulario(JsonNode componentes, Map<String, Object> datos) {
        for (JsonNode c : componentes) {
            ObjectNode componente = (ObjectNode) c;
            Object opciones = datos.get(componente.path("valuesKey").asText());
            if (opciones != null) {
                componente.remove("valuesKey");
                componente.set("values", json.valueToTree(opciones));
            }
            Object previo = datos.get(componente.path("key").asText());
            if (previo != null) {
                componente.set("defaultValue", json.valueToTree(previo));
            }
            ponerEnElFormulario(componente.path("components"), datos);
        }
    }

    private String eventoDeInicio(String definicion) {
        ProcessDefinition d = modelos.createProcessDefinitionQuery().processDefinitionId(definicion).singleResult();
        if (d == null) {
            d = modelos.createProcessDefinitionQuery().processDefinitionKey(definicion).latestVersion().singleResult();
        }
        return d == null ? "" : ((org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity) modelos
                .getProcessDefinition(d.getId())).getInitial().getId();
    }

    private ObjectNode comoVariable(Object valor) {
        ObjectNode v = json.createObjectNode();
        JsonNode nodo = json.valueToTree(valor);
        // Lo que la persona borró va como JSON nulo: si luego escoge varias opciones, Tasklist las envía como lista y no como texto
        if (nodo.isContainerNode()) {
            v.put("type", "Json").put("value", nodo.toString());
        } else if (nodo.isNull()) {
            v.put("type", "Json").putNull("value");
        } else {
            v.put("type", nodo.isBoolean() ? "Boolean" : nodo.isIntegralNumber() ? "Long" : nodo.isNumber() ? "Double" : "String");
            v.set("value", nodo);
        }
        v.putObject("valueInfo");
        return v;
    }

    private void limpiarMensaje(ContentCachingResponseWrapper copia) throws IOException {
        byte[] cuerpo = copia.getContentAsByteArray();
        try {
            if (json.readTree(cuerpo) instanceof ObjectNode error && error.hasNonNull("message")) {
                String mensaje = error.get("message").asText();
                boolean deNosotros = ENVOLTURA.matcher(mensaje).find();
                Matcher modelo = MODELO_ILEGIBLE.matcher(mensaje);
                if (mensaje.contains(SIN_TAREA)) {
                    // El motor lo da por falla suya; dos personas abrieron lo mismo y una terminó primero
                    copia.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                    mensaje = "Esta tarea ya no está: alguien la completó o el procedimiento siguió. Actualice su lista de tareas.";
                } else if (modelo.find()) {
                    // El motor lo da por falla suya; es el archivo, y quien lo envió necesita saber qué corregir
                    copia.setStatus(HttpServletResponse.SC_BAD_REQUEST);
                    mensaje = "El archivo no es un modelo o formulario válido y no se desplegó. " + modelo.group(1);
                } else if (copia.getStatus() >= 500) {
                    LOG.error("Falla del motor: {}", mensaje);
                    mensaje = mensaje.contains("OptimisticLocking")
                            ? "Otra persona cambió esta tarea mientras usted la llenaba. Ábrala de nuevo e inténtelo otra vez."
                            : "El sistema no pudo completar la operación. Lo que escribió sigue en pantalla: inténtelo de "
                                    + "nuevo y, si se repite, avise a la mesa de servicio con la hora.";
                } else if (deNosotros) {
                    mensaje = ENVOLTURA.matcher(mensaje).replaceFirst("");
                }
                error.put("message", mensaje);
                copia.resetBuffer();
                copia.getOutputStream().write(json.writeValueAsBytes(error));
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            LOG.debug("Respuesta de error que no es JSON", e);
        }
    }
}
