package co.gov.dnp.att.seguimiento;

import java.time.Instant;

/**
 * Algo que una persona debe saber.
 *
 * @param expedienteId nulo si no es de un expediente
 * @param leido        nulo mientras no lo marque
 * @param enlace       la ruta de la página donde se atiende; nulo si no la tiene
 */
public record Aviso(Long id, Long expedienteId, String clase, String texto, Instant fecha, Instant leido, String enlace) {
}
