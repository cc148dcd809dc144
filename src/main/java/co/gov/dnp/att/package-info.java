/** Llegada a Territorio: una carpeta por funcionalidad; dentro, {@code proceso} habla con el motor y {@code web} con el navegador. */
package co.gov.dnp.att;
