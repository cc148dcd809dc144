package co.gov.dnp.att.auditoria;

/** En qué quedó una instancia. */
public enum EstadoTramite {
    EN_CURSO("En curso"),
    SUSPENDIDO("Suspendido"),
    TERMINADO("Terminado"),
    SIN_COMPETENCIA("Sin competencia"),
    CANCELADO("Cancelado");

    private final String etiqueta;

    EstadoTramite(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
