package co.gov.dnp.att.focalizacion;

import java.util.List;
import java.util.stream.Collectors;

/** Contraste de las entidades incluidas con la capacidad de cada grupo territorial (PS-13). */
public record SobreCupo(List<Grupo> grupos) {

    /** @param numero 0 si ningún grupo territorial cubre a esas entidades */
    public record Grupo(int numero, String nombre, int cupo, int incluidas) {

        /** Entidades por encima del cupo; 0 si caben. */
        public int exceso() {
            return Math.max(0, incluidas - cupo);
        }
    }

    public boolean hay() {
        return grupos.stream().anyMatch(g -> g.exceso() > 0);
    }

    /** Una frase que advierte, o vacía si todo cabe. */
    public String advertencia() {
        return !hay() ? "" : "La selección supera la capacidad: " + grupos.stream().filter(g -> g.exceso() > 0)
                .map(g -> "%s tiene %d incluidas para un cupo de %d (%d de más)".formatted(g.nombre(), g.incluidas(), g.cupo(), g.exceso()))
                .collect(Collectors.joining("; ")) + ".";
    }
}
