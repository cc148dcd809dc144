package co.gov.dnp.att.focalizacion.proceso;

import java.util.List;
import java.util.Map;

/**
 * Lo que respondió una tabla: las reglas que acertaron, en el orden de la política de aciertos, con sus salidas.
 *
 * @param agregado resultado de la agregación de COLLECT (por ejemplo la suma), o nulo si la tabla no agrega
 */
public record Evaluacion(List<Acierto> aciertos, Number agregado) {

    public record Acierto(String regla, Map<String, Object> salidas) {
    }

    /** Salidas de la primera regla que acertó; vacío si ninguna. */
    public Map<String, Object> primera() {
        return aciertos.isEmpty() ? Map.of() : aciertos.get(0).salidas();
    }
}
