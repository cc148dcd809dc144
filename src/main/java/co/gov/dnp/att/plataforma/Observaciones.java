package co.gov.dnp.att.plataforma;

/** Lo que escribe quien valida algo. */
public final class Observaciones {

    private static final int MAXIMO = 4000;

    private Observaciones() {
    }

    /**
     * @param queFalta termina la frase que se le dice a quien no aprueba y no escribe nada
     * @return lo escrito sin espacios a los lados, o nulo si aprueba y no escribió
     * @throws Rechazo si no aprueba y no escribe, o escribe más de 4.000 caracteres
     */
    public static String exigir(boolean aprueba, String escritas, String queFalta) {
        boolean vacias = escritas == null || escritas.isBlank();
        if (vacias && !aprueba || !vacias && escritas.length() > MAXIMO) {
            throw Rechazo.de("Observaciones: " + (vacias ? queFalta : "escriba máximo " + MAXIMO + " caracteres."));
        }
        return vacias ? null : escritas.strip();
    }
}
