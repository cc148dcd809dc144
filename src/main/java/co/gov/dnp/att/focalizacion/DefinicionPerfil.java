package co.gov.dnp.att.focalizacion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import co.gov.dnp.att.portafolio.ComponenteCapacidad;
import co.gov.dnp.att.portafolio.Escala;
import co.gov.dnp.att.territorio.TipoEntidad;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Lo que la unidad decide en su perfil (B.9). Las listas nunca son nulas.
 *
 * @param tiposHabilitados    alimentan {@code tipoHabilitado}, junto con las escalas
 * @param brechas             brechas de capacidad que se espera cubrir (FO-02)
 * @param resultados          resultados esperados (FO-02)
 * @param metas               metas estratégicas a las que aporta
 * @param entidadesDeLasMetas códigos de las entidades que aportan a esas metas; vacío significa todas
 * @param cupos               número del grupo territorial (0 = sin grupo) → máximo de entidades en la vigencia
 * @param justificacion       obligatoria en selección manual
 * @param recursosSuficientes si la unidad cuenta con recursos en la vigencia
 * @param componenteCapacidad componente de capacidad por fortalecer; orienta la modalidad
 * @param exclusiones         código de entidad → motivo
 * @param seleccionadas       códigos escogidos en selección manual
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DefinicionPerfil(Set<Escala> escalas, Set<TipoEntidad> tiposHabilitados, List<VariableDelPerfil> variables,
        List<String> brechas, List<String> resultados, List<String> metas, Set<String> entidadesDeLasMetas,
        Map<Integer, Integer> cupos, Modo modo, String justificacion, boolean recursosSuficientes, String componenteCapacidad,
        boolean hayExperienciaTransferible, Map<String, String> exclusiones, Set<String> seleccionadas) {

    public static final List<String> COMPONENTES = Arrays.stream(ComponenteCapacidad.values()).map(Enum::name).toList();

    public DefinicionPerfil {
        escalas = escalas == null ? Set.of() : new LinkedHashSet<>(escalas);
        tiposHabilitados = tiposHabilitados == null ? Set.of() : new LinkedHashSet<>(tiposHabilitados);
        variables = variables == null ? List.of() : List.copyOf(variables);
        brechas = brechas == null ? List.of() : List.copyOf(brechas);
        resultados = resultados == null ? List.of() : List.copyOf(resultados);
        metas = metas == null ? List.of() : List.copyOf(metas);
        entidadesDeLasMetas = entidadesDeLasMetas == null ? Set.of() : new LinkedHashSet<>(entidadesDeLasMetas);
        cupos = cupos == null ? Map.of() : new LinkedHashMap<>(cupos);
        exclusiones = exclusiones == null ? Map.of() : new LinkedHashMap<>(exclusiones);
        seleccionadas = seleccionadas == null ? Set.of() : new LinkedHashSet<>(seleccionadas);
    }

    /** Punto de partida de una unidad: la regla base con todas las variables en peso 1; faltan brechas, resultados, metas y cupos. */
    public static DefinicionPerfil propuesta() {
        List<VariableDelPerfil> todas = new ArrayList<>();
        for (Variable variable : Variable.values()) {
            todas.add(new VariableDelPerfil(variable));
        }
        return new DefinicionPerfil(Set.of(Escala.LOCAL), Set.of(TipoEntidad.MUNICIPIO, TipoEntidad.DISTRITO), todas, null, null,
                null, null, null, Modo.REGLA_BASE, null, true, "PROCESOS_PROCEDIMIENTOS", false, null, null);
    }

    public Optional<VariableDelPerfil> variable(String clave) {
        return variables.stream().filter(v -> v.clave().equals(clave)).findFirst();
    }

    public boolean usa(Variable variable) {
        return variable(variable.name()).isPresent();
    }

    public boolean habilita(TipoEntidad tipo) {
        return tiposHabilitados.contains(tipo) && escalas.contains(escalaDe(tipo));
    }

    /** La escala a la que pertenece un tipo de entidad (FO-05). */
    public static Escala escalaDe(TipoEntidad tipo) {
        return switch (tipo) {
            case ESQUEMA_ASOCIATIVO -> Escala.REGIONAL;
            case DEPARTAMENTO -> Escala.DEPARTAMENTAL;
            default -> Escala.LOCAL;
        };
    }
}
