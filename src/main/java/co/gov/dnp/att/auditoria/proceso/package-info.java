/** Lo que la auditoría toma del motor: sus avisos de historia y sus tablas, siempre de lectura. */
package co.gov.dnp.att.auditoria.proceso;
