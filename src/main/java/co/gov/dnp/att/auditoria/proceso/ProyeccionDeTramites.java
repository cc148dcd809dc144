package co.gov.dnp.att.auditoria.proceso;

import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import co.gov.dnp.att.auditoria.TramitesProyectados;

/**
 * Lleva a {@code att.tramite} lo que cambió en la historia del motor y en el dominio. Una instancia se proyecta siempre entera, desde
 * sus tablas: repetirla no daña nada y una fila perdida se rehace.
 */
@Component
public class ProyeccionDeTramites {

    private static final int LOTE = 500;
    /** Candado de PostgreSQL con que un solo nodo proyecta a la vez. */
    private static final long CANDADO = 7_240_050L;

    private static final String PROYECTAR = """
            insert into att.tramite as t (instancia, raiz, proceso, proceso_nombre, version, definicion, expediente_id, codigo, vigencia, dependencia,
                subdireccion, producto, responsable, iniciado_por, estado, motivo_fin, inicio, fin, abiertas, recorridas, personas,
                pendientes_de, vence, tuvo_atrasos, incidentes, incidentes_abiertos, acciones, acciones_abiertas, ajustes, entidades,
                grupos, texto)
            select p.proc_inst_id_, coalesce(p.root_proc_inst_id_, p.proc_inst_id_), p.proc_def_key_,
                coalesce(d.name_, p.proc_def_key_), coalesce(d.version_, split_part(p.proc_def_id_, ':', 2)::int), p.proc_def_id_,
                e.id, coalesce(p.business_key_, e.codigo, ''), e.vigencia, e.dependencia, dep.subdireccion_general, e.producto,
                e.responsable_procedimiento, coalesce(p.start_user_id_, e.iniciado_por),
                case when p.state_ = 'SUSPENDED' then 'SUSPENDIDO'
                     when p.end_time_ is null then 'EN_CURSO'
                     when p.state_ like '%TERMINATED' then 'CANCELADO'
                     when e.estado = 'SIN_COMPETENCIA' and e.instancia_proceso = p.proc_inst_id_ then 'SIN_COMPETENCIA'
                     else 'TERMINADO' end,
                case when e.instancia_proceso = p.proc_inst_id_ then coalesce(e.motivo_cierre, p.delete_reason_) else p.delete_reason_ end,
                p.start_time_, p.end_time_,
                coalesce(a.abiertas, '{}'), coalesce(a.recorridas, '{}'), coalesce(quienes.personas, '{}'),
                coalesce(pend.de, '{}'), pend.vence, coalesce(tarde.si, false),
                coalesce(inc.todos, 0), coalesce(inc.abiertos, 0), coalesce(acc.todas, 0), coalesce(acc.abiertas, 0),
                coalesce(aj.vueltas, 0), coalesce(ent.codigos, '{}'), coalesce(ent.grupos, '{}'),
                setweight(to_tsvector('spanish', att.llano(concat_ws(' ', p.business_key_, e.producto, dep.nombre))), 'A')
                    || setweight(to_tsvector('spanish', att.llano(coalesce(ent.nombres, ''))), 'B')
                    || to_tsvector('spanish', left(att.llano(concat_ws(' ', hechos.texto, entregas.texto, notas.texto, archivos.texto)), 400000))
            from public.act_hi_procinst p
            left join public.act_re_procdef d on d.id_ = p.proc_def_id_
            left join lateral (select v.long_ from public.act_hi_varinst v
                where v.proc_inst_id_ = p.proc_inst_id_ and v.name_ = 'expedienteId' and v.long_ is not null
                order by v.create_time_ limit 1) x on true
            left join att.expediente e on e.id = x.long_
            left join att.dependencia dep on dep.codigo = e.dependencia
            left join lateral (select array_agg(distinct h.act_id_) filter (where h.end_time_ is null) abiertas,
                    array_agg(distinct h.act_id_) recorridas
                from public.act_hi_actinst h where h.proc_inst_id_ = p.proc_inst_id_
                    and h.act_type_ not in ('multiInstanceBody')) a on true
            left join lateral (select array_agg(distinct u) personas from (
                    select assignee_ u from public.act_hi_taskinst where proc_inst_id_ = p.proc_inst_id_
                    union all select user_id_ from public.act_hi_op_log where proc_inst_id_ = p.proc_inst_id_
                    union all select usuario from att.entrega_formulario where instancia = p.proc_inst_id_
                    union all select start_user_id_ from public.act_hi_procinst where proc_inst_id_ = p.proc_inst_id_
                    union all select usuario from att.hecho where expediente_id = e.id and e.instancia_proceso = p.proc_inst_id_) q
                where u is not null and u <> 'sistema') quienes on true
            left join lateral (select min(k.due_date_) vence, array_agg(distinct coalesce(k.assignee_, l.group_id_)) de
                from public.act_ru_task k
                left join public.act_ru_identitylink l on l.task_id_ = k.id_ and l.type_ = 'candidate' and k.assignee_ is null
                where k.proc_inst_id_ = p.proc_inst_id_ and coalesce(k.assignee_, l.group_id_) is not null) pend on true
            left join lateral (select true si from public.act_hi_taskinst k
                where k.proc_inst_id_ = p.proc_inst_id_ and k.due_date_ < k.end_time_ limit 1) tarde on true
            left join lateral (select count(*) todos, count(*) filter (where i.incident_state_ = 0) abiertos
                from public.act_hi_incident i where i.proc_inst_id_ = p.proc_inst_id_) inc on true
            left join lateral (select count(*) todas, count(*) filter (where estado <> 'CERRADA') abiertas
                from att.accion_apcm where expediente_id = e.id) acc on true
            left join lateral (select greatest(count(*) - 1, 0) vueltas from att.version_plan where expediente_id = e.id) aj on true
            left join lateral (select array_agg(ee.codigo order by ee.codigo) codigos, string_agg(ee.nombre, ' ') nombres,
                    array_agg(distinct c.grupo) filter (where c.grupo is not null) grupos
                from att.expediente_entidad ee
                left join lateral (select grupo from att.cobertura_territorial where codigo_entidad in (ee.codigo, left(ee.codigo, 2))
                    order by length(codigo_entidad) desc limit 1) c on true
                where ee.expediente_id = e.id) ent on true
            left join lateral (select string_agg(h.texto, ' ') texto from att.hecho h where h.expediente_id = e.id) hechos on true
            left join lateral (select string_agg(valor #>> '{}', ' ') texto from att.entrega_formulario f,
                    jsonb_path_query(f.datos, 'strict $.** ? (@.type() == "string")') valor
                where f.expediente_id = e.id) entregas on true
            left join lateral (select string_agg(c.message_, ' ') texto from public.act_hi_comment c
                where c.proc_inst_id_ = p.proc_inst_id_) notas on true
            left join lateral (select string_agg(nombre, ' ') texto from (select nombre from att.evidencia where expediente_id = e.id
                union all select nombre from att.documento where expediente_id = e.id) n) archivos on true
            where p.root_proc_inst_id_ in (:raices)
            on conflict (instancia) do update set (raiz, proceso, proceso_nombre, version, definicion, expediente_id, codigo, vigencia, dependencia,
                subdireccion, producto, responsable, iniciado_por, estado, motivo_fin, inicio, fin, abiertas, recorridas, personas,
                pendientes_de, vence, tuvo_atrasos, incidentes, incidentes_abiertos, acciones, acciones_abiertas, ajustes, entidades,
                grupos, texto) = (excluded.raiz, excluded.proceso, excluded.proceso_nombre, excluded.version, excluded.definicion,
                excluded.expediente_id, excluded.codigo, excluded.vigencia, excluded.dependencia, excluded.subdireccion, excluded.producto,
                excluded.responsable, excluded.iniciado_por, excluded.estado, excluded.motivo_fin, excluded.inicio, excluded.fin,
                excluded.abiertas, excluded.recorridas, excluded.personas, excluded.pendientes_de, excluded.vence, excluded.tuvo_atrasos,
                excluded.incidentes, excluded.incidentes_abiertos, excluded.acciones, excluded.acciones_abiertas, excluded.ajustes,
                excluded.entidades, excluded.grupos, excluded.texto)
            """;

