package co.gov.dnp.att.focalizacion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copia de una tabla de decisión tal como se aplicó. Se guarda con la corrida para que su explicación no dependa de lo que
 * después se despliegue (FO-06).
 *
 * @param clave        clave de la decisión en el motor, base o propia de la unidad
 * @param definicionId identificador de la definición desplegada
 * @param version      versión desplegada, desde 1
 * @param columnas     variable de cada columna de entrada → su rótulo
 */
public record TablaAplicada(Tabla tabla, String clave, String nombre, String definicionId, int version,
        Map<String, String> columnas, List<Regla> reglas) {

    /** @param condiciones variable de la columna → texto de la celda; solo las celdas con condición */
    public record Regla(String id, int numero, String anotacion, Map<String, String> condiciones) {

        public Regla {
            condiciones = new LinkedHashMap<>(condiciones);
        }

        /** Lo que la anotación dice antes de los dos puntos: el motivo, en pocas palabras. */
        public String motivo() {
            int corte = anotacion.indexOf(':');
            return (corte < 0 ? anotacion : anotacion.substring(0, corte)).strip();
        }
    }

    public Optional<Regla> regla(String id) {
        return reglas.stream().filter(r -> r.id().equals(id)).findFirst();
    }

    public boolean esPropia() {
        return !clave.equals(tabla.clave());
    }

    /** «prioridad_entidad v3». */
    public String referencia() {
        return clave + " v" + version;
    }
}
