package co.gov.dnp.att.expediente;

import java.util.Locale;

/** Los cinco documentos que el procedimiento produce y conserva (numeral 7). */
public enum ClaseDocumento {
    MATRIZ_CONCERTACION("Matriz de concertación y definición de productos y servicios priorizados", "Matriz de concertación"),
    PLAN_DE_TRABAJO("Plan de trabajo de la asistencia técnica territorial", "Plan de trabajo"),
    REPORTE_DE_AVANCE("Reporte del estado de avance en términos de eficacia y calidad", "Reporte de avance"),
    INFORME_DE_ANALISIS("Informe de análisis de información consolidada y resultados de evaluación", "Informe de análisis"),
    INFORME_FINAL("Informe final de ejecución de la asistencia técnica territorial", "Informe final");

    private final String titulo;
    private final String etiqueta;

    ClaseDocumento(String titulo, String etiqueta) {
        this.titulo = titulo;
        this.etiqueta = etiqueta;
    }

    /** Título completo, el que encabeza el documento. */
    public String titulo() {
        return titulo;
    }

    /** Nombre corto, el que se ve en listas. */
    public String etiqueta() {
        return etiqueta;
    }

    /** Plantilla de la que sale, dentro de {@code templates}. */
    String plantilla() {
        return "documentos/" + name().toLowerCase(Locale.ROOT);
    }
}
