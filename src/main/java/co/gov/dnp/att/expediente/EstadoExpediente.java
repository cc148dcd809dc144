package co.gov.dnp.att.expediente;

/** Dónde va la intervención: abierta, terminada sin competencia del DNP o terminada con sus resultados publicados. */
public enum EstadoExpediente {
    EN_CURSO("En curso"),
    SIN_COMPETENCIA("Sin competencia"),
    CERRADO("Cerrado");

    private final String etiqueta;

    EstadoExpediente(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
