package co.gov.dnp.att.portafolio;

/** Componentes en que se descompone una capacidad. */
public enum ComponenteCapacidad {
    HABILIDADES_INDIVIDUALES("Habilidades individuales"),
    METODOS_METODOLOGIAS("Métodos y metodologías"),
    TECNOLOGIAS_APLICADAS("Tecnologías aplicadas"),
    SISTEMAS_INFORMACION("Sistemas de información"),
    PROCESOS_PROCEDIMIENTOS("Procesos y procedimientos"),
    ESTRUCTURA_ORGANIZACIONAL("Estructura organizacional"),
    DECISIONES_EFECTIVAS("Decisiones efectivas"),
    RELACIONAMIENTO("Relacionamiento"),
    PARTICIPACION("Participación"),
    TRANSPARENCIA("Transparencia");

    private final String etiqueta;

    ComponenteCapacidad(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }
}
