package co.gov.dnp.att.firmeza;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;

/** El libro propio del arnés: lo que la aplicación le confirmó a alguien. Se compara con las tablas del motor y del dominio. */
final class Libro {

    private final Set<String> instancias = ConcurrentHashMap.newKeySet();
    private final Map<String, String> tareas = new ConcurrentHashMap<>();
    private final Map<String, String> evidencias = new ConcurrentHashMap<>();
    final AtomicInteger sinRespuesta = new AtomicInteger();
    final Map<String, Integer> porQue = new ConcurrentHashMap<>();
    final List<String> negadas = java.util.Collections.synchronizedList(new ArrayList<>());

    void iniciada(String codigo) {
        instancias.add(codigo);
    }

    void completada(String tarea, String clave) {
        tareas.put(tarea, clave);
    }

    void cargada(String sha256, String tarea) {
        evidencias.put(sha256, tarea);
    }

    void sinRespuesta(String porQue) {
        sinRespuesta.incrementAndGet();
        this.porQue.merge(porQue, 1, Integer::sum);
    }

    int confirmaciones() {
        return instancias.size() + tareas.size() + evidencias.size();
    }

    int tareas() {
        return tareas.size();
    }

    int iniciadas() {
        return instancias.size();
    }

    /** Las que se sabe que empezaron y no se sabe que terminaran. */
    int enCurso() {
        return instancias.size() - (int) tareas.values().stream().filter(Elemento.SISTEMATIZAR::equals).count();
    }

    /** Cada frase es algo perdido, doble o a medias; vacía si todo cuadra. */
    List<String> diferencias(Connection base) throws SQLException {
        List<String> mal = new ArrayList<>();
        // Se sigue trabajando mientras se compara: lo confirmado después de mirar la base no puede faltar en ella
        Set<String> instancias = Set.copyOf(this.instancias);
        Set<String> tareas = Set.copyOf(this.tareas.keySet());
        Set<String> evidencias = Set.copyOf(this.evidencias.keySet());
        contra(mal, "instancia confirmada sin expediente", instancias, textos(base, "select codigo from att.expediente"));
        contra(mal, "instancia confirmada sin historia", instancias, textos(base, "select e.codigo from att.expediente e join act_hi_procinst p on p.id_ = e.instancia_proceso"));
        contra(mal, "tarea confirmada que no terminó", tareas, textos(base, "select id_ from act_hi_taskinst where delete_reason_ = 'completed'"));
        contra(mal, "tarea confirmada sin su entrega", tareas, textos(base, "select tarea_id from att.entrega_formulario"));
        contra(mal, "evidencia confirmada que no está", evidencias, textos(base, "select e.sha256 from att.evidencia e join att.contenido_archivo c using (sha256) where length(c.contenido) = c.tamano"));
        // Lo que nadie alcanzó a saber si entró también está entero o no está: motor y dominio confirman juntos
        ninguno(mal, base, "tarea con dos entregas", "select tarea_id from att.entrega_formulario where tarea_id is not null group by 1 having count(*) > 1");
        ninguno(mal, base, "entrega sin tarea terminada", "select tarea_id from att.entrega_formulario e where tarea_id is not null and not exists (select from act_hi_taskinst t where t.id_ = e.tarea_id and t.delete_reason_ = 'completed')");
        ninguno(mal, base, "tarea terminada sin entrega", "select id_ from act_hi_taskinst t where delete_reason_ = 'completed' and not exists (select from att.entrega_formulario e where e.tarea_id = t.id_)");
        ninguno(mal, base, "expediente sin instancia", "select codigo from att.expediente e where not exists (select from act_hi_procinst p where p.id_ = e.instancia_proceso)");
        ninguno(mal, base, "dos expedientes de una instancia", "select instancia_proceso from att.expediente group by 1 having count(*) > 1");
        ninguno(mal, base, "consecutivo con hueco", "select vigencia || '-' || dependencia from att.expediente group by vigencia, dependencia having max(consecutivo) <> count(*)");
        ninguno(mal, base, "focalización de más o de menos", """
                select p.business_key_ from act_hi_procinst p join att.expediente e on e.instancia_proceso = p.id_
                where (select count(*) from att.corrida_focalizacion c where c.expediente_id = e.id)
                   <> (select count(*) from act_hi_actinst a where a.proc_inst_id_ = p.id_ and a.act_id_ = 'regla_focalizar' and a.end_time_ is not null and a.act_inst_state_ <> 2)""");
        ninguno(mal, base, "documento de más o de menos", """
                select p.business_key_ from act_hi_procinst p join att.expediente e on e.instancia_proceso = p.id_
                where (select count(*) from att.documento d where d.expediente_id = e.id and d.clase = 'PLAN_DE_TRABAJO')
                   <> (select count(*) from act_hi_actinst a where a.proc_inst_id_ = p.id_ and a.act_id_ = 'servicio_generarPlan' and a.end_time_ is not null and a.act_inst_state_ <> 2)""");
        ninguno(mal, base, "corte de más o de menos", """
                select p.business_key_ from act_hi_procinst p join att.expediente e on e.instancia_proceso = p.id_
                where (select count(*) from att.corte c where c.expediente_id = e.id)
                   <> (select count(*) from act_hi_actinst a join act_hi_procinst h on h.id_ = a.proc_inst_id_ where h.root_proc_inst_id_ = p.id_
                       and a.act_id_ = 'servicio_abrirCorte' and a.end_time_ is not null and a.act_inst_state_ <> 2)""");
        // Cada disparo es un trabajo propio del motor, también los de un ciclo: uno que corre en dos nodos queda dos veces en su registro
        ninguno(mal, base, "trabajo hecho dos veces", "select act_id_ || ' ' || job_id_ from act_hi_job_log where job_state_ = 2 and act_id_ is not null group by act_id_, job_id_ having count(*) > 1");
        ninguno(mal, base, "temporizador disparado sin corte o corte sin temporizador", """
                select p.business_key_ from act_hi_procinst p join att.expediente e on e.instancia_proceso = p.id_
                where (select count(*) from att.corte c where c.expediente_id = e.id and c.tipo = 'TRIMESTRAL')
                   <> (select count(*) from act_hi_actinst a where a.proc_inst_id_ = p.id_ and a.act_id_ = 'evento_corteTrimestral')
                   and not exists (select from act_ru_job j where j.root_proc_inst_id_ = p.id_ and j.type_ = 'message')""");
        ninguno(mal, base, "incidente", "select incident_msg_ from act_ru_incident");
        return mal;
    }

    private static void contra(List<String> mal, String que, Set<String> libro, Set<String> hay) {
        libro.stream().filter(x -> !hay.contains(x)).forEach(x -> mal.add(que + ": " + x));
    }

    private static void ninguno(List<String> mal, Connection base, String que, String sql) throws SQLException {
        textos(base, sql).forEach(x -> mal.add(que + ": " + x));
    }

    static Set<String> textos(Connection base, String sql) throws SQLException {
        Set<String> textos = new TreeSet<>();
        try (Statement consulta = base.createStatement(); ResultSet filas = consulta.executeQuery(sql)) {
            while (filas.next()) {
                textos.add(String.valueOf(filas.getString(1)));
            }
        }
        return textos;
    }

    static long numero(Connection base, String sql) throws SQLException {
        return Long.parseLong(textos(base, sql).iterator().next());
    }
}
