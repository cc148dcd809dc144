package co.gov.dnp.att.fichas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Una ficha por secciones en una página: cómo llegan sus campos y qué filas se muestran. */
public final class FormularioDeFicha {

    private static final Pattern CAMPO = Pattern.compile("([A-Z_]{1,30})\\.(\\d{1,3})\\.([A-Za-z]{1,30})");

    private FormularioDeFicha() {
    }

    /** Los campos llegan como {@code SECCION.fila.campo}; una fila marcada para quitar no llega a guardarse. */
    public static <S extends SeccionDeFicha> Map<S, List<Map<String, String>>> leer(S[] secciones, Map<String, String> campos) {
        Map<S, Map<Integer, Map<String, String>>> leidos = new LinkedHashMap<>();
        campos.forEach((nombre, valor) -> {
            Matcher m = CAMPO.matcher(nombre);
            if (m.matches()) {
                Optional<S> suya = Arrays.stream(secciones).filter(s -> s.name().equals(m.group(1))).findFirst();
                suya.ifPresent(s -> leidos.computeIfAbsent(s, x -> new TreeMap<>()).computeIfAbsent(Integer.valueOf(m.group(2)), x -> new HashMap<>()).put(m.group(3), valor));
            }
        });
        Map<S, List<Map<String, String>>> filas = new LinkedHashMap<>();
        leidos.forEach((s, suyas) -> filas.put(s, suyas.values().stream().filter(f -> !f.containsKey("quitar")).toList()));
        return filas;
    }

    /** Lo que se muestra para escribir: cada sección con al menos una fila, y una más en la que se pidió. */
    public static <S extends SeccionDeFicha> Map<S, List<Map<String, String>>> paraEscribir(Map<S, List<Map<String, String>>> secciones, S agregar) {
        Map<S, List<Map<String, String>>> filas = new LinkedHashMap<>();
        secciones.forEach((s, escritas) -> {
            List<Map<String, String>> suyas = new ArrayList<>(escritas);
            if (suyas.isEmpty() || s == agregar) {
                suyas.add(Map.of());
            }
            filas.put(s, suyas);
        });
        return filas;
    }
}
