package co.gov.dnp.att.plan;

/** Si un actor del plan pertenece al DNP o viene de fuera. */
public enum TipoActor {
    INTERNO("Interno"),
    EXTERNO("Externo");

    private final String etiqueta;

    TipoActor(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
