package co.gov.dnp.att.operacion.proceso;

import java.util.List;
import java.util.Objects;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.operacion.Incidente;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Los incidentes abiertos, con las palabras del modelo, y su reintento a nombre de quien lo pide. */
@Component
public class IncidentesDelMotor {

    private final RuntimeService instancias;
    private final ManagementService trabajos;
    private final RepositoryService modelos;
    private final IdentityService identidades;
    private final Bitacora bitacora;
    private final UsuarioActual usuario;

    IncidentesDelMotor(RuntimeService instancias, ManagementService trabajos, RepositoryService modelos, IdentityService identidades,
            Bitacora bitacora, UsuarioActual usuario) {
        this.instancias = instancias;
        this.trabajos = trabajos;
        this.modelos = modelos;
        this.identidades = identidades;
        this.bitacora = bitacora;
        this.usuario = usuario;
    }

    /** Los más antiguos primero, a lo sumo {@code maximo}. */
    @Transactional(readOnly = true)
    public List<Incidente> abiertos(int maximo) {
        // Una llamada repite hacia arriba el incidente de la instancia llamada: se muestra solo el de origen
        return instancias.createIncidentQuery().orderByIncidentTimestamp().asc().listPage(0, maximo * 3).stream()
                .filter(i -> i.getId().equals(i.getRootCauseIncidentId())).limit(maximo).map(this::incidente).filter(Objects::nonNull).toList();
    }

    private Incidente incidente(org.camunda.bpm.engine.runtime.Incident i) {
        ProcessInstance instancia = i.getProcessInstanceId() == null ? null
                : instancias.createProcessInstanceQuery().processInstanceId(i.getProcessInstanceId()).singleResult();
        String proceso = null;
        String paso = i.getActivityId();
        if (i.getProcessDefinitionId() != null) {
            ProcessDefinition definicion = modelos.getProcessDefinition(i.getProcessDefinitionId());
            proceso = definicion.getName();
            if (modelos.getBpmnModelInstance(definicion.getId()).getModelElementById(i.getActivityId()) instanceof FlowElement elemento
                    && elemento.getName() != null) {
                paso = elemento.getName();
            }
        }
        boolean reintentable = "failedJob".equals(i.getIncidentType()) && trabajos.createJobQuery().jobId(i.getConfiguration()).count() == 1;
        Object expediente = instancia == null ? null : instancias.getVariables(instancia.getId(), List.of(Variable.EXPEDIENTE)).get(Variable.EXPEDIENTE);
        return new Incidente(i.getId(), i.getIncidentTimestamp().toInstant(), instancia == null ? null : instancia.getBusinessKey(),
                expediente instanceof Number n ? n.longValue() : null, proceso, paso,
                i.getIncidentMessage() == null ? "Sin mensaje" : i.getIncidentMessage().lines().findFirst().orElse(""),
                reintentable ? i.getConfiguration() : null);
    }

    /**
     * Da al trabajo tres intentos más; lo toma el primer nodo libre. Queda en la bitácora del expediente y en el registro de
     * operaciones del motor, a nombre de quien lo pidió.
     *
     * @throws Rechazo si ese trabajo ya no está detenido
     */
    @Transactional
    public void reintentar(String trabajo) {
        Job detenido = trabajos.createJobQuery().jobId(trabajo).noRetriesLeft().singleResult();
        if (detenido == null) {
            throw Rechazo.de("Ese paso ya no está detenido: otra persona lo reintentó o ya terminó. Actualice la página.");
        }
        Object expediente = detenido.getProcessInstanceId() == null ? null
                : instancias.getVariables(detenido.getProcessInstanceId(), List.of(Variable.EXPEDIENTE)).get(Variable.EXPEDIENTE);
        try {
            // El permiso lo dio la página; el motor solo debe saber quién fue
            identidades.setAuthentication(usuario.usuario(), List.of(Groups.CAMUNDA_ADMIN));
            trabajos.setJobRetries(trabajo, 3);
        } finally {
            identidades.clearAuthentication();
        }
        if (expediente instanceof Number id) {
            bitacora.anotar(id.longValue(), "Se reintentó un paso automático que estaba detenido.");
        }
    }
}
