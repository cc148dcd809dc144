package co.gov.dnp.att.operacion;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.operacion.Panorama.Cuenta;
import co.gov.dnp.att.operacion.Panorama.TareasPorEdad;

/** Cuenta lo que hay en la base, en cuatro consultas: vale igual desde cualquier nodo. */
@Service
@Transactional(readOnly = true)
public class Operacion {

    private final JdbcClient sql;

    Operacion(JdbcClient sql) {
        this.sql = sql;
    }

    public Panorama panorama() {
        return new Panorama(
                sql.sql("""
                        select case when retries_ <= 0 then 'sin_reintentos' when duedate_ > localtimestamp then 'temporizador_futuro'
                                    when type_ = 'timer' then 'temporizador_vencido' else 'por_ejecutar' end as clase, count(*)
                        from act_ru_job group by 1 order by 1""").query((f, n) -> new Cuenta(f.getString(1), f.getLong(2))).list(),
                sql.sql("""
                        select coalesce(extract(epoch from max(localtimestamp - coalesce(duedate_, create_time_)))::bigint, 0) from act_ru_job
                        where retries_ > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= localtimestamp)""").query(Long.class).single(),
                sql.sql("select count(*) from act_ru_incident where id_ = root_cause_incident_id_").query(Long.class).single(),
                sql.sql("""
                        select task_def_key_, min(name_), case when create_time_ > localtimestamp - interval '1 day' then '1_hasta_1_dia'
                                    when create_time_ > localtimestamp - interval '7 days' then '2_hasta_7_dias'
                                    when create_time_ > localtimestamp - interval '30 days' then '3_hasta_30_dias' else '4_mas_de_30_dias' end as edad,
                               count(*), count(*) filter (where due_date_ < localtimestamp)
                        from act_ru_task where task_def_key_ is not null group by 1, 3 order by 1, 3""").query((f, n) -> new TareasPorEdad(f.getString(1),
                                f.getString(2), f.getString(3).substring(2), f.getLong(4), f.getLong(5))).list(),
                sql.sql("""
                        select d.key_, count(*) from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                        where e.parent_id_ is null group by 1 order by 1""").query((f, n) -> new Cuenta(f.getString(1), f.getLong(2))).list());
    }
}
