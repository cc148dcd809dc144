package co.gov.dnp.att.plataforma.formularios;

import java.util.Map;

/**
 * Lo que hay detrás del formulario de una tarea: con qué datos se abre y qué caso de uso recibe lo enviado.
 *
 * @param <T> record con los campos del formulario
 */
public interface FormularioDeTarea<T> {

    /** Identificador del elemento del modelo, igual al del contrato del proceso. */
    String elemento();

    Class<T> datos();

    /** Opciones, tablas de solo lectura, textos y valores previos con que se abre el formulario. */
    Map<String, Object> preparar(ContextoTarea contexto);

    /**
     * Guarda lo enviado, ya validado campo por campo.
     *
     * @return las variables que el motor necesita para decidir; las demás no salen del dominio
     * @throws co.gov.dnp.att.plataforma.Rechazo con una frase por problema; la tarea queda como estaba
     */
    Map<String, Object> recibir(ContextoTarea contexto, T datos);
}
