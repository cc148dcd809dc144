package co.gov.dnp.att.diseno;

/** Qué decidió el Grupo de Planeación sobre un cambio. */
public enum ResultadoDecision {
    APROBADO("Se aprueba"), DEVUELTO("Se devuelve para corregir"), NEGADO("Se niega");

    private final String etiqueta;

    ResultadoDecision(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
