package co.gov.dnp.att.focalizacion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.focalizacion.proceso.TablasDeDecision;
import co.gov.dnp.att.organizacion.GrupoTerritorial;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;

/**
 * Focaliza: aplica el perfil de la unidad a todas las entidades, guarda cada resultado con sus entradas y deja que la unidad
 * lo ajuste con justificación. El resultado de las reglas es una sugerencia (FO-01…FO-08).
 */
@Service
@Transactional
public class Focalizacion {

    static final int JUSTIFICACION_MAXIMA = 2000;

    private final Expedientes expedientes;
    private final Perfiles perfiles;
    private final ReunirEntradas entradas;
    private final TablasDeDecision tablas;
    private final AlmacenDeCorridas almacen;
    private final Organizacion organizacion;
    private final Bitacora bitacora;
    private final ObjectProvider<CapacidadDelExpediente> capacidad;

    Focalizacion(Expedientes expedientes, Perfiles perfiles, ReunirEntradas entradas, TablasDeDecision tablas,
            AlmacenDeCorridas almacen, Organizacion organizacion, Bitacora bitacora, ObjectProvider<CapacidadDelExpediente> capacidad) {
        this.expedientes = expedientes;
        this.perfiles = perfiles;
        this.entradas = entradas;
        this.tablas = tablas;
        this.almacen = almacen;
        this.organizacion = organizacion;
        this.bitacora = bitacora;
        this.capacidad = capacidad;
    }

    /**
     * Hace una corrida sobre todas las entidades vigentes y la guarda entera en una transacción.
     *
     * @return identificador de la corrida
     * @throws Rechazo si la dependencia no tiene perfil vigente para el producto en la vigencia, o falta una tabla
     */
    public Long ejecutar(Long expedienteId, String usuario) {
        long inicio = System.nanoTime();
        Expediente expediente = expedientes.de(expedienteId);
        PerfilDeFocalizacion perfil = perfiles.exigir(expediente.getDependencia(), expediente.getProductoId(),
                expediente.getProducto(), expediente.getVigencia());
        DefinicionPerfil definicion = perfil.getDefinicion();
        Map<Integer, Integer> cupos = cupos(expedienteId, definicion);
        List<ReunirEntradas.Entidad> entidades = entradas.de(expediente, definicion);

        List<TablaAplicada> aplicadas = List.of();
        List<EnEvaluacion> evaluadas;
        if (definicion.modo().usaReglas()) {
            TablasDeDecision.Juego juego = tablas.vigentes(expediente.getDependencia(), definicion.modo() == Modo.REGLA_PROPIA);
            aplicadas = juego.copias();
            evaluadas = new EvaluarEntidades(juego, new Ponderacion(definicion, aplicadas), cupos).evaluar(entidades);
        } else {
            evaluadas = entidades.stream().map(e -> EnEvaluacion.manual(e, definicion.seleccionadas().contains(e.codigo()))).toList();
        }
        Long corrida = almacen.guardar(expediente, perfil, aplicadas, cupos, evaluadas, definicion.justificacion(), usuario,
                Instant.now());
        long duracion = (System.nanoTime() - inicio) / 1_000_000;
        almacen.fijarDuracion(corrida, duracion);
        Corrida hecha = almacen.corrida(corrida);
        bitacora.anotar(expedienteId, "Focalización %d: %d entidades evaluadas con el perfil versión %d; se sugiere incluir %d."
                .formatted(hecha.numero(), hecha.total(), perfil.getVersion(), hecha.incluidas()));
        return corrida;
    }

    private Map<Integer, Integer> cupos(Long expedienteId, DefinicionPerfil definicion) {
        Map<Integer, Integer> cupos = new LinkedHashMap<>(definicion.cupos());
        cupos.putIfAbsent(0, 0);
        capacidad.ifAvailable(registrada -> cupos.putAll(registrada.cupos(expedienteId)));
        return cupos;
    }

    /** @throws Rechazo si el expediente todavía no tiene corridas */
    @Transactional(readOnly = true)
    public Corrida corrida(Long expedienteId) {
        return almacen.deExpediente(expedienteId).stream().findFirst().orElseThrow(() -> sinFocalizar(expedienteId));
    }

    /** Las corridas del expediente, la última primero. */
    @Transactional(readOnly = true)
    public List<Corrida> corridas(Long expedienteId) {
        return almacen.deExpediente(expedienteId);
    }

