package co.gov.dnp.att.auditoria;

import static java.util.Comparator.comparing;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lee el rastro: lo del motor, de los asientos propios, que sobreviven a la limpieza de su historia (ADR 0032); lo del dominio, con una
 * consulta por tabla. El costo no crece con la historia de las demás instancias.
 */
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
        Asientos motor = asientos(familia);
        Map<String, List<String>> candidatos = motor.de("act_hi_identitylink").filter(l -> "candidate".equals(l.texto("type_")) && "add".equals(l.texto("operation_type_"))
                && l.texto("task_id_") != null).collect(Collectors.groupingBy(l -> l.texto("task_id_"),
                        Collectors.mapping(l -> l.texto("group_id_") == null ? l.texto("user_id_") : l.texto("group_id_"),
                                Collectors.collectingAndThen(Collectors.toCollection(TreeSet::new), List::copyOf))));
        return new Rastro(
                motor.de("act_hi_actinst").map(a -> new Rastro.Actividad(a.texto("id_"), a.texto("proc_inst_id_"),
                        a.texto("act_id_").replace("#multiInstanceBody", ""), a.texto("act_name_"), a.texto("act_type_"), a.momento("start_time_"),
                        a.momento("end_time_"), a.texto("parent_act_inst_id_"), a.texto("call_proc_inst_id_"), a.numero("sequence_counter_", 0),
                        a.numero("act_inst_state_", 0) == 2)).sorted(comparing(Rastro.Actividad::inicio).thenComparing(Rastro.Actividad::secuencia)).toList(),
                motor.de("act_hi_taskinst").map(t -> new Rastro.Tarea(t.texto("id_"), t.texto("proc_inst_id_"), t.texto("task_def_key_"), t.texto("name_"),
                        t.texto("assignee_"), t.momento("start_time_"), t.momento("end_time_"), t.momento("due_date_"), t.texto("delete_reason_"),
                        candidatos.getOrDefault(t.texto("id_"), List.of()))).sorted(comparing(Rastro.Tarea::inicio)).toList(),
                motor.de("act_hi_op_log").map(o -> new Rastro.Operacion(o.texto("operation_id_"), o.texto("operation_type_"), o.texto("entity_type_"),
                        o.texto("property_"), o.texto("org_value_"), o.texto("new_value_"), o.texto("user_id_"), o.momento("timestamp_"), o.texto("task_id_"),
                        o.texto("proc_inst_id_"), o.texto("category_"), o.texto("annotation_"))).sorted(comparing(Rastro.Operacion::momento)).toList(),
                motor.de("act_hi_detail").sorted(comparing((Fila d) -> d.momento("time_")).thenComparing(d -> d.numero("sequence_counter_", 0)))
                        .map(d -> new Rastro.Variable(d.texto("proc_inst_id_"), d.texto("var_inst_id_"), d.texto("name_"), d.valor(), d.texto("var_type_"),
                                d.momento("time_"), d.texto("operation_id_"))).toList(),
                motor.de("act_hi_comment").filter(c -> "comment".equals(c.texto("type_"))).map(c -> new Rastro.Comentario(c.texto("proc_inst_id_"),
                        c.texto("task_id_"), c.texto("user_id_"), c.momento("time_"), c.bytes("full_msg_", c.texto("message_"))))
                        .sorted(comparing(Rastro.Comentario::momento)).toList(),
                motor.de("act_hi_incident").map(i -> new Rastro.Incidente(i.texto("proc_inst_id_"), i.texto("activity_id_"), i.momento("create_time_"),
                        i.momento("end_time_"), i.texto("incident_msg_"), i.texto("annotation_"))).sorted(comparing(Rastro.Incidente::inicio)).toList(),
                motor.de("act_hi_job_log").sorted(comparing((Fila t) -> t.momento("timestamp_")).thenComparing(t -> t.numero("sequence_counter_", 0)))
                        .map(t -> new Rastro.Trabajo(t.texto("job_id_"), t.texto("process_instance_id_"), t.texto("act_id_"), t.texto("job_def_type_"),
                                (int) t.numero("job_state_", 0), t.momento("timestamp_"), t.momento("job_duedate_"),
                                t.texto("job_retries_") == null ? null : (int) t.numero("job_retries_", 0), t.texto("job_exception_msg_"))).toList(),
                decisiones(motor),
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
                correos(familia), motor.nombres());
    }

    private List<Rastro.Decision> decisiones(Asientos motor) {
        Map<String, ArrayNode> entradas = new HashMap<>();
        Map<String, ArrayNode> salidas = new HashMap<>();
        motor.de("act_hi_dec_in").forEach(e -> entradas.computeIfAbsent(e.texto("dec_inst_id_"), d -> json.createArrayNode()).addObject()
                .put("nombre", e.texto("clause_name_") == null ? e.texto("clause_id_") : e.texto("clause_name_")).put("valor", e.valor()));
        motor.de("act_hi_dec_out").sorted(comparing(o -> o.numero("rule_order_", 0))).forEach(o -> salidas.computeIfAbsent(o.texto("dec_inst_id_"),
                d -> json.createArrayNode()).addObject().put("nombre", o.texto("clause_name_") == null ? o.texto("var_name_") : o.texto("clause_name_"))
                .put("regla", o.texto("rule_id_")).put("valor", o.valor()));
        return motor.de("act_hi_decinst").map(d -> new Rastro.Decision(d.texto("proc_inst_id_"), d.texto("act_id_"),
                d.texto("dec_def_name_") == null ? d.texto("dec_def_key_") : d.texto("dec_def_name_"), d.texto("dec_def_id_"), d.momento("eval_time_"),
                entradas.getOrDefault(d.texto("id_"), json.createArrayNode()), salidas.getOrDefault(d.texto("id_"), json.createArrayNode())))
                .sorted(comparing(Rastro.Decision::momento)).toList();
    }

    private static List<String> raices(List<Tramite> familia) {
        return familia.stream().map(Tramite::raiz).distinct().toList();
    }

    /** Una sola lectura: cada fila en la última forma que tuvo. */
    private Asientos asientos(List<Tramite> familia) {
        Map<String, Map<String, JsonNode>> tablas = new HashMap<>();
        Map<String, String> nombres = new HashMap<>();
        sql.sql("select filas - 'dominio' filas from att.asiento where raiz in (:raices) order by momento, raiz, numero").param("raices", raices(familia))
                .query((f, n) -> json(f, "filas")).list().forEach(a -> a.fields().forEachRemaining(t -> {
                    if (t.getKey().equals("nombres")) {
                        t.getValue().fields().forEachRemaining(p -> nombres.put(p.getKey(), p.getValue().textValue()));
                        return;
                    }
                    Map<String, JsonNode> filas = tablas.computeIfAbsent(t.getKey(), k -> new LinkedHashMap<>());
                    t.getValue().forEach(fila -> filas.put(fila.get("id_").textValue(), fila));
                }));
        Set<String> instancias = familia.stream().map(Tramite::instancia).collect(Collectors.toSet());
        return new Asientos(tablas, instancias, nombres);
    }

    /** Las filas de historia de una familia, por tabla del motor. */
    private record Asientos(Map<String, Map<String, JsonNode>> tablas, Set<String> instancias, Map<String, String> nombres) {

        Stream<Fila> de(String tabla) {
            return tablas.getOrDefault(tabla, Map.of()).values().stream().map(Fila::new)
                    .filter(f -> f.instancia() == null || instancias.contains(f.instancia()));
        }
    }

    /** Una fila tal como el motor la escribió; lo que estaba nulo no está. */
    private record Fila(JsonNode campos) {

        String texto(String columna) {
            JsonNode valor = campos.get(columna);
            return valor == null ? null : valor.asText();
        }

        long numero(String columna, long siNoHay) {
            JsonNode valor = campos.get(columna);
            return valor == null ? siNoHay : valor.asLong();
        }

        /** El motor guarda la hora de la máquina, sin zona. */
        Instant momento(String columna) {
            JsonNode valor = campos.get(columna);
            return valor == null ? null : LocalDateTime.parse(valor.textValue()).atZone(ZoneId.systemDefault()).toInstant();
        }

        String bytes(String columna, String siNoHay) {
            JsonNode valor = campos.get(columna);
            return valor == null ? siNoHay : new String(HexFormat.of().parseHex(valor.textValue().substring(2)), StandardCharsets.UTF_8);
        }

        String valor() {
            if ("boolean".equals(texto("var_type_"))) {
                return String.valueOf(numero("long_", 0) == 1);
            }
            return texto("text_") != null ? texto("text_") : texto("long_") != null ? texto("long_") : texto("double_");
        }

        String instancia() {
            return campos.has("proc_inst_id_") ? texto("proc_inst_id_") : texto("process_instance_id_");
        }
    }

    private List<Rastro.Correo> correos(List<Tramite> familia) {
        return lista("select usuario, asunto, estado, creado, enviado, error from att.correo_saliente where expediente in (:codigos) order by id",
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
