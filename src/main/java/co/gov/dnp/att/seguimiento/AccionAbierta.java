package co.gov.dnp.att.seguimiento;

/** Se abrió una acción PT-ED-05 fuera de un corte: falta su instancia de proceso, que nace en la misma transacción. */
public record AccionAbierta(Long accionId) {
}
