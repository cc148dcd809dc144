package co.gov.dnp.att.focalizacion;

/** Lo que la unidad decide sobre una entidad después de la regla de focalización. */
public enum DecisionFinal {
    INCLUIDA("Incluida"),
    EXCLUIDA("Excluida"),
    EN_ESPERA("En espera");

    private final String etiqueta;

    DecisionFinal(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
