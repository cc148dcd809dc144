/** Focalización: perfil de cada unidad, corrida de las tablas de decisión sobre todas las entidades y explicación de cada resultado. */
@org.springframework.modulith.ApplicationModule(displayName = "Focalización")
package co.gov.dnp.att.focalizacion;
