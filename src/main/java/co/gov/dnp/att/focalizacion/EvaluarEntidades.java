package co.gov.dnp.att.focalizacion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.focalizacion.proceso.Evaluacion;
import co.gov.dnp.att.focalizacion.proceso.TablasDeDecision;
import co.gov.dnp.att.plataforma.Rechazo;

/**
 * Pasa todas las entidades por las tablas en el orden de B.2: desempeño, elegibilidad y puntaje de todas; luego el puesto
 * dentro del grupo territorial y el cupo; por último prioridad y modalidad.
 */
class EvaluarEntidades {

    /**
     * Orden entre elegibles de un grupo: más puntaje; si empatan, mayor brecha, quien la pidió, menos atenciones previas,
     * menor desempeño y, por último, el código, para que el resultado sea siempre el mismo.
     */
    static final Comparator<EnEvaluacion> ORDEN = Comparator
            .comparing((EnEvaluacion e) -> e.puntaje, Comparator.reverseOrder())
            .thenComparing(e -> List.of("ALTA", "MEDIA", "BAJA", "SIN_MEDICION").indexOf(String.valueOf(valor(e, "brecha"))))
            .thenComparing(e -> Boolean.TRUE.equals(valor(e, "demandaExpresa")) ? 0 : 1)
            .thenComparing(e -> ((Number) valor(e, "atencionesPrevias")).intValue())
            .thenComparing(EvaluarEntidades::menorIndice)
            .thenComparing(e -> e.entidad.codigo());

    private final TablasDeDecision.Juego juego;
    private final Ponderacion ponderacion;
    private final Map<Integer, Integer> cupos;

    EvaluarEntidades(TablasDeDecision.Juego juego, Ponderacion ponderacion, Map<Integer, Integer> cupos) {
        this.juego = juego;
        this.ponderacion = ponderacion;
        this.cupos = cupos;
    }

    List<EnEvaluacion> evaluar(List<ReunirEntradas.Entidad> entidades) {
        Map<EnEvaluacion, Map<String, Object>> contextos = new HashMap<>();
        List<EnEvaluacion> todas = new ArrayList<>(entidades.size());
        for (ReunirEntradas.Entidad entidad : entidades) {
            EnEvaluacion e = new EnEvaluacion(entidad);
            Map<String, Object> contexto = new HashMap<>();
            entidad.entradas().forEach((nombre, dato) -> contexto.put(nombre, dato.valor()));
            e.nivelDesempeno = texto(Tabla.NIVEL_DESEMPENO, "nivelDesempeno", aplicar(e, Tabla.NIVEL_DESEMPENO, contexto));
            Evaluacion elegibilidad = aplicar(e, Tabla.ELEGIBILIDAD, contexto);
            e.elegible = Boolean.TRUE.equals(elegibilidad.primera().get("elegible"));
            e.motivoElegibilidad = texto(Tabla.ELEGIBILIDAD, "motivoElegibilidad", elegibilidad);
            e.puntaje = puntaje(e, aplicar(e, Tabla.PUNTAJE, contexto));
            contexto.put("puntaje", e.puntaje);
            contextos.put(e, contexto);
            todas.add(e);
        }
        asignarCupos(todas);
        for (EnEvaluacion e : todas) {
            Map<String, Object> contexto = contextos.get(e);
            contexto.put("dentroDelCupo", e.dentroDelCupo);
            Evaluacion prioridad = aplicar(e, Tabla.PRIORIDAD, contexto);
            e.prioridad = texto(Tabla.PRIORIDAD, "prioridad", prioridad);
            e.accionSugerida = texto(Tabla.PRIORIDAD, "accionSugerida", prioridad);
            e.sugerida = DecisionFinal.segunAccion(e.accionSugerida);
            e.decision = e.sugerida;
            aplicar(e, Tabla.MODALIDAD, contexto).aciertos().stream()
                    .map(a -> new ModalidadSugerida(String.valueOf(a.salidas().get("modalidad")),
                            String.valueOf(a.salidas().get("formaEjecucion"))))
                    .distinct().forEach(e.modalidades::add);
        }
        return todas;
    }

    /** Evalúa la tabla, anota sus reglas y deja sus salidas a la vista de las tablas siguientes. */
    private Evaluacion aplicar(EnEvaluacion e, Tabla tabla, Map<String, Object> contexto) {
        Evaluacion evaluacion = juego.evaluar(tabla, contexto);
        List<ReglaAcertada> acertadas = new ArrayList<>(evaluacion.aciertos().size());
        for (Evaluacion.Acierto acierto : evaluacion.aciertos()) {
            boolean puntua = tabla == Tabla.PUNTAJE && acierto.salidas().get("puntaje") instanceof Number;
            acertadas.add(new ReglaAcertada(acierto.regla(),
                    puntua ? new BigDecimal(acierto.salidas().get("puntaje").toString()) : null,
                    puntua ? ponderacion.peso(tabla, acierto.regla(), e.reglas) : null));
        }
        e.reglas.put(tabla, acertadas);
        if (tabla != Tabla.MODALIDAD) {
            contexto.putAll(evaluacion.primera());
        }
        return evaluacion;
    }

    /** Lo que agregó la tabla más lo que agregan los pesos distintos de 1, redondeado a entero. */
    private static int puntaje(EnEvaluacion e, Evaluacion evaluacion) {
        List<ReglaAcertada> reglas = e.reglas.get(Tabla.PUNTAJE);
        BigDecimal base = evaluacion.agregado() != null ? new BigDecimal(evaluacion.agregado().toString())
                : reglas.stream().map(r -> r.puntos() == null ? BigDecimal.ZERO : r.puntos()).reduce(BigDecimal.ZERO, BigDecimal::add);
        for (ReglaAcertada regla : reglas) {
            if (regla.peso() != null) {
                base = base.add(regla.aporte()).subtract(regla.puntos());
            }
        }
        return base.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private void asignarCupos(List<EnEvaluacion> todas) {
        Map<Integer, Integer> puestos = new HashMap<>();
        todas.stream().filter(e -> e.elegible).sorted(ORDEN)
                .forEach(e -> e.posicion = puestos.merge(e.entidad.grupo(), 1, Integer::sum));
        todas.forEach(e -> e.dentroDelCupo = e.posicion != null && e.posicion <= cupos.getOrDefault(e.entidad.grupo(), 0));
    }

    private static String texto(Tabla tabla, String salida, Evaluacion evaluacion) {
        Object valor = evaluacion.primera().get(salida);
        if (valor == null) {
            throw Rechazo.de("La tabla «" + tabla.clave() + "» no respondió «" + salida
                    + "» para alguna entidad: debe tener una regla para cada caso.");
        }
        return valor.toString();
    }

    private static Object valor(EnEvaluacion e, String entrada) {
        return e.entidad.entradas().get(entrada).valor();
    }

    /** El menor entre MDM e IDF, de 0 a 100; 101 si no tiene ninguno. */
    private static double menorIndice(EnEvaluacion e) {
        double mdm = Boolean.TRUE.equals(valor(e, "tieneMdm")) ? ((Number) valor(e, "mdm")).doubleValue() : 101;
        double idf = Boolean.TRUE.equals(valor(e, "tieneIdf")) ? ((Number) valor(e, "idf")).doubleValue() : 101;
        return Math.min(mdm, idf);
    }
}
