/**
 * Mesa de auditoría del Grupo de Planeación y de control interno: encontrar, reconstruir, comprobar, muestrear, medir y llevarse
 * cualquier instancia, también las terminadas (PS-50).
 */
@org.springframework.modulith.ApplicationModule(displayName = "Auditoría")
package co.gov.dnp.att.auditoria;
