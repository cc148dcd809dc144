package co.gov.dnp.att.auditoria.muestras;

/** A qué llegó quien auditó una instancia. */
public enum Conclusion {
    CONFORME("Conforme"),
    CON_OBSERVACIONES("Conforme con observaciones"),
    NO_CONFORME("No conforme");

    private final String etiqueta;

    Conclusion(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
