package co.gov.dnp.att.portafolio;

import java.time.Instant;
import java.util.Set;

/**
 * Una versión enviada del protocolo, con el concepto de la DER si ya lo tiene. No cambia.
 *
 * @param numero desde 1
 * @param diligenciaron quienes escribieron en ella: ninguno la valida
 * @param concepto nulo mientras la DER la revisa
 */
public record VersionProtocolo(Long id, Long productoId, int numero, DatosProtocolo datos, String motivo, Set<String> diligenciaron,
        String enviadaPor, Instant enviada, Concepto concepto, String observaciones, String revisor, Instant revisada) {

    /** Lo que la DER conceptúa de una versión (lógica de trabajo 4.3). */
    public enum Concepto {
        VALIDADO("Validado"), DEVUELTO("Devuelto con observaciones");

        private final String etiqueta;

        Concepto(String etiqueta) {
            this.etiqueta = etiqueta;
        }

        public String etiqueta() {
            return etiqueta;
        }
    }

    /** En qué va. */
    public String estado() {
        return concepto == null ? "En revisión de la DER" : concepto.etiqueta();
    }
}
