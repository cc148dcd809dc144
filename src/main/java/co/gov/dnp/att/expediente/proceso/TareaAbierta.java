package co.gov.dnp.att.expediente.proceso;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import co.gov.dnp.att.LlegadaTerritorio;

/**
 * Dónde está parado el expediente.
 *
 * @param quien la persona que tiene la tarea o, si nadie la ha reclamado, los grupos que deben hacerlo
 * @param reclamada si ya la tiene una persona
 * @param vence nulo si no tiene plazo
 */
public record TareaAbierta(String id, String nombre, String quien, boolean reclamada, Instant desde, Instant vence,
        boolean vencida) {

    private static final DateTimeFormatter DIA = DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ZoneId.of(LlegadaTerritorio.ZONA));

    /**
     * «Está en…, le corresponde a…, lleva N días hábiles» (SI-16).
     *
     * @param diasHabiles los que lleva abierta, desde cero
     */
    public String frase(int diasHabiles) {
        String lleva = switch (diasHabiles) {
            case 0 -> "llegó hoy";
            case 1 -> "lleva 1 día hábil";
            default -> "lleva " + diasHabiles + " días hábiles";
        };
        String termino = vence == null ? "" : (vencida ? " y venció el " : " y vence el ") + DIA.format(vence);
        return "Está en «" + nombre + "», le corresponde a " + quien + (reclamada ? "" : " (nadie la ha tomado)") + ", " + lleva + termino + ".";
    }
}