    /** Las tareas terminadas no cambian: entran una vez, con su espera (hasta que alguien la tomó) y su manejo. */
    private static final String PROYECTAR_TAREAS = """
            with nuevas as (
                insert into att.tramite_tarea (tarea, instancia, proceso, version, dependencia, subdireccion, actividad, grupo, persona, creada,
                    reclamada, terminada, vence, mes, espera, manejo, fuera_de_termino)
                select k.id_, k.proc_inst_id_, t.proceso, t.version, coalesce(t.dependencia, ''), coalesce(t.subdireccion, ''), k.task_def_key_,
                    coalesce(l.grupo, ''), k.assignee_, k.start_time_, c.tomada, k.end_time_, k.due_date_,
                    date_trunc('month', k.end_time_::timestamptz at time zone 'America/Bogota')::date,
                    coalesce(att.habiles(f.creada, f.tomada), 0), coalesce(att.habiles(f.tomada, f.terminada), 0),
                    coalesce(k.due_date_ < k.end_time_, false)
                from public.act_hi_taskinst k
                join att.tramite t on t.instancia = k.proc_inst_id_
                left join lateral (select min(timestamp_) tomada from public.act_hi_identitylink
                    where task_id_ = k.id_ and type_ = 'assignee' and operation_type_ = 'add') c on true
                left join lateral (select min(group_id_) grupo from public.act_hi_identitylink
                    where task_id_ = k.id_ and type_ = 'candidate' and operation_type_ = 'add') l on true
                cross join lateral (select (k.start_time_::timestamptz at time zone 'America/Bogota')::date creada,
                    (coalesce(c.tomada, k.end_time_)::timestamptz at time zone 'America/Bogota')::date tomada,
                    (k.end_time_::timestamptz at time zone 'America/Bogota')::date terminada) f
                where k.root_proc_inst_id_ in (:raices) and k.end_time_ is not null and k.delete_reason_ = 'completed'
                on conflict (tarea) do nothing
                returning mes)
            insert into att.medida_por_rehacer (mes) select distinct mes from nuevas
            """;

