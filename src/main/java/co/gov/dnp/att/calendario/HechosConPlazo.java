package co.gov.dnp.att.calendario;

import java.time.LocalDate;

/** Fechas de las que cuelga un plazo y que conoce otra funcionalidad: fin de un corte y compromiso de una acción. */
public interface HechosConPlazo {

    /** Último día del período que reporta el corte. */
    LocalDate finDelCorte(Long corteId);

    /** Fecha en que alguien se comprometió a cumplir la acción PT-ED-05. */
    LocalDate compromisoDeAccion(Long accionId);
}
