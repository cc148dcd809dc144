/** «Mis casos»: toda instancia que una persona tocó o que concierne a su dependencia o grupo territorial, y en qué va (SI-16, PS-03, PR-15). */
@org.springframework.modulith.ApplicationModule(displayName = "Mis casos")
package co.gov.dnp.att.casos;
