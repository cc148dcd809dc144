package co.gov.dnp.att.focalizacion;

/** Decisión de la unidad sobre una entidad; la justificación es obligatoria (FO-07). */
public record Ajuste(String codigoEntidad, DecisionFinal decision, String justificacion) {
}
