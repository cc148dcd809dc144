package co.gov.dnp.att.plan;

import java.util.List;
import java.util.Optional;

import co.gov.dnp.att.plataforma.Rechazo;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Consulta de los planes de trabajo y sus versiones. */
@Service
@Transactional(readOnly = true)
public class PlanesDeTrabajo {

    private final VersionPlanRepository versiones;
    private final SocializacionRepository socializaciones;

    PlanesDeTrabajo(VersionPlanRepository versiones, SocializacionRepository socializaciones) {
        this.versiones = versiones;
        this.socializaciones = socializaciones;
    }

    public Optional<VersionPlan> ultima(Long expedienteId) {
        return versiones.findFirstByExpedienteIdOrderByNumeroDesc(expedienteId);
    }

    /** @throws Rechazo si el expediente todavía no tiene plan */
    public VersionPlan vigente(Long expedienteId) {
        return ultima(expedienteId).orElseThrow(() -> Rechazo.de("El expediente todavía no tiene plan de trabajo."));
    }

    public List<VersionPlan> versiones(Long expedienteId) {
        return versiones.findByExpedienteIdOrderByNumero(expedienteId);
    }

    /** Hitos de la versión vigente, en su orden. */
    public List<Hito> hitos(Long expedienteId) {
        return vigente(expedienteId).hitos();
    }

    /** El hito, si es de la versión vigente. */
    public Optional<Hito> hito(Long expedienteId, Long hitoId) {
        return versiones.hito(expedienteId, hitoId);
    }

    public Optional<Socializacion> ultimaSocializacion(Long expedienteId) {
        return socializaciones.findFirstByExpedienteIdOrderByNumeroVersionDesc(expedienteId);
    }
}
