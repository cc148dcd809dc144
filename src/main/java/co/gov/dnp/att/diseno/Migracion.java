package co.gov.dnp.att.diseno;

import java.util.List;

/** El paso de lo que está en curso a la versión publicada. */
public final class Migracion {

    /**
     * @param sinPareja elementos de la versión anterior que la nueva ya no tiene, con sus nombres
     * @param total     instancias en curso de esa versión que cumplen el filtro
     * @param instancias las primeras
     */
    public record Plan(String definicion, String hacia, String proceso, int desde, int version, List<String> parejas, List<String> sinPareja, long total,
            List<EnCurso> instancias) {
    }

    /** Una instancia en curso. @param donde tareas en que está */
    public record EnCurso(String instancia, String codigo, String donde) {
    }

    /** Qué pasó, o qué pasaría, con una instancia. @param motivo por qué no; nulo si sí */
    public record Resultado(String instancia, String codigo, boolean migrada, String motivo) {
    }

    private Migracion() {
    }
}
