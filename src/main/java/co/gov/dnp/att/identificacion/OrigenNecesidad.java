package co.gov.dnp.att.identificacion;

/** De dónde viene una necesidad: de lo que el DNP ofrece o de lo que una entidad pide. */
public enum OrigenNecesidad {
    OFERTA("Oferta"),
    DEMANDA("Demanda");

    private final String etiqueta;

    OrigenNecesidad(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
