package co.gov.dnp.att.seguimiento;

import java.util.Map;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento.Elemento;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento.Variable;
import org.springframework.stereotype.Component;

/** El responsable del procedimiento responde por un trimestre que venció sin reporte (PS-35). */
@Component
class AtenderAtraso implements FormularioDeTarea<DatosAtraso> {

    private final Cortes cortes;
    private final Expedientes expedientes;

    AtenderAtraso(Cortes cortes, Expedientes expedientes) {
        this.cortes = cortes;
        this.expedientes = expedientes;
    }

    @Override
    public String elemento() {
        return Elemento.ATENDER_ATRASO;
    }

    @Override
    public Class<DatosAtraso> datos() {
        return DatosAtraso.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Corte corte = cortes.de(contexto.variable(Variable.CORTE));
        Expediente expediente = expedientes.de(corte.getExpedienteId());
        return Map.of("contexto", Map.of("expediente", expediente.getCodigo(), "producto", expediente.getProducto(),
                "vigencia", expediente.getVigencia(), "periodo", corte.nombre() + ", " + cortes.periodo(corte)));
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosAtraso datos) {
        cortes.atenderAtraso(contexto.variable(Variable.CORTE), datos, contexto.usuario());
        return Map.of();
    }
}
