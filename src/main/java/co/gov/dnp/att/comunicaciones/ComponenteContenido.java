package co.gov.dnp.att.comunicaciones;

/** Los tres componentes del plan y de la parrilla (2.3, pasos 2 y 4). */
public enum ComponenteContenido {
    ESTRATEGICO("Estratégico"), PEDAGOGICO("Pedagógico"), SERVICIO("De servicio");

    private final String etiqueta;

    ComponenteContenido(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
