package co.gov.dnp.att.conocimiento;

/** A quién se dirige una mesa de trabajo (Cuadro No 5, actividad 7). */
public enum Audiencia {
    ACTORES_DEL_PROCESO("Actores del proceso"),
    GRUPOS_DE_VALOR("Grupos de valor");

    private final String etiqueta;

    Audiencia(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
