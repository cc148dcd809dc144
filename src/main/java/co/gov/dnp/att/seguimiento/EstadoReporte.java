package co.gov.dnp.att.seguimiento;

import java.util.Set;

/** En qué va la validación de la última versión de un reporte de avance, y quién da el paso que sigue (gobernanza, 7). */
public enum EstadoReporte {
    POR_PRESENTAR("Por presentar", "La jefatura de la dependencia lo presenta o lo devuelve.", "Presentar el reporte",
            Set.of("jefe-dependencia", "sgddt", "sgpdn", "sgise", "sgsgr")),
    PRESENTADO("Presentado", "El equipo de monitoreo de la DER valida la calidad de los datos o lo devuelve.", "Validar la calidad de los datos",
            Set.of("der-monitoreo")),
    DATOS_VALIDADOS("Datos validados", "El Grupo de Planeación valida los mínimos o lo devuelve.", "Validar los mínimos", Set.of("grupo-planeacion")),
    VALIDADO("Validado", "Pasó las tres revisiones.", null, Set.of()),
    DEVUELTO("Devuelto", "La unidad lo corrige y queda la versión siguiente.", null, Set.of());

    private final String etiqueta;
    private final String sigue;
    private final String boton;
    private final Set<String> perfiles;

    EstadoReporte(String etiqueta, String sigue, String boton, Set<String> perfiles) {
        this.etiqueta = etiqueta;
        this.sigue = sigue;
        this.boton = boton;
        this.perfiles = perfiles;
    }

    public String etiqueta() {
        return etiqueta;
    }

    /** Qué falta y a quién le toca. */
    public String sigue() {
        return sigue;
    }

    /** Lo que hace quien da el paso; nulo si no hay paso que dar. */
    public String boton() {
        return boton;
    }

    boolean esperaA(String perfil) {
        return perfiles.contains(perfil) || boton != null && perfil.equals("camunda-admin");
    }

    /** A dónde lleva dar el paso. */
    EstadoReporte siguiente() {
        return values()[ordinal() + 1];
    }
}
