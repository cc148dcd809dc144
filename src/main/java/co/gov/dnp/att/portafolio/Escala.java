package co.gov.dnp.att.portafolio;

/** Escala de intervención del producto (focalización B.9). */
public enum Escala {
    REGIONAL("Regional"), DEPARTAMENTAL("Departamental"), LOCAL("Local");

    private final String nombre;

    Escala(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }
}
