package co.gov.dnp.att.focalizacion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.focalizacion.proceso.TablasDeDecision;
import co.gov.dnp.att.plataforma.Rechazo;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Qué le pasaría a cada entidad si unas tablas en borrador rigieran hoy (FO-06). No guarda ni despliega nada. */
@Service
@Transactional(readOnly = true)
public class EnsayoDeTablas {

    /**
     * Una entidad con lo vigente y con el borrador.
     *
     * @param departamento código de dos cifras; nulo en un esquema asociativo
     */
    public record Diferencia(String codigo, String nombre, String departamento, int grupo, DecisionFinal antes, DecisionFinal despues, String prioridadAntes,
            String prioridadDespues, Integer puntajeAntes, Integer puntajeDespues) {

        public boolean entra() {
            return antes != DecisionFinal.INCLUIDA && despues == DecisionFinal.INCLUIDA;
        }

        public boolean sale() {
            return antes == DecisionFinal.INCLUIDA && despues != DecisionFinal.INCLUIDA;
        }

        public boolean cambiaDePrioridad() {
            return !prioridadAntes.equals(prioridadDespues);
        }

        public boolean cambia() {
            return antes != despues || cambiaDePrioridad() || !puntajeAntes.equals(puntajeDespues);
        }
    }

    /** @param total entidades evaluadas @param cambian solo las que cambian en algo @param duracionMs de las dos evaluaciones, en milisegundos */
    public record Resultado(String perfil, int total, int incluidasAntes, int incluidasDespues, List<Diferencia> cambian, long duracionMs) {
    }

    private final Perfiles perfiles;
    private final ReunirEntradas entradas;
    private final TablasDeDecision tablas;
    private final AlmacenDeCorridas almacen;

    EnsayoDeTablas(Perfiles perfiles, ReunirEntradas entradas, TablasDeDecision tablas, AlmacenDeCorridas almacen) {
        this.perfiles = perfiles;
        this.entradas = entradas;
        this.tablas = tablas;
        this.almacen = almacen;
    }

    /**
     * Evalúa todas las entidades con los datos de hoy y el perfil de una unidad, con las tablas vigentes y con las del borrador.
     *
     * @throws Rechazo si el perfil no usa reglas o una tabla del borrador no sirve
     */
    public Resultado contraTodas(Long perfilId, List<byte[]> borrador) {
        long inicio = System.nanoTime();
        PerfilDeFocalizacion perfil = perfiles.de(perfilId);
        DefinicionPerfil definicion = perfil.getDefinicion();
        if (!definicion.modo().usaReglas()) {
            throw Rechazo.de("Ese perfil selecciona a mano: las tablas no le cambian nada. Elija otro.");
        }
        boolean propias = definicion.modo() == Modo.REGLA_PROPIA;
        Map<Integer, Integer> cupos = new LinkedHashMap<>(definicion.cupos());
        cupos.putIfAbsent(0, 0);
        List<ReunirEntradas.Entidad> entidades = entradas.de(perfil.getProductoId(), perfil.getVigencia(), -1L, definicion);
        List<EnEvaluacion> antes = evaluar(tablas.vigentes(perfil.getDependencia(), propias), definicion, cupos, entidades);
        List<EnEvaluacion> despues = evaluar(tablas.conBorrador(perfil.getDependencia(), propias, borrador), definicion, cupos, entidades);
        List<Diferencia> cambian = new ArrayList<>();
        for (int i = 0; i < antes.size(); i++) {
            EnEvaluacion a = antes.get(i);
            EnEvaluacion d = despues.get(i);
            Diferencia diferencia = new Diferencia(a.entidad.codigo(), a.entidad.nombre(), a.entidad.departamento(), a.entidad.grupo(), a.decision, d.decision,
                    a.prioridad, d.prioridad, a.puntaje, d.puntaje);
            if (diferencia.cambia()) {
                cambian.add(diferencia);
            }
        }
        return new Resultado(perfil.getDependencia() + " · " + perfil.getProducto() + " · " + perfil.getVigencia(), antes.size(), incluidas(antes), incluidas(despues),
                cambian, (System.nanoTime() - inicio) / 1_000_000);
    }

    /**
     * Repite una corrida guardada con sus mismas entradas y las tablas del borrador.
     *
     * @throws Rechazo si la corrida no existe
     */
    public Resultado repetir(Long corridaId, List<byte[]> borrador) {
        long inicio = System.nanoTime();
        Corrida corrida = almacen.corrida(corridaId);
        PerfilDeFocalizacion perfil = perfiles.de(corrida.perfilId());
        List<ResultadoEntidad> guardados = almacen.resultados(corridaId, FiltroDeResultados.NINGUNO, 0, Integer.MAX_VALUE);
        if (!corrida.modo().usaReglas()) {
            return new Resultado(corrida.expediente(), guardados.size(), corrida.incluidas(), corrida.incluidas(), List.of(), 0);
        }
        List<ReunirEntradas.Entidad> entidades = guardados.stream().map(r -> new ReunirEntradas.Entidad(r.codigo(), r.nombre(), r.tipo(), r.departamento(),
                r.grupoTerritorial(), r.entradas())).toList();
        List<EnEvaluacion> despues = evaluar(tablas.conBorrador(corrida.dependencia(), corrida.modo() == Modo.REGLA_PROPIA, borrador), perfil.getDefinicion(), corrida.cupos(), entidades);
        List<Diferencia> cambian = new ArrayList<>();
        for (int i = 0; i < guardados.size(); i++) {
            ResultadoEntidad a = guardados.get(i);
            EnEvaluacion d = despues.get(i);
            Diferencia diferencia = new Diferencia(a.codigo(), a.nombre(), a.departamento(), a.grupoTerritorial(), a.decisionSugerida(), d.decision, a.prioridad(), d.prioridad,
                    a.puntaje(), d.puntaje);
            if (diferencia.cambia()) {
                cambian.add(diferencia);
            }
        }
        return new Resultado(corrida.expediente(), guardados.size(), (int) guardados.stream().filter(g -> g.decisionSugerida() == DecisionFinal.INCLUIDA).count(), incluidas(despues),
                cambian, (System.nanoTime() - inicio) / 1_000_000);
    }

    private static List<EnEvaluacion> evaluar(TablasDeDecision.Juego juego, DefinicionPerfil perfil, Map<Integer, Integer> cupos, List<ReunirEntradas.Entidad> entidades) {
        return new EvaluarEntidades(juego, new Ponderacion(perfil, juego.copias()), cupos).evaluar(entidades);
    }

    private static int incluidas(List<EnEvaluacion> evaluadas) {
        return (int) evaluadas.stream().filter(e -> e.decision == DecisionFinal.INCLUIDA).count();
    }
}
