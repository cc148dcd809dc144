package co.gov.dnp.att.seguimiento.proceso;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.procedimiento.AccionPtEd05;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import co.gov.dnp.att.seguimiento.AccionAbierta;
import co.gov.dnp.att.seguimiento.AccionApcm;
import co.gov.dnp.att.seguimiento.Acciones;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Inicia el PT-ED-05 de una acción que no nació en un corte, con los mismos datos que llevan las demás. */
@Component
class IniciarAccion {

    private final Acciones acciones;
    private final Expedientes expedientes;
    private final RuntimeService instancias;
    private final IdentityService identidades;

    IniciarAccion(Acciones acciones, Expedientes expedientes, RuntimeService instancias, IdentityService identidades) {
        this.acciones = acciones;
        this.expedientes = expedientes;
        this.instancias = instancias;
        this.identidades = identidades;
    }

    @EventListener
    void iniciar(AccionAbierta abierta) {
        AccionApcm accion = acciones.de(abierta.accionId());
        Expediente expediente = expedientes.de(accion.getExpedienteId());
        // Quien audita no escribe en el motor: la instancia la abre el sistema.
        Authentication antes = identidades.getCurrentAuthentication();
        identidades.clearAuthentication();
        try {
            instancias.startProcessInstanceByKey(AccionPtEd05.CLAVE, accion.getCodigo(), Variables.createVariables()
                    .putValue(AccionPtEd05.Variable.ACCION, accion.getId()).putValue(Variable.EXPEDIENTE, expediente.getId())
                    .putValue(Variable.VIGENCIA, expediente.getVigencia()).putValue(Variable.DEPENDENCIA, expediente.getDependencia())
                    .putValue(Variable.PRODUCTO, expediente.getProducto()).putValue(Variable.ENTIDADES, expediente.getEntidades()));
        } finally {
            if (antes != null) {
                identidades.setAuthentication(antes.getUserId(), antes.getGroupIds(), antes.getTenantIds());
            }
        }
    }
}
