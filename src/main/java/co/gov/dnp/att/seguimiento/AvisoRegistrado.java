package co.gov.dnp.att.seguimiento;

/**
 * Quedó un aviso para una persona.
 *
 * @param id del aviso
 * @param clave de negocio de la instancia que lo produjo: la del expediente o la de la acción
 */
public record AvisoRegistrado(Long id, String destinatario, String expediente, String producto, String clave, String texto, Razon razon) {

    /** Por qué se avisa. */
    public enum Razon {
        /** Algo suyo aún no vence. */
        RECUERDA,
        /** Algo suyo ya venció. */
        VENCE,
        /** Algo se atrasó y esa persona responde por el procedimiento. */
        ESCALA,
        /** Le toca presentar o validar un reporte de avance. */
        LE_TOCA,
        /** Le devolvieron un reporte de avance. */
        DEVUELVE
    }
}
