package co.gov.dnp.att.ejecucion;

import java.time.LocalDate;

/** Un hito en una entidad: lo programado, lo ejecutado y su estado. */
public record EstadoHitoEntidad(Long hitoId, int orden, String hito, String codigoEntidad, LocalDate programado, EstadoHito estado,
        LocalDate cumplido) {
}
