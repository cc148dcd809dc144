package co.gov.dnp.att.auditoria.muestras;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Saca una muestra que cualquiera puede repetir, con esta aplicación o sin ella: el turno de una instancia es el SHA-256 de
 * «semilla:instancia», y se toman las de menor turno. Por riesgo, el turno se vuelve un número u entre 0 y 1 y se toman las de menor
 * −ln(u)/peso.
 */
final class Sorteo {

    private Sorteo() {
    }

    static List<Individuo> sacar(List<Individuo> poblacion, Metodo metodo, int tamano, String semilla) {
        return switch (metodo) {
            case ALEATORIA -> porTurno(poblacion, tamano, semilla);
            case ESTRATIFICADA -> porEstrato(poblacion, tamano, semilla);
            case POR_RIESGO -> poblacion.stream().map(i -> Map.entry(-StrictMath.log(uniforme(turno(semilla, i.instancia()))) / i.peso(), i))
                    .sorted(Map.Entry.<Double, Individuo>comparingByKey().thenComparing(e -> e.getValue().instancia()))
                    .limit(tamano).map(Map.Entry::getValue).toList();
        };
    }

    private static List<Individuo> porTurno(List<Individuo> poblacion, int tamano, String semilla) {
        return poblacion.stream().map(i -> Map.entry(turno(semilla, i.instancia()), i)).sorted(Map.Entry.comparingByKey())
                .limit(tamano).map(Map.Entry::getValue).toList();
    }

    /** Restos mayores; si la muestra alcanza, ningún estrato queda sin representación. */
    private static List<Individuo> porEstrato(List<Individuo> poblacion, int tamano, String semilla) {
        Map<String, List<Individuo>> estratos = new TreeMap<>(poblacion.stream().collect(Collectors.groupingBy(Individuo::estrato)));
        int total = Math.min(tamano, poblacion.size());
        int base = total >= estratos.size() ? 1 : 0;
        int porRepartir = total - base * estratos.size();
        Map<String, Integer> cupos = new TreeMap<>();
        Map<String, Double> restos = new TreeMap<>();
        double resto = poblacion.size() - base * estratos.size();
        estratos.forEach((nombre, suyos) -> {
            double exacto = resto <= 0 ? 0 : porRepartir * (suyos.size() - base) / resto;
            cupos.put(nombre, base + (int) exacto);
            restos.put(nombre, exacto - (int) exacto);
        });
        int faltan = total - cupos.values().stream().mapToInt(Integer::intValue).sum();
        restos.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .limit(faltan).forEach(e -> cupos.merge(e.getKey(), 1, Integer::sum));
        List<Individuo> muestra = new ArrayList<>();
        estratos.forEach((nombre, suyos) -> muestra.addAll(porTurno(suyos, cupos.get(nombre), semilla)));
        return muestra;
    }

    static String turno(String semilla, String instancia) {
        return sha256((semilla + ":" + instancia).getBytes(StandardCharsets.UTF_8));
    }

    /** Los primeros 52 bits del turno, como número mayor que 0 y menor o igual que 1. */
    private static double uniforme(String turno) {
        return (Long.parseLong(turno.substring(0, 13), 16) + 1) / 0x1p52;
    }

    static String sha256(byte[] contenido) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contenido));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
