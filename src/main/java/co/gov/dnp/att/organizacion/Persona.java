package co.gov.dnp.att.organizacion;

/**
 * Persona que usa la aplicación.
 *
 * @param usuario          con el que entra: de 3 a 64 letras minúsculas, cifras, puntos, guiones o arroba
 * @param dependencia      código de su dependencia, o nulo
 * @param grupoTerritorial de 1 a 6, o nulo
 * @param activa           falso si ya no entra; conserva todo lo que hizo
 */
public record Persona(String usuario, String nombre, String dependencia, Integer grupoTerritorial, Vinculacion vinculacion,
        boolean activa) {
}
