package co.gov.dnp.att.plan;

import java.util.List;

/** Quien responde por una entidad se identifica con nombre y cargo. */
public final class QuienResponde {

    private QuienResponde() {
    }

    /** Agrega una frase a {@code problemas} por cada dato que falta o pasa de 200 caracteres. */
    public static void revisar(String persona, String cargo, List<String> problemas) {
        if (persona == null || persona.isBlank() || persona.length() > 200) {
            problemas.add("Su nombre: escríbalo con máximo 200 caracteres.");
        }
        if (cargo == null || cargo.isBlank() || cargo.length() > 200) {
            problemas.add("Su cargo: escríbalo con máximo 200 caracteres.");
        }
    }
}
