/** Lo que no tiene dominio: motor, seguridad, base de datos, páginas comunes. */
@org.springframework.modulith.ApplicationModule(type = org.springframework.modulith.ApplicationModule.Type.OPEN)
package co.gov.dnp.att.plataforma;
