package co.gov.dnp.att.territorio;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Set;

/** Cómo se leen y se escriben nombres y valores. */
public final class Formatos {

    private static final Locale COLOMBIA = Locale.forLanguageTag("es-CO");
    private static final Set<String> ENLACES = Set.of("de", "del", "la", "las", "los", "el", "y");

    private Formatos() {
    }

    /** «38,2», «Sí», «6»; «—» si no hay dato. */
    public static String legible(BigDecimal numero, String texto) {
        if (texto != null) {
            return switch (texto) {
                case "SI" -> "Sí";
                case "NO" -> "No";
                default -> texto;
            };
        }
        if (numero == null) {
            return "—";
        }
        NumberFormat formato = NumberFormat.getNumberInstance(COLOMBIA);
        formato.setMaximumFractionDigits(2);
        return formato.format(numero);
    }

    /** «SAN ANDRÉS DE TUMACO» → «San Andrés de Tumaco»; las siglas con punto («D.C.») quedan en mayúscula. */
    public static String nombrePropio(String mayusculas) {
        StringBuilder nombre = new StringBuilder();
        for (String palabra : mayusculas.strip().toLowerCase(COLOMBIA).split("\\s+")) {
            if (!nombre.isEmpty()) {
                nombre.append(' ');
            }
            if (palabra.contains(".")) {
                nombre.append(palabra.toUpperCase(COLOMBIA));
            } else if (!nombre.isEmpty() && ENLACES.contains(palabra)) {
                nombre.append(palabra);
            } else {
                nombre.append(palabra.substring(0, 1).toUpperCase(COLOMBIA)).append(palabra.substring(1));
            }
        }
        return nombre.toString();
    }

    /** Sin tildes, en minúscula y con espacios simples: para buscar y para comparar encabezados. */
    public static String plano(String texto) {
        return Normalizer.normalize(texto, Normalizer.Form.NFD).replaceAll("\\p{M}", "")
                .toLowerCase(COLOMBIA).replaceAll("\\s+", " ").strip();
    }
}