    private static final String REHACER_VUELTAS = """
            insert into att.vuelta_por_rehacer (mes)
            select distinct date_trunc('month', inicio at time zone 'America/Bogota')::date from att.tramite
            where raiz in (:raices) and proceso = 'asistencia_tecnica_territorial'
            """;

    private final JdbcClient sql;
    private final TransactionTemplate transaccion;
    private final ApplicationEventPublisher avisos;

    ProyeccionDeTramites(JdbcClient sql, org.springframework.transaction.PlatformTransactionManager transacciones,
            ApplicationEventPublisher avisos) {
        this.sql = sql;
        this.avisos = avisos;
        this.transaccion = new TransactionTemplate(transacciones);
    }

    /** Proyecta todo lo pendiente. Quien consulta lo llama antes de leer: la mesa de auditoría nunca muestra algo atrasado. */
    @Scheduled(fixedDelayString = "${att.auditoria.cada:PT5S}")
    public void ponerAlDia() {
        while (hayPendientes() && Boolean.TRUE.equals(transaccion.execute(t -> unLote()))) {
            // otro lote
        }
    }

    /** Lo que ya estaba en el motor antes de existir esta tabla entra al arrancar. */
    @EventListener(ApplicationReadyEvent.class)
    void retomar() {
        sql.sql("call att.reconstruir_rastro()").update();
        sql.sql("""
                insert into att.tramite_pendiente (raiz)
                select p.proc_inst_id_ from public.act_hi_procinst p
                where p.proc_inst_id_ = p.root_proc_inst_id_ and not exists (select from att.tramite t where t.instancia = p.proc_inst_id_)
                """).update();
    }

    private boolean hayPendientes() {
        return sql.sql("select exists (select from att.tramite_pendiente)").query(Boolean.class).single();
    }

    private boolean unLote() {
        sql.sql("select pg_advisory_xact_lock(:candado)").param("candado", CANDADO).query((f, n) -> 0).single();
        List<String> raices = sql.sql("""
                with tomadas as (delete from att.tramite_pendiente
                    where id in (select id from att.tramite_pendiente order by id limit :lote) returning raiz)
                select distinct raiz from tomadas
                """).param("lote", LOTE).query(String.class).list();
        if (raices.isEmpty()) {
            return false;
        }
        sql.sql(PROYECTAR).param("raices", raices).update();
        sql.sql(PROYECTAR_TAREAS).param("raices", raices).update();
        sql.sql(REHACER_VUELTAS).param("raices", raices).update();
        avisos.publishEvent(new TramitesProyectados(raices));
        return true;
    }
}
