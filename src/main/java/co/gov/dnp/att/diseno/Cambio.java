package co.gov.dnp.att.diseno;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Una propuesta de cambio del procedimiento.
 *
 * @param base       despliegue que regía cuando se subieron sus archivos
 * @param instancia  su trámite; nulo mientras es borrador
 * @param despliegue el suyo, desde que se publica
 * @param anterior   el que regía antes de publicarse, al que se vuelve si se deshace
 */
public record Cambio(Long id, String titulo, String motivo, String norma, String proponente, Instant creado, Estado estado, String base,
        String instancia, String decididoPor, Instant decidido, String motivos, LocalDate fechaPublicacion, Instant publicado,
        String despliegue, String anterior, String deshechoPor, Instant deshecho, String motivoDeshacer) {

    public enum Estado {
        BORRADOR("Borrador"), EN_TRAMITE("En trámite"), DEVUELTO("Devuelto para corregir"), NEGADO("Negado"), APROBADO("Aprobado"),
        PUBLICADO("Publicado"), DESHECHO("Deshecho");

        private final String etiqueta;

        Estado(String etiqueta) {
            this.etiqueta = etiqueta;
        }

        public String etiqueta() {
            return etiqueta;
        }
    }

    public String codigo() {
        return "CAMBIO-" + id;
    }

    /** Si su proponente todavía puede cambiarle los archivos. */
    public boolean editable() {
        return estado == Estado.BORRADOR || estado == Estado.DEVUELTO;
    }
}
