package co.gov.dnp.att.diseno.revision;

/**
 * Algo que una propuesta cambia.
 *
 * @param elemento identificador en el modelo, tabla o formulario; nulo si es de todo el archivo
 * @param frase    en español, como se le dice a quien decide
 */
public record Diferencia(Clase clase, String archivo, String elemento, String frase) {

    public enum Clase {
        AGREGADO("Se agrega"), QUITADO("Se quita"), CAMBIADO("Cambia");

        private final String nombre;

        Clase(String nombre) {
            this.nombre = nombre;
        }

        public String nombre() {
            return nombre;
        }

        /** Clase CSS con que se pinta en el diagrama. */
        public String marca() {
            return name().toLowerCase();
        }
    }
}
