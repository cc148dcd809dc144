package co.gov.dnp.att.diseno;

import java.time.Instant;

/**
 * Un ensayo de una propuesta.
 *
 * @param vigente si los archivos no han cambiado desde que se hizo
 * @param detalle lo que dio, en JSON
 */
public record Ensayo(Long id, Clase clase, String resumen, String detalle, String usuario, Instant fecha, boolean vigente) {

    public enum Clase {
        CAMINOS("Recorrido de los caminos"), TABLAS("Tablas sobre todas las entidades"), REPETICION("Repetición de instancias terminadas");

        private final String nombre;

        Clase(String nombre) {
            this.nombre = nombre;
        }

        public String nombre() {
            return nombre;
        }
    }
}
