package co.gov.dnp.att.comunicaciones;

/** En qué va un ítem de la parrilla (lógica de trabajo 8.5). */
public enum EstadoItem {
    POR_PRODUCIR("Por producir"), REPROGRAMADO("Reprogramado"), EN_PRODUCCION("En producción"), EN_VALIDACION("En validación"), PUBLICADO("Publicado");

    private final String etiqueta;

    EstadoItem(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }

    /** Si todavía no se empezó a producir. */
    public boolean porEmpezar() {
        return this == POR_PRODUCIR || this == REPROGRAMADO;
    }
}
