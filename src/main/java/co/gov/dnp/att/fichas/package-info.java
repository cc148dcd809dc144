/** Fichas que se diligencian por secciones: sus campos, lo que les falta o les sobra, y cómo llegan de una página. */
package co.gov.dnp.att.fichas;
