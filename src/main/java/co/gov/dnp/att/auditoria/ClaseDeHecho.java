package co.gov.dnp.att.auditoria;

/** De qué trata un hecho de la línea de tiempo. */
public enum ClaseDeHecho {
    INICIO_Y_FIN("Inicio y fin"),
    TAREA("Tareas"),
    COMPUERTA("Compuertas"),
    DECISION("Reglas y focalización"),
    PASO("Actividades y pasos automáticos"),
    CONSENTIMIENTO("Consentimientos"),
    EVIDENCIA("Evidencias"),
    DOCUMENTO("Documentos"),
    BITACORA("Bitácora"),
    TEMPORIZADOR("Temporizadores"),
    AVISO("Avisos y correos"),
    COMENTARIO("Comentarios"),
    VARIABLE("Variables que cambiaron"),
    INCIDENTE("Incidentes y reintentos"),
    OPERADOR("Intervenciones de operador");

    private final String etiqueta;

    ClaseDeHecho(String etiqueta) {
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
