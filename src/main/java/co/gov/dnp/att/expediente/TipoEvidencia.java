package co.gov.dnp.att.expediente;

/** Clases de soporte que se cargan en la pestaña «Evidencias». */
public enum TipoEvidencia {
    LISTADO_ASISTENCIA("Listado de asistencia"),
    ACTA("Acta de reunión"),
    COMUNICACION_OFICIAL("Comunicación oficial"),
    REGISTRO_FOTOGRAFICO("Registro fotográfico"),
    PRESENTACION("Presentación"),
    SOPORTE_CONSENTIMIENTO("Soporte del consentimiento"),
    OTRO("Otro");

    private final String etiqueta;

    TipoEvidencia(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
