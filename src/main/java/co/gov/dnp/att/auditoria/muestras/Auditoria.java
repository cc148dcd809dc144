package co.gov.dnp.att.auditoria.muestras;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Una auditoría programada (SG-21).
 *
 * @param codigo AU-{año}-{consecutivo}
 * @param desde primer día del período que se audita
 * @param hasta último día, inclusive
 * @param responsable usuario de quien responde por ella
 * @param conclusion nula mientras está abierta
 */
public record Auditoria(Long id, String codigo, String objetivo, String alcance, LocalDate desde, LocalDate hasta, String responsable,
        String programadaPor, Instant programada, String conclusion, String cerradaPor, Instant cerrada) {

    public boolean abierta() {
        return cerrada == null;
    }
}
