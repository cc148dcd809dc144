/** Usuarios, grupos, permisos y filtros del motor, a la par de la organización. */
package co.gov.dnp.att.organizacion.proceso;
