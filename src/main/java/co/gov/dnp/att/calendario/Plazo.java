package co.gov.dnp.att.calendario;

/**
 * Un plazo o una periodicidad.
 *
 * @param diasHabiles de 1 a 250, o nulo si el valor es {@code texto}
 * @param texto       periodicidad ISO 8601 («R/P3M») u hora («17:00»)
 */
public record Plazo(String clave, Integer diasHabiles, String texto, String descripcion) {
}
