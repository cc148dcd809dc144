package co.gov.dnp.att.comunicaciones;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Una versión del plan de producción de contenidos enviada a la DER, con su concepto si ya lo tiene. No cambia.
 *
 * @param numero        desde 1
 * @param insumos       qué había de los hitos, la focalización, los objetivos y el protocolo cuando se envió (CM-02)
 * @param diligenciaron quienes escribieron en ella: ninguno la aprueba
 * @param aprobada      nulo mientras la DER la revisa
 */
public record VersionDelPlan(Long id, Long productoId, int numero, DatosPlanDeContenidos datos, Map<String, String> insumos, Set<String> diligenciaron, String enviadaPor, Instant enviada,
        Boolean aprobada, String observaciones, String revisor, Instant revisada) {

    /** En qué va. */
    public String estado() {
        return aprobada == null ? "En revisión de la DER" : aprobada ? "Aprobada por la DER" : "Devuelta con observaciones";
    }
}
