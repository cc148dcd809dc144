package co.gov.dnp.att.auditoria;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lee el rastro con una consulta por fuente: el costo no crece con la historia de las demás instancias. */
@Component
class LectorDelRastro {

    private final JdbcClient sql;
    private final ObjectMapper json;

    LectorDelRastro(JdbcClient sql, ObjectMapper json) {
        this.sql = sql;
        this.json = json;
    }

    Rastro leer(List<Tramite> familia) {
        List<String> instancias = familia.stream().map(Tramite::instancia).toList();
        Long expediente = familia.stream().map(Tramite::expedienteId).filter(e -> e != null).findFirst().orElse(-1L);
        Map<String, Object> quien = Map.of("ids", instancias, "expediente", expediente);
        return new Rastro(
                lista("""
                        select id_, proc_inst_id_, replace(act_id_, '#multiInstanceBody', '') elemento, act_name_, act_type_, start_time_, end_time_,
                            parent_act_inst_id_, call_proc_inst_id_, coalesce(sequence_counter_, 0) secuencia, act_inst_state_ = 2 cancelada
                        from public.act_hi_actinst where proc_inst_id_ in (:ids) order by start_time_, sequence_counter_
                        """, quien, (f, n) -> new Rastro.Actividad(f.getString("id_"), f.getString("proc_inst_id_"), f.getString("elemento"),
                        f.getString("act_name_"), f.getString("act_type_"), momento(f, "start_time_"), momento(f, "end_time_"),
                        f.getString("parent_act_inst_id_"), f.getString("call_proc_inst_id_"), f.getLong("secuencia"), f.getBoolean("cancelada"))),
                lista("""
                        select t.id_, t.proc_inst_id_, t.task_def_key_, t.name_, t.assignee_, t.start_time_, t.end_time_, t.due_date_, t.delete_reason_,
                            (select array_agg(distinct coalesce(l.group_id_, l.user_id_)) from public.act_hi_identitylink l
                             where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.operation_type_ = 'add') candidatos
                        from public.act_hi_taskinst t where t.proc_inst_id_ in (:ids) order by t.start_time_
                        """, quien, (f, n) -> new Rastro.Tarea(f.getString("id_"), f.getString("proc_inst_id_"), f.getString("task_def_key_"),
                        f.getString("name_"), f.getString("assignee_"), momento(f, "start_time_"), momento(f, "end_time_"), momento(f, "due_date_"),
                        f.getString("delete_reason_"), textos(f, "candidatos"))),
                lista("""
                        select operation_id_, operation_type_, entity_type_, property_, org_value_, new_value_, user_id_, timestamp_, task_id_,
                            proc_inst_id_, category_, annotation_
                        from public.act_hi_op_log where proc_inst_id_ in (:ids) order by timestamp_, id_
                        """, quien, (f, n) -> new Rastro.Operacion(f.getString("operation_id_"), f.getString("operation_type_"),
                        f.getString("entity_type_"), f.getString("property_"), f.getString("org_value_"), f.getString("new_value_"),
                        f.getString("user_id_"), momento(f, "timestamp_"), f.getString("task_id_"), f.getString("proc_inst_id_"),
                        f.getString("category_"), f.getString("annotation_"))),
                lista("""
                        select proc_inst_id_, var_inst_id_, name_, var_type_, time_, operation_id_,
                            case when var_type_ = 'boolean' then case when long_ = 1 then 'true' else 'false' end
                                 else coalesce(text_, long_::text, double_::text) end valor
                        from public.act_hi_detail where proc_inst_id_ in (:ids) and type_ = 'VariableUpdate' order by time_, sequence_counter_
                        """, quien, (f, n) -> new Rastro.Variable(f.getString("proc_inst_id_"), f.getString("var_inst_id_"), f.getString("name_"),
                        f.getString("valor"), f.getString("var_type_"), momento(f, "time_"), f.getString("operation_id_"))),
                lista("""
                        select c.proc_inst_id_, c.task_id_, c.user_id_, c.time_, coalesce(convert_from(c.full_msg_, 'UTF8'), c.message_) texto
                        from public.act_hi_comment c where c.proc_inst_id_ in (:ids) and c.type_ = 'comment' order by c.time_
                        """, quien, (f, n) -> new Rastro.Comentario(f.getString("proc_inst_id_"), f.getString("task_id_"), f.getString("user_id_"),
                        momento(f, "time_"), f.getString("texto"))),
                lista("""
                        select proc_inst_id_, activity_id_, create_time_, end_time_, incident_msg_, annotation_
                        from public.act_hi_incident where proc_inst_id_ in (:ids) order by create_time_
                        """, quien, (f, n) -> new Rastro.Incidente(f.getString("proc_inst_id_"), f.getString("activity_id_"), momento(f, "create_time_"),
                        momento(f, "end_time_"), f.getString("incident_msg_"), f.getString("annotation_"))),
                lista("""
                        select job_id_, process_instance_id_, act_id_, job_def_type_, job_state_, timestamp_, job_duedate_, job_retries_,
                            job_exception_msg_
                        from public.act_hi_job_log
                        where process_instance_id_ in (:ids) and (job_def_type_ like 'timer%' or job_state_ = 1) order by timestamp_, sequence_counter_
                        """, quien, (f, n) -> new Rastro.Trabajo(f.getString("job_id_"), f.getString("process_instance_id_"), f.getString("act_id_"),
                        f.getString("job_def_type_"), f.getInt("job_state_"), momento(f, "timestamp_"), momento(f, "job_duedate_"),
                        f.getObject("job_retries_", Integer.class), f.getString("job_exception_msg_"))),
                lista("""
                        select d.proc_inst_id_, d.act_id_, coalesce(d.dec_def_name_, d.dec_def_key_) nombre, d.dec_def_id_, d.eval_time_,
                            (select json_agg(json_build_object('nombre', coalesce(i.clause_name_, i.clause_id_), 'valor',
                                case when i.var_type_ = 'boolean' then (i.long_ = 1)::text else coalesce(i.text_, i.long_::text, i.double_::text) end) order by i.id_)
                             from public.act_hi_dec_in i where i.dec_inst_id_ = d.id_) entradas,
                            (select json_agg(json_build_object('nombre', coalesce(o.clause_name_, o.var_name_), 'regla', o.rule_id_, 'valor',
                                case when o.var_type_ = 'boolean' then (o.long_ = 1)::text else coalesce(o.text_, o.long_::text, o.double_::text) end)
                                order by o.rule_order_, o.id_)
                             from public.act_hi_dec_out o where o.dec_inst_id_ = d.id_) salidas
                        from public.act_hi_decinst d where d.proc_inst_id_ in (:ids) order by d.eval_time_
                        """, quien, (f, n) -> new Rastro.Decision(f.getString("proc_inst_id_"), f.getString("act_id_"), f.getString("nombre"),
                        f.getString("dec_def_id_"), momento(f, "eval_time_"), json(f, "entradas"), json(f, "salidas"))),
                lista("""
                        select id, instancia, elemento, tarea_id, usuario, fecha, datos from att.entrega_formulario
                        where expediente_id = :expediente or instancia in (:ids) order by fecha, id
                        """, quien, (f, n) -> new Rastro.Entrega(f.getLong("id"), f.getString("instancia"), f.getString("elemento"),
                        f.getString("tarea_id"), f.getString("usuario"), momento(f, "fecha"), json(f, "datos"))),
                lista("select usuario, fecha, texto from att.hecho where expediente_id = :expediente order by id", quien,
                        (f, n) -> new Rastro.Anotacion(f.getString("usuario"), momento(f, "fecha"), f.getString("texto"))),
                lista("""
                        select id, clase, version, nombre, motivo, generado_por, fecha, tamano, sha256 from att.documento
                        where expediente_id = :expediente order by id
                        """, quien, (f, n) -> new Rastro.DocumentoGenerado(f.getLong("id"), f.getString("clase"), f.getInt("version"),
                        f.getString("nombre"), f.getString("motivo"), f.getString("generado_por"), momento(f, "fecha"), f.getLong("tamano"),
                        f.getString("sha256"))),
                lista("""
                        select id, tarea_id, tarea, tipo, nombre, tipo_contenido, tamano, sha256, cargada_por, fecha, referencia from att.evidencia
                        where expediente_id = :expediente order by id
                        """, quien, (f, n) -> new Rastro.EvidenciaCargada(f.getLong("id"), f.getString("tarea_id"), f.getString("tarea"),
                        f.getString("tipo"), f.getString("nombre"), f.getString("tipo_contenido"), f.getLong("tamano"), f.getString("sha256"),
                        f.getString("cargada_por"), momento(f, "fecha"), f.getString("referencia"))),
                lista("""
                        select id, numero, usuario, momento, perfil_version, modo, total, elegibles, incluidas, en_espera, excluidas, cerrada
                        from att.corrida_focalizacion where expediente_id = :expediente order by numero
                        """, quien, (f, n) -> new Rastro.Focalizada(f.getLong("id"), f.getInt("numero"), f.getString("usuario"), momento(f, "momento"),
                        f.getInt("perfil_version"), f.getString("modo"), f.getInt("total"), f.getInt("elegibles"), f.getInt("incluidas"),
                        f.getInt("en_espera"), f.getInt("excluidas"), momento(f, "cerrada"))),
                lista("""
                        select a.corrida_id, a.usuario, a.momento, a.despues, a.justificacion, count(*) entidades,
                            (array_agg(a.codigo_entidad order by a.codigo_entidad))[1\\:5] algunas
                        from att.ajuste_focalizacion a join att.corrida_focalizacion c on c.id = a.corrida_id
                        where c.expediente_id = :expediente group by 1, 2, 3, 4, 5 order by 3
                        """, quien, (f, n) -> new Rastro.AjusteDeEntidad(f.getLong("corrida_id"), f.getString("usuario"), momento(f, "momento"),
                        f.getString("despues"), f.getString("justificacion"), f.getInt("entidades"), textos(f, "algunas"))),
                lista("""
                        select estado, fecha, persona, cargo, soporte, registrado_por, registrado, count(*) entidades,
                            (array_agg(entidad order by entidad))[1\\:5] algunas
                        from att.consentimiento where expediente_id = :expediente group by 1, 2, 3, 4, 5, 6, 7 order by registrado
                        """, quien, (f, n) -> new Rastro.Consentimiento(f.getString("estado"), f.getString("fecha"), f.getString("persona"),
                        f.getString("cargo"), f.getString("soporte"), f.getString("registrado_por"), momento(f, "registrado"),
                        f.getInt("entidades"), textos(f, "algunas"))),
                lista("select destinatario, texto, fecha, leido from att.aviso where expediente_id = :expediente order by id", quien,
                        (f, n) -> new Rastro.Aviso(f.getString("destinatario"), f.getString("texto"), momento(f, "fecha"), momento(f, "leido"))),
                correos(familia));
    }

