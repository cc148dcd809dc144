package co.gov.dnp.att.plan;

/** Noticia: una entidad territorial pidió, por sí misma, ajustar el plan de trabajo. */
public record AjustePedidoPorEntidad(Long expedienteId, String entidad, int numeroVersion, String motivo, String persona) {
}
