package co.gov.dnp.att.correo;

import java.time.Instant;

/**
 * Algo que se va a contar por correo.
 *
 * @param referencia identifica el hecho: el mismo no se cuenta dos veces a una persona
 * @param frase qué pasó y qué se espera, en una o dos oraciones
 * @param expediente su clave de negocio, o el código de lo que no es de un expediente
 * @param tareaId a dónde lleva el enlace; nulo lleva al expediente o a {@code enlace}
 * @param vence nulo si no tiene término
 * @param motivo nulo si no fue una devolución
 * @param enlace la ruta de la página de lo que no es de un expediente; nulo si lo es
 */
public record Noticia(ClaseDeCorreo clase, String referencia, String asunto, String frase, String expediente, String producto,
        String tareaId, Instant vence, String motivo, String enlace) {

    /** De un expediente. */
    public Noticia(ClaseDeCorreo clase, String referencia, String asunto, String frase, String expediente, String producto, String tareaId, Instant vence, String motivo) {
        this(clase, referencia, asunto, frase, expediente, producto, tareaId, vence, motivo, null);
    }
}
