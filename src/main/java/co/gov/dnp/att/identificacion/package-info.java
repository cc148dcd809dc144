/** Actividad 1: necesidades, oferta, capacidad y concertación; produce la matriz de concertación. */
@org.springframework.modulith.ApplicationModule(displayName = "Identificación")
package co.gov.dnp.att.identificacion;
