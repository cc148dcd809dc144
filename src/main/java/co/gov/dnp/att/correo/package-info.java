/**
 * Avisos por correo: qué recibe cada persona, la bandeja de salida que se llena en la misma transacción que el hecho y el cartero que
 * la reparte por SMTP. Sin servidor de correo configurado no escribe ni intenta nada.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Correo")
package co.gov.dnp.att.correo;
