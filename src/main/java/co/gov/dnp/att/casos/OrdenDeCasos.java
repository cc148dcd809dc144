package co.gov.dnp.att.casos;

/** Por qué se ordenan los casos. */
public enum OrdenDeCasos {
    QUIETO("c.desde asc nulls last, c.inicio desc", "Los que llevan más tiempo quietos"),
    VENCE("c.vence asc nulls last, c.inicio desc", "Los que vencen primero"),
    RECIENTE("c.inicio desc", "Los iniciados más recientemente"),
    CODIGO("c.codigo asc", "Por expediente");

    final String sql;
    private final String etiqueta;

    OrdenDeCasos(String sql, String etiqueta) {
        this.sql = sql;
        this.etiqueta = etiqueta;
    }

    public String etiqueta() {
        return etiqueta;
    }
}
