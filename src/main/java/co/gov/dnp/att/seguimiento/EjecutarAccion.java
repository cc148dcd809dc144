package co.gov.dnp.att.seguimiento;

import java.util.Map;

import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.procedimiento.AccionPtEd05.Elemento;
import co.gov.dnp.att.procedimiento.AccionPtEd05.Variable;
import org.springframework.stereotype.Component;

/** PT-ED-05: cumplimiento de una acción, siempre con evidencia (PS-41, SG-39). */
@Component
class EjecutarAccion implements FormularioDeTarea<DatosCumplimientoAccion> {

    private final Acciones acciones;

    EjecutarAccion(Acciones acciones) {
        this.acciones = acciones;
    }

    @Override
    public String elemento() {
        return Elemento.EJECUTAR_ACCION;
    }

    @Override
    public Class<DatosCumplimientoAccion> datos() {
        return DatosCumplimientoAccion.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        return Map.of("contexto", acciones.contexto(contexto.variable(Variable.ACCION)));
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosCumplimientoAccion datos) {
        acciones.ejecutar(contexto.variable(Variable.ACCION), contexto.tareaId(), datos, contexto.usuario());
        return Map.of();
    }
}
