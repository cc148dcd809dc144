package co.gov.dnp.att.fichas;

import java.util.List;

/** Una sección de una ficha que se diligencia por campos: de su declaración salen el formulario, la revisión, la lectura y el PDF. */
public interface SeccionDeFicha {

    /** Filas que caben en una sección. */
    int MAXIMO = 60;

    /**
     * Lo que una sección declara.
     *
     * @param fila   cómo se llama cada fila; nulo si la sección es una sola ficha
     * @param minimo filas que debe tener al enviarse
     */
    record Declaracion(String titulo, String fila, String ayuda, int minimo, List<CampoDeFicha> campos) {
    }

    String name();

    Declaracion declaracion();

    default String titulo() {
        return declaracion().titulo();
    }

    /** Cómo se llama cada fila; nulo si la sección es una sola ficha. */
    default String fila() {
        return declaracion().fila();
    }

    default String ayuda() {
        return declaracion().ayuda();
    }

    /** Filas que debe tener al enviarse. */
    default int minimo() {
        return declaracion().minimo();
    }

    default List<CampoDeFicha> campos() {
        return declaracion().campos();
    }

    /** Si sus campos se escriben uno al lado del otro, como las columnas de una matriz. */
    default boolean enMatriz() {
        return false;
    }
}
