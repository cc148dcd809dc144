package co.gov.dnp.att.diseno;

import java.util.List;

/** El paso de lo que está en curso a la versión publicada. */
public final class Migracion {

    /** @param sinPareja elementos de la versión anterior que la nueva ya no tiene, con sus nombres */
    public record Plan(String definicion, String hacia, String proceso, int desde, int version, List<String> parejas, List<String> sinPareja, List<EnCurso> instancias) {
    }

    /**
     * Una instancia en curso.
     *
     * @param donde   tareas en que está
     * @param impide  por qué no puede migrar, según el ensayo; nulo si puede
     */
    public record EnCurso(String instancia, String codigo, String donde, String impide) {
    }

    /** Qué pasó con una instancia. */
    public record Resultado(String instancia, String codigo, boolean migrada, String motivo) {
    }

    private Migracion() {
    }
}
