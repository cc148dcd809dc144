package co.gov.dnp.att.diseno.revision;

/**
 * Un modelo, una tabla o un formulario.
 *
 * @param ruta desde la raíz del proyecto: {@code processes/accion-apcm.bpmn}, {@code forms/accion-apcm/verificar-cierre.form}
 */
public record Archivo(String ruta, String contenido) {

    public enum Clase {
        BPMN("Modelo"), DMN("Tablas de decisión"), FORMULARIO("Formulario"), OTRO("Archivo");

        private final String nombre;

        Clase(String nombre) {
            this.nombre = nombre;
        }

        public String nombre() {
            return nombre;
        }
    }

    public Clase clase() {
        return ruta.endsWith(".bpmn") ? Clase.BPMN : ruta.endsWith(".dmn") ? Clase.DMN : ruta.endsWith(".form") ? Clase.FORMULARIO : Clase.OTRO;
    }

    /** Solo el nombre, sin carpetas. */
    public String nombre() {
        return ruta.substring(ruta.lastIndexOf('/') + 1);
    }
}
