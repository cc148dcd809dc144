package co.gov.dnp.att.auditoria.preguntas;

import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.auditoria.TramitesProyectados;

/**
 * Mide cada instancia cuando cambia y guarda lo medido: las páginas leen por índice y no recorren la historia. Un expediente se mide
 * siempre entero; medirlo otra vez no daña nada.
 */
@Component
class Observador {

    private static final String ZONA = "America/Bogota";

    /** Lo que una consulta mide: devuelve pregunta, expediente_id, instancia, medida y texto de los expedientes {@code :ids}. */
    private static final List<String> MEDIDAS = List.of("""
            select 'SEGUNDOS', e.id, e.instancia_proceso, q.s, '«' || coalesce(h.name_, k.actividad) || '» en ' || q.s || ' segundos'
            from att.expediente e join att.tramite t on t.expediente_id = e.id join att.tramite_tarea k on k.instancia = t.instancia
            left join public.act_hi_taskinst h on h.id_ = k.tarea
            cross join lateral (select floor(extract(epoch from k.terminada - k.creada))::int s) q
            where e.id in (:ids) and e.instancia_proceso is not null and q.s <= 600""", """
            select 'FIN_DE_TRIMESTRE', e.id, e.instancia_proceso, count(*)::int, 'El ' || to_char(q.dia, 'DD/MM/YYYY') || ' se completaron '
                || count(*) || ' tareas: ' || left(string_agg(distinct q.elemento, ', '), 300)
            from att.expediente e join lateral (select f.elemento, (f.fecha at time zone '%1$s')::date dia from att.entrega_formulario f
                where f.expediente_id = e.id and f.tarea_id is not null) q
                on q.dia = (date_trunc('quarter', q.dia) + interval '3 months - 1 day')::date
            where e.id in (:ids) and e.instancia_proceso is not null group by e.id, e.instancia_proceso, q.dia having count(*) >= 2""", """
            select 'HACIA_ATRAS', e.id, e.instancia_proceso, q.dias, q.que || ' dice ' || to_char(q.dice, 'DD/MM/YYYY') || ' y se registró el '
                || to_char(q.registro, 'DD/MM/YYYY') || ': ' || q.dias || ' días después'
            from att.expediente e join lateral (
                select x.que, x.dice, x.registro, x.registro - x.dice dias from (
                    select 'La ejecución de ' || a.registro_seta que, a.fecha_ejecucion dice, (a.registrada at time zone '%1$s')::date registro
                    from att.asesoria a where a.expediente_id = e.id
                    union all select 'La parametrización', p.fecha, (p.registrada at time zone '%1$s')::date
                    from att.parametrizacion_seta p where p.expediente_id = e.id
                    union all select 'El consentimiento de ' || c.entidad, c.fecha, (c.registrado at time zone '%1$s')::date
                    from att.consentimiento c where c.expediente_id = e.id
                    union all select 'El cumplimiento de la acción ' || k.codigo, k.fecha_cumplimiento, (min(s.fecha) at time zone '%1$s')::date
                    from att.accion_apcm k join att.accion_paso s on s.accion_id = k.id and s.paso = 'EJECUTADA'
                    where k.expediente_id = e.id group by k.id) x) q on q.dias >= 2
            where e.id in (:ids) and e.instancia_proceso is not null""", """
            select 'MISMA_PERSONA', q.id, q.instancia_proceso, count(*) over (partition by q.id)::int, q.texto from (
                select distinct e.id, e.instancia_proceso, 'Ejecutó asesorías y reportó el corte ' || k.numero || ': ' || k.reportado_por texto
                from att.expediente e join att.corte k on k.expediente_id = e.id
                join att.asesoria a on a.expediente_id = e.id and k.reportado_por in (a.usuario, a.asesor) where e.id in (:ids)
                union all select distinct e.id, e.instancia_proceso, 'Ejecutó asesorías y evaluó: ' || v.usuario
                from att.expediente e join att.evaluacion v on v.expediente_id = e.id
                join att.asesoria a on a.expediente_id = e.id and v.usuario in (a.usuario, a.asesor) where e.id in (:ids)
                union all select distinct e.id, e.instancia_proceso, 'Programó el plan y parametrizó sus hitos: ' || p.usuario
                from att.expediente e join att.parametrizacion_seta p on p.expediente_id = e.id
                join att.version_plan v on v.expediente_id = e.id and v.usuario = p.usuario where e.id in (:ids)
                union all select e.id, e.instancia_proceso, 'Respondía por la acción ' || k.codigo || ', o la ejecutó, y la verificó: ' || k.verificada_por
                from att.expediente e join att.accion_apcm k on k.expediente_id = e.id and k.verificada_por in (k.ejecutada_por, k.responsable)
                where e.id in (:ids)
                union all select e.id, e.instancia_proceso, 'Responde por el procedimiento y completó «' || string_agg(distinct f.elemento, '», «')
                    || '»: ' || e.responsable_procedimiento
                from att.expediente e join att.entrega_formulario f on f.expediente_id = e.id and f.usuario = e.responsable_procedimiento
                    and f.elemento not in ('tarea_verificarCierre', 'tarea_atenderAtraso') where e.id in (:ids)
                group by e.id) q where q.instancia_proceso is not null""", """
            select 'SIN_REPORTE', e.id, e.instancia_proceso, count(*) over (partition by e.id)::int, 'El corte ' || k.numero || ', con plazo hasta el '
                || to_char(k.limite, 'DD/MM/YYYY') || ', ' || case when k.estado = 'REPORTADO' then 'se reportó el '
                || to_char(k.reportado at time zone '%1$s', 'DD/MM/YYYY') else 'no se ha reportado' end
            from att.expediente e join att.corte k on k.expediente_id = e.id and (k.atrasado or exists (select from att.corte_atraso t
                where t.corte_id = k.id) or (k.estado = 'ABIERTO' and k.limite < (now() at time zone '%1$s')::date))
            where e.id in (:ids) and e.instancia_proceso is not null""");

