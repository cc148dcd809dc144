/** Entidades territoriales, índices de desempeño y su importación: a quién se llega y con qué datos se decide. */
package co.gov.dnp.att.territorio;
