package co.gov.dnp.att.demostracion.proceso;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.plataforma.arranque.AjustesDeArranque;
import co.gov.dnp.att.plataforma.motor.PuenteDeFormularios;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.variable.SpinValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Lleva un expediente de demostración hasta la mitad (actividad 4, con sus frentes abiertos) por los mismos formularios y con
 * los mismos permisos que las personas (SG-36). Corre aparte: el arranque no la espera.
 */
@Component
@ConditionalOnProperty(AjustesDeArranque.DEMOSTRACION_ACTIVA)
class InstanciaDeDemostracion {

    private static final Logger LOG = LoggerFactory.getLogger(InstanciaDeDemostracion.class);
    private static final Duration ESPERA = Duration.ofMinutes(3);
    private static final Pattern FECHA = Pattern.compile("\\{hoy(?:\\+(\\d+))?}");

    private final FormService formularios;
    private final TaskService tareas;
    private final RepositoryService modelos;
    private final IdentityService identidades;
    private final PuenteDeFormularios puente;
    private final Evidencias evidencias;
    private final Portafolio portafolio;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    InstanciaDeDemostracion(FormService formularios, TaskService tareas, RepositoryService modelos, IdentityService identidades,
            PuenteDeFormularios puente, Evidencias evidencias, Portafolio portafolio, JdbcClient jdbc, ObjectMapper json) {
        this.formularios = formularios;
        this.tareas = tareas;
        this.modelos = modelos;
        this.identidades = identidades;
        this.puente = puente;
        this.evidencias = evidencias;
        this.portafolio = portafolio;
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(200)
    public void alArrancar() {
        boolean falta = jdbc.sql("select exists (select 1 from att.demostracion) and not exists (select 1 from att.expediente)")
                .query(Boolean.class).single();
        if (falta) {
            Thread hilo = new Thread(this::recorrer, "demostracion");
            hilo.setDaemon(true);
            hilo.start();
        }
    }

    void recorrer() {
        try (InputStream en = getClass().getResourceAsStream("/demostracion/instancia-a-medio-camino.json")) {
            int vigencia = hoy().getYear();
            ProductoAtt producto = portafolio.listosParaIniciar(vigencia).stream()
                    .filter(p -> p.getCodigo().startsWith("DEMO-PDT-")).findFirst().orElseThrow();
            ProcessInstance instancia = iniciar(producto, vigencia);
            String guion = new String(en.readAllBytes(), StandardCharsets.UTF_8).replace("{producto}", producto.getId().toString())
                    .replace("{vigencia}", String.valueOf(vigencia));
            guion = FECHA.matcher(guion).replaceAll(m -> hoy().plusDays(m.group(1) == null ? 0 : Long.parseLong(m.group(1))).toString());
            for (JsonNode paso : json.readTree(guion)) {
                completar(instancia, paso);
            }
            LOG.info("Expediente de demostración {} en la actividad 4, con sus frentes abiertos", instancia.getBusinessKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException apagado) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessInstance iniciar(ProductoAtt producto, int vigencia) {
        String definicion = modelos.createProcessDefinitionQuery().processDefinitionKey(AsistenciaTecnicaTerritorial.CLAVE)
                .latestVersion().singleResult().getId();
        return como("demo.funcionaria.der", () -> formularios.submitStartForm(definicion, Variables.putValue("vigencia", vigencia)
                .putValue("producto", producto.getId().toString()).putValue("responsableProcedimiento", "demo.directora.der")));
    }

    private void completar(ProcessInstance instancia, JsonNode paso) throws InterruptedException {
        Task tarea = esperar(instancia, paso.get("tarea").asText());
        String usuario = paso.get("usuario").asText();
        ObjectNode formulario = (ObjectNode) paso.get("formulario");
        if (tarea.getTaskDefinitionKey().equals(Elemento.PARAMETRIZAR)) {
            formulario.set("hitosSeta", hitos(instancia, tarea, usuario));
        }
        como(usuario, () -> {
            tareas.claim(tarea.getId(), usuario);
            return null;
        });
        paso.path("evidencias").forEach(tipo -> evidencias.cargar((Long) tareas.getVariable(tarea.getId(), Variable.EXPEDIENTE), tarea.getId(),
                tarea.getName(), TipoEvidencia.valueOf(tipo.asText()), tipo.asText().toLowerCase() + "-demostracion.txt",
                new ByteArrayInputStream(("Documento de demostración: " + TipoEvidencia.valueOf(tipo.asText()).etiqueta())
                        .getBytes(StandardCharsets.UTF_8)), usuario));
        como(usuario, () -> {
            formularios.submitTaskForm(tarea.getId(), variables(formulario));
            return null;
        });
    }

    private JsonNode hitos(ProcessInstance instancia, Task tarea, String usuario) {
        List<Map<String, Object>> filas = new ArrayList<>();
        for (JsonNode fila : json.valueToTree(puente.preparar(tarea.getId(), usuario).get("hitosSeta"))) {
            Map<String, Object> con = new LinkedHashMap<>(Map.of("hitoId", fila.get("hitoId").asLong(), "nombre", fila.get("nombre").asText()));
            con.put("codigoSeta", "DEMO-" + instancia.getBusinessKey() + "-" + (filas.size() + 1));
            filas.add(con);
        }
        return json.valueToTree(filas);
    }

    /** Entre una tarea y otra el motor focaliza y genera documentos por su cuenta. */
    private Task esperar(ProcessInstance instancia, String elemento) throws InterruptedException {
        for (Instant limite = Instant.now().plus(ESPERA); Instant.now().isBefore(limite);) {
            Task tarea = tareas.createTaskQuery().processInstanceId(instancia.getId()).taskDefinitionKey(elemento).singleResult();
            if (tarea != null) {
                return tarea;
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("La demostración no llegó a «" + elemento + "» en " + ESPERA.toMinutes() + " minutos");
    }

    private VariableMap variables(ObjectNode formulario) {
        VariableMap variables = Variables.createVariables();
        formulario.properties().forEach(e -> variables.put(e.getKey(), e.getValue().isContainerNode()
                ? SpinValues.jsonValue(e.getValue().toString()).create() : e.getValue().asText()));
        return variables;
    }

    private <T> T como(String usuario, Supplier<T> accion) {
        List<String> grupos = identidades.createGroupQuery().groupMember(usuario).list().stream().map(Group::getId).toList();
        identidades.setAuthentication(usuario, grupos);
        SecurityContextHolder.getContext().setAuthentication(new UsernamePasswordAuthenticationToken(usuario, null,
                AuthorityUtils.createAuthorityList(grupos)));
        try {
            return accion.get();
        } finally {
            SecurityContextHolder.clearContext();
            identidades.clearAuthentication();
        }
    }

    private static LocalDate hoy() {
        return LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
    }
}
