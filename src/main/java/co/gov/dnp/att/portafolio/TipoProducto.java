package co.gov.dnp.att.portafolio;

/** Bien (tangible: sistema, metodología, documento) o servicio (intangible); Cuadro No 2, concepto 16. */
public enum TipoProducto {
    BIEN("Bien"), SERVICIO("Servicio");

    private final String nombre;

    TipoProducto(String nombre) {
        this.nombre = nombre;
    }

    public String nombre() {
        return nombre;
    }
}
