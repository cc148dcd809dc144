package co.gov.dnp.att.expediente;

/** Clases de soporte que el procedimiento pide (Cuadro No 5, actividades 3, 4 y 7). */
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

    public String etiqueta() {
        return etiqueta;
    }
}
