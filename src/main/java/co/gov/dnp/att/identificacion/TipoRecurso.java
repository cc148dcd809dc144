package co.gov.dnp.att.identificacion;

/** Clase de recurso disponible para la intervención. */
public enum TipoRecurso {
    HUMANO("Humano"),
    FINANCIERO("Financiero"),
    TECNOLOGICO("Tecnológico");

    private final String etiqueta;

    TipoRecurso(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
