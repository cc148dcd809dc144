package co.gov.dnp.att.conocimiento;

import java.time.LocalDate;

/**
 * Resultado publicado de una intervención.
 *
 * @param codigo        del expediente
 * @param entidades     resumen: el nombre de una entidad o cuántas son
 * @param internos      lo consultan los actores internos
 * @param participantes lo consultan las entidades territoriales que participaron
 * @param publico       lo consulta cualquiera, sin ingresar
 */
public record Publicacion(Long expedienteId, String codigo, String producto, String dependencia, int vigencia, String entidades,
        String resumen, String ubicacion, LocalDate fecha, boolean internos, boolean participantes, boolean publico) {
}
