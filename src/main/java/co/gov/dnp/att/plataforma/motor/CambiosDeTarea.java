package co.gov.dnp.att.plataforma.motor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import co.gov.dnp.att.plataforma.UsuarioActual;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Quien tiene una tarea la atiende; no la cambia. El motor no distingue lo uno de lo otro, así que aquí se niega por la API cambiar
 * el término, el nombre, la prioridad o los grupos, y asignarla o delegarla a quien no sea de su equipo. Quien administra sí puede.
 */
class CambiosDeTarea extends OncePerRequestFilter {

    private static final Pattern TAREA = Pattern.compile("/camunda/api/engine/(?:.*/)?task/([^/]+)(?:/([a-z-]+(?:/delete)?))?/?");
    private static final int MAXIMO = 100_000;
    private static final DateTimeFormatter FECHA = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private final TaskService tareas;
    private final IdentityService identidades;
    private final UsuarioActual usuario;
    private final ObjectMapper json;

    CambiosDeTarea(TaskService tareas, IdentityService identidades, UsuarioActual usuario, ObjectMapper json) {
        this.tareas = tareas;
        this.identidades = identidades;
        this.usuario = usuario;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest peticion, HttpServletResponse respuesta, FilterChain cadena)
            throws ServletException, IOException {
        // Decodificada, como la lee el motor
        Matcher ruta = TAREA.matcher(peticion.getServletPath() + Objects.requireNonNullElse(peticion.getPathInfo(), ""));
        String que = ruta.matches() ? peticion.getMethod() + " " + Objects.requireNonNullElse(ruta.group(2), "") : "";
        boolean cambiar = que.equals("PUT ");
        boolean enlazar = Set.of("POST identity-links", "POST identity-links/delete", "DELETE ").contains(que);
        boolean asignar = Set.of("POST assignee", "POST delegate", "POST claim").contains(que);
        if (!cambiar && !enlazar && !asignar || usuario.tieneGrupo(Groups.CAMUNDA_ADMIN)) {
            cadena.doFilter(peticion, respuesta);
            return;
        }
        if (enlazar) {
            negar(respuesta, "Los grupos y las personas de una tarea los fija el procedimiento: no se cambian a mano. Para que otra persona la atienda, asígnesela o deléguesela.");
            return;
        }
        byte[] cuerpo = peticion.getInputStream().readNBytes(MAXIMO + 1);
        Task tarea = tareas.createTaskQuery().taskId(ruta.group(1)).singleResult();
        JsonNode datos;
        try {
            datos = cuerpo.length > MAXIMO ? null : json.readTree(cuerpo);
        } catch (JsonProcessingException ilegible) {
            datos = null;
        }
        if (tarea != null && (datos == null || !datos.isObject())) {
            respuesta.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            escribir(respuesta, "La petición no se puede leer.");
            return;
        }
        // De una tarea que no existe responde el motor
        if (tarea != null) {
            String problema = cambiar ? loQueCambia(tarea, datos) : fueraDelEquipo(tarea, datos.path("userId"));
            if (problema != null) {
                negar(respuesta, problema);
                return;
            }
        }
        cadena.doFilter(new ConCuerpo(peticion, cuerpo), respuesta);
    }

    /** Tasklist devuelve la tarea entera para fijar su seguimiento; lo demás debe venir como está. */
    private String loQueCambia(Task tarea, JsonNode datos) {
        List<String> cambios = new ArrayList<>();
        if (!Objects.equals(texto(datos, "name"), tarea.getName()) || !Objects.equals(texto(datos, "description"), tarea.getDescription())) {
            cambios.add("el nombre");
        }
        if (datos.path("priority").asInt(0) != tarea.getPriority()) {
            cambios.add("la prioridad");
        }
        if (!mismaFecha(texto(datos, "due"), tarea.getDueDate())) {
            cambios.add("el término");
        }
        if (!Objects.equals(texto(datos, "owner"), tarea.getOwner()) || !Objects.equals(texto(datos, "parentTaskId"), tarea.getParentTaskId())
                || !Objects.equals(texto(datos, "caseInstanceId"), tarea.getCaseInstanceId()) || !Objects.equals(texto(datos, "tenantId"), tarea.getTenantId())
                || !Objects.equals(texto(datos, "delegationState"), tarea.getDelegationState() == null ? null : tarea.getDelegationState().name())) {
            cambios.add("su origen o su delegación");
        }
        if (!cambios.isEmpty()) {
            return "De una tarea no se cambia " + String.join(", ", cambios) + ": los fija el procedimiento. Solo puede fijar su fecha de seguimiento.";
        }
        return Objects.equals(texto(datos, "assignee"), tarea.getAssignee()) ? null : fueraDelEquipo(tarea, datos.path("assignee"));
    }

    private String fueraDelEquipo(Task tarea, JsonNode aQuien) {
        if (aQuien.isMissingNode() || aQuien.isNull() || aQuien.asText().isEmpty()) {
            return null;
        }
        List<IdentityLink> candidatos = tareas.getIdentityLinksForTask(tarea.getId()).stream()
                .filter(l -> IdentityLinkType.CANDIDATE.equals(l.getType())).toList();
        Set<String> grupos = identidades.createGroupQuery().groupMember(aQuien.asText()).list().stream().map(Group::getId).collect(Collectors.toSet());
        boolean suya = candidatos.stream().anyMatch(l -> grupos.contains(l.getGroupId()) || aQuien.asText().equals(l.getUserId()))
                || aQuien.asText().equals(tarea.getOwner());
        return suya ? null : "La tarea solo puede quedar en manos de alguien de su mismo equipo, y «" + aQuien.asText()
                + "» no es de ninguno de los grupos que pueden atenderla.";
    }

    private static String texto(JsonNode datos, String campo) {
        JsonNode valor = datos.path(campo);
        return valor.isMissingNode() || valor.isNull() ? null : valor.asText();
    }

    private static boolean mismaFecha(String escrita, Date actual) {
        if (escrita == null || actual == null) {
            return escrita == null && actual == null;
        }
        try {
            return Instant.from(FECHA.parse(escrita)).equals(actual.toInstant());
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void negar(HttpServletResponse respuesta, String frase) throws IOException {
        respuesta.setStatus(HttpServletResponse.SC_FORBIDDEN);
        escribir(respuesta, frase);
    }

    private void escribir(HttpServletResponse respuesta, String frase) throws IOException {
        respuesta.setContentType("application/json");
        respuesta.getOutputStream().write(json.writeValueAsBytes(Map.of("type", "Rechazo", "message", frase)));
    }

    /** La misma petición, con el cuerpo que ya se leyó. */
    private static final class ConCuerpo extends HttpServletRequestWrapper {

        private final byte[] cuerpo;

        ConCuerpo(HttpServletRequest peticion, byte[] cuerpo) {
            super(peticion);
            this.cuerpo = cuerpo;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream en = new ByteArrayInputStream(cuerpo);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return en.read();
                }

                @Override
                public boolean isFinished() {
                    return en.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener oyente) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }
}
