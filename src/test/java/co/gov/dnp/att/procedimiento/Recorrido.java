package co.gov.dnp.att.procedimiento;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static co.gov.dnp.att.procedimiento.Formularios.mapa;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.seguimiento.Cortes;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Lleva una instancia hasta la actividad que una prueba necesita; el primer hito del plan vence hoy y el segundo más adelante. */
@Component
public class Recorrido {

    private final Procedimiento p;
    private final Expedientes expedientes;
    private final PlanesDeTrabajo planes;
    private final TaskService tareas;
    private final Cortes cortes;
    private final Documentos documentos;

    Recorrido(Procedimiento p, Expedientes expedientes, PlanesDeTrabajo planes, TaskService tareas, Cortes cortes, Documentos documentos) {
        this.p = p;
        this.expedientes = expedientes;
        this.planes = planes;
        this.tareas = tareas;
        this.cortes = cortes;
        this.documentos = documentos;
    }

    public Expediente expediente(ProcessInstance i) {
        return expedientes.porCodigo(i.getBusinessKey());
    }

    /** Con el plan programado y por socializar. */
    public ProcessInstance hastaSocializar(Unidad u, String... entidades) {
        ProcessInstance i = p.iniciar(u);
        p.completar(u.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(),
                u.estrategia(), u.tema(), u.meta()));
        Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
        seleccion.put("ajustes", Arrays.stream(entidades).map(c -> mapa("entidad", c, "decision", "INCLUIDA", "justificacion",
                "La entidad pidió la asistencia por escrito.")).toList());
        seleccion.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
        p.completar(u.funcionaria(), p.tarea(i, Elemento.CONCERTAR), seleccion);
        Map<String, Object> plan = Formularios.programar(u.asesor(1));
        plan.put("hitos", List.of(hito(1, "Diagnóstico acordado", hoy(), u), hito(2, "Plan formulado", hoy().plusDays(60), u)));
        p.completar(u.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), plan);
        return i;
    }

    /** En ejecución, con el consentimiento de {@code consiente} («*» son todas). */
    public ProcessInstance hastaEjecutar(Unidad u, String consiente, String... entidades) {
        return socializado(hastaSocializar(u, entidades), u, consiente, entidades[0]);
    }

    /** De socializar a ejecutar. */
    public ProcessInstance socializado(ProcessInstance i, Unidad u, String consiente, String asiste) {
        p.completar(u.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(false, asiste, consiente),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        p.completar(u.monitoreo(), p.tarea(i, Elemento.PARAMETRIZAR), Formularios.parametrizar(planes.hitos(expediente(i).getId()).stream()
                .map(h -> mapa("hitoId", h.id(), "nombre", h.nombre(), "codigoSeta", i.getBusinessKey() + "-H" + h.orden())).toList()));
        return i;
    }

    private static Map<String, Object> hito(int orden, String nombre, LocalDate fecha, Unidad u) {
        return mapa("orden", orden, "nombre", nombre, "descripcion", nombre, "fechaProgramada", fecha.toString(), "entidades", List.of("*"),
                "responsable", u.asesor(1), "evidenciaExigida", "ACTA", "peso", orden == 1 ? 40 : 60);
    }

    /** El asesor del grupo registra, con evidencia, el hito de ese orden como cumplido hoy en la entidad. */
    public void cumplir(ProcessInstance i, Unidad u, int grupo, int orden, String entidad, boolean terminado) {
        Long hito = planes.hitos(expediente(i).getId()).get(orden - 1).id();
        p.completar(u.asesor(grupo), frente(i, u, grupo), Formularios.registro(hito, "ASESORIA", List.of(entidad), u.asesor(grupo),
                i.getBusinessKey() + "-" + entidad + "-" + orden, terminado), ACTA);
    }

    public Task frente(ProcessInstance i, Unidad u, int grupo) {
        return p.abiertas(i).stream().filter(t -> t.getTaskDefinitionKey().equals(Elemento.EJECUTAR))
                .filter(t -> tareas.createTaskQuery().taskId(t.getId()).taskCandidateUser(u.asesor(grupo)).count() == 1).findFirst().orElseThrow();
    }

    /** Con un solo municipio de Antioquia: cumple el primer hito, termina la ejecución y reporta el corte final. */
    public ProcessInstance hastaEvaluar(Unidad u) {
        ProcessInstance i = hastaEjecutar(u, "*", Procedimiento.MEDELLIN);
        cumplir(i, u, 1, 1, Procedimiento.MEDELLIN, true);
        p.completar(u.colega(), p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR),
                Formularios.reporte(Procedimiento.MEDELLIN, false, null));
        return i;
    }

    /**
     * De principio a fin con Medellín y Soacha: un ajuste del plan, un trimestre que abre una acción PT-ED-05, la acción cerrada por otra
     * persona, el corte final y el resultado publicado.
     */
    public ProcessInstance completo(Unidad u) {
        return completo(u, (momento, i) -> {
        });
    }

    /** Los dos momentos de {@link #completo} en que una prueba puede hacer otra cosa. */
    public enum Momento { TRIMESTRE_ABIERTO, TRIMESTRE_REPORTADO }

    public ProcessInstance completo(Unidad u, BiConsumer<Momento, ProcessInstance> entreTanto) {
        ProcessInstance i = p.iniciar(u);
        p.completar(u.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(),
                u.estrategia(), u.tema(), u.meta()));
        Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
        seleccion.put("ajustes", Stream.of(Procedimiento.MEDELLIN, Procedimiento.SOACHA).map(c -> mapa("entidad", c, "decision", "INCLUIDA",
                "justificacion", "La entidad pidió la asistencia por escrito.")).toList());
        seleccion.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
        p.completar(u.funcionaria(), p.tarea(i, Elemento.CONCERTAR), seleccion);
        Map<String, Object> plan = Formularios.programar(u.asesor(1));
        plan.put("hitos", List.of(hito(1, "Diagnóstico acordado", hoy(), u), hito(2, "Plan formulado", hoy().plusDays(60), u)));
        p.completar(u.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), plan);
        socializar(i, u, true);
        plan.put("hitos", List.of(hito(1, "Diagnóstico acordado", hoy(), u), hito(2, "Plan formulado", hoy().plusDays(90), u)));
        plan.put("motivoAjuste", "Las alcaldías pidieron más plazo para el segundo hito.");
        p.completar(u.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), plan);
        socializar(i, u, false);
        p.completar(u.monitoreo(), p.tarea(i, Elemento.PARAMETRIZAR), Formularios.parametrizar(planes.hitos(expediente(i).getId()).stream()
                .map(h -> mapa("hitoId", h.id(), "nombre", h.nombre(), "codigoSeta", i.getBusinessKey() + "-H" + h.orden())).toList()));
        cumplir(i, u, 1, 1, Procedimiento.MEDELLIN, true);
        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        entreTanto.accept(Momento.TRIMESTRE_ABIERTO, i);
        p.completar(u.colega(), p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR),
                Formularios.reporte(Procedimiento.MEDELLIN, true, u.colega()));
        p.completar(u.colega(), p.tarea(i, AccionPtEd05.Elemento.EJECUTAR_ACCION), mapa("descripcionCumplimiento",
                "Se convocó con dos semanas de anticipación.", "fechaCumplimiento", hoy().toString()), ACTA);
        p.completar(u.directora(), p.tarea(i, AccionPtEd05.Elemento.VERIFICAR_CIERRE), mapa("cumplida", "SI", "concepto", "El acta lo demuestra."));
        entreTanto.accept(Momento.TRIMESTRE_REPORTADO, i);
        cumplir(i, u, 2, 1, Procedimiento.SOACHA, true);
        p.completar(u.colega(), p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR),
                Formularios.reporte(Procedimiento.SOACHA, false, null));
        p.completar(u.colega(), p.tarea(i, Elemento.EVALUAR), Formularios.evaluar(cortes.deExpediente(expediente(i).getId()).stream()
                .map(c -> c.getId().toString()).toList(), List.of(Procedimiento.MEDELLIN, Procedimiento.SOACHA), u.meta()));
        p.completar(u.colega(), p.tarea(i, Elemento.GESTIONAR_CONOCIMIENTO), Formularios.conocimiento(documentos
                .deExpediente(expediente(i).getId()).stream().map(d -> d.getId().toString()).toList(), u.tema(), Procedimiento.MEDELLIN),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        p.completar(u.colega(), p.tarea(i, Elemento.SISTEMATIZAR), Formularios.sistematizar());
        return i;
    }

    private void socializar(ProcessInstance i, Unidad u, boolean ajuste) {
        p.completar(u.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(ajuste, Procedimiento.MEDELLIN, "*"),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
    }

    public static LocalDate hoy() {
        return LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
    }
}
