package co.gov.dnp.att.focalizacion;

/** Cómo focaliza la unidad, con plena autonomía (B.9). */
public enum Modo {
    REGLA_BASE("Regla base"),
    /** Tablas desplegadas con el código de la unidad; la que no exista se toma de la base. */
    REGLA_PROPIA("Regla propia de la unidad"),
    /** Sin tablas: la unidad escoge y justifica. */
    SELECCION_MANUAL("Selección manual");

    private final String nombre;

    Modo(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }

    public boolean usaReglas() {
        return this != SELECCION_MANUAL;
    }
}
