package co.gov.dnp.att.plan;

/** Parte que asume una responsabilidad del plan de trabajo. */
public enum Parte {
    DNP("DNP"),
    ENTIDAD_TERRITORIAL("Entidad territorial"),
    OTRO("Otro");

    private final String etiqueta;

    Parte(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
