/** Piezas comunes a los datos que llegan de los formularios de tarea. */
@org.springframework.modulith.NamedInterface("formularios")
package co.gov.dnp.att.plataforma.formularios;
