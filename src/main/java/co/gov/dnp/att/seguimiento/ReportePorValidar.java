package co.gov.dnp.att.seguimiento;

import java.time.Instant;

/**
 * Un reporte en la lista de validación.
 *
 * @param desde cuándo quedó en ese estado
 * @param meToca si quien mira puede dar el paso que sigue
 */
public record ReportePorValidar(String expediente, String producto, String dependencia, int corte, int version, EstadoReporte estado,
        Instant desde, boolean meToca) {

    /** @return la misma fila, dicho si le toca a quien mira */
    ReportePorValidar para(boolean lePuedeTocar) {
        return new ReportePorValidar(expediente, producto, dependencia, corte, version, estado, desde, lePuedeTocar);
    }
}
