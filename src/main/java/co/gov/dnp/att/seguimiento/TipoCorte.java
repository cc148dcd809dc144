package co.gov.dnp.att.seguimiento;

/** Por qué se abre un corte: pasó el período, o terminó la ejecución. */
public enum TipoCorte {
    TRIMESTRAL("Trimestral"),
    FINAL("Final");

    private final String etiqueta;

    TipoCorte(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