    /** @throws Rechazo si no existe */
    @Transactional(readOnly = true)
    public Corrida porId(Long corridaId) {
        return almacen.corrida(corridaId);
    }

    /** Todas las entidades de la corrida: primero las incluidas, por puntaje. */
    @Transactional(readOnly = true)
    public List<ResultadoEntidad> resultados(Long corridaId) {
        return almacen.resultados(corridaId, FiltroDeResultados.NINGUNO, 0, Integer.MAX_VALUE);
    }

    /** Una página de la lista, con el mismo orden que {@link #resultados}. */
    @Transactional(readOnly = true)
    public List<ResultadoEntidad> resultados(Long corridaId, FiltroDeResultados filtro, int pagina, int tamano) {
        return almacen.resultados(corridaId, filtro, pagina * tamano, tamano);
    }

    @Transactional(readOnly = true)
    public int contar(Long corridaId, FiltroDeResultados filtro) {
        return almacen.contar(corridaId, filtro);
    }

    /** @throws Rechazo si la entidad no está en la corrida */
    @Transactional(readOnly = true)
    public ResultadoEntidad resultado(Long corridaId, String codigoEntidad) {
        return almacen.resultado(corridaId, codigoEntidad);
    }

    /** Cuántas entidades quedan hoy con cada decisión final. */
    @Transactional(readOnly = true)
    public Map<DecisionFinal, Integer> recuento(Long corridaId) {
        return almacen.recuento(corridaId);
    }

    /**
     * Cambia la decisión final de una o varias entidades; todas o ninguna. No toca lo que calcularon las reglas. Repetir la
     * decisión que ya tiene una entidad no deja huella.
     *
     * @throws Rechazo si la corrida está cerrada, si falta una justificación o si una entidad no está en la corrida
     */
    public void ajustar(Long corridaId, List<Ajuste> ajustes, String usuario) {
        Corrida corrida = almacen.bloquear(corridaId);
        exigirAbierta(corrida);
        List<String> problemas = new ArrayList<>();
        Set<String> vistas = new LinkedHashSet<>();
        Map<String, ResultadoEntidad> actuales = new HashMap<>();
        for (Ajuste ajuste : ajustes) {
            almacen.buscar(corridaId, ajuste.codigoEntidad()).ifPresentOrElse(r -> actuales.put(r.codigo(), r),
                    () -> problemas.add("La entidad «" + ajuste.codigoEntidad() + "» no está en la focalización."));
            String nombre = actuales.containsKey(ajuste.codigoEntidad()) ? actuales.get(ajuste.codigoEntidad()).nombre()
                    : ajuste.codigoEntidad();
            if (ajuste.decision() == null) {
                problemas.add("Decisión sobre " + nombre + ": elija incluida, excluida o en espera.");
            }
            if (ajuste.justificacion() == null || ajuste.justificacion().isBlank()) {
                problemas.add("Justificación de " + nombre + ": escriba por qué cambia la sugerencia de la regla.");
            } else if (ajuste.justificacion().length() > JUSTIFICACION_MAXIMA) {
                problemas.add("Justificación de " + nombre + ": use como mucho 2000 caracteres.");
            }
            if (!vistas.add(ajuste.codigoEntidad())) {
                problemas.add("La entidad " + nombre + " está dos veces entre los ajustes.");
            }
        }
        Rechazo.siHay(problemas);
        List<Ajuste> cambios = ajustes.stream()
                .filter(a -> actuales.get(a.codigoEntidad()).decisionFinal() != a.decision()).toList();
        almacen.ajustar(corridaId, cambios, actuales, usuario, Instant.now());
        if (!cambios.isEmpty()) {
            bitacora.anotar(corrida.expedienteId(), "La unidad ajustó " + cambios.size()
                    + (cambios.size() == 1 ? " entidad" : " entidades") + " de la focalización " + corrida.numero() + ".");
        }
    }

    /** Huella de los ajustes de una corrida, el más reciente primero. */
    @Transactional(readOnly = true)
    public List<AjusteHecho> ajustes(Long corridaId) {
        return almacen.ajustes(corridaId);
    }

