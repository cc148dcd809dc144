package co.gov.dnp.att.diseno.revision;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Una condición de una tabla de decisión: qué valores acepta y qué constantes nombra. */
record Celda(Predicate<Object> acepta, Set<BigDecimal> cortes, Set<String> textos, boolean vacia) {

    private static final Pattern NUMERO = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern COMPARA = Pattern.compile("(<=|>=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern RANGO = Pattern.compile("([\\[(\\]])\\s*(-?\\d+(?:\\.\\d+)?)\\s*\\.\\.\\s*(-?\\d+(?:\\.\\d+)?)\\s*([\\])\\[])");

    /** @throws IllegalArgumentException si no es una condición de las que se pueden comprobar */
    static Celda leer(String texto) {
        String t = texto.strip();
        if (t.isEmpty() || t.equals("-")) {
            return new Celda(v -> true, Set.of(), Set.of(), true);
        }
        if (t.startsWith("not(") && t.endsWith(")")) {
            Celda negada = leer(t.substring(4, t.length() - 1));
            return new Celda(negada.acepta.negate(), negada.cortes, negada.textos, false);
        }
        List<Predicate<Object>> partes = new ArrayList<>();
        Set<BigDecimal> cortes = new TreeSet<>();
        Set<String> textos = new LinkedHashSet<>();
        for (String parte : t.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
            partes.add(una(parte.strip(), cortes, textos));
        }
        return new Celda(v -> partes.stream().anyMatch(p -> p.test(v)), cortes, textos, false);
    }

    private static Predicate<Object> una(String p, Set<BigDecimal> cortes, Set<String> textos) {
        if (p.length() > 1 && p.startsWith("\"") && p.endsWith("\"")) {
            String valor = p.substring(1, p.length() - 1);
            textos.add(valor);
            return valor::equals;
        }
        if (p.equals("true") || p.equals("false")) {
            return Boolean.valueOf(p)::equals;
        }
        if (NUMERO.matcher(p).matches()) {
            BigDecimal n = new BigDecimal(p);
            cortes.add(n);
            return v -> v instanceof BigDecimal x && x.compareTo(n) == 0;
        }
        Matcher c = COMPARA.matcher(p);
        if (c.matches()) {
            BigDecimal n = new BigDecimal(c.group(2));
            cortes.add(n);
            String signo = c.group(1);
            return v -> v instanceof BigDecimal x && switch (signo) {
                case "<" -> x.compareTo(n) < 0;
                case "<=" -> x.compareTo(n) <= 0;
                case ">" -> x.compareTo(n) > 0;
                default -> x.compareTo(n) >= 0;
            };
        }
        Matcher r = RANGO.matcher(p);
        if (r.matches()) {
            BigDecimal desde = new BigDecimal(r.group(2));
            BigDecimal hasta = new BigDecimal(r.group(3));
            cortes.add(desde);
            cortes.add(hasta);
            boolean conDesde = r.group(1).equals("[");
            boolean conHasta = r.group(4).equals("]");
            return v -> v instanceof BigDecimal x && (conDesde ? x.compareTo(desde) >= 0 : x.compareTo(desde) > 0)
                    && (conHasta ? x.compareTo(hasta) <= 0 : x.compareTo(hasta) < 0);
        }
        throw new IllegalArgumentException(p);
    }
}
