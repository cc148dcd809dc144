package co.gov.dnp.att.casos;

import java.time.Instant;
import java.util.List;

import co.gov.dnp.att.auditoria.EstadoTramite;

/**
 * Un expediente como lo ve quien lo sigue.
 *
 * @param responsable quien rinde cuentas del procedimiento; no es quien ejecuta (PS-03)
 * @param loToque si quien mira intervino en él
 * @param pasos dónde está: sus tareas abiertas, la más antigua primero
 */
public record Caso(String codigo, String producto, String dependencia, EstadoTramite estado, String motivoFin, String responsable,
        Instant inicio, Instant fin, boolean loToque, List<Paso> pasos) {
}
