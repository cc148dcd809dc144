package co.gov.dnp.att.ayuda;

/** Qué documento técnico es y de quién. */
public enum ClaseDeManual {
    /** De una dependencia (PS-31). */
    MANUAL_ESPECIFICO("Manual específico"),
    /** De una subdirección general, para todas sus dependencias (PS-05). */
    ESPECIFICACION("Especificación");

    private final String etiqueta;

    ClaseDeManual(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
