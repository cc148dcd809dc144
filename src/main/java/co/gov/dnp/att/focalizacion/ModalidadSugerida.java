package co.gov.dnp.att.focalizacion;

/** Modalidad y forma de ejecución (INDIVIDUAL o EVENTO_MASIVO), en el orden de preferencia de la tabla. */
public record ModalidadSugerida(String modalidad, String formaEjecucion) {
}
