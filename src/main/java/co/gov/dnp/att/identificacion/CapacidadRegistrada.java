package co.gov.dnp.att.identificacion;

import java.util.Map;
import java.util.stream.Collectors;

import co.gov.dnp.att.focalizacion.CapacidadDelExpediente;
import org.springframework.stereotype.Component;

/** Los cupos que la unidad registró en la actividad 1; si un grupo tiene varios equipos, se suman (PS-13). */
@Component
class CapacidadRegistrada implements CapacidadDelExpediente {

    private final IdentificacionRepository identificaciones;

    CapacidadRegistrada(IdentificacionRepository identificaciones) {
        this.identificaciones = identificaciones;
    }

    @Override
    public Map<Integer, Integer> cupos(Long expedienteId) {
        return identificaciones.findByExpedienteId(expedienteId)
                .map(i -> i.datos().capacidadOperativa().stream()
                        .filter(c -> c.grupoTerritorial() != null && c.cupo() != null)
                        .collect(Collectors.groupingBy(DatosIdentificacion.CapacidadOperativa::grupoTerritorial,
                                Collectors.summingInt(DatosIdentificacion.CapacidadOperativa::cupo))))
                .orElse(Map.of());
    }
}
