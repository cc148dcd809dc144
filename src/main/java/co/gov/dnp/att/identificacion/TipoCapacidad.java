package co.gov.dnp.att.identificacion;

/** Clases de capacidad de una entidad territorial (Cuadro No 2). */
public enum TipoCapacidad {
    ADMINISTRATIVA("Administrativa"),
    POLITICA("Política"),
    INSTITUCIONAL("Institucional");

    private final String etiqueta;

    TipoCapacidad(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
