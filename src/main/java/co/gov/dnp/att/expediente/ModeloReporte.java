package co.gov.dnp.att.expediente;

import static co.gov.dnp.att.expediente.ModeloDocumento.lista;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Reporte de avance de un corte (Cuadro No 5, actividad 5, salida), en términos de eficacia y calidad.
 *
 * @param dependencia nombre de la dependencia
 * @param corte nombre del corte, p. ej. «Trimestre 1» o «Corte final»
 * @param desde primer día del período
 * @param hasta último día del período
 * @param hitosProgramados hitos programados hasta el fin del período
 * @param hitosCumplidos de ellos, los cumplidos
 * @param eficacia porcentaje de 0 a 100; nulo si no había hitos programados
 * @param calculoEficacia cómo se obtuvo la eficacia, en una frase
 * @param calidad promedio de 1 a 5 de la calidad de los contenidos; nulo sin valoraciones
 * @param percepcion promedio de 1 a 5 de la percepción del servicio; nulo sin valoraciones
 * @param avanceCalidad promedio de 1 a 5 de ambas; nulo sin valoraciones
 * @param calculoCalidad cómo se obtuvo el avance en calidad, en una frase
 * @param conConsentimiento grupos de valor que aceptaron el seguimiento
 * @param sinConsentimiento grupos de valor que no lo aceptaron
 * @param consentimientoPendiente grupos de valor que no han respondido
 * @param motivoSinValoraciones por qué no hay valoraciones; nulo si las hay
 * @param observaciones puede ser nulo
 */
public record ModeloReporte(String dependencia, String corte, LocalDate desde, LocalDate hasta, int hitosProgramados,
        int hitosCumplidos, BigDecimal eficacia, String calculoEficacia, BigDecimal calidad, BigDecimal percepcion,
        BigDecimal avanceCalidad, String calculoCalidad, int conConsentimiento, int sinConsentimiento, int consentimientoPendiente,
        List<EstadoHito> hitos, List<Valoracion> valoraciones, String motivoSinValoraciones, List<Accion> acciones,
        String observaciones) implements ModeloDocumento {

    public ModeloReporte {
        hitos = lista(hitos);
        valoraciones = lista(valoraciones);
        acciones = lista(acciones);
    }

    @Override
    public ClaseDocumento clase() {
        return ClaseDocumento.REPORTE_DE_AVANCE;
    }

    /** Estado de un hito en una entidad (o en varias); fecha real nula si no se ha cumplido. */
    public record EstadoHito(String hito, String entidad, LocalDate programado, String ejecutado, String estado,
            LocalDate fechaReal) {
    }

    /** Valoraciones de 1 a 5 de una entidad que consintió el seguimiento. */
    public record Valoracion(String entidad, int calidadContenidos, int percepcion, String comentario) {
    }

    /** Acción PT-ED-05 abierta o cerrada en el período. */
    public record Accion(String tipo, String hallazgo, String causa, String accion, String responsable,
            LocalDate fechaCompromiso, String estado, String evidencia) {
    }
}
