package co.gov.dnp.att.conocimiento;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import org.springframework.stereotype.Component;

/** Actividad 8: con el expediente a la vista, las cuatro preguntas de la experiencia, los accesos, la publicación y el cierre. */
@Component
class SistematizarResultados implements FormularioDeTarea<DatosSistematizacion> {

    private final Sistematizaciones sistematizaciones;
    private final Expedientes expedientes;
    private final FormatoEspanol formato;

    SistematizarResultados(Sistematizaciones sistematizaciones, Expedientes expedientes, FormatoEspanol formato) {
        this.sistematizaciones = sistematizaciones;
        this.expedientes = expedientes;
        this.formato = formato;
    }

    @Override
    public String elemento() {
        return Elemento.SISTEMATIZAR;
    }

    @Override
    public Class<DatosSistematizacion> datos() {
        return DatosSistematizacion.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        Map<String, Object> datos = new LinkedHashMap<>();
        datos.put("contexto", Map.of("expediente", expediente.getCodigo(), "producto", expediente.getProducto(),
                "vigencia", expediente.getVigencia()));
        datos.put("tablaExpediente", sistematizaciones.piezas(expediente.getId()).stream().map(p -> Map.of("clase", p.clase(),
                "nombre", p.nombre(), "version", p.version() == null ? "" : p.version(), "fecha", formato.momento(p.fecha()))).toList());
        datos.put("publicacion", Map.of("fecha", LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA)).toString(),
                "ubicacion", "/resultados/" + expediente.getCodigo()));
        return datos;
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosSistematizacion datos) {
        sistematizaciones.registrar(contexto.expedienteId(), datos, contexto.usuario());
        return Map.of();
    }
}
