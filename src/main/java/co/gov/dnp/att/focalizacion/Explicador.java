package co.gov.dnp.att.focalizacion;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Dice por qué una entidad entró o no. Todo sale de la corrida: las reglas que acertaron, su anotación y los valores que se
 * usaron; nada de los puntos ni de los cortes está escrito aquí, de modo que también explica las tablas propias.
 */
public class Explicador {

    /** Una regla que acertó, lista para mostrar. {@code puntos} y {@code peso} son nulos fuera de la tabla de puntaje. */
    public record ReglaExplicada(TablaAplicada tabla, int numero, String anotacion, String condiciones, BigDecimal puntos,
            BigDecimal peso, BigDecimal aporte) {
    }

    private static final Pattern INTERVALO = Pattern.compile("([\\[(\\]])\\s*(-?[\\d.]+)\\s*\\.\\.\\s*(-?[\\d.]+)\\s*([\\])\\[])");
    private static final DateTimeFormatter FECHA = DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ZoneId.of("America/Bogota"));

    private final Corrida corrida;
    private final Map<Integer, String> grupos;

    Explicador(Corrida corrida, Map<Integer, String> grupos) {
        this.corrida = corrida;
        this.grupos = grupos;
    }

    /** Una frase; dos si la unidad se apartó de la sugerencia. */
    public String explicar(ResultadoEntidad r) {
        if (r.decisionSugerida() == null) {
            return r.incluida()
                    ? "Entró porque la unidad la seleccionó: " + sinPunto(r.justificacionAjuste()) + "."
                    : "No entró: la unidad focaliza por selección manual y no la seleccionó"
                            + (r.ajusteManual() ? ": " + sinPunto(r.justificacionAjuste()) : "") + ".";
        }
        if (r.ajusteManual()) {
            return "La unidad la dejó " + r.decisionFinal().etiqueta().toLowerCase() + ": " + sinPunto(r.justificacionAjuste()) + " ("
                    + r.usuario() + ", " + FECHA.format(r.fecha()) + "). La regla sugería " + r.decisionSugerida().etiqueta().toLowerCase()
                    + ": " + minuscula(sugerencia(r));
        }
        return sugerencia(r);
    }

    private String sugerencia(ResultadoEntidad r) {
        if (!r.elegible()) {
            String detalle = acertadas(r, Tabla.ELEGIBILIDAD).map(a -> a.condiciones().keySet().stream().findFirst()
                    .map(c -> r.entradas().get(c)).map(Dato::fuente).orElse("")).orElse("");
            String motivo = acertadas(r, Tabla.ELEGIBILIDAD).map(a -> minuscula(a.motivo())).orElse(r.motivoElegibilidad());
            boolean agrega = detalle.startsWith("Expediente ") || Boolean.TRUE.equals(valor(r, "exclusionMotivada"))
                    && "EXCLUIDA_POR_LA_UNIDAD".equals(r.motivoElegibilidad());
            return "No entró porque: " + motivo + (agrega ? " (" + sinPunto(detalle) + ")" : "") + ".";
        }
        String razones = razones(r).isEmpty() ? "ninguna condición le suma puntos" : String.join("; ", razones(r));
        int cupo = corrida.cupos().getOrDefault(r.grupoTerritorial(), 0);
        String grupo = grupos.getOrDefault(r.grupoTerritorial(), "su grupo");
        return switch (r.decisionSugerida()) {
            case INCLUIDA -> "Entró porque: %s; suma %d puntos y quedó en el puesto %d, dentro del cupo de %s (%d)."
                    .formatted(razones, r.puntaje(), r.posicion(), grupo, cupo);
            case EN_ESPERA -> "Quedó en espera porque: %s; suma %d puntos, pero su puesto %d pasa del cupo de %s (%d)."
                    .formatted(razones, r.puntaje(), r.posicion(), grupo, cupo);
            case EXCLUIDA -> "No entró porque: %s; viene de: %s."
                    .formatted(condicionesDe(r, Tabla.PRIORIDAD).filter(c -> !c.isEmpty()).orElse("suma " + r.puntaje() + " puntos"), razones);
        };
    }

    /** Lo que sumó o restó, cada cosa con su valor, su año y sus puntos si restó. */
    private List<String> razones(ResultadoEntidad r) {
        List<String> razones = new ArrayList<>();
        TablaAplicada tabla = tabla(Tabla.PUNTAJE).orElseThrow();
        for (ReglaAcertada acertada : r.reglas().getOrDefault(Tabla.PUNTAJE, List.of())) {
            if (acertada.aporte().signum() != 0) {
                String razon = tabla.regla(acertada.regla()).map(regla -> razon(r, regla)).orElse(acertada.regla());
                razones.add(acertada.aporte().signum() < 0 ? razon + " (resta " + numero(acertada.aporte().negate()) + ")"
                        : acertada.peso() != null ? razon + " (peso " + numero(acertada.peso()) + ")" : razon);
            }
        }
        return razones;
    }

    private String razon(ResultadoEntidad r, TablaAplicada.Regla regla) {
        // Una regla sobre el resultado de otra tabla se explica con lo que esa otra tabla miró
        if (regla.condiciones().size() == 1) {
            String columna = regla.condiciones().keySet().iterator().next();
            for (Tabla previa : Tabla.values()) {
                if (previa.salidas().contains(columna) && tabla(previa).isPresent()) {
                    Optional<TablaAplicada.Regla> suya = acertadas(r, previa);
                    if (suya.isPresent()) {
                        return razon(r, suya.get());
                    }
                }
            }
        }
        List<String> medidas = new ArrayList<>();
        List<String> anios = new ArrayList<>();
        regla.condiciones().forEach((columna, condicion) -> {
            Dato dato = r.entradas().get(columna);
            if (dato == null || columna.equals(Variable.TIPO_ENTIDAD.columna()) && regla.condiciones().size() > 1) {
                return;
            }
            if (dato.valor() instanceof Number) {
                medidas.add(rotulo(columna) + " " + dato.legible() + anio(dato) + " " + legible(condicion));
            } else if (condicion.contains(",")) {
                medidas.add(minuscula(rotulo(columna)) + " " + dato.legible() + anio(dato));
            } else if (!anio(dato).isEmpty()) {
                anios.add(anio(dato));
            }
        });
        return medidas.isEmpty() ? minuscula(regla.motivo()) + String.join("", anios.stream().distinct().toList())
                : String.join(" y ", medidas);
    }

    /** Todas las reglas que acertaron, en el orden de las tablas. */
    public List<ReglaExplicada> reglas(ResultadoEntidad r) {
        List<ReglaExplicada> explicadas = new ArrayList<>();
        for (TablaAplicada tabla : corrida.tablas()) {
            for (ReglaAcertada acertada : r.reglas().getOrDefault(tabla.tabla(), List.of())) {
                tabla.regla(acertada.regla()).ifPresent(regla -> explicadas.add(new ReglaExplicada(tabla, regla.numero(),
                        regla.anotacion(), condiciones(tabla, regla), acertada.puntos(), acertada.peso(),
                        acertada.puntos() == null ? null : acertada.aporte())));
            }
        }
        return explicadas;
    }

    private static String condiciones(TablaAplicada tabla, TablaAplicada.Regla regla) {
        return regla.condiciones().isEmpty() ? "En los demás casos" : regla.condiciones().entrySet().stream()
                .map(c -> tabla.columnas().getOrDefault(c.getKey(), c.getKey()) + " " + legible(c.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** «Puntaje 15 < 45»: las condiciones numéricas de la regla que decidió en la tabla, con el valor de la entidad. */
    private Optional<String> condicionesDe(ResultadoEntidad r, Tabla cual) {
        return acertadas(r, cual).map(regla -> regla.condiciones().entrySet().stream()
                .filter(c -> c.getKey().equals("puntaje"))
                .map(c -> "puntaje " + r.puntaje() + " " + legible(c.getValue())).collect(Collectors.joining("; ")));
    }

    /** Nombres de las entradas en el orden en que las tablas preguntan por ellas; al final las que ninguna usó. */
    public List<String> entradas(ResultadoEntidad r) {
        Set<String> orden = new LinkedHashSet<>();
        corrida.tablas().forEach(t -> orden.addAll(t.columnas().keySet()));
        orden.retainAll(r.entradas().keySet());
        orden.addAll(new TreeSet<>(r.entradas().keySet()));
        return List.copyOf(orden);
    }

    /** Rótulo de una entrada según la tabla que pregunta por ella. */
    public String rotulo(String columna) {
        return corrida.tablas().stream().map(t -> t.columnas().get(columna)).filter(n -> n != null).findFirst().orElse(columna);
    }

    private Optional<TablaAplicada> tabla(Tabla cual) {
        return corrida.tablas().stream().filter(t -> t.tabla() == cual).findFirst();
    }

    private Optional<TablaAplicada.Regla> acertadas(ResultadoEntidad r, Tabla cual) {
        return r.reglas().getOrDefault(cual, List.of()).stream().findFirst()
                .flatMap(a -> tabla(cual).flatMap(t -> t.regla(a.regla())));
    }

    private static Object valor(ResultadoEntidad r, String entrada) {
        return r.entradas().containsKey(entrada) ? r.entradas().get(entrada).valor() : null;
    }

    private static String anio(Dato dato) {
        String anio = dato.vigenciaDato() == null ? "" : dato.vigenciaDato().toString();
        return Boolean.TRUE.equals(dato.ficticio()) ? " (" + (anio.isEmpty() ? "" : anio + ", ") + "dato ficticio)"
                : anio.isEmpty() ? "" : " (" + anio + ")";
    }

    /** De FEEL a español: «>= 2» → «≥ 2»; «[45..55)» → «de 45 a menos de 55»; «"5", "6"» → «5, 6»; «true» → «sí». */
    public static String legible(String condicion) {
        Matcher intervalo = INTERVALO.matcher(condicion);
        if (intervalo.matches()) {
            boolean desdeIncluido = intervalo.group(1).equals("[");
            boolean hastaIncluido = intervalo.group(4).equals("]");
            return (desdeIncluido ? "de " : "más de ") + coma(intervalo.group(2)) + (hastaIncluido ? " a " : " a menos de ")
                    + coma(intervalo.group(3));
        }
        return condicion.replace(">=", "≥").replace("<=", "≤").replace("\"", "").replaceAll("^true$", "sí")
                .replaceAll("^false$", "no").replaceAll("(\\d)\\.(\\d)", "$1,$2");
    }

    private static String coma(String numero) {
        return numero.replace('.', ',');
    }

    private static String numero(BigDecimal valor) {
        return coma(valor.stripTrailingZeros().toPlainString());
    }

    /** Baja la primera letra, salvo en siglas («IDF en riesgo» queda igual). */
    private static String minuscula(String texto) {
        return texto.length() < 2 || Character.isUpperCase(texto.charAt(1)) ? texto
                : Character.toLowerCase(texto.charAt(0)) + texto.substring(1);
    }

    private static String sinPunto(String texto) {
        String limpio = texto == null ? "sin justificación" : texto.strip();
        return limpio.endsWith(".") ? limpio.substring(0, limpio.length() - 1) : limpio;
    }
}
