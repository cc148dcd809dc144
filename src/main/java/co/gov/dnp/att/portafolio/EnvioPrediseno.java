package co.gov.dnp.att.portafolio;

import java.time.Instant;
import java.util.Set;

/**
 * Una versión de la ficha de prediseño enviada a la DER, con su retroalimentación y la respuesta de la unidad si ya las tiene. No cambia.
 *
 * @param numero        desde 1
 * @param diligenciaron quienes escribieron en ella: ninguno la retroalimenta
 * @param concepto      nulo mientras la DER la revisa
 * @param respuesta     lo que la unidad respondió a la retroalimentación
 */
public record EnvioPrediseno(Long id, Long productoId, int numero, DatosPrediseno datos, Set<String> diligenciaron, String enviadaPor, Instant enviada, Concepto concepto,
        String retroalimentacion, String revisor, Instant revisada, String respuesta, String respondio, Instant respondida) {

    /** Lo que la DER conceptúa de la ficha (lógica de trabajo 4.1). */
    public enum Concepto {
        PASA_A_DISENO("Pasa a diseño"), AJUSTAR("Por ajustar");

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
        return concepto == null ? "En revisión de la DER" : concepto == Concepto.PASA_A_DISENO && respuesta == null ? "Falta la respuesta de la unidad" : concepto.etiqueta();
    }

    /** Si la DER la retroalimentó, la pasa a diseño y la unidad respondió (LT-09). */
    public boolean pasoADiseno() {
        return concepto == Concepto.PASA_A_DISENO && respuesta != null;
    }
}
