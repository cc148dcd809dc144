/** Actividad 4: asesorías, eventos masivos y planes articulados contra los hitos del plan acordado. */
@org.springframework.modulith.ApplicationModule(displayName = "Ejecución")
package co.gov.dnp.att.ejecucion;
