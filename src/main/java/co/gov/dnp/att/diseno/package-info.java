/**
 * Taller de diseño de la DER: revisar, proponer, ensayar, aprobar, publicar y migrar cambios del procedimiento sin programar (PS-51,
 * FO-01, FO-06, PR-01; procedimiento-sig, numeral 9).
 */
@org.springframework.modulith.ApplicationModule(displayName = "Diseño")
package co.gov.dnp.att.diseno;
