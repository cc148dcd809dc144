package co.gov.dnp.att.auditoria;

/** Por qué columna se ordena la lista; a igual valor decide el identificador de la instancia. */
public enum OrdenDeTramites {
    CODIGO("t.codigo", "text", "Expediente"),
    PRODUCTO("coalesce(t.producto, '')", "text", "Producto o servicio"),
    DEPENDENCIA("coalesce(t.dependencia, '')", "text", "Dependencia"),
    VENCE("coalesce(t.vence, 'infinity')", "timestamptz", "Término"),
    INICIO("t.inicio", "timestamptz", "Inicio"),
    FIN("coalesce(t.fin, 'infinity')", "timestamptz", "Fin");

    final String expresion;
    final String tipo;
    private final String etiqueta;

    OrdenDeTramites(String expresion, String tipo, String etiqueta) {
        this.expresion = expresion;
        this.tipo = tipo;
        this.etiqueta = etiqueta;
    }

    /** Una marca que no salió de esta lista no sirve para seguir: se vuelve a la primera página. */
    boolean entiende(String valor) {
        return tipo.equals("text") || valor.matches("\\d{4,6}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?[+-]\\d\\d(:\\d\\d)?|infinity");
    }

    public String etiqueta() {
        return etiqueta;
    }
}
