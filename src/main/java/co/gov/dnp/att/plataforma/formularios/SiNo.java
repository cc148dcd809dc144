package co.gov.dnp.att.plataforma.formularios;

/** Respuesta de un campo «sí o no»; sin responder es nulo, no «No». */
public enum SiNo {
    SI("Sí"),
    NO("No");

    private final String etiqueta;

    SiNo(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public static SiNo de(boolean valor) {
        return valor ? SI : NO;
    }

    public boolean esSi() {
        return this == SI;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
