package co.gov.dnp.att.focalizacion;

/** Qué pasa con una entidad: primero lo que sugiere la regla y después lo que decide la unidad. */
public enum DecisionFinal {
    INCLUIDA("Incluida"), EXCLUIDA("Excluida"), EN_ESPERA("En espera");

    private final String etiqueta;

    DecisionFinal(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    /** Texto visible en español. */
    public String etiqueta() {
        return etiqueta;
    }

    /** Lo que sugiere la acción que devolvió la tabla de prioridad; una acción desconocida no incluye a nadie. */
    static DecisionFinal segunAccion(String accionSugerida) {
        return switch (String.valueOf(accionSugerida)) {
            case "INCLUIR_EN_MATRIZ" -> INCLUIDA;
            case "PROXIMA_VIGENCIA" -> EN_ESPERA;
            default -> EXCLUIDA;
        };
    }
}
