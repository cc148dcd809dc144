/** El revisor de modelos: Java puro, el mismo en la página, en la construcción y en las pruebas. */
package co.gov.dnp.att.diseno.revision;
