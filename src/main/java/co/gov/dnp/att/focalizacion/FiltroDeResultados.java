package co.gov.dnp.att.focalizacion;

/**
 * Qué parte de la lista se quiere ver; lo nulo o vacío no filtra.
 *
 * @param texto parte del nombre o el código, sin distinguir tildes ni mayúsculas
 */
public record FiltroDeResultados(String departamento, Integer grupo, String prioridad, DecisionFinal decision, String texto) {

    public static final FiltroDeResultados NINGUNO = new FiltroDeResultados(null, null, null, null, null);

    public FiltroDeResultados {
        departamento = vacioEsNulo(departamento);
        prioridad = vacioEsNulo(prioridad);
        texto = vacioEsNulo(texto);
    }

    private static String vacioEsNulo(String valor) {
        return valor == null || valor.isBlank() ? null : valor.strip();
    }
}
