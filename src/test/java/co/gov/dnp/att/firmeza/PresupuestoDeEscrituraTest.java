package co.gov.dnp.att.firmeza;

import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import co.gov.dnp.att.PruebaIntegral;
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
import jakarta.persistence.EntityManager;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lo que cuesta en la base completar una tarea, contado y no estimado: una regresión se ve aquí antes que en producción. Cada tarea
 * está en {@code docs/rendimiento.md}.
 */
@PruebaIntegral
class PresupuestoDeEscrituraTest {

    private static final String FILAS = "select coalesce(sum(n_tup_ins), 0) as puestas, coalesce(sum(n_tup_upd), 0) as cambiadas, coalesce(sum(n_tup_del), 0) as quitadas from pg_stat_xact_user_tables";

    /** Topes de cada tarea completada ({@code docs/rendimiento.md}, meta c). */
    private static final int SENTENCIAS = 50;
    private static final int FILAS_ESCRITAS = 45;
    private static final int REGISTROS = 250;
    private static final int CAMBIADAS = 5;

    record Gasto(String tarea, int sentencias, long puestas, long cambiadas, long quitadas, long registros) {
        long filas() {
            return puestas + cambiadas + quitadas;
        }

        /** Lo peor de las dos medidas, salvo los registros WAL: son de toda la base y la menor es la que menos cuenta lo de otros hilos. */
        Gasto con(Gasto otra) {
            return new Gasto(tarea, Math.max(sentencias, otra.sentencias), Math.max(puestas, otra.puestas), Math.max(cambiadas, otra.cambiadas),
                    Math.max(quitadas, otra.quitadas), Math.min(registros, otra.registros));
        }

        List<String> excesos() {
            List<String> excesos = new ArrayList<>();
            medir(excesos, "sentencias", sentencias, SENTENCIAS);
            medir(excesos, "filas", filas(), FILAS_ESCRITAS);
            medir(excesos, "registros WAL", registros, REGISTROS);
            medir(excesos, "filas cambiadas", cambiadas, CAMBIADAS);
            return excesos;
        }

        private void medir(List<String> excesos, String que, long cuanto, int tope) {
            if (cuanto > tope) {
                excesos.add("%s: %d %s, %d más de %d".formatted(tarea, cuanto, que, cuanto - tope, tope));
            }
        }
    }

    @Autowired
    Procedimiento procedimiento;
    @Autowired
    TaskService tareas;
    @Autowired
    Expedientes expedientes;
    @Autowired
    PlanesDeTrabajo planes;
    @Autowired
    Cortes cortes;
    @Autowired
    Documentos documentos;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    EntityManager entidades;
    @Autowired
    PlatformTransactionManager transacciones;

    private final List<Gasto> gastos = new ArrayList<>();

    @Test
    @DisplayName("Completar cada una de las diez tareas cabe en su presupuesto de sentencias, filas y registros de la base")
    void presupuesto() {
        recorrer("PREC"); // la primera vez se llenan cachés y se prepara lo que se usa siempre
        List<Gasto> primera = medir("PRES");
        List<Gasto> segunda = medir("PREV");
        List<Gasto> peores = IntStream.range(0, primera.size()).mapToObj(n -> primera.get(n).con(segunda.get(n))).toList();
        peores.forEach(g -> System.out.printf("Presupuesto: %-28s %3d sentencias, %3d filas (%d puestas, %d cambiadas, %d quitadas), %4d registros%n", g.tarea(), g.sentencias(),
                g.filas(), g.puestas(), g.cambiadas(), g.quitadas(), g.registros()));
        assertThat(peores).hasSize(10);
        assertThat(peores.stream().flatMap(g -> g.excesos().stream()).toList()).as("lo que pasa de su presupuesto").isEmpty();
    }

    private List<Gasto> medir(String codigo) {
        gastos.clear();
        recorrer(codigo);
        return List.copyOf(gastos);
    }

