package co.gov.dnp.att.operacion;

import java.util.List;

/**
 * Estado de la operación en un momento, sumado sobre todos los nodos: lo que está en la base.
 *
 * @param trabajos trabajos del motor por clase: {@code por_ejecutar}, {@code temporizador_vencido}, {@code temporizador_futuro} y
 *        {@code sin_reintentos} (los que dejaron un incidente)
 * @param esperaMayor segundos que lleva esperando el trabajo ejecutable más antiguo; 0 si ninguno espera
 */
public record Panorama(List<Cuenta> trabajos, long esperaMayor, long incidentes, List<TareasPorEdad> tareas, List<Cuenta> instancias) {

    public record Cuenta(String clase, long cuantos) {
    }

    /** Tareas abiertas de una actividad según los días que llevan abiertas; {@code vencidas} cuenta las que pasaron su fecha. */
    public record TareasPorEdad(String actividad, String nombre, String edad, long cuantas, long vencidas) {
    }
}
