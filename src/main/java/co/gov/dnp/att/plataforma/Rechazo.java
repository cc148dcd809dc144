package co.gov.dnp.att.plataforma;

import java.util.List;

/**
 * Lo que el dominio lanza cuando le niega algo a una persona: una o varias frases en español que nombran el campo y
 * dicen qué hacer. No es una falla: la tarea queda como estaba, con todo lo escrito.
 */
public class Rechazo extends RuntimeException {

    private final transient List<String> problemas;

    public Rechazo(List<String> problemas) {
        super(String.join("\n", problemas));
        this.problemas = List.copyOf(problemas);
    }

    public static Rechazo de(String... problemas) {
        return new Rechazo(List.of(problemas));
    }

    /** Lanza un rechazo con todas las frases reunidas, o nada si no hay ninguna. */
    public static void siHay(List<String> problemas) {
        if (!problemas.isEmpty()) {
            throw new Rechazo(problemas);
        }
    }

    public List<String> problemas() {
        return problemas;
    }
}
