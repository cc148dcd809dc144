/** Incidentes y trabajos del motor. */
package co.gov.dnp.att.operacion.proceso;
