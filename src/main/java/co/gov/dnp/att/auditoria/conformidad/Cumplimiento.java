package co.gov.dnp.att.auditoria.conformidad;

/** Qué se encontró al comprobar una regla o un registro en una instancia. */
public enum Cumplimiento {
    CUMPLIDA("Cumplida"),
    FALTA("Falta"),
    AUN_NO("Aún no"),
    NO_APLICA("No aplica");

    private final String etiqueta;

    Cumplimiento(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