    /** Las cartas del expediente, si la aplicación envía correo: ese módulo puede no estar. */
    private List<Rastro.Correo> correos(List<Tramite> familia) {
        boolean hay = sql.sql("select to_regclass('att.correo_saliente') is not null").query(Boolean.class).single();
        return !hay ? List.of() : lista("select usuario, asunto, estado, creado, enviado, error from att.correo_saliente where expediente in (:codigos) order by id",
                Map.of("codigos", familia.stream().map(Tramite::codigo).toList()), (f, n) -> new Rastro.Correo(f.getString("usuario"),
                        f.getString("asunto"), f.getString("estado"), momento(f, "creado"), momento(f, "enviado"), f.getString("error")));
    }

    private <T> List<T> lista(String consulta, Map<String, Object> parametros, RowMapper<T> fila) {
        return sql.sql(consulta).params(parametros).query(fila).list();
    }

    private static Instant momento(ResultSet f, String columna) throws SQLException {
        Timestamp momento = f.getTimestamp(columna);
        return momento == null ? null : momento.toInstant();
    }

    private static List<String> textos(ResultSet f, String columna) throws SQLException {
        Array valores = f.getArray(columna);
        return valores == null ? List.of() : Arrays.asList((String[]) valores.getArray());
    }

    private JsonNode json(ResultSet f, String columna) throws SQLException {
        String texto = f.getString(columna);
        try {
            return texto == null ? json.createArrayNode() : json.readTree(texto);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("La columna " + columna + " no guarda JSON", e);
        }
    }
}
