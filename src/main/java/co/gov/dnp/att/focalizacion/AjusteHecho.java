package co.gov.dnp.att.focalizacion;

import java.time.Instant;

/** Huella de un ajuste manual: quién, cuándo, qué había y qué quedó. */
public record AjusteHecho(String codigoEntidad, DecisionFinal antes, DecisionFinal despues, String justificacion, String usuario,
        Instant momento) {
}
