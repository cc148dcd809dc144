package co.gov.dnp.att.seguimiento;

/**
 * Quedó un aviso para una persona.
 *
 * @param id del aviso
 * @param clave de negocio de la instancia que lo produjo: la del expediente o la de la acción
 * @param recuerda si solo recuerda algo que aún no vence
 * @param aQuienResponde si va a quien responde por el procedimiento, no a quien debía hacerlo
 */
public record AvisoRegistrado(Long id, String destinatario, String expediente, String producto, String clave, String texto,
        boolean recuerda, boolean aQuienResponde) {
}
