package co.gov.dnp.att.expediente;

import static co.gov.dnp.att.expediente.ModeloDocumento.lista;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Informe de análisis de información consolidada, con los resultados de evaluación (Cuadro No 5, actividad 6, salidas).
 *
 * @param dependencia nombre de la dependencia
 * @param desde inicio del período evaluado
 * @param hasta fin del período evaluado
 * @param evaluacionPrevista lo que el plan definió que se evaluaría
 * @param reportesParciales reportes de avance considerados
 * @param conclusiones texto largo
 */
public record ModeloAnalisis(String dependencia, LocalDate desde, LocalDate hasta,
        ModeloPlan.Evaluacion evaluacionPrevista, List<String> reportesParciales, List<Resultado> resultados,
        List<Valoracion> valoraciones, String conclusiones, List<Recomendacion> recomendaciones)
        implements ModeloDocumento {

    public ModeloAnalisis {
        reportesParciales = lista(reportesParciales);
        resultados = lista(resultados);
        valoraciones = lista(valoraciones);
        recomendaciones = lista(recomendaciones);
    }

    @Override
    public ClaseDocumento clase() {
        return ClaseDocumento.INFORME_DE_ANALISIS;
    }

    /** Resultado de un indicador; el cumplimiento es un porcentaje y puede pasar de 100. */
    public record Resultado(String indicador, String entidad, BigDecimal lineaBase, BigDecimal meta,
            BigDecimal valorAlcanzado, String unidad, BigDecimal cumplimiento) {
    }

    public record Valoracion(String capacidad, String entidad, String situacionInicial, String situacionFinal,
            String conclusion) {
    }

    /** Ajuste recomendado para una meta, en la vigencia en que debe aplicarse. */
    public record Recomendacion(String meta, String ajuste, int vigencia) {
    }
}
