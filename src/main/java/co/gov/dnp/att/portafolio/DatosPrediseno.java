package co.gov.dnp.att.portafolio;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.fichas.FilasDeFicha;

/**
 * Lo escrito en una ficha de prediseño, tal como se escribió.
 *
 * @param lineas   códigos de líneas temáticas
 * @param momentos códigos de momentos del ciclo de generación de valor público
 * @param meta     código de la meta del plan de acción a la que aporta; nulo si no se ha elegido
 */
public record DatosPrediseno(Map<SeccionPrediseno, List<Map<String, String>>> secciones, Set<String> lineas, Set<String> momentos, String meta) {

    public DatosPrediseno {
        secciones = FilasDeFicha.limpias(SeccionPrediseno.values(), secciones == null ? Map.of() : secciones);
        lineas = lineas == null ? Set.of() : new TreeSet<>(lineas);
        momentos = momentos == null ? Set.of() : new TreeSet<>(momentos);
        meta = meta == null || meta.isBlank() ? null : meta;
    }

    public static DatosPrediseno vacio() {
        return new DatosPrediseno(Map.of(), Set.of(), Set.of(), null);
    }

    public List<Map<String, String>> filas(SeccionPrediseno seccion) {
        return secciones.get(seccion);
    }

    private String valor(SeccionPrediseno seccion, String campo) {
        return filas(seccion).isEmpty() ? null : filas(seccion).get(0).get(campo);
    }

    List<String> excesos() {
        return FilasDeFicha.excesos(secciones);
    }

    /** Lo que impide enviarla a la DER, con la sección, la fila y el campo. */
    List<String> problemas() {
        List<String> problemas = FilasDeFicha.faltas(secciones);
        if ("NO".equals(valor(SeccionPrediseno.PROBLEMA, "verificacion"))) {
            problemas.add("Problema o necesidad: escríbalo como una situación negativa que existe. La ausencia de una solución no es un problema y así no se envía a la DER.");
        }
        if ("OTRA".equals(valor(SeccionPrediseno.PROBLEMA, "tecnica")) && valor(SeccionPrediseno.PROBLEMA, "cualTecnica") == null) {
            problemas.add("Problema o necesidad, Cuál otra técnica: escriba con qué se analizó.");
        }
        for (CampoDeFicha columna : SeccionPrediseno.CADENA.campos()) {
            if (filas(SeccionPrediseno.CADENA).stream().noneMatch(f -> f.containsKey(columna.clave()))) {
                problemas.add("Cadena de valor: escriba al menos un elemento en «" + columna.etiqueta() + "».");
            }
        }
        if (lineas.isEmpty()) {
            problemas.add("Líneas temáticas: marque al menos una.");
        }
        if (meta == null) {
            problemas.add("Plan de acción de la vigencia: elija la meta a la que aporta. Si no está en la lista, agréguela en «Estrategias, metas y temas».");
        }
        if (momentos.isEmpty()) {
            problemas.add("Momentos del ciclo de valor público: marque al menos uno.");
        }
        return problemas;
    }

    /** Qué cambió de {@code antes} a esta, campo por campo. */
    public List<String> cambiosDesde(DatosPrediseno antes) {
        List<String> cambios = FilasDeFicha.cambios(antes.secciones, secciones);
        cambio("Líneas temáticas", antes.lineas, lineas, cambios);
        cambio("Momentos del ciclo de valor público", antes.momentos, momentos, cambios);
        cambio("Plan de acción de la vigencia", antes.meta, meta, cambios);
        return cambios;
    }

    private static void cambio(String campo, Object antes, Object despues, List<String> cambios) {
        if (!Objects.equals(antes, despues)) {
            cambios.add(campo + ": «" + legible(antes) + "» → «" + legible(despues) + "»");
        }
    }

    private static String legible(Object valor) {
        return valor instanceof Set<?> varios ? String.join(", ", varios.stream().map(Object::toString).toList()) : valor == null ? "—" : valor.toString();
    }
}
