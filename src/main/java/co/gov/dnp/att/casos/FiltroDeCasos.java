package co.gov.dnp.att.casos;

import co.gov.dnp.att.auditoria.EstadoTramite;

/**
 * Lo que se busca entre los casos propios; lo nulo o en blanco no filtra.
 *
 * @param texto parte del expediente, del producto o de la dependencia, o palabras de su contenido
 * @param persona usuario que intervino, también si ya no está activo (PR-15)
 * @param mios solo aquellos en que intervino quien mira
 * @param vencidos solo los que tienen una tarea vencida
 */
public record FiltroDeCasos(String texto, EstadoTramite estado, String persona, boolean mios, boolean vencidos) {

    public FiltroDeCasos {
        texto = texto == null ? "" : texto.strip();
        persona = persona == null ? "" : persona.strip();
    }
}
