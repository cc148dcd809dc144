package co.gov.dnp.att.focalizacion;

import java.util.List;

/** Las cinco decisiones de {@code processes/focalizacion.dmn}, en el orden en que se evalúan. */
public enum Tabla {
    NIVEL_DESEMPENO("nivel_desempeno", List.of("nivelDesempeno")),
    ELEGIBILIDAD("elegibilidad_entidad", List.of("elegible", "motivoElegibilidad")),
    PUNTAJE("puntaje_focalizacion", List.of("puntaje")),
    PRIORIDAD("prioridad_entidad", List.of("prioridad", "accionSugerida")),
    MODALIDAD("modalidad_sugerida", List.of("modalidad", "formaEjecucion"));

    private final String clave;
    private final List<String> salidas;

    Tabla(String clave, List<String> salidas) {
        this.clave = clave;
        this.salidas = salidas;
    }

    /** Clave de la regla base en el motor. */
    public String clave() {
        return clave;
    }

    /** Clave de la regla propia de una unidad: {@code prioridad_entidad_DER}. */
    public String clavePropia(String dependencia) {
        return clave + "_" + dependencia;
    }

    /** Salidas que toda versión de la tabla debe devolver, también la propia de una unidad. */
    public List<String> salidas() {
        return salidas;
    }
}
