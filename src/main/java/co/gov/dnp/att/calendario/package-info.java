/** Días hábiles de Colombia, plazos de las tareas y periodicidad de los cortes. */
package co.gov.dnp.att.calendario;
