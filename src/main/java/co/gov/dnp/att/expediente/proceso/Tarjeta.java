package co.gov.dnp.att.expediente.proceso;

import java.time.Instant;

/**
 * Lo que una persona ve de una tarea sin abrirla.
 *
 * @param expediente clave de negocio del expediente o de su acción; nula si no tiene
 * @param entidades  nombre de la entidad o cuántas son; «Por focalizar» mientras no se hayan concertado
 * @param vence      nulo si no tiene término
 * @param devuelta   si volvió con un motivo: ajuste pedido al plan o acción que no se dio por cumplida
 */
public record Tarjeta(String tarea, String expediente, String producto, String entidades, Integer vigencia, Instant vence,
        boolean vencida, boolean devuelta) {
}
