package co.gov.dnp.att.seguimiento;

/** Un corte se abre, se reporta una vez y desde entonces no cambia. */
public enum EstadoCorte {
    ABIERTO("Abierto"),
    REPORTADO("Reportado");

    private final String etiqueta;

    EstadoCorte(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
