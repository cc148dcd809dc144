package co.gov.dnp.att.diseno.revision;

import java.util.List;

/**
 * Una tabla de decisión o un formulario fila por fila, con lo que cambia a la vista.
 *
 * @param columnas títulos; la primera columna nombra la fila
 */
public record Cuadro(String archivo, String titulo, List<String> columnas, List<Fila> filas) {

    /** @param clase nula si la fila sigue igual */
    public record Fila(Diferencia.Clase clase, List<Celda> celdas) {
    }

    /** @param antes nulo si no cambia */
    public record Celda(String antes, String ahora) {
    }

    /** Si alguna fila cambia. */
    boolean cambia() {
        return filas.stream().anyMatch(f -> f.clase() != null);
    }
}
