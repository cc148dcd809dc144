package co.gov.dnp.att.identificacion;

import co.gov.dnp.att.portafolio.ComponenteCapacidad;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import co.gov.dnp.att.plataforma.formularios.Etiqueta;
import co.gov.dnp.att.plataforma.formularios.Filas;
import co.gov.dnp.att.plataforma.formularios.SiNo;

/**
 * Identificación de la problemática o necesidad (Cuadro No 5, actividad 1).
 * Si ninguna necesidad es competencia del DNP, lo que sigue a las necesidades deja de exigirse.
 */
public record DatosIdentificacion(
        @Etiqueta("Estrategia de llegada a territorio")
        @NotNull(message = "Elija la estrategia de llegada a territorio.")
        String estrategia,
        @Etiqueta("Fuentes consultadas")
        @NotEmpty(message = "Elija las fuentes consultadas.")
        List<FuenteNecesidad> fuentesNecesidad,
        @Etiqueta("Otra fuente")
        @Size(max = 200, message = "Cuál otra fuente se consultó: escriba máximo 200 caracteres.")
        String otraFuente,
        @Etiqueta(value = "Índices de desempeño usados", fila = "Índice") List<@Valid IndiceUsado> indicesUsados,
        @Etiqueta(value = "Normas que originan o respaldan la necesidad", fila = "Norma") List<@Valid Norma> normas,
        @Etiqueta(value = "Necesidades identificadas", fila = "Necesidad")
        @NotEmpty(message = "Agregue al menos una necesidad.")
        List<@Valid Necesidad> necesidades,
        @Etiqueta(value = "Productos o servicios identificados", fila = "Producto")
        List<@Valid ProductoIdentificado> productosIdentificados,
        @Etiqueta("Actores oferentes articulados") List<String> actoresOferentes,
        @Etiqueta(value = "Grupos de valor y criterios de selección", fila = "Grupo de valor")
        List<@Valid GrupoDeValor> gruposDeValor,
        @Etiqueta(value = "Recursos disponibles", fila = "Recurso") List<@Valid Recurso> recursos,
        @Etiqueta(value = "Capacidad instalada y operativa", fila = "Equipo")
        List<@Valid CapacidadOperativa> capacidadOperativa,
        @Etiqueta("Análisis de la capacidad")
        @Size(max = 4000, message =
                "El análisis de la capacidad instalada y operativa: escriba máximo 4000 caracteres.")
        String analisisCapacidad,
        @Etiqueta(value = "Capacidades por desarrollar o fortalecer", fila = "Capacidad")
        List<@Valid Capacidad> capacidades,
        @Etiqueta("Alcance de la intervención")
        @Size(max = 4000, message = "El alcance de la intervención: escriba máximo 4000 caracteres.")
        String alcance,
        @Etiqueta("Especificaciones de la subdirección general")
        @Size(max = 4000, message = "Las especificaciones de la subdirección general: escriba máximo 4000 caracteres.")
        String especificacionesSg) {

    public DatosIdentificacion {
        fuentesNecesidad = Filas.sinNulos(fuentesNecesidad);
        indicesUsados = Filas.sinVacias(indicesUsados);
        normas = Filas.sinVacias(normas);
        necesidades = Filas.sinVacias(necesidades);
        productosIdentificados = Filas.sinVacias(productosIdentificados);
        actoresOferentes = Filas.sinNulos(actoresOferentes);
        gruposDeValor = Filas.sinVacias(gruposDeValor);
        recursos = Filas.sinVacias(recursos);
        capacidadOperativa = Filas.sinVacias(capacidadOperativa);
        capacidades = Filas.sinVacias(capacidades);
    }

    /** Si al menos una necesidad es competencia del DNP. */
    public boolean hayCompetencia() {
        return necesidades.stream().anyMatch(n -> n.competenciaDnp() == SiNo.SI);
    }

    /** La misma ficha con los índices completados por el sistema. */
    DatosIdentificacion conIndicesUsados(List<IndiceUsado> indices) {
        return new DatosIdentificacion(estrategia, fuentesNecesidad, otraFuente, indices, normas, necesidades,
                productosIdentificados, actoresOferentes, gruposDeValor, recursos, capacidadOperativa, analisisCapacidad,
                capacidades, alcance, especificacionesSg);
    }

    @AssertTrue(message = "Escriba cuál otra fuente se consultó.")
    boolean isOtraFuenteEscrita() {
        return !fuentesNecesidad.contains(FuenteNecesidad.OTRA) || Filas.conTexto(otraFuente);
    }

    @AssertTrue(message = "Agregue al menos un índice usado, o desmarque la fuente «Índices de desempeño».")
    boolean isIndicesUsadosAgregados() {
        return !fuentesNecesidad.contains(FuenteNecesidad.INDICES_DESEMPENO) || !indicesUsados.isEmpty();
    }

    @AssertTrue(message = "Agregue al menos un producto o servicio identificado.")
    boolean isProductosAgregados() {
        return !hayCompetencia() || !productosIdentificados.isEmpty();
    }

    @AssertTrue(message =
            "Productos o servicios identificados: el número de la necesidad debe ser el de una necesidad de "
                    + "esta identificación que sea competencia del DNP.")
    boolean isNecesidadDeCadaProductoExistente() {
        return productosIdentificados.stream().map(ProductoIdentificado::necesidad).filter(Objects::nonNull)
                .allMatch(n -> n >= 1 && n <= necesidades.size() && necesidades.get(n - 1).competenciaDnp() != SiNo.NO);
    }

    @AssertTrue(message = "Elija los actores oferentes con los que se articuló la identificación.")
    boolean isActoresOferentesElegidos() {
        return !hayCompetencia() || !actoresOferentes.isEmpty();
    }

    @AssertTrue(message = "Agregue al menos un grupo de valor.")
    boolean isGruposDeValorAgregados() {
        return !hayCompetencia() || !gruposDeValor.isEmpty();
    }

    @AssertTrue(message = "Agregue al menos un recurso disponible.")
    boolean isRecursosAgregados() {
        return !hayCompetencia() || !recursos.isEmpty();
    }

    @AssertTrue(message = "Agregue al menos un equipo con su capacidad instalada y operativa.")
    boolean isCapacidadOperativaAgregada() {
        return !hayCompetencia() || !capacidadOperativa.isEmpty();
    }

    @AssertTrue(message = "Escriba el análisis de la capacidad instalada y operativa.")
    boolean isAnalisisCapacidadEscrito() {
        return !hayCompetencia() || Filas.conTexto(analisisCapacidad);
    }

    @AssertTrue(message = "Agregue al menos una capacidad por desarrollar o fortalecer.")
    boolean isCapacidadesAgregadas() {
        return !hayCompetencia() || !capacidades.isEmpty();
    }

    @AssertTrue(message = "Escriba el alcance de la intervención.")
    boolean isAlcanceEscrito() {
        return !hayCompetencia() || Filas.conTexto(alcance);
    }

    /**
     * Valor de un índice en una entidad; {@code valor} es texto porque hay índices que clasifican en vez de medir. Si valor,
     * vigencia o fuente llegan vacíos se toma el dato vigente.
     */
    public record IndiceUsado(
            @Etiqueta("Índice") @NotNull(message = "elija el índice.") String indice,
            @Etiqueta("Entidad territorial") @NotNull(message = "elija la entidad territorial.") String entidad,
            @Etiqueta("Vigencia del dato")
            @Min(value = 1990, message = "la vigencia del dato: indique un número mayor o igual a 1990.")
            @Max(value = 2100, message = "la vigencia del dato: indique un número menor o igual a 2100.")
            Integer vigenciaDato,
            @Etiqueta("Valor")
            @Size(max = 200, message = "el valor del índice: escriba máximo 200 caracteres.")
            String valor,
            @Etiqueta("Fuente")
            @Size(max = 200, message = "la fuente del dato: escriba máximo 200 caracteres.")
            String fuente) {
    }

    /** Norma vigente que origina o respalda la necesidad. */
    public record Norma(
            @Etiqueta("Tipo")
            @NotBlank(message = "escriba el tipo de norma.")
            @Size(max = 200, message = "el tipo de norma: escriba máximo 200 caracteres.")
            String tipo,
            @Etiqueta("Número")
            @NotBlank(message = "escriba el número de la norma.")
            @Size(max = 200, message = "el número de la norma: escriba máximo 200 caracteres.")
            String numero,
            @Etiqueta("Año")
            @NotNull(message = "indique el año de la norma.")
            @Min(value = 1886, message = "el año de la norma: indique un número mayor o igual a 1886.")
            @Max(value = 2100, message = "el año de la norma: indique un número menor o igual a 2100.")
            Integer anio,
            @Etiqueta("Artículo")
            @Size(max = 200, message = "el artículo: escriba máximo 200 caracteres.")
            String articulo) {
    }

    /** Situación que afecta la gestión de una o varias entidades territoriales. */
    public record Necesidad(
            @Etiqueta("Descripción de la necesidad")
            @NotBlank(message = "escriba la descripción de la necesidad.")
            @Size(max = 4000, message = "la descripción de la necesidad: escriba máximo 4000 caracteres.")
            String descripcion,
            @Etiqueta("Entidades territoriales")
            @NotEmpty(message = "elija las entidades territoriales que tienen la necesidad.")
            List<String> entidades,
            @Etiqueta("Tema") @NotNull(message = "elija el tema de la necesidad.") String tema,
            @Etiqueta("Origen") @NotNull(message = "elija el origen de la necesidad.") OrigenNecesidad origen,
            @Etiqueta("¿Es competencia del DNP?")
            @NotNull(message = "responda si la necesidad es competencia del DNP.")
            SiNo competenciaDnp,
            @Etiqueta("Motivo por el que no es competencia del DNP")
            @Size(max = 4000, message =
                    "el motivo por el que no es competencia del DNP: escriba máximo 4000 caracteres.")
            String motivoSinCompetencia,
            @Etiqueta("Datos de soporte")
            @Size(max = 4000, message = "los datos de soporte: escriba máximo 4000 caracteres.")
            String datosSoporte) {

        public Necesidad {
            entidades = Filas.sinNulos(entidades);
        }

        @AssertTrue(message = "escriba el motivo por el que la necesidad no es competencia del DNP.")
        boolean isMotivoSinCompetenciaEscrito() {
            return competenciaDnp != SiNo.NO || Filas.conTexto(motivoSinCompetencia);
        }
    }

    /** Producto del portafolio, o propuesta nueva, que atiende una necesidad y aporta a una meta estratégica. */
    public record ProductoIdentificado(
            @Etiqueta("Producto del portafolio") Long producto,
            @Etiqueta("N.º de la necesidad")
            @NotNull(message = "indique el número de la necesidad que atiende.")
            @Min(value = 1, message = "el número de la necesidad que atiende: indique un número mayor o igual a 1.")
            Integer necesidad,
            @Etiqueta("Propuesta de producto nuevo")
            @Size(max = 200, message = "la propuesta de producto nuevo: escriba máximo 200 caracteres.")
            String propuestaNueva,
            @Etiqueta("Dependencia oferente")
            @NotNull(message = "elija la dependencia oferente.")
            String dependenciaOferente,
            @Etiqueta("Meta estratégica a la que aporta")
            @NotNull(message = "elija la meta estratégica a la que aporta.")
            String metaEstrategica) {

        @AssertTrue(message = "elija un producto del portafolio o describa la propuesta de producto nuevo.")
        boolean isProductoOPropuesta() {
            return producto != null || Filas.conTexto(propuestaNueva);
        }
    }

    /**
     * Los tres criterios con que se selecciona un grupo de valor: actividades de la vigencia, recursos y
     * características.
     */
    public record GrupoDeValor(
            @Etiqueta("Grupo de valor")
            @NotBlank(message = "escriba el nombre del grupo de valor.")
            @Size(max = 200, message = "el nombre del grupo de valor: escriba máximo 200 caracteres.")
            String nombre,
            @Etiqueta("Actividades planeadas para la vigencia")
            @NotBlank(message = "escriba las actividades planeadas para la vigencia.")
            @Size(max = 200, message = "las actividades planeadas para la vigencia: escriba máximo 200 caracteres.")
            String actividadesVigencia,
            @Etiqueta("Recursos")
            @NotBlank(message = "escriba los recursos del grupo de valor.")
            @Size(max = 200, message = "los recursos del grupo de valor: escriba máximo 200 caracteres.")
            String recursos,
            @Etiqueta("Características del caso")
            @NotBlank(message = "escriba las características del caso.")
            @Size(max = 4000, message = "las características del caso: escriba máximo 4000 caracteres.")
            String caracteristicas) {
    }

    /** Recurso humano, financiero o tecnológico con que cuenta la intervención. */
    public record Recurso(
            @Etiqueta("Tipo") @NotNull(message = "elija el tipo de recurso.") TipoRecurso tipo,
            @Etiqueta("Descripción")
            @NotBlank(message = "escriba la descripción del recurso.")
            @Size(max = 200, message = "la descripción del recurso: escriba máximo 200 caracteres.")
            String descripcion,
            @Etiqueta("Cantidad o monto")
            @NotNull(message = "indique la cantidad o el monto.")
            @DecimalMin(value = "0", message = "la cantidad o el monto: indique un número mayor o igual a 0.")
            BigDecimal cantidad,
            @Etiqueta("Unidad")
            @NotBlank(message = "escriba la unidad del recurso.")
            @Size(max = 60, message = "la unidad del recurso: escriba máximo 60 caracteres.")
            String unidad,
            @Etiqueta("Fuente")
            @NotBlank(message = "escriba la fuente del recurso.")
            @Size(max = 200, message = "la fuente del recurso: escriba máximo 200 caracteres.")
            String fuente) {
    }

    /** Personas disponibles de un equipo y cupo máximo de entidades que puede atender en la vigencia. */
    public record CapacidadOperativa(
            @Etiqueta("Equipo")
            @NotBlank(message = "escriba el nombre del equipo.")
            @Size(max = 200, message = "el nombre del equipo: escriba máximo 200 caracteres.")
            String equipo,
            @Etiqueta("Grupo territorial") Integer grupoTerritorial,
            @Etiqueta("Personas disponibles")
            @NotNull(message = "indique las personas disponibles.")
            @Min(value = 1, message = "las personas disponibles: indique un número mayor o igual a 1.")
            Integer personas,
            @Etiqueta("Cupo de entidades")
            @NotNull(message = "indique el cupo máximo de entidades.")
            @Min(value = 1, message = "el cupo máximo de entidades: indique un número mayor o igual a 1.")
            Integer cupo) {
    }

    /** Brecha entre la situación actual y la deseada de un componente de capacidad. */
    public record Capacidad(
            @Etiqueta("Tipo") @NotNull(message = "elija el tipo de capacidad.") TipoCapacidad tipo,
            @Etiqueta("Componente")
            @NotNull(message = "elija el componente de la capacidad.")
            ComponenteCapacidad componente,
            @Etiqueta("Situación actual")
            @NotBlank(message = "escriba la situación actual.")
            @Size(max = 4000, message = "la situación actual: escriba máximo 4000 caracteres.")
            String situacionActual,
            @Etiqueta("Situación deseada")
            @NotBlank(message = "escriba la situación deseada.")
            @Size(max = 4000, message = "la situación deseada: escriba máximo 4000 caracteres.")
            String situacionDeseada) {
    }
}
