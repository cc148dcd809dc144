package co.gov.dnp.att.entidad;

/** Para qué sirve un enlace. */
public enum Proposito {
    PARTICIPAR("Ver y responder"),
    CONSULTAR("Solo ver");

    private final String etiqueta;

    Proposito(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
