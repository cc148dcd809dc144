package co.gov.dnp.att.diseno.revision;

/**
 * Algo por corregir en un modelo.
 *
 * @param archivo  ruta del archivo
 * @param elemento identificador del elemento, o nulo si es de todo el archivo
 * @param que      qué está mal
 * @param remedio  cómo se corrige
 */
public record Hallazgo(Severidad severidad, Regla regla, String archivo, String elemento, String que, String remedio) {

    public boolean grave() {
        return severidad == Severidad.GRAVE;
    }

    /** Qué está mal y cómo se corrige, seguidos. */
    public String frase() {
        return que + " " + remedio;
    }

    @Override
    public String toString() {
        return archivo + " · " + (elemento == null ? "" : elemento + " · ") + regla.nombre() + ": " + frase();
    }
}
