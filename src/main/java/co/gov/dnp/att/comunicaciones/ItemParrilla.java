package co.gov.dnp.att.comunicaciones;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Un contenido de la parrilla de una semana (lógica de trabajo 8.5).
 *
 * @param semana      el lunes de la semana en que está
 * @param vence       cuándo vence el término que avisa; nulo si no es un vencimiento
 * @param insumo      el contenido técnico, que escribe y aprueba quien lidera el producto; nulo mientras no lo entregue (CM-08)
 * @param insumoDe    quien lo entregó
 * @param validadoCon el usuario final con quien se validó; nulo mientras no se valide (CM-22)
 * @param conforme    quien lidera el producto y está conforme con canal y formato; nulo mientras no lo diga (CM-14)
 * @param enlace      dónde se publicó
 */
public record ItemParrilla(Long id, Long productoId, String producto, String dependencia, LocalDate semana, String contenido, ComponenteContenido componente, String formato, String canal,
        Instant difusion, LocalDate vence, String responsableTecnico, String responsableProduccion, EstadoItem estado, String insumo, String insumoDe, String validadoCon, String validacion,
        String conforme, String enlace) {

    /** Qué le falta para publicarse, como lo lee quien lo produce; vacío si nada. */
    public String falta() {
        if (estado == EstadoItem.PUBLICADO) {
            return "";
        }
        if (insumo == null) {
            return "Falta el contenido técnico del líder.";
        }
        return switch (estado) {
            case POR_PRODUCIR, REPROGRAMADO -> "Falta producirlo.";
            case EN_PRODUCCION -> "Falta terminar de producirlo.";
            default -> validadoCon == null ? "Falta validarlo con un usuario final." : conforme == null ? "Falta que el líder esté conforme con el canal y el formato." : "Falta publicarlo.";
        };
    }
}
