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

    /** Solo las filas que cambian. */
    public List<Fila> cambian() {
        return filas.stream().filter(f -> f.clase() != null).toList();
    }

    public int iguales() {
        return filas.size() - cambian().size();
    }
}
