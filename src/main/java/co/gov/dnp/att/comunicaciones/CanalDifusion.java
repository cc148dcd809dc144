package co.gov.dnp.att.comunicaciones;

/**
 * Medio por el que se publica (2.3, pasos 2 y 6).
 *
 * @param principal el Portal Territorial mientras no se cambie; siempre hay uno solo
 */
public record CanalDifusion(String codigo, String nombre, boolean principal, boolean activo) {
}
