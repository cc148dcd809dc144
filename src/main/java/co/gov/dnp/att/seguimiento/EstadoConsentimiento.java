package co.gov.dnp.att.seguimiento;

/** Respuesta de un grupo de valor a ser objeto de seguimiento (Cuadro No 5, actividad 5, nota 2). Solo ACEPTA lo permite. */
public enum EstadoConsentimiento {
    ACEPTA("Acepta"),
    NO_ACEPTA("No acepta"),
    PENDIENTE("Pendiente"),
    RETIRADO("Retirado");

    private final String etiqueta;

    EstadoConsentimiento(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
