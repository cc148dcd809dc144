/** La página de la entidad territorial: cómo entra, qué ve y qué responde por sí misma. */
@org.springframework.modulith.ApplicationModule(displayName = "Entidad territorial")
package co.gov.dnp.att.entidad;
