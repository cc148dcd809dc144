/**
 * Ayuda a la mano: conceptos de cada etapa (LT-32), ficha del procedimiento y catálogo de los relacionados (PS-02), y los manuales de las
 * dependencias y especificaciones de las subdirecciones generales que rigen cada tarea (PS-05, PS-31).
 */
@org.springframework.modulith.ApplicationModule(displayName = "Ayuda")
package co.gov.dnp.att.ayuda;
