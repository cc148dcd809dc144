/**
 * Expediente de cada intervención: lo que pasó (bitácora), lo que la soporta (evidencias) y lo que produjo (documentos).
 * Registros del numeral 7 del procedimiento.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Expediente")
package co.gov.dnp.att.expediente;
