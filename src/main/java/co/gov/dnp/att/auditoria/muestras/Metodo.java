package co.gov.dnp.att.auditoria.muestras;

/** Cómo se escoge la muestra. */
public enum Metodo {
    ALEATORIA("Aleatoria simple", "Todas las instancias tienen la misma probabilidad."),
    ESTRATIFICADA("Estratificada", "Cada estrato aporta en proporción a su tamaño, y al menos una si alcanza."),
    POR_RIESGO("Por riesgo", "Cada instancia pesa 1 más cada pregunta que despierta y cada señal que tiene; a más peso, más probabilidad.");

    private final String etiqueta;
    private final String explicacion;

    Metodo(String etiqueta, String explicacion) {
        this.etiqueta = etiqueta;
        this.explicacion = explicacion;
    }

    public String etiqueta() {
        return etiqueta;
    }

    public String explicacion() {
        return explicacion;
    }
}
