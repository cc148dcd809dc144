package co.gov.dnp.att.ejecucion;

/** Estado de un hito en una entidad territorial. */
public enum EstadoHito {
    PENDIENTE("Pendiente"),
    EN_CURSO("En curso"),
    CUMPLIDO("Cumplido");

    private final String etiqueta;

    EstadoHito(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
