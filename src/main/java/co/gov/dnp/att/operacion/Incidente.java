package co.gov.dnp.att.operacion;

import java.time.Instant;

/**
 * Un paso automático que agotó sus intentos y espera a quien administra.
 *
 * @param expediente clave de negocio de la instancia; null si no tiene
 * @param mensaje la primera línea de la falla, sin traza
 * @param trabajo identificador con que se reintenta; null si ese incidente no se reintenta aquí
 */
public record Incidente(String id, Instant desde, String expediente, Long expedienteId, String proceso, String paso, String mensaje, String trabajo) {
}
