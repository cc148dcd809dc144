package co.gov.dnp.att.plan;

/** Forma de un contacto, una mesa o un entrenamiento. */
public enum FormaDeEncuentro {
    VIRTUAL("Virtual"),
    PRESENCIAL("Presencial");

    private final String etiqueta;

    FormaDeEncuentro(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
