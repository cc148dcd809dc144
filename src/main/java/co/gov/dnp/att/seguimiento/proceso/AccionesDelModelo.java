package co.gov.dnp.att.seguimiento.proceso;

import co.gov.dnp.att.seguimiento.Acciones;
import org.springframework.stereotype.Component;

/** Lo que el modelo del PT-ED-05 pregunta por su nombre: {@code ${acciones.grupos(accionId)}}. */
@Component("acciones")
public class AccionesDelModelo {

    private final Acciones acciones;

    AccionesDelModelo(Acciones acciones) {
        this.acciones = acciones;
    }

    /** Grupos candidatos de la acción, separados por coma. */
    public String grupos(Long accionId) {
        return acciones.grupos(accionId);
    }
}
