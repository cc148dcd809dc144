package co.gov.dnp.att.focalizacion;

/**
 * Entidades de una corrida con la misma prioridad.
 *
 * @param dentroDelCupo cuántas de ellas caben en el cupo de su grupo territorial
 */
public record PorPrioridad(String prioridad, int entidades, int dentroDelCupo) {
}
