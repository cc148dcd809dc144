package co.gov.dnp.att.plataforma.formularios;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Limpieza de lo que envían las listas de un formulario; ninguna operación devuelve nulo. */
public final class Filas {

    private Filas() {
    }

    /**
     * Quita las filas nulas y las que la persona dejó en blanco: todos sus campos son nulos, textos en blanco o listas
     * vacías.
     */
    public static <T extends Record> List<T> sinVacias(List<T> filas) {
        return filas == null ? List.of() : filas.stream().filter(fila -> fila != null && !vacia(fila)).toList();
    }

    /** Quita los valores nulos y los textos en blanco de una selección múltiple. */
    public static <T> List<T> sinNulos(List<T> valores) {
        return valores == null ? List.of()
                : valores.stream().filter(Objects::nonNull).filter(v -> !vacio(v)).toList();
    }

    /** Si el texto tiene algo más que espacios. */
    public static boolean conTexto(String texto) {
        return texto != null && !texto.isBlank();
    }

    private static boolean vacia(Record fila) {
        for (RecordComponent campo : fila.getClass().getRecordComponents()) {
            if (!vacio(valor(fila, campo))) {
                return false;
            }
        }
        return true;
    }

    private static boolean vacio(Object valor) {
        return valor == null
                || valor instanceof CharSequence texto && texto.toString().isBlank()
                || valor instanceof Collection<?> coleccion && coleccion.isEmpty();
    }

    private static Object valor(Record fila, RecordComponent campo) {
        try {
            var lector = campo.getAccessor();
            lector.setAccessible(true);
            return lector.invoke(fila);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No se pudo leer " + campo.getName() + " de " + fila.getClass(), e);
        }
    }
}
