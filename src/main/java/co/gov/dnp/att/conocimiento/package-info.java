/** Actividades 6 a 8: evaluación, lecciones y prácticas, sistematización y publicación de resultados. */
@org.springframework.modulith.ApplicationModule(displayName = "Conocimiento")
package co.gov.dnp.att.conocimiento;
