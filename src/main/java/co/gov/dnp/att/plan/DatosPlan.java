package co.gov.dnp.att.plan;

import co.gov.dnp.att.portafolio.ModalidadAtt;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.Filas;
import co.gov.dnp.att.plataforma.formularios.SiNo;

/**
 * Programación de la asistencia técnica: todo lo que lleva una versión del plan de trabajo (Cuadro No 5, actividad 2).
 */
public record DatosPlan(
        @Etiqueta("Motivo del ajuste")
        @Size(max = 4000, message = "El motivo del ajuste: escriba máximo 4000 caracteres.")
        String motivoAjuste,
        @Etiqueta("Protocolo de asistencia técnica del producto")
        @Size(max = 200, message = "El protocolo de asistencia técnica: escriba máximo 200 caracteres.")
        String protocoloAtt,
        @Etiqueta(value = "Actores que intervienen", fila = "Actor")
        @NotEmpty(message = "Agregue al menos un actor.")
        List<@Valid Actor> actores,
        @Etiqueta(value = "Objetivos de capacidad", fila = "Objetivo")
        @NotEmpty(message = "Agregue al menos un objetivo.")
        List<@Valid Objetivo> objetivos,
        @Etiqueta(value = "Resultados esperados en términos de capacidades", fila = "Resultado")
        @NotEmpty(message = "Agregue al menos un resultado esperado.")
        List<@Valid ResultadoEsperado> resultadosEsperados,
        @Etiqueta(value = "Ecosistema de trabajo", fila = "Aliado")
        @NotEmpty(message = "Agregue al menos un aliado del ecosistema de trabajo.")
        List<@Valid Aliado> ecosistema,
        @Etiqueta(value = "Cadena de valor", fila = "Cadena")
        @NotEmpty(message = "Agregue al menos una cadena de valor.")
        List<@Valid CadenaDeValor> cadenaValor,
        @Etiqueta(value = "Hitos de trabajo", fila = "Hito")
        @NotEmpty(message = "Agregue al menos un hito.")
        List<@Valid Hito> hitos,
        @Etiqueta("Modalidades de asistencia técnica")
        @NotEmpty(message = "Elija las modalidades de asistencia técnica.")
        List<ModalidadAtt> modalidades,
        @Etiqueta("¿El personal requiere entrenamiento o capacitación?")
        @NotNull(message = "Responda si el personal requiere entrenamiento o capacitación.")
        SiNo requiereEntrenamiento,
        @Etiqueta(value = "Programa de entrenamiento", fila = "Entrenamiento")
        List<@Valid Entrenamiento> entrenamientos,
        @Etiqueta(value = "Cronograma", fila = "Actividad")
        @NotEmpty(message = "Agregue al menos una actividad del cronograma.")
        List<@Valid ActividadDelCronograma> cronograma,
        @Etiqueta("Evaluación prevista")
        @NotNull(message = "Complete la evaluación prevista.")
        @Valid
        EvaluacionPrevista evaluacionPrevista,
        @Etiqueta(value = "Responsabilidades de cada parte", fila = "Responsabilidad")
        @NotEmpty(message = "Agregue al menos una responsabilidad.")
        List<@Valid Responsabilidad> responsabilidades) {

    public DatosPlan {
        actores = Filas.sinVacias(actores);
        objetivos = Filas.sinVacias(objetivos);
        resultadosEsperados = Filas.sinVacias(resultadosEsperados);
        ecosistema = Filas.sinVacias(ecosistema);
        cadenaValor = Filas.sinVacias(cadenaValor);
        hitos = Filas.sinVacias(hitos);
        modalidades = Filas.sinNulos(modalidades);
        entrenamientos = Filas.sinVacias(entrenamientos);
        cronograma = Filas.sinVacias(cronograma);
        responsabilidades = Filas.sinVacias(responsabilidades);
    }

    @AssertTrue(message =
            "Agregue al menos un entrenamiento, o responda «No» a si el personal requiere entrenamiento o "
                    + "capacitación.")
    boolean isEntrenamientosAgregados() {
        return requiereEntrenamiento != SiNo.SI || !entrenamientos.isEmpty();
    }

    @AssertTrue(message =
            "Hitos de trabajo: si se pondera un hito, escriba el peso de todos y verifique que sumen 100.")
    boolean isPesosCompletos() {
        return sinPesos() || sumaDePesos().compareTo(BigDecimal.valueOf(100)) == 0
                && hitos.stream().noneMatch(h -> h.peso() == null);
    }

    @AssertTrue(message = "Hitos de trabajo: cada hito debe tener un orden distinto.")
    boolean isOrdenSinRepetir() {
        return hitos.stream().map(Hito::orden).filter(Objects::nonNull).distinct().count()
                == hitos.stream().map(Hito::orden).filter(Objects::nonNull).count();
    }

    /** Suma de los pesos escritos, en porcentaje; cero si no hay ninguno. */
    public BigDecimal sumaDePesos() {
        return hitos.stream().map(Hito::peso).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private boolean sinPesos() {
        return hitos.stream().allMatch(h -> h.peso() == null);
    }

    /** Persona o grupo que interviene en la asistencia técnica. */
    public record Actor(
            @Etiqueta("Nombre")
            @NotBlank(message = "escriba el nombre del actor.")
            @Size(max = 200, message = "el nombre del actor: escriba máximo 200 caracteres.")
            String nombre,
            @Etiqueta("Entidad")
            @NotBlank(message = "escriba la entidad del actor.")
            @Size(max = 200, message = "la entidad del actor: escriba máximo 200 caracteres.")
            String entidad,
            @Etiqueta("Tipo") @NotNull(message = "elija el tipo de actor.") TipoActor tipo,
            @Etiqueta("Rol en la asistencia")
            @NotBlank(message = "escriba el rol del actor.")
            @Size(max = 200, message = "el rol del actor: escriba máximo 200 caracteres.")
            String rol) {
    }

    /** Objetivo del plan y la capacidad que fortalece. */
    public record Objetivo(
            @Etiqueta("Objetivo")
            @NotBlank(message = "escriba el objetivo.")
            @Size(max = 500, message = "el objetivo: escriba máximo 500 caracteres.")
            String enunciado,
            @Etiqueta("Capacidad asociada")
            @NotBlank(message = "escriba la capacidad asociada.")
            @Size(max = 200, message = "la capacidad asociada: escriba máximo 200 caracteres.")
            String capacidad) {
    }

    /** Indicador de capacidad con su línea base y su meta, en la misma unidad; con él se evalúa en la actividad 6. */
    public record ResultadoEsperado(
            @Etiqueta("Capacidad")
            @NotBlank(message = "escriba la capacidad.")
            @Size(max = 200, message = "la capacidad: escriba máximo 200 caracteres.")
            String capacidad,
            @Etiqueta("Indicador")
            @NotBlank(message = "escriba el indicador.")
            @Size(max = 200, message = "el indicador: escriba máximo 200 caracteres.")
            String indicador,
            @Etiqueta("Línea base") @NotNull(message = "indique la línea base.") BigDecimal lineaBase,
            @Etiqueta("Meta") @NotNull(message = "indique la meta.") BigDecimal meta,
            @Etiqueta("Unidad")
            @NotBlank(message = "escriba la unidad de medida.")
            @Size(max = 60, message = "la unidad de medida: escriba máximo 60 caracteres.")
            String unidad,
            @Etiqueta("Fuente de verificación")
            @NotBlank(message = "escriba la fuente de verificación.")
            @Size(max = 200, message = "la fuente de verificación: escriba máximo 200 caracteres.")
            String fuenteVerificacion) {
    }

    /** Socio interno o externo que agrega valor al producto o servicio. */
    public record Aliado(
            @Etiqueta("Aliado")
            @NotBlank(message = "escriba el nombre del aliado.")
            @Size(max = 200, message = "el nombre del aliado: escriba máximo 200 caracteres.")
            String actor,
            @Etiqueta("Tipo de alianza")
            @NotBlank(message = "escriba el tipo de alianza.")
            @Size(max = 200, message = "el tipo de alianza: escriba máximo 200 caracteres.")
            String tipoAlianza,
            @Etiqueta("Aporte")
            @NotBlank(message = "escriba el aporte del aliado.")
            @Size(max = 200, message = "el aporte del aliado: escriba máximo 200 caracteres.")
            String aporte) {
    }

    /** Los seis eslabones, del insumo al impacto. */
    public record CadenaDeValor(
            @Etiqueta("Insumo")
            @NotBlank(message = "escriba el insumo.")
            @Size(max = 500, message = "el insumo: escriba máximo 500 caracteres.")
            String insumo,
            @Etiqueta("Proceso")
            @NotBlank(message = "escriba el proceso.")
            @Size(max = 500, message = "el proceso: escriba máximo 500 caracteres.")
            String proceso,
            @Etiqueta("Producto")
            @NotBlank(message = "escriba el producto de la cadena de valor.")
            @Size(max = 500, message = "el producto de la cadena de valor: escriba máximo 500 caracteres.")
            String producto,
            @Etiqueta("Resultado intermedio")
            @NotBlank(message = "escriba el resultado intermedio.")
            @Size(max = 500, message = "el resultado intermedio: escriba máximo 500 caracteres.")
            String resultadoIntermedio,
            @Etiqueta("Resultado final")
            @NotBlank(message = "escriba el resultado final.")
            @Size(max = 500, message = "el resultado final: escriba máximo 500 caracteres.")
            String resultadoFinal,
            @Etiqueta("Impacto")
            @NotBlank(message = "escriba el impacto.")
            @Size(max = 500, message = "el impacto: escriba máximo 500 caracteres.")
            String impacto) {
    }

    /** Punto de control del plan; {@code peso} en porcentaje, de 0 a 100, o nulo si no se pondera. */
    public record Hito(
            @Etiqueta("Orden")
            @NotNull(message = "indique el orden del hito.")
            @Min(value = 1, message = "el orden del hito: indique un número mayor o igual a 1.")
            @Max(value = 999, message = "el orden del hito: indique un número menor o igual a 999.")
            Integer orden,
            @Etiqueta("Nombre del hito")
            @NotBlank(message = "escriba el nombre del hito.")
            @Size(max = 200, message = "el nombre del hito: escriba máximo 200 caracteres.")
            String nombre,
            @Etiqueta("Fecha programada") @NotNull(message = "indique la fecha programada.") LocalDate fechaProgramada,
            @Etiqueta("Descripción")
            @Size(max = 1000, message = "la descripción del hito: escriba máximo 1000 caracteres.")
            String descripcion,
            @Etiqueta("Entidades territoriales")
            @NotEmpty(message = "elija las entidades territoriales del hito.")
            List<String> entidades,
            @Etiqueta("Responsable") @NotNull(message = "elija el responsable del hito.") String responsable,
            @Etiqueta("Evidencia exigida")
            @NotNull(message = "elija la evidencia exigida.")
            TipoEvidencia evidenciaExigida,
            @Etiqueta("Peso (%)")
            @DecimalMin(value = "0", message = "el peso del hito: indique un número mayor o igual a 0.")
            @DecimalMax(value = "100", message = "el peso del hito: indique un número menor o igual a 100.")
            BigDecimal peso) {

        public Hito {
            entidades = Filas.sinNulos(entidades);
        }
    }

    /** Entrenamiento del personal que ejecuta la asistencia. */
    public record Entrenamiento(
            @Etiqueta("Tema")
            @NotBlank(message = "escriba el tema del entrenamiento.")
            @Size(max = 200, message = "el tema del entrenamiento: escriba máximo 200 caracteres.")
            String tema,
            @Etiqueta("Dirigido a")
            @NotBlank(message = "escriba a quién se dirige el entrenamiento.")
            @Size(max = 200, message = "a quién se dirige el entrenamiento: escriba máximo 200 caracteres.")
            String dirigidoA,
            @Etiqueta("Fecha") @NotNull(message = "indique la fecha del entrenamiento.") LocalDate fecha,
            @Etiqueta("Modalidad")
            @NotNull(message = "elija la modalidad del entrenamiento.")
            FormaDeEncuentro modalidad,
            @Etiqueta("Responsable")
            @NotBlank(message = "escriba el responsable del entrenamiento.")
            @Size(max = 200, message = "el responsable del entrenamiento: escriba máximo 200 caracteres.")
            String responsable) {
    }

    /** Actividad con su período y su responsable. */
    public record ActividadDelCronograma(
            @Etiqueta("Actividad")
            @NotBlank(message = "escriba la actividad.")
            @Size(max = 200, message = "la actividad: escriba máximo 200 caracteres.")
            String actividad,
            @Etiqueta("Responsable")
            @NotBlank(message = "escriba el responsable de la actividad.")
            @Size(max = 200, message = "el responsable de la actividad: escriba máximo 200 caracteres.")
            String responsable,
            @Etiqueta("Inicio") @NotNull(message = "indique la fecha de inicio.") LocalDate inicio,
            @Etiqueta("Fin") @NotNull(message = "indique la fecha de fin.") LocalDate fin) {

        @AssertTrue(message = "la fecha de fin debe ser igual o posterior a la de inicio.")
        boolean isPeriodoEnOrden() {
            return inicio == null || fin == null || !fin.isBefore(inicio);
        }
    }

    /** Qué, cómo, con qué alcance y cuándo se evalúa; sin ella el plan está incompleto (regla R5). */
    public record EvaluacionPrevista(
            @Etiqueta("Qué se evalúa")
            @NotBlank(message = "escriba qué se evalúa.")
            @Size(max = 4000, message = "qué se evalúa: escriba máximo 4000 caracteres.")
            String queSeEvalua,
            @Etiqueta("Indicadores")
            @NotBlank(message = "escriba los indicadores de la evaluación.")
            @Size(max = 4000, message = "los indicadores de la evaluación: escriba máximo 4000 caracteres.")
            String indicadores,
            @Etiqueta("Método")
            @NotBlank(message = "escriba el método de la evaluación.")
            @Size(max = 4000, message = "el método de la evaluación: escriba máximo 4000 caracteres.")
            String metodo,
            @Etiqueta("Alcance")
            @NotBlank(message = "escriba el alcance de la evaluación.")
            @Size(max = 4000, message = "el alcance de la evaluación: escriba máximo 4000 caracteres.")
            String alcance,
            @Etiqueta("Momento de la evaluación")
            @NotNull(message = "indique el momento de la evaluación.")
            LocalDate momento) {
    }

    /** Lo que asume cada parte y quién responde. */
    public record Responsabilidad(
            @Etiqueta("Parte") @NotNull(message = "elija la parte.") Parte parte,
            @Etiqueta("Persona")
            @NotBlank(message = "escriba la persona.")
            @Size(max = 200, message = "la persona: escriba máximo 200 caracteres.")
            String persona,
            @Etiqueta("Responsabilidad")
            @NotBlank(message = "escriba la responsabilidad.")
            @Size(max = 500, message = "la responsabilidad: escriba máximo 500 caracteres.")
            String responsabilidad) {
    }
}
