package co.gov.dnp.att.seguimiento;

/** El motor generó el documento del reporte de un corte: desde ahora está por presentar. */
public record ReporteGenerado(Long corteId, Long documentoId) {
}
