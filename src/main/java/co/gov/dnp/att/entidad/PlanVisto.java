package co.gov.dnp.att.entidad;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import co.gov.dnp.att.plan.RespuestaAlPlan;

/**
 * El plan de trabajo como lo lee una entidad: lo que le toca a ella, sin lo interno.
 *
 * @param version   desde 1
 * @param acordado  falso mientras se está socializando
 * @param hitos     solo los de esa entidad, en orden
 * @param respuesta lo último que ella respondió sobre esta versión; nula si no ha respondido
 */
public record PlanVisto(int version, boolean acordado, Instant fecha, List<String> objetivos, List<Resultado> resultados,
        List<Hito> hitos, List<Compromiso> suyos, List<Compromiso> deOtros, LocalDate evaluacion, RespuestaAlPlan respuesta) {

    public record Hito(int orden, String nombre, String descripcion, LocalDate fecha) {
    }

    public record Resultado(String indicador, String lineaBase, String meta) {
    }

    /** Lo que asume una parte y quién responde por ella. */
    public record Compromiso(String parte, String texto, String persona) {
    }
}
