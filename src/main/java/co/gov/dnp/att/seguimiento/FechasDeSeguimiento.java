package co.gov.dnp.att.seguimiento;

import java.time.LocalDate;

import co.gov.dnp.att.calendario.HechosConPlazo;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Las fechas de cortes y acciones de las que el calendario saca sus plazos. */
@Component
@Transactional(readOnly = true)
class FechasDeSeguimiento implements HechosConPlazo {

    private final CorteRepository cortes;
    private final AccionRepository acciones;

    FechasDeSeguimiento(CorteRepository cortes, AccionRepository acciones) {
        this.cortes = cortes;
        this.acciones = acciones;
    }

    @Override
    public LocalDate finDelCorte(Long corteId) {
        return cortes.findById(corteId).orElseThrow().getHasta();
    }

    @Override
    public LocalDate compromisoDeAccion(Long accionId) {
        return acciones.findById(accionId).orElseThrow().getFechaCompromiso();
    }
}