    private final JdbcClient sql;

    Observador(JdbcClient sql) {
        this.sql = sql;
    }

    /** Lo que ya estaba proyectado antes de existir estas preguntas se mide al arrancar. */
    @EventListener(ApplicationReadyEvent.class)
    void retomar() {
        sql.sql("""
                insert into att.tramite_pendiente (raiz) select t.raiz from att.tramite t join att.expediente e on e.instancia_proceso = t.instancia
                where not exists (select from att.observado o where o.expediente_id = e.id)""").update();
    }

    @EventListener
    void medir(TramitesProyectados proyectados) {
        List<Long> ids = sql.sql("select distinct expediente_id from att.tramite where raiz in (:raices) and expediente_id is not null")
                .param("raices", proyectados.raices()).query(Long.class).list();
        if (ids.isEmpty()) {
            return;
        }
        sql.sql("delete from att.observacion where expediente_id in (:ids)").param("ids", ids).update();
        MEDIDAS.forEach(m -> sql.sql("insert into att.observacion (pregunta, expediente_id, instancia, medida, texto) " + m.formatted(ZONA))
                .param("ids", ids).update());
        contarRepeticiones(ids);
        sql.sql("insert into att.observado (expediente_id) select unnest(cast(:ids as bigint[])) on conflict (expediente_id) do update set momento = now()")
                .param("ids", ids.toArray(Long[]::new)).update();
    }

    private void contarRepeticiones(List<Long> ids) {
        sql.sql("select att.contar_evidencia(array(select distinct sha256::text from att.evidencia where expediente_id in (:ids)))").param("ids", ids)
                .query((f, n) -> 0).list();
        sql.sql("""
                with suyas as (
                    select distinct att.huella_de_texto(datos ->> 'descripcion') h from att.asesoria where expediente_id in (:ids)
                    union select distinct att.huella_de_texto(v.comentario) from att.corte k join att.valoracion v on v.corte_id = k.id
                    where k.expediente_id in (:ids) and v.comentario is not null),
                todas as (
                    select s.h, a.id, (select min(codigo_entidad) from att.asesoria_entidad where asesoria_id = a.id) entidad,
                        length(btrim(a.datos ->> 'descripcion')) largo
                    from suyas s join att.asesoria a on att.huella_de_texto(a.datos ->> 'descripcion') = s.h
                    union all select s.h, v.corte_id, v.entidad, length(btrim(v.comentario))
                    from suyas s join att.valoracion v on att.huella_de_texto(v.comentario) = s.h and v.comentario is not null)
                insert into att.repeticion (pregunta, huella, cuantos, distintos, largo)
                select 'TEXTO_REPETIDO', h, count(*), count(distinct entidad), max(largo) from todas where largo >= 20
                group by h having count(distinct entidad) > 1
                on conflict (pregunta, huella) do update set cuantos = excluded.cuantos, distintos = excluded.distintos, largo = excluded.largo
                """).param("ids", ids).update();
    }
}
