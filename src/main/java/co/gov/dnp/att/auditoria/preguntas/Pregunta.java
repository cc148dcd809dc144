package co.gov.dnp.att.auditoria.preguntas;

import java.time.Instant;

/**
 * Una pregunta que vale la pena hacer, con la regla que la despierta. No es un veredicto: una respuesta razonable la cierra.
 *
 * @param menor si despierta con una medida igual o menor que el umbral; si no, igual o mayor
 * @param umbral en la unidad que dice {@code umbralNombre}, entre {@code umbralMin} y {@code umbralMax}
 * @param minimo segunda condición, o nulo si no tiene
 * @param usuario quien la ajustó por última vez; nulo si sigue como vino
 */
public record Pregunta(String clave, String titulo, String regla, boolean menor, int umbral, String umbralNombre, int umbralMin,
        int umbralMax, Integer minimo, String minimoNombre, boolean activa, String usuario, Instant actualizada) {

    /** Si lo que la despierta es algo repetido en varios sitios y no una medida de cada instancia. */
    public boolean deRepeticion() {
        return clave.equals(TEXTO_REPETIDO) || clave.equals(EVIDENCIA_REPETIDA);
    }

    static final String TEXTO_REPETIDO = "TEXTO_REPETIDO";
    static final String EVIDENCIA_REPETIDA = "EVIDENCIA_REPETIDA";
}
