/** Lógica comunicacional (2.3): el plan de producción de contenidos de cada producto y su parrilla semanal. */
package co.gov.dnp.att.comunicaciones;
