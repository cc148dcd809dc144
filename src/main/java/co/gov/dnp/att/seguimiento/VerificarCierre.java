package co.gov.dnp.att.seguimiento;

import java.util.Map;

import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.procedimiento.AccionPtEd05.Elemento;
import co.gov.dnp.att.procedimiento.AccionPtEd05.Variable;
import org.springframework.stereotype.Component;

/** PT-ED-05: verificación del cumplimiento por alguien distinto de quien ejecutó (gobernanza, 6.2; PS-41). */
@Component
class VerificarCierre implements FormularioDeTarea<DatosVerificacionAccion> {

    private final Acciones acciones;

    VerificarCierre(Acciones acciones) {
        this.acciones = acciones;
    }

    @Override
    public String elemento() {
        return Elemento.VERIFICAR_CIERRE;
    }

    @Override
    public Class<DatosVerificacionAccion> datos() {
        return DatosVerificacionAccion.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        return Map.of("contexto", acciones.contexto(contexto.variable(Variable.ACCION)));
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosVerificacionAccion datos) {
        return Map.of(Variable.ACCION_CUMPLIDA,
                acciones.verificar(contexto.variable(Variable.ACCION), datos, contexto.usuario()));
    }
}