    /**
     * Cierra la corrida cuando se genera la matriz de concertación: desde entonces ni ella ni sus resultados cambian.
     * Cerrarla otra vez no hace nada.
     */
    public void cerrar(Long corridaId) {
        Corrida corrida = almacen.bloquear(corridaId);
        if (!corrida.estaCerrada()) {
            almacen.cerrar(corridaId, Instant.now());
            bitacora.anotar(corrida.expedienteId(), "La focalización " + corrida.numero() + " quedó cerrada con "
                    + incluidas(corridaId).size() + " entidades incluidas.");
        }
    }

    /** Códigos de las entidades cuya decisión final es incluida. */
    @Transactional(readOnly = true)
    public Set<String> incluidas(Long corridaId) {
        return almacen.incluidas(corridaId);
    }

    /**
     * Códigos de las incluidas en la última corrida del expediente.
     *
     * @throws Rechazo si el expediente todavía no tiene corridas
     */
    @Transactional(readOnly = true)
    public Set<String> incluidasDelExpediente(Long expedienteId) {
        return almacen.incluidasDelExpediente(expedienteId).orElseThrow(() -> sinFocalizar(expedienteId));
    }

    private Rechazo sinFocalizar(Long expedienteId) {
        return Rechazo.de("El expediente " + expedientes.de(expedienteId).getCodigo() + " todavía no se ha focalizado.");
    }

    /** Por qué una entidad entró o no, en español llano, con los datos reales. */
    @Transactional(readOnly = true)
    public String explicar(Long corridaId, String codigoEntidad) {
        return explicador(almacen.corrida(corridaId)).explicar(almacen.resultado(corridaId, codigoEntidad));
    }

    /** Para explicar muchas entidades de la misma corrida sin volver a leerla. */
    @Transactional(readOnly = true)
    public Explicador explicador(Corrida corrida) {
        return new Explicador(corrida, nombresDeGrupos());
    }

    /** Cuántas entidades hay con cada prioridad y cuántas de ellas caben en el cupo, de la más alta a la que no se prioriza. */
    @Transactional(readOnly = true)
    public List<PorPrioridad> porPrioridad(Long corridaId) {
        return almacen.porPrioridad(corridaId);
    }

    @Transactional(readOnly = true)
    public SobreCupo sobreCupo(Long corridaId) {
        return sobreCupo(almacen.corrida(corridaId));
    }

    /** Lo mismo, de una corrida ya leída. */
    @Transactional(readOnly = true)
    public SobreCupo sobreCupo(Corrida corrida) {
        Map<Integer, Integer> incluidas = almacen.incluidasPorGrupo(corrida.id());
        Map<Integer, String> nombres = nombresDeGrupos();
        return new SobreCupo(nombres.keySet().stream().filter(g -> g > 0 || incluidas.containsKey(0))
                .map(g -> new SobreCupo.Grupo(g, nombres.get(g), corrida.cupos().getOrDefault(g, 0), incluidas.getOrDefault(g, 0)))
                .toList());
    }

    /** Número de grupo → nombre; el 0 es «Sin grupo territorial» y va al final. */
    @Transactional(readOnly = true)
    public Map<Integer, String> nombresDeGrupos() {
        Map<Integer, String> nombres = new LinkedHashMap<>();
        for (GrupoTerritorial grupo : organizacion.gruposTerritoriales()) {
            nombres.put(grupo.getNumero(), grupo.getNombre());
        }
        nombres.put(0, "Sin grupo territorial");
        return nombres;
    }

    /** Quién entra y quién sale al pasar de una corrida a otra. */
    @Transactional(readOnly = true)
    public Comparacion comparar(Long antes, Long despues) {
        almacen.corrida(antes);
        almacen.corrida(despues);
        return almacen.comparar(antes, despues);
    }

    /**
     * Entidades priorizadas de la última corrida de cada expediente (SG-26, FO-08).
     *
     * @param vigencia   año, o nulo para todos
     * @param productoId producto, o nulo para todos
     */
    @Transactional(readOnly = true)
    public List<Priorizada> priorizadas(Integer vigencia, Long productoId) {
        return almacen.priorizadas(vigencia, productoId);
    }

    @Transactional(readOnly = true)
    public List<ProductoFocalizado> focalizados() {
        return almacen.focalizados();
    }

    private static void exigirAbierta(Corrida corrida) {
        if (corrida.estaCerrada()) {
            throw Rechazo.de("La focalización " + corrida.numero() + " del expediente " + corrida.expediente()
                    + " está cerrada: su matriz de concertación ya se generó y no se puede ajustar.");
        }
    }
}
