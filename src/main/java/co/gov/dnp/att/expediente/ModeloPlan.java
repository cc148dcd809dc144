package co.gov.dnp.att.expediente;

import static co.gov.dnp.att.expediente.ModeloDocumento.lista;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Plan de trabajo (Cuadro No 5, actividad 2, salida).
 *
 * @param dependencia nombre de la dependencia
 * @param matriz de qué matriz de concertación parte, p. ej. «Matriz de concertación, versión 1»
 * @param protocolo protocolo de ATT que aplica; nulo si no hay
 * @param motivoAjuste motivo del ajuste, desde la versión 2
 * @param modalidades modalidades de asistencia técnica, ya en palabras
 * @param requiereEntrenamiento si el personal requiere entrenamiento o capacitación
 * @param evaluacion definición de la evaluación, obligatoria en el plan
 */
public record ModeloPlan(String dependencia, String matriz, String protocolo, String motivoAjuste,
        List<String> entidades, List<Actor> actores, List<Objetivo> objetivos, List<Resultado> resultados,
        List<Aliado> ecosistema, List<Eslabon> cadenaValor, List<Hito> hitos, List<String> modalidades,
        boolean requiereEntrenamiento, List<Entrenamiento> entrenamientos, List<Actividad> cronograma,
        Evaluacion evaluacion, List<Responsabilidad> responsabilidades) implements ModeloDocumento {

    public ModeloPlan {
        entidades = lista(entidades);
        actores = lista(actores);
        objetivos = lista(objetivos);
        resultados = lista(resultados);
        ecosistema = lista(ecosistema);
        cadenaValor = lista(cadenaValor);
        hitos = lista(hitos);
        modalidades = lista(modalidades);
        entrenamientos = lista(entrenamientos);
        cronograma = lista(cronograma);
        responsabilidades = lista(responsabilidades);
    }

    @Override
    public ClaseDocumento clase() {
        return ClaseDocumento.PLAN_DE_TRABAJO;
    }

    public record Actor(String nombre, String entidad, String tipo, String rol) {
    }

    public record Objetivo(String enunciado, String capacidad) {
    }

    /** Resultado esperado en términos de capacidades; línea base y meta en la unidad que se indica. */
    public record Resultado(String capacidad, String indicador, BigDecimal lineaBase, BigDecimal meta, String unidad,
            String fuenteVerificacion) {
    }

    public record Aliado(String actor, String tipoAlianza, String aporte) {
    }

    public record Eslabon(String insumo, String proceso, String producto, String resultadoIntermedio,
            String resultadoFinal, String impacto) {
    }

    /** Hito de trabajo; el peso es un porcentaje de 0 a 100, nulo si no se pondera. */
    public record Hito(int orden, String nombre, String descripcion, LocalDate fechaProgramada, String entidades,
            String responsable, String evidenciaExigida, BigDecimal peso) {
    }

    public record Entrenamiento(String tema, String dirigidoA, LocalDate fecha, String modalidad, String responsable) {
    }

    public record Actividad(String actividad, LocalDate inicio, LocalDate fin, String responsable) {
    }

    public record Evaluacion(String queSeEvalua, String indicadores, String metodo, String alcance, LocalDate momento) {
    }

    public record Responsabilidad(String parte, String responsabilidad, String persona) {
    }
}
