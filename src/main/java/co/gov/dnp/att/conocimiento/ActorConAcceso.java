package co.gov.dnp.att.conocimiento;

/** Quiénes pueden consultar los resultados sistematizados. */
public enum ActorConAcceso {
    ACTORES_INTERNOS("Actores internos"),
    ENTIDADES_PARTICIPANTES("Entidades territoriales participantes"),
    PUBLICO("Público");

    private final String etiqueta;

    ActorConAcceso(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
