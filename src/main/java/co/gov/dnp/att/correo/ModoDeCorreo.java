package co.gov.dnp.att.correo;

/** Cómo quiere recibir una persona una clase de aviso. */
public enum ModoDeCorreo {
    INMEDIATO("De inmediato"),
    RESUMEN("En el resumen del día"),
    NADA("No me escriba");

    private final String etiqueta;

    ModoDeCorreo(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
