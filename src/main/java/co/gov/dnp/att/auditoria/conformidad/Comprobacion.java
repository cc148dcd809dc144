package co.gov.dnp.att.auditoria.conformidad;

import java.util.List;

/**
 * Resultado de comprobar una regla o un registro en una instancia.
 *
 * @param codigo R1 a R14 para las reglas, 1 a 12 para los registros (procedimiento, numerales 5 y 7)
 * @param como cómo se comprobó, en una frase que otra persona puede repetir
 * @param encontrado qué se encontró en esta instancia
 */
public record Comprobacion(String codigo, String titulo, String fuente, Cumplimiento estado, String como, String encontrado,
        List<Prueba> pruebas) {
}
