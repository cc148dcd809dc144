package co.gov.dnp.att.plataforma.modelos;

import java.util.ArrayList;
import java.util.List;

/** Reparte un nombre en renglones que quepan en su figura. Mide por ancho medio de letra: no depende de las fuentes del servidor. */
final class Texto {

    private static final String ANGOSTAS = "iljtfrI.,:;'|!()[] ";
    private static final String ANCHAS = "mwMWÑ@%QOGDHNUC";

    private Texto() {
    }

    /** Ancho aproximado en píxeles a ese tamaño de letra. */
    static double ancho(String texto, double letra) {
        double suma = 0;
        for (char c : texto.toCharArray()) {
            suma += ANGOSTAS.indexOf(c) >= 0 ? 0.31 : ANCHAS.indexOf(c) >= 0 ? 0.79 : Character.isUpperCase(c) ? 0.67 : 0.55;
        }
        return suma * letra;
    }

    /** Los renglones de un texto; respeta los saltos escritos en el modelo. */
    static List<String> renglones(String texto, double ancho, double letra) {
        List<String> renglones = new ArrayList<>();
        for (String parrafo : texto.strip().split("\\R")) {
            StringBuilder renglon = new StringBuilder();
            for (String palabra : parrafo.strip().split("\\s+")) {
                if (!renglon.isEmpty() && ancho(renglon + " " + palabra, letra) > ancho) {
                    renglones.add(renglon.toString());
                    renglon.setLength(0);
                }
                renglon.append(renglon.isEmpty() ? "" : " ").append(palabra);
            }
            renglones.add(renglon.toString());
        }
        return renglones;
    }

    static String escapar(String texto) {
        return texto.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
