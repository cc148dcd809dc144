/** Contratos de los tres procesos: identificadores, variables y mensajes; nadie los escribe dos veces. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package co.gov.dnp.att.procedimiento;
