package co.gov.dnp.att.entidad;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import co.gov.dnp.att.LlegadaTerritorio;

/**
 * Enlace con que una entidad entra, sin cuenta, a la página de una sola intervención. Sirve cuantas veces haga falta hasta que
 * vence o se revoca.
 *
 * @param entidad    código de la entidad territorial
 * @param correo     a dónde se envía; nulo si se entrega por otro medio
 * @param emitidoPor usuario que lo emitió
 * @param ultimoUso  cuándo se abrió por última vez; nulo si nadie lo ha abierto
 * @param revocado   nulo mientras sirva
 */
public record EnlaceDeEntidad(Long id, Long expedienteId, String entidad, Proposito proposito, String correo, Instant vence,
        String emitidoPor, Instant emitido, Instant ultimoUso, Instant revocado, String revocadoPor) {

    /** «Vigente», «Vencido» o «Revocado». */
    public String estado() {
        return revocado != null ? "Revocado" : vigente() ? "Vigente" : "Vencido";
    }

    /** El último día en que sirve, en hora de Colombia. */
    public LocalDate ultimoDia() {
        return vence.minusSeconds(1).atZone(ZoneId.of(LlegadaTerritorio.ZONA)).toLocalDate();
    }

    public boolean vigente() {
        return revocado == null && vence.isAfter(Instant.now());
    }
}
