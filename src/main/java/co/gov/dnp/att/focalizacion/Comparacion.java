package co.gov.dnp.att.focalizacion;

import java.util.List;

/** Qué cambia de una corrida a otra en la decisión final. */
public record Comparacion(List<Cambio> entran, List<Cambio> salen, List<Cambio> otros) {

    /** Los datos de antes o de después son nulos si la entidad no estaba en esa corrida. */
    public record Cambio(String codigo, String nombre, Integer puntajeAntes, Integer puntajeDespues, DecisionFinal antes,
            DecisionFinal despues) {
    }
}
