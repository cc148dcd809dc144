package co.gov.dnp.att.seguimiento;

/** Dónde va una acción PT-ED-05; la que no se da por cumplida vuelve a quedar abierta. */
public enum EstadoAccion {
    ABIERTA("Abierta"),
    EN_VERIFICACION("En verificación"),
    CERRADA("Cerrada");

    private final String etiqueta;

    EstadoAccion(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
