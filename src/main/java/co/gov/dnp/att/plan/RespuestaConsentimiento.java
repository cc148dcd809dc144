package co.gov.dnp.att.plan;

/** Lo que un grupo de valor puede responder, al socializar el plan, sobre ser objeto de seguimiento (Cuadro No 5, actividad 5, nota 2). */
public enum RespuestaConsentimiento {
    ACEPTA("Acepta"),
    NO_ACEPTA("No acepta"),
    PENDIENTE("Pendiente");

    private final String etiqueta;

    RespuestaConsentimiento(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
