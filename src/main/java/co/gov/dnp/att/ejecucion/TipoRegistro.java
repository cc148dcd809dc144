package co.gov.dnp.att.ejecucion;

/** Componentes de SETA-WEB en que se registra la ejecución. */
public enum TipoRegistro {
    ASESORIA("Asesoría a una entidad"),
    EVENTO_MASIVO("Evento masivo");

    private final String etiqueta;

    TipoRegistro(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
