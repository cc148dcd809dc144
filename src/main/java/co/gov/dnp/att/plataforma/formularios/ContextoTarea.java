package co.gov.dnp.att.plataforma.formularios;

import java.util.function.Function;

/**
 * Dónde está parada la persona que llena un formulario.
 *
 * @param elemento  identificador del elemento en el modelo (tarea o evento de inicio)
 * @param tareaId   tarea del motor; nulo en el formulario de inicio
 * @param instancia instancia de proceso del motor; nula mientras se prepara el formulario de inicio
 * @param usuario   quien actúa
 * @param variables variables del motor visibles desde la tarea, por nombre: se lee solo la que se pide; nulo si no existe
 */
public record ContextoTarea(String elemento, String tareaId, String nombreTarea, String instancia, String usuario,
        Function<String, Object> variables) {

    @SuppressWarnings("unchecked")
    public <T> T variable(String nombre) {
        return (T) variables.apply(nombre);
    }

    public Long expedienteId() {
        return variable("expedienteId");
    }
}
