package co.gov.dnp.att.banco;

import static co.gov.dnp.att.procedimiento.Formularios.mapa;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.seguimiento.Cortes;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** El procedimiento de principio a fin, con un municipio: diez tareas, siete evidencias, seis documentos y una focalización. */
@Component
class CaminoCompleto {

    /**
     * Nanosegundos de un recorrido. Las tareas, tomarlas y completarlas, sin contar sus evidencias; los pasos automáticos, por elemento del modelo.
     */
    record Recorrido(Map<String, Long> tareas, Map<String, Long> pasos, long total) {

        long deLaGente() {
            return tareas.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Focalizar el país e imprimir los documentos: lo que más pesa de lo que el motor solo no hace. */
        long focalizarEImprimir() {
            return pasos.entrySet().stream().filter(p -> p.getKey().equals("regla_focalizar") || p.getKey().startsWith("servicio_generar")).mapToLong(Map.Entry::getValue).sum();
        }
    }

    private final Procedimiento procedimiento;
    private final Expedientes expedientes;
    private final PlanesDeTrabajo planes;
    private final Cortes cortes;
    private final Documentos documentos;
    private final ManagementService trabajos;
    private final JdbcClient jdbc;

    CaminoCompleto(Procedimiento procedimiento, Expedientes expedientes, PlanesDeTrabajo planes, Cortes cortes, Documentos documentos,
            ManagementService trabajos, JdbcClient jdbc) {
        this.procedimiento = procedimiento;
        this.expedientes = expedientes;
        this.planes = planes;
        this.cortes = cortes;
        this.documentos = documentos;
        this.trabajos = trabajos;
        this.jdbc = jdbc;
    }

    Recorrido recorrer(Unidad u) {
        long inicio = System.nanoTime();
        Recorrido tiempos = new Recorrido(new LinkedHashMap<>(), new LinkedHashMap<>(), 0);
        ProcessInstance i = procedimiento.iniciar(u);
        paso(tiempos, i, u.funcionaria(), Elemento.IDENTIFICAR, Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
        seleccion.put("ajustes", List.of(mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA", "justificacion", "La entidad pidió la asistencia por escrito.")));
        seleccion.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
        paso(tiempos, i, u.funcionaria(), Elemento.CONCERTAR, seleccion);
        Map<String, Object> plan = Formularios.programar(u.asesor(1));
        plan.put("hitos", List.of(mapa("orden", 1, "nombre", "Diagnóstico acordado", "descripcion", "Diagnóstico", "fechaProgramada", LocalDate.now().toString(),
                "entidades", List.of(Procedimiento.MEDELLIN), "responsable", u.asesor(1), "evidenciaExigida", "ACTA", "peso", 100)));
        paso(tiempos, i, u.funcionaria(), Elemento.PROGRAMAR, plan);
        paso(tiempos, i, u.colega(), Elemento.SOCIALIZAR, Formularios.socializar(false, Procedimiento.MEDELLIN, Procedimiento.MEDELLIN),
                TipoEvidencia.COMUNICACION_OFICIAL, TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);
        Long expediente = expedientes.porCodigo(i.getBusinessKey()).getId();
        paso(tiempos, i, u.monitoreo(), Elemento.PARAMETRIZAR, Formularios.parametrizar(planes.hitos(expediente).stream()
                .map(h -> mapa("hitoId", h.id(), "nombre", h.nombre(), "codigoSeta", i.getBusinessKey() + "-H" + h.orden())).toList()));
        paso(tiempos, i, u.asesor(1), Elemento.EJECUTAR, Formularios.registro(planes.hitos(expediente).get(0).id(), "ASESORIA", List.of(Procedimiento.MEDELLIN),
                u.asesor(1), i.getBusinessKey() + "-R1", true), TipoEvidencia.ACTA);
        paso(tiempos, i, u.colega(), MonitoreoSeguimiento.Elemento.MONITOREAR, Formularios.reporte(Procedimiento.MEDELLIN, false, null));
        paso(tiempos, i, u.colega(), Elemento.EVALUAR, Formularios.evaluar(cortes.deExpediente(expediente).stream().map(c -> c.getId().toString()).toList(),
                List.of(Procedimiento.MEDELLIN), u.meta()));
        paso(tiempos, i, u.colega(), Elemento.GESTIONAR_CONOCIMIENTO, Formularios.conocimiento(documentos.deExpediente(expediente).stream()
                .map(d -> d.getId().toString()).toList(), u.tema(), Procedimiento.MEDELLIN), TipoEvidencia.COMUNICACION_OFICIAL, TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);
        paso(tiempos, i, u.colega(), Elemento.SISTEMATIZAR, Formularios.sistematizar());
        if (!procedimiento.termino(i)) {
            throw new AssertionError("No terminó " + i.getBusinessKey());
        }
        return new Recorrido(tiempos.tareas(), tiempos.pasos(), System.nanoTime() - inicio);
    }

    private void paso(Recorrido tiempos, ProcessInstance i, String quien, String elemento, Map<String, Object> formulario, TipoEvidencia... tipos) {
        Task tarea = procedimiento.tarea(i, elemento);
        procedimiento.evidencias(quien, tarea, tipos);
        long inicio = System.nanoTime();
        procedimiento.soloEnviar(quien, tarea, formulario);
        tiempos.tareas().put(elemento, System.nanoTime() - inicio);
        for (Map<String, String> suyos; !(suyos = suyos(i)).isEmpty();) {
            suyos.forEach((trabajo, automatico) -> {
                long desde = System.nanoTime();
                trabajos.executeJob(trabajo);
                tiempos.pasos().merge(automatico, System.nanoTime() - desde, Long::sum);
            });
        }
    }

    /** Los pasos automáticos de esta instancia y de las que ella llamó, con su elemento: varios hilos no se pisan. */
    private Map<String, String> suyos(ProcessInstance i) {
        Map<String, String> suyos = new LinkedHashMap<>();
        jdbc.sql("""
                select j.id_, d.act_id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_ join act_ru_jobdef d on d.id_ = j.job_def_id_
                where e.root_proc_inst_id_ = ? and j.type_ = 'message'""").param(i.getId()).query(f -> {
                    suyos.put(f.getString(1), f.getString(2));
                });
        return suyos;
    }
}
