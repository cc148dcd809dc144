/** Las tablas de decisión desplegadas en el motor y su evaluación. */
package co.gov.dnp.att.focalizacion.proceso;
