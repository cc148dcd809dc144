package co.gov.dnp.att.identificacion;

/** Fuentes que se consultan al identificar necesidades (Cuadro No 5, actividad 1, entradas). */
public enum FuenteNecesidad {
    INDICES_DESEMPENO("Índices de desempeño"),
    PORTAFOLIO("Portafolio de oferta y demanda"),
    PLANEACION_ESTRATEGICA("Planeación estratégica"),
    NORMATIVIDAD("Normatividad vigente"),
    OTRA("Otra fuente");

    private final String etiqueta;

    FuenteNecesidad(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
