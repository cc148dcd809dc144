package co.gov.dnp.att.portafolio;

/** Modalidades de asistencia técnica (Cuadro No 5, actividad 2). */
public enum ModalidadAtt {
    CAPACITACION("Capacitación"),
    ASESORIA("Asesoría"),
    ASISTENCIA_EN_SITIO("Asistencia técnica en sitio"),
    ASISTENCIA_REMOTA("Asistencia técnica remota"),
    INTERCAMBIO_EXPERIENCIAS("Intercambio de experiencias");

    private final String etiqueta;

    ModalidadAtt(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