    private void recorrer(String codigo) {
        Unidad u = procedimiento.unidad(codigo);
        ProcessInstance i = procedimiento.iniciar(u);
        completar(i, u.funcionaria(), Elemento.IDENTIFICAR, Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
        seleccion.put("ajustes", List.of(mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA", "justificacion", "La entidad pidió la asistencia por escrito.")));
        seleccion.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
        completar(i, u.funcionaria(), Elemento.CONCERTAR, seleccion);
        Map<String, Object> plan = Formularios.programar(u.asesor(1));
        plan.put("hitos", List.of(mapa("orden", 1, "nombre", "Diagnóstico acordado", "descripcion", "Diagnóstico", "fechaProgramada", LocalDate.now().toString(),
                "entidades", List.of(Procedimiento.MEDELLIN), "responsable", u.asesor(1), "evidenciaExigida", "ACTA", "peso", 100)));
        completar(i, u.funcionaria(), Elemento.PROGRAMAR, plan);
        completar(i, u.colega(), Elemento.SOCIALIZAR, Formularios.socializar(false, Procedimiento.MEDELLIN, Procedimiento.MEDELLIN),
                TipoEvidencia.COMUNICACION_OFICIAL, TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);
        Long expediente = expedientes.porCodigo(i.getBusinessKey()).getId();
        completar(i, u.monitoreo(), Elemento.PARAMETRIZAR, Formularios.parametrizar(planes.hitos(expediente).stream()
                .map(h -> mapa("hitoId", h.id(), "nombre", h.nombre(), "codigoSeta", i.getBusinessKey() + "-H" + h.orden())).toList()));
        completar(i, u.asesor(1), Elemento.EJECUTAR, Formularios.registro(planes.hitos(expediente).get(0).id(), "ASESORIA", List.of(Procedimiento.MEDELLIN),
                u.asesor(1), i.getBusinessKey() + "-R1", true), TipoEvidencia.ACTA);
        completar(i, u.colega(), MonitoreoSeguimiento.Elemento.MONITOREAR, Formularios.reporte(Procedimiento.MEDELLIN, false, null));
        completar(i, u.colega(), Elemento.EVALUAR, Formularios.evaluar(cortes.deExpediente(expediente).stream().map(c -> c.getId().toString()).toList(),
                List.of(Procedimiento.MEDELLIN), u.meta()));
        completar(i, u.colega(), Elemento.GESTIONAR_CONOCIMIENTO, Formularios.conocimiento(documentos.deExpediente(expediente).stream()
                .map(d -> d.getId().toString()).toList(), u.tema(), Procedimiento.MEDELLIN), TipoEvidencia.COMUNICACION_OFICIAL, TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);
        completar(i, u.colega(), Elemento.SISTEMATIZAR, Formularios.sistematizar());
    }

    private void completar(ProcessInstance i, String quien, String elemento, Map<String, Object> formulario, TipoEvidencia... tipos) {
        Task tarea = procedimiento.tarea(i, elemento);
        procedimiento.evidencias(quien, tarea, tipos);
        // Tomarla es otra petición; aquí se cuenta completarla
        tareas.claim(tarea.getId(), quien);
        long[] filas = new long[3];
        long registros = registros();
        // Los grupos de quien actúa vienen de su sesión (SesionParaCamunda): averiguarlos no es parte de completar
        Map<String, Integer> sentencias = procedimiento.como(quien, () -> ContadorDeSentencias.contar(() -> new TransactionTemplate(transacciones)
                .executeWithoutResult(t -> {
                    procedimiento.entregar(tarea, formulario);
                    entidades.flush();
                    jdbc.sql(FILAS).query((f, n) -> {
                        filas[0] = f.getLong(1);
                        filas[1] = f.getLong(2);
                        filas[2] = f.getLong(3);
                        return 0;
                    }).single();
                })));
        gastos.add(new Gasto(elemento, sentencias.values().stream().mapToInt(Integer::intValue).sum() - 1, filas[0], filas[1], filas[2], registros() - registros));
        if (Boolean.getBoolean("presupuesto.detalle")) {
            System.out.println("== " + elemento);
            sentencias.forEach((sql, n) -> System.out.println("  " + n + " " + sql.substring(0, Math.min(180, sql.length()))));
        }
        procedimiento.trabajos();
    }

    private long registros() {
        jdbc.sql("select pg_stat_force_next_flush()").query((f, n) -> 0).single();
        return jdbc.sql("select wal_records from pg_stat_wal").query(Long.class).single();
    }
}
