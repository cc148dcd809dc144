package co.gov.dnp.att.conocimiento;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Documento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.expediente.ModeloAnalisis;
import co.gov.dnp.att.expediente.ModeloPlan;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plan.DatosPlan;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.portafolio.MetaEstrategica;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.seguimiento.Corte;
import co.gov.dnp.att.seguimiento.Cortes;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Evaluación de la asistencia contra los resultados esperados e indicadores del plan (PS-42 a PS-44). */
@Service
@Transactional
public class Evaluaciones {

    private final EvaluacionRepository repositorio;
    private final PlanesDeTrabajo planes;
    private final EntidadesDelPlan entidades;
    private final Expedientes expedientes;
    private final Documentos documentos;
    private final Bitacora bitacora;
    private final Organizacion organizacion;
    private final Portafolio portafolio;
    private final Cortes cortes;
    private final Territorio territorio;
    private final FormatoEspanol formato;
    private final JdbcClient jdbc;

    Evaluaciones(EvaluacionRepository repositorio, PlanesDeTrabajo planes, EntidadesDelPlan entidades, Expedientes expedientes,
            Documentos documentos, Bitacora bitacora, Organizacion organizacion, Portafolio portafolio, Cortes cortes,
            Territorio territorio, FormatoEspanol formato, JdbcClient jdbc) {
        this.repositorio = repositorio;
        this.planes = planes;
        this.entidades = entidades;
        this.expedientes = expedientes;
        this.documentos = documentos;
        this.bitacora = bitacora;
        this.organizacion = organizacion;
        this.portafolio = portafolio;
        this.cortes = cortes;
        this.territorio = territorio;
        this.formato = formato;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<Evaluacion> de(Long expedienteId) {
        return repositorio.findByExpedienteId(expedienteId);
    }

    /** Resultados por indicador y entidad, en ese orden. */
    @Transactional(readOnly = true)
    public List<ResultadoIndicador> resultados(Long expedienteId) {
        return jdbc.sql("""
                select indicador, capacidad, unidad, entidad, linea_base, meta, valor_alcanzado, cumplimiento
                  from att.resultado_indicador where expediente_id = ? order by indicador, entidad""")
                .param(expedienteId).query(ResultadoIndicador.class).list();
    }

    /**
     * Guarda la evaluación y calcula el cumplimiento de cada resultado.
     *
     * @throws Rechazo si un indicador no es del plan o se quedó sin resultado, su meta no es la del plan, una entidad no es del
     *                 plan o se repite, o una meta estratégica o un reporte no existen
     */
    public void registrar(Long expedienteId, DatosEvaluacion datos, String usuario) {
        Expediente expediente = expedientes.de(expedienteId);
        Map<String, DatosPlan.ResultadoEsperado> esperados = planes.vigente(expedienteId).datos().resultadosEsperados().stream()
                .collect(Collectors.toMap(DatosPlan.ResultadoEsperado::indicador, Function.identity(), (a, b) -> a));
        Map<String, String> metas = metas(expediente.getVigencia());
        List<String> problemas = new ArrayList<>();
        revisarResultados(datos, esperados, entidades.de(expedienteId), problemas);
        Set<String> reportes = cortes.deExpediente(expedienteId).stream().filter(c -> !c.estaAbierto()).map(c -> c.getId().toString())
                .collect(Collectors.toSet());
        if (!reportes.containsAll(datos.reportesParciales())) {
            problemas.add("Reportes parciales considerados: elija cortes reportados de este expediente.");
        }
        for (int i = 0; i < datos.recomendacionesMetas().size(); i++) {
            if (!metas.containsKey(datos.recomendacionesMetas().get(i).meta())) {
                problemas.add("Recomendaciones para las metas, fila " + (i + 1) + ": elija la meta de la lista.");
            }
        }
        Rechazo.siHay(problemas);

        repositorio.save(new Evaluacion(expedienteId, datos, usuario));
        for (DatosEvaluacion.ResultadoIndicador r : datos.resultadosIndicador()) {
            DatosPlan.ResultadoEsperado esperado = esperados.get(r.indicador());
            jdbc.sql("""
                    insert into att.resultado_indicador (expediente_id, indicador, capacidad, unidad, entidad, linea_base, meta,
                    valor_alcanzado, cumplimiento) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(java.util.Arrays.asList(expedienteId, r.indicador(), esperado.capacidad(), esperado.unidad(), r.entidad(),
                            r.lineaBase(), r.meta(), r.valorAlcanzado(),
                            ResultadoIndicador.cumplimiento(r.lineaBase(), r.meta(), r.valorAlcanzado()))).update();
        }
        datos.recomendacionesMetas().forEach(r -> jdbc
                .sql("insert into att.recomendacion_meta (expediente_id, meta_codigo, meta, ajuste, vigencia) values (?, ?, ?, ?, ?)")
                .params(expedienteId, r.meta(), metas.get(r.meta()), r.ajuste(), r.vigencia()).update());
        bitacora.anotar(expedienteId, "Se evaluó la asistencia: " + datos.resultadosIndicador().size() + " resultados de "
                + esperados.size() + " indicadores del plan y " + datos.recomendacionesMetas().size()
                + " recomendaciones para las metas.");
    }

    private void revisarResultados(DatosEvaluacion datos, Map<String, DatosPlan.ResultadoEsperado> esperados, Set<String> delPlan,
            List<String> problemas) {
        Set<String> vistos = new HashSet<>();
        Set<String> sinResultado = new HashSet<>(esperados.keySet());
        for (int i = 0; i < datos.resultadosIndicador().size(); i++) {
            DatosEvaluacion.ResultadoIndicador r = datos.resultadosIndicador().get(i);
            String fila = "Resultados por indicador, fila " + (i + 1) + ": ";
            DatosPlan.ResultadoEsperado esperado = esperados.get(r.indicador());
            sinResultado.remove(r.indicador());
            if (esperado == null) {
                problemas.add(fila + "«" + r.indicador() + "» no es un indicador del plan.");
            } else if (r.meta().compareTo(esperado.meta()) != 0) {
                problemas.add(fila + "la meta de «" + r.indicador() + "» en el plan es " + formato.numero(esperado.meta())
                        + " y aquí llegó " + formato.numero(r.meta()) + ". Se evalúa contra la del plan.");
            }
            if (!delPlan.contains(r.entidad())) {
                problemas.add(fila + "«" + territorio.nombreCompleto(r.entidad()) + "» no es una entidad de este plan.");
            } else if (!vistos.add(r.indicador() + "\n" + r.entidad())) {
                problemas.add(fila + "«" + r.indicador() + "» ya tiene resultado para «" + territorio.nombreCompleto(r.entidad())
                        + "». Deje una sola fila.");
            }
        }
        sinResultado.forEach(i -> problemas.add("Resultados por indicador: falta el resultado de «" + i + "»."));
    }

    /** Metas estratégicas que pueden recibir recomendaciones: las de la vigencia y las siguientes. Código → nombre. */
    Map<String, String> metas(int vigencia) {
        return portafolio.metas().stream().filter(m -> m.getVigencia() >= vigencia)
                .collect(Collectors.toMap(MetaEstrategica::getCodigo, MetaEstrategica::getNombre, (a, b) -> a));
    }

    /** Genera el informe de análisis de información consolidada, con los resultados de evaluación (PS-44). */
    public Documento generarInforme(Long expedienteId) {
        Expediente expediente = expedientes.de(expedienteId);
        Evaluacion evaluacion = repositorio.findByExpedienteId(expedienteId).orElseThrow();
        DatosEvaluacion datos = evaluacion.getDatos();
        DatosPlan.EvaluacionPrevista prevista = planes.vigente(expedienteId).datos().evaluacionPrevista();
        Map<String, String> nombres = territorio.nombresCompletos();
        Map<String, String> metas = metas(expediente.getVigencia());
        Map<String, Corte> reportes = cortes.deExpediente(expedienteId).stream()
                .collect(Collectors.toMap(c -> c.getId().toString(), Function.identity()));
        return documentos.generar(expedienteId, new ModeloAnalisis(
                organizacion.dependencia(expediente.getDependencia()).getNombre(), datos.alcanceTemporal().desde(),
                datos.alcanceTemporal().hasta(), new ModeloPlan.Evaluacion(prevista.queSeEvalua(), prevista.indicadores(),
                        prevista.metodo(), prevista.alcance(), prevista.momento()),
                datos.reportesParciales().stream().map(r -> nombre(reportes.get(r))).toList(),
                paraDocumento(expedienteId),
                datos.valoracionCapacidad().stream().map(v -> new ModeloAnalisis.Valoracion(v.capacidad(),
                        nombres.getOrDefault(v.entidad(), v.entidad()), v.situacionInicial(), v.situacionFinal(), v.conclusion())).toList(),
                datos.conclusiones(),
                datos.recomendacionesMetas().stream().map(r -> new ModeloAnalisis.Recomendacion(metas.getOrDefault(r.meta(), r.meta()),
                        r.ajuste(), r.vigencia())).toList()), "Evaluación de la asistencia técnica", evaluacion.getUsuario());
    }

    /** Los resultados como los pide un documento, con el nombre de cada entidad. */
    List<ModeloAnalisis.Resultado> paraDocumento(Long expedienteId) {
        Map<String, String> nombres = territorio.nombresCompletos();
        return resultados(expedienteId).stream().map(r -> new ModeloAnalisis.Resultado(r.indicador(),
                nombres.getOrDefault(r.entidad(), r.entidad()), r.lineaBase(), r.meta(), r.valorAlcanzado(), r.unidad(),
                r.cumplimiento())).toList();
    }

    /** «Corte 2 (trimestral), del 1 abr 2026 al 30 jun 2026: eficacia 75,0 %, calidad 4,2 de 5». */
    String nombre(Corte corte) {
        return corte.nombre() + ", del " + formato.fecha(corte.getDesde()) + " al " + formato.fecha(corte.getHasta()) + ": eficacia "
                + formato.porcentaje(corte.getEficacia()) + ", calidad " + formato.numero(corte.getCalidad()) + " de 5";
    }
}
