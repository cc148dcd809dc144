/** Actividades 2 y 3: plan de trabajo con sus versiones, hitos, socialización y parametrización. */
@org.springframework.modulith.ApplicationModule(displayName = "Plan de trabajo")
package co.gov.dnp.att.plan;
