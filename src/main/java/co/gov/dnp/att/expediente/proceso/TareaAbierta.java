package co.gov.dnp.att.expediente.proceso;

import java.time.Instant;

/**
 * Dónde está parado el expediente.
 *
 * @param quien la persona que tiene la tarea o, si nadie la ha reclamado, los grupos que deben hacerlo
 * @param reclamada si ya la tiene una persona
 * @param vence nulo si no tiene plazo
 */
public record TareaAbierta(String id, String nombre, String quien, boolean reclamada, Instant desde, Instant vence,
        boolean vencida) {
}
