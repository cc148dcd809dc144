package co.gov.dnp.att.conocimiento;

/** Buena práctica o experiencia significativa de una entidad territorial; {@code entidad} es su código. */
public record Practica(Long id, String expediente, String nombre, String descripcion, String entidad, String producto,
        String dependencia, int vigencia) {
}
