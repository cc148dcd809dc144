package co.gov.dnp.att.plan;

import java.time.Instant;

/**
 * Lo que una entidad territorial respondió por sí misma sobre una versión del plan (PS-24). Lo que diga después es otro
 * registro, y vale el último.
 *
 * @param numeroVersion versión del plan a la que respondió, desde 1
 * @param acepta        falso si pide un ajuste
 * @param motivo        el ajuste que pide; nulo si acepta
 * @param registradoPor su cuenta, o el enlace con que entró
 */
public record RespuestaAlPlan(Long id, int numeroVersion, String entidad, boolean acepta, String motivo, String persona,
        String cargo, String registradoPor, Instant registrada) {

    /** «Aceptó el plan» o «Pidió un ajuste». */
    public String etiqueta() {
        return acepta ? "Aceptó el plan" : "Pidió un ajuste";
    }
}
