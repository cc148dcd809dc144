/** Datos ficticios y rotulados para conocer la aplicación; solo en la base embebida, nunca en producción. */
package co.gov.dnp.att.demostracion;
