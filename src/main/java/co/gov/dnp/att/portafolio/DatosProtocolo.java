package co.gov.dnp.att.portafolio;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.fichas.FilasDeFicha;

/** Lo escrito en un protocolo, por sección y fila, tal como se escribió. Sin filas vacías ni campos que la sección no tenga. */
public record DatosProtocolo(@JsonValue Map<SeccionProtocolo, List<Map<String, String>>> secciones) {

    private static final int PLAZO_MAXIMO = 1826;

    @JsonCreator
    public DatosProtocolo {
        secciones = FilasDeFicha.limpias(SeccionProtocolo.values(), secciones);
    }

    public static DatosProtocolo vacio() {
        return new DatosProtocolo(Map.of());
    }

    public List<Map<String, String>> filas(SeccionProtocolo seccion) {
        return secciones.get(seccion);
    }

    /** El valor de una sección que es una sola ficha; nulo si no se ha escrito. */
    public String valor(SeccionProtocolo seccion, String campo) {
        return filas(seccion).isEmpty() ? null : filas(seccion).get(0).get(campo);
    }

    /** El número que se escribió, con coma o punto decimal; nulo si no lo es. */
    public static BigDecimal numero(String valor) {
        return CampoDeFicha.decimal(valor);
    }

    List<String> excesos() {
        return FilasDeFicha.excesos(secciones);
    }

    /** Lo que impide enviarlo a validación, con la sección, la fila y el campo; {@code acta} si ya se cargó la del taller. */
    List<String> problemas(boolean acta) {
        List<String> problemas = FilasDeFicha.faltas(secciones);
        for (int i = 0; i < filas(SeccionProtocolo.OBJETIVOS).size(); i++) {
            Map<String, String> objetivo = filas(SeccionProtocolo.OBJETIVOS).get(i);
            if (List.of("realista", "eficaz", "coherente", "cuantificable").stream().anyMatch(c -> "NO".equals(objetivo.get(c)))) {
                problemas.add("Objetivos de capacidad, objetivo " + (i + 1) + ": no cumple las cuatro condiciones. Formúlelo de nuevo.");
            }
        }
        Set<String> faltan = new TreeSet<>(Set.of("IMPACTO", "RESULTADO", "PRODUCTO"));
        filas(SeccionProtocolo.INDICADORES).forEach(f -> faltan.remove(f.get("nivel")));
        if (!faltan.isEmpty()) {
            problemas.add("Indicadores y metas: falta al menos uno de " + faltan.stream().map(n -> n.toLowerCase()).collect(Collectors.joining(", ")) + ".");
        }
        unicos(SeccionProtocolo.MODALIDADES, "modalidad", problemas);
        unicos(SeccionProtocolo.ESCALAS, "escala", problemas);
        enOrden(SeccionProtocolo.PRESUPUESTO, problemas);
        enOrden(SeccionProtocolo.CRONOGRAMA, problemas);
        List<BigDecimal> pesos = filas(SeccionProtocolo.HITOS).stream().map(f -> CampoDeFicha.decimal(f.get("peso"))).filter(Objects::nonNull).toList();
        if (!pesos.isEmpty() && pesos.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.valueOf(100)) != 0) {
            problemas.add("Hitos de trabajo: los pesos deben sumar 100. Corríjalos o déjelos todos vacíos.");
        }
        for (int i = 0; i < filas(SeccionProtocolo.HITOS).size(); i++) {
            BigDecimal plazo = numero(filas(SeccionProtocolo.HITOS).get(i).get("plazo"));
            if (plazo != null && plazo.intValue() > PLAZO_MAXIMO) {
                problemas.add("Hitos de trabajo, hito " + (i + 1) + ": el plazo pasa de cinco años (" + PLAZO_MAXIMO + " días).");
            }
        }
        if ("SI".equals(valor(SeccionProtocolo.TALLER, "hecho")) && (CampoDeFicha.fecha(valor(SeccionProtocolo.TALLER, "fecha")) == null || !acta)) {
            problemas.add("Taller conjunto con la DER: si se hizo, escriba su fecha y cargue el acta.");
        }
        return problemas;
    }

    /** Qué cambió de {@code antes} a este, campo por campo. */
    public List<String> cambiosDesde(DatosProtocolo antes) {
        return FilasDeFicha.cambios(antes.secciones, secciones);
    }

    private void unicos(SeccionProtocolo s, String campo, List<String> problemas) {
        List<String> valores = filas(s).stream().map(f -> f.get(campo)).filter(Objects::nonNull).toList();
        if (valores.stream().distinct().count() < valores.size()) {
            problemas.add(s.titulo() + ": hay una repetida. Deje una sola fila de cada una.");
        }
    }

    private void enOrden(SeccionProtocolo s, List<String> problemas) {
        for (int i = 0; i < filas(s).size(); i++) {
            LocalDate inicio = CampoDeFicha.fecha(filas(s).get(i).get("inicio"));
            LocalDate fin = CampoDeFicha.fecha(filas(s).get(i).get("fin"));
            if (inicio != null && fin != null && fin.isBefore(inicio)) {
                problemas.add(FilasDeFicha.donde(s, i) + "Fin: es anterior al inicio.");
            }
        }
    }
}
