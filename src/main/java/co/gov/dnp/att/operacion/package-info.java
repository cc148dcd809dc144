/** Lo que necesita quien opera la plataforma: qué está detenido, cuánto espera y cómo reintentarlo. */
@org.springframework.modulith.ApplicationModule(displayName = "Operación")
package co.gov.dnp.att.operacion;
