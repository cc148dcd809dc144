package co.gov.dnp.att.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.organizacion.GrupoTerritorial;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.stereotype.Service;

/** Las entidades concertadas de un expediente, y cómo se nombran muchas de una vez en una lista de selección. */
@Service
public class EntidadesDelPlan {

    public static final String TODAS = "*";
    private static final String GRUPO = "grupo:";

    private final Focalizacion focalizacion;
    private final Organizacion organizacion;
    private final Territorio territorio;

    EntidadesDelPlan(Focalizacion focalizacion, Organizacion organizacion, Territorio territorio) {
        this.focalizacion = focalizacion;
        this.organizacion = organizacion;
        this.territorio = territorio;
    }

    public Set<String> de(Long expedienteId) {
        return focalizacion.incluidasDelExpediente(expedienteId);
    }

    /** Entidades por grupo territorial; la clave 0 reúne las que ningún grupo cubre. */
    private Map<Integer, Set<String>> porGrupo(Set<String> delPlan) {
        Map<Integer, Set<String>> grupos = new TreeMap<>();
        organizacion.grupoDeCadaEntidad(delPlan)
                .forEach((codigo, grupo) -> grupos.computeIfAbsent(grupo, g -> new LinkedHashSet<>()).add(codigo));
        return grupos;
    }

    /** Opciones de una lista múltiple: primero «todas» y los grupos, después una por una. */
    public List<Opcion> opciones(Long expedienteId) {
        Set<String> delPlan = de(expedienteId);
        Map<Integer, Set<String>> grupos = porGrupo(delPlan);
        List<Opcion> opciones = new ArrayList<>();
        opciones.add(new Opcion("Todas las entidades del plan", TODAS));
        for (GrupoTerritorial g : organizacion.gruposTerritoriales()) {
            Set<String> propias = grupos.get(g.getNumero());
            if (propias != null) {
                opciones.add(new Opcion("Todas las de " + g.getNombre() + " (" + propias.size() + ")", GRUPO + g.getNumero()));
            }
        }
        opciones.addAll(unaPorUna(delPlan));
        return opciones;
    }

    public List<Opcion> unaPorUna(Collection<String> codigos) {
        return codigos.stream().map(c -> new Opcion(territorio.nombreCompleto(c), c)).sorted(java.util.Comparator.comparing(Opcion::label)).toList();
    }

    /**
     * Convierte una selección («*», «grupo:N» o códigos) en códigos.
     *
     * @param campo     nombre visible del campo, para el mensaje
     * @param problemas recibe una frase por cada valor que no pertenece al plan
     */
    public Set<String> expandir(Long expedienteId, Collection<String> seleccion, String campo, List<String> problemas) {
        return expandir(de(expedienteId), seleccion, campo, problemas);
    }

    /** Lo mismo, con las entidades del plan ya leídas: quien convierte varias selecciones las lee una vez. */
    public Set<String> expandir(Set<String> delPlan, Collection<String> seleccion, String campo, List<String> problemas) {
        Set<String> elegidas = new LinkedHashSet<>();
        Map<Integer, Set<String>> grupos = null;
        for (String valor : seleccion) {
            if (TODAS.equals(valor)) {
                elegidas.addAll(delPlan);
            } else if (valor.startsWith(GRUPO)) {
                grupos = grupos == null ? porGrupo(delPlan) : grupos;
                elegidas.addAll(grupos.getOrDefault(Integer.valueOf(valor.substring(GRUPO.length())), Set.of()));
            } else if (delPlan.contains(valor)) {
                elegidas.add(valor);
            } else {
                problemas.add(campo + ": «" + territorio.nombreCompleto(valor)
                        + "» no es una entidad de este plan. Elíjala de la lista.");
            }
        }
        return elegidas;
    }
}
