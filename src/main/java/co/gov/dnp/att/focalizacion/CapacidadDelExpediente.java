package co.gov.dnp.att.focalizacion;

import java.util.Map;

/**
 * La capacidad instalada y operativa que la unidad registró en la actividad 1 (PS-13). Si existe, sus cupos reemplazan a los
 * del perfil en los grupos que mencione.
 */
public interface CapacidadDelExpediente {

    /** Número de grupo territorial (0 = sin grupo) → máximo de entidades que el equipo puede atender. */
    Map<Integer, Integer> cupos(Long expedienteId);
}
