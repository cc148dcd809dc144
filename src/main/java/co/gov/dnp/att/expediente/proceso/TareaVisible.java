package co.gov.dnp.att.expediente.proceso;

/**
 * Tarea abierta que quien actúa puede ver en su bandeja.
 *
 * @param elemento identificador en el modelo
 * @param asignada si la tiene asignada quien actúa
 */
public record TareaVisible(String id, String elemento, String nombre, Long expedienteId, boolean asignada) {
}
