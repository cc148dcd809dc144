package co.gov.dnp.att.casos;

import java.time.Instant;
import java.util.List;

/**
 * Una tarea abierta de un caso.
 *
 * @param persona usuario que la tiene; nulo si nadie la ha reclamado
 * @param grupos nombres de los equipos que pueden reclamarla
 * @param dias días hábiles que lleva abierta
 * @param vence nulo si no tiene término
 */
public record Paso(String tarea, String persona, List<String> grupos, Instant desde, int dias, Instant vence) {

    public boolean vencido() {
        return vence != null && vence.isBefore(Instant.now());
    }
}
