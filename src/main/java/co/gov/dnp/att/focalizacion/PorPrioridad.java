package co.gov.dnp.att.focalizacion;

/**
 * Entidades de una corrida con la misma prioridad.
 *
 * @param dentroDelCupo cuántas de ellas caben en el cupo de su grupo territorial
 */
public record PorPrioridad(String prioridad, int entidades, int dentroDelCupo) {

    /** El valor que devuelve la tabla, en palabras: {@code LISTA_DE_ESPERA} → «Lista de espera». */
    public static String nombre(String valor) {
        return valor == null || valor.isEmpty() ? "Sin regla"
                : valor.charAt(0) + valor.substring(1).toLowerCase().replace('_', ' ').replace("seleccion ", "selección ");
    }
}
