/** Actividad 5: consentimientos, cortes de monitoreo y seguimiento, acciones PT-ED-05 y los avisos que producen. */
@org.springframework.modulith.ApplicationModule(displayName = "Seguimiento")
package co.gov.dnp.att.seguimiento;
