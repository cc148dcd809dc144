/** Las tablas de decisión desplegadas en el motor y la regla {@code regla_focalizar} del procedimiento. */
package co.gov.dnp.att.focalizacion.proceso;
