package co.gov.dnp.att.seguimiento;

/** Clases de acción del procedimiento PT-ED-05. */
public enum TipoAccion {
    PREVENTIVA("Preventiva"),
    CORRECTIVA("Correctiva"),
    DE_MEJORA("De mejora");

    private final String etiqueta;

    TipoAccion(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
