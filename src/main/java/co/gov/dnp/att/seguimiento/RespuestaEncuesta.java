package co.gov.dnp.att.seguimiento;

import java.time.Instant;

/**
 * Lo que una entidad respondió por sí misma en la encuesta de percepción de un corte.
 *
 * @param calidadContenidos de 1 (muy deficiente) a 5 (excelente)
 * @param percepcion        de 1 (muy deficiente) a 5 (excelente)
 * @param comentario        puede ser nulo
 * @param registradoPor     su cuenta, o el enlace con que entró
 */
public record RespuestaEncuesta(Long id, Long corteId, String entidad, int calidadContenidos, int percepcion, String comentario,
        String persona, String cargo, String registradoPor, Instant registrada) {

    DatosReporte.Valoracion valoracion() {
        return new DatosReporte.Valoracion(entidad, calidadContenidos, percepcion, comentario);
    }
}
