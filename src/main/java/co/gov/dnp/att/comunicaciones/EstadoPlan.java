package co.gov.dnp.att.comunicaciones;

/** En qué va un plan de contenidos (lógica de trabajo 8.5). */
public enum EstadoPlan {
    BORRADOR("Borrador"), EN_REVISION("En revisión de la DER"), POR_AJUSTAR("Por ajustar"), APROBADO("Aprobado por la DER"), EN_EJECUCION("En ejecución"), CERRADO("Cerrado");

    private final String etiqueta;

    EstadoPlan(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
