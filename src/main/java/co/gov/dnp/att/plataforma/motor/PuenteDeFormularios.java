package co.gov.dnp.att.plataforma.motor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.formularios.Borradores;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioLibre;
import co.gov.dnp.att.plataforma.formularios.LectorDeFormularios;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lo que una persona envía en Tasklist entra aquí y sale al caso de uso de su tarea, en la misma transacción que la
 * completa. El motor no guarda los campos: solo las variables que el caso de uso devuelve. Lo enviado queda, entero y
 * tal como llegó, en {@code att.entrega_formulario}, para quien audite.
 */
@Component
public class PuenteDeFormularios {

    /** Marca transitoria de que la tarea pasó por su formulario; sin ella nadie la completa. */
    static final String RECIBIDO = "formularioRecibido";

    private final Map<String, FormularioDeTarea<?>> formularios;
    private final LectorDeFormularios lector;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final TaskService tareas;
    private final RuntimeService ejecuciones;
    private final Borradores borradores;
    private final ObjectProvider<FormService> formularioDe;

    PuenteDeFormularios(ObjectProvider<FormularioDeTarea<?>> formularios, LectorDeFormularios lector, ObjectMapper json,
            JdbcClient jdbc, @Lazy TaskService tareas, @Lazy RuntimeService ejecuciones, Borradores borradores, ObjectProvider<FormService> formularioDe) {
        this.formularios = formularios.stream()
                .collect(Collectors.toMap(FormularioDeTarea::elemento, Function.identity()));
        this.lector = lector;
        this.json = json;
        this.jdbc = jdbc;
        this.tareas = tareas;
        this.ejecuciones = ejecuciones;
        this.borradores = borradores;
        this.formularioDe = formularioDe;
    }

    /** Lo que el dominio agrega a los datos con que se abre el formulario de una tarea. */
    @Transactional(readOnly = true)
    public Map<String, Object> preparar(String tareaId, String usuario) {
        return Optional.ofNullable(tareas.createTaskQuery().taskId(tareaId).singleResult())
                .filter(t -> formularios.containsKey(t.getTaskDefinitionKey()))
                .map(t -> formularios.get(t.getTaskDefinitionKey()).preparar(new ContextoTarea(
                        t.getTaskDefinitionKey(), tareaId, t.getName(), t.getProcessInstanceId(), usuario,
                        nombre -> ejecuciones.getVariable(t.getExecutionId(), nombre))))
                .orElse(Map.of());
    }

    /** Lo mismo para el formulario con que se inicia una instancia. */
    @Transactional(readOnly = true)
    public Map<String, Object> prepararInicio(String elemento, String usuario) {
        FormularioDeTarea<?> formulario = formularios.get(elemento);
        return formulario == null ? Map.of()
                : formulario.preparar(new ContextoTarea(elemento, null, "Inicio", null, usuario, nombre -> null));
    }

    void recibir(TaskEntity tarea, VariableMap enviado) {
        if (tarea.getDelegationState() == DelegationState.PENDING) {
            throw negar(Rechazo.de("Esta tarea le fue delegada: quien la delegó es quien la completa. "
                    + "Déjele sus notas en los comentarios y devuélvasela."));
        }
        ContextoTarea contexto = new ContextoTarea(tarea.getTaskDefinitionKey(), tarea.getId(), tarea.getName(),
                tarea.getProcessInstanceId(), usuario(), tarea::getVariable);
        Map<String, Object> variables = formularios.containsKey(contexto.elemento()) ? entregar(contexto, enviado) : entregarLibre(contexto, enviado);
        tarea.getExecution().setVariables(variables);
        tarea.setVariableLocal(RECIBIDO, Variables.booleanValue(true, true));
        borradores.terminar(tarea.getId());
    }

    /** La tarea se canceló sin enviar su formulario. */
    void cancelar(String tareaId) {
        borradores.terminar(tareaId);
    }

    void recibirInicio(ExecutionEntity instancia, String elemento, VariableMap enviado) {
        ContextoTarea contexto = new ContextoTarea(elemento, null, "Inicio", instancia.getProcessInstanceId(), usuario(),
                nombre -> null);
        Map<String, Object> variables = new LinkedHashMap<>(entregar(contexto, enviado));
        Object clave = variables.remove(CLAVE_DE_NEGOCIO);
        if (clave != null) {
            instancia.setBusinessKey((String) clave);
        }
        instancia.setVariables(variables);
    }

    /** Lo que el formulario de inicio devuelve para que la instancia lleve su clave de negocio. */
    public static final String CLAVE_DE_NEGOCIO = "claveDeNegocio";

    /** Una tarea que agregó un diseñador: no hay código que la reciba. */
    private Map<String, Object> entregarLibre(ContextoTarea contexto, VariableMap enviado) {
        try (java.io.InputStream formulario = Context.getCommandContext().runWithoutAuthorization(() -> formularioDe.getObject().getDeployedTaskForm(contexto.tareaId()))) {
            ObjectNode datos = comoJson(enviado);
            Map<String, Object> variables = FormularioLibre.recibir(json.readTree(formulario), datos);
            guardar(contexto, contexto.expedienteId(), datos.toString());
            return variables;
        } catch (Rechazo e) {
            throw negar(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void guardar(ContextoTarea contexto, Object expediente, String crudo) {
        jdbc.sql("""
                insert into att.entrega_formulario (expediente_id, elemento, tarea_id, instancia, usuario, datos)
                values (?, ?, ?, ?, ?, cast(? as jsonb))""")
                .params(java.util.Arrays.asList(expediente, contexto.elemento(), contexto.tareaId(),
                        contexto.instancia(), contexto.usuario(), crudo)).update();
    }

    private <T> Map<String, Object> entregar(ContextoTarea contexto, VariableMap enviado) {
        @SuppressWarnings("unchecked")
        FormularioDeTarea<T> formulario = (FormularioDeTarea<T>) formularios.get(contexto.elemento());
        if (formulario == null) {
            throw negar(Rechazo.de("La tarea «" + contexto.nombreTarea() + "» no tiene quién reciba su formulario. "
                    + "Avise a quien diseñó el procedimiento: el identificador es «" + contexto.elemento() + "»."));
        }
        try {
            ObjectNode datos = comoJson(enviado);
            String crudo = datos.toString();
            Map<String, Object> variables = formulario.recibir(contexto, lector.leer(datos, formulario.datos()));
            guardar(contexto, variables.containsKey("expedienteId") ? variables.get("expedienteId") : contexto.expedienteId(), crudo);
            return variables;
        } catch (Rechazo e) {
            throw negar(e);
        }
    }

    private static FormFieldValidationException negar(Rechazo rechazo) {
        return new FormFieldValidationException("rechazo", rechazo.getMessage(), rechazo);
    }

    private ObjectNode comoJson(VariableMap enviado) {
        ObjectNode nodo = json.createObjectNode();
        for (String nombre : enviado.keySet()) {
            nodo.set(nombre, valor(enviado.getValueTyped(nombre)));
        }
        return nodo;
    }

    private JsonNode valor(TypedValue valor) {
        Object v = valor == null ? null : valor.getValue();
        if (v instanceof org.camunda.spin.json.SpinJsonNode spin) {
            return json.valueToTree(json.convertValue(spin.unwrap(), Object.class));
        }
        return json.valueToTree(v);
    }

    private static String usuario() {
        return Optional.ofNullable(Context.getCommandContext()).map(c -> c.getAuthenticatedUserId())
                .orElse(UsuarioActual.SISTEMA);
    }

    List<String> elementosConFormulario() {
        return formularios.keySet().stream().sorted().toList();
    }
}
