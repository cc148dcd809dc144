package co.gov.dnp.att.conocimiento;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import co.gov.dnp.att.ejecucion.Ejecucion;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.plan.DatosPlan;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.seguimiento.Cortes;
import org.springframework.stereotype.Component;

/** Actividad 6: los indicadores del plan, con su línea base y su meta, frente al valor que alcanzó cada entidad (PS-42). */
@Component
class EvaluarAsistencia implements FormularioDeTarea<DatosEvaluacion> {

    /** Hasta este número de filas se preparan todas las parejas de indicador y entidad; con más, una fila por indicador y la unidad agrega las demás. */
    private static final int FILAS_PREPARADAS = 60;

    private final Evaluaciones evaluaciones;
    private final PlanesDeTrabajo planes;
    private final EntidadesDelPlan entidades;
    private final Ejecucion ejecucion;
    private final Cortes cortes;
    private final Expedientes expedientes;
    private final FormatoEspanol formato;

    EvaluarAsistencia(Evaluaciones evaluaciones, PlanesDeTrabajo planes, EntidadesDelPlan entidades, Ejecucion ejecucion, Cortes cortes,
            Expedientes expedientes, FormatoEspanol formato) {
        this.evaluaciones = evaluaciones;
        this.planes = planes;
        this.entidades = entidades;
        this.ejecucion = ejecucion;
        this.cortes = cortes;
        this.expedientes = expedientes;
        this.formato = formato;
    }

    @Override
    public String elemento() {
        return Elemento.EVALUAR;
    }

    @Override
    public Class<DatosEvaluacion> datos() {
        return DatosEvaluacion.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        DatosPlan plan = planes.vigente(expediente.getId()).datos();
        DatosPlan.EvaluacionPrevista prevista = plan.evaluacionPrevista();
        Collection<String> atendidas = ejecucion.entidadesAtendidas(expediente.getId());
        Collection<String> evaluadas = atendidas.isEmpty() ? entidades.de(expediente.getId()) : atendidas;
        Map<String, Object> datos = new LinkedHashMap<>();
        datos.put("contexto", Map.of("expediente", expediente.getCodigo(), "producto", expediente.getProducto(),
                "vigencia", expediente.getVigencia(),
                "evaluacionPrevista", "**Qué se evalúa:** " + prevista.queSeEvalua() + "\n\n**Indicadores:** " + prevista.indicadores()
                        + "\n\n**Método:** " + prevista.metodo() + "\n\n**Alcance:** " + prevista.alcance() + "\n\n**Momento:** "
                        + formato.fecha(prevista.momento())));
        datos.put("opcionesReportes", cortes.deExpediente(expediente.getId()).stream().filter(c -> !c.estaAbierto())
                .map(c -> new Opcion(evaluaciones.nombre(c), c.getId().toString())).toList());
        datos.put("opcionesIndicadores", plan.resultadosEsperados().stream().map(x -> new Opcion(x.indicador(), x.indicador())).distinct()
                .toList());
        datos.put("opcionesEntidades", entidades.unaPorUna(entidades.de(expediente.getId())));
        datos.put("opcionesMetas", new TreeMap<>(evaluaciones.metas(expediente.getVigencia())).entrySet().stream()
                .map(m -> new Opcion(m.getKey() + " · " + m.getValue(), m.getKey())).toList());
        datos.put("resultadosIndicador", filas(plan.resultadosEsperados(), evaluadas));
        datos.put("valoracionCapacidad", plan.resultadosEsperados().stream().map(DatosPlan.ResultadoEsperado::capacidad).distinct()
                .map(c -> Map.of("capacidad", c)).toList());
        return datos;
    }

    private static List<Map<String, Object>> filas(List<DatosPlan.ResultadoEsperado> esperados, Collection<String> evaluadas) {
        boolean todas = esperados.size() * evaluadas.size() <= FILAS_PREPARADAS;
        List<Map<String, Object>> filas = new ArrayList<>();
        for (DatosPlan.ResultadoEsperado r : esperados) {
            for (String entidad : todas ? evaluadas : List.of("")) {
                Map<String, Object> fila = new LinkedHashMap<>();
                fila.put("indicador", r.indicador());
                fila.put("lineaBase", r.lineaBase());
                fila.put("meta", r.meta());
                if (!entidad.isEmpty()) {
                    fila.put("entidad", entidad);
                }
                filas.add(fila);
            }
        }
        return filas;
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosEvaluacion datos) {
        evaluaciones.registrar(contexto.expedienteId(), datos, contexto.usuario());
        return Map.of();
    }
}
