/** Oferta de productos y servicios de ATT, y demanda que registran las entidades territoriales. */
package co.gov.dnp.att.portafolio;
