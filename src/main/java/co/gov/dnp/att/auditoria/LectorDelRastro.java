package co.gov.dnp.att.auditoria;

import static java.util.Comparator.comparing;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lee el rastro: lo del motor, de los asientos propios, que sobreviven a la limpieza de su historia (ADR 0032); lo del dominio, con otra
 * consulta. El costo no crece con la historia de las demás instancias.
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
        return armar(asientos(familia), dominio(familia));
    }

    /** Solo lo que el motor guardó, que es lo que daría su {@code HistoryService}. */
    Rastro delMotor(List<Tramite> familia) {
        return armar(asientos(familia), new Dominio(Map.of()));
    }

    private Rastro armar(Asientos motor, Dominio dominio) {
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
                dominio.de("entrega").map(e -> new Rastro.Entrega(e.numero("id", 0), e.texto("instancia"), e.texto("elemento"), e.texto("tarea_id"), e.texto("usuario"),
                        e.instante("fecha"), e.campos().get("datos"))).toList(),
                dominio.de("hecho").map(h -> new Rastro.Anotacion(h.texto("usuario"), h.instante("fecha"), h.texto("texto"))).toList(),
                dominio.de("documento").map(d -> new Rastro.DocumentoGenerado(d.numero("id", 0), d.texto("clase"), d.entero("version"), d.texto("nombre"), d.texto("motivo"),
                        d.texto("generado_por"), d.instante("fecha"), d.numero("tamano", 0), d.texto("sha256"))).toList(),
                dominio.de("evidencia").map(v -> new Rastro.EvidenciaCargada(v.numero("id", 0), v.texto("tarea_id"), v.texto("tarea"), v.texto("tipo"), v.texto("nombre"),
                        v.texto("tipo_contenido"), v.numero("tamano", 0), v.texto("sha256"), v.texto("cargada_por"), v.instante("fecha"), v.texto("referencia"))).toList(),
                dominio.de("corrida").map(c -> new Rastro.Focalizada(c.numero("id", 0), c.entero("numero"), c.texto("usuario"), c.instante("momento"), c.entero("perfil_version"),
                        c.texto("modo"), c.entero("total"), c.entero("elegibles"), c.entero("incluidas"), c.entero("en_espera"), c.entero("excluidas"),
                        c.instante("cerrada"))).toList(),
                dominio.de("ajuste").map(a -> new Rastro.AjusteDeEntidad(a.numero("corrida_id", 0), a.texto("usuario"), a.instante("momento"), a.texto("despues"),
                        a.texto("justificacion"), a.entero("entidades"), a.textos("algunas"))).toList(),
                dominio.de("consentimiento").map(c -> new Rastro.Consentimiento(c.texto("estado"), c.texto("fecha"), c.texto("persona"), c.texto("cargo"), c.texto("soporte"),
                        c.texto("registrado_por"), c.instante("registrado"), c.entero("entidades"), c.textos("algunas"))).toList(),
                dominio.de("aviso").map(a -> new Rastro.Aviso(a.texto("destinatario"), a.texto("texto"), a.instante("fecha"), a.instante("leido"))).toList(),
                dominio.de("correo").map(c -> new Rastro.Correo(c.texto("usuario"), c.texto("asunto"), c.texto("estado"), c.instante("creado"), c.instante("enviado"),
                        c.texto("error"))).toList(), motor.nombres());
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
        sql.sql("select filas from att.asientos_de(?) filas").param(raices(familia).toArray(String[]::new))
                .query((f, n) -> json(f, "filas")).list().forEach(a -> a.fields().forEachRemaining(t -> {
                    switch (t.getKey()) {
                        case "nombres" -> t.getValue().fields().forEachRemaining(p -> nombres.put(p.getKey(), p.getValue().textValue()));
                        case "dominio" -> { }
                        default -> {
                            Map<String, JsonNode> filas = tablas.computeIfAbsent(t.getKey(), k -> new LinkedHashMap<>());
                            t.getValue().forEach(fila -> filas.put(fila.get("id_").textValue(), fila));
                        }
                    }
                }));
        Set<String> instancias = familia.stream().map(Tramite::instancia).collect(Collectors.toSet());
        return new Asientos(tablas, instancias, nombres);
    }

    private Dominio dominio(List<Tramite> familia) {
        Map<String, JsonNode> fuentes = new HashMap<>();
        sql.sql("select fuente, filas from att.dominio_del_rastro(?, ?, ?)").param(familia.stream().map(Tramite::instancia).toArray(String[]::new))
                .param(familia.stream().map(Tramite::expedienteId).filter(Objects::nonNull).findFirst().orElse(-1L))
                .param(familia.stream().map(Tramite::codigo).distinct().toArray(String[]::new))
                .query((f, n) -> fuentes.put(f.getString("fuente"), json(f, "filas"))).list();
        return new Dominio(fuentes);
    }

    /** Lo que el dominio guardó del expediente, por fuente y en orden. */
    private record Dominio(Map<String, JsonNode> fuentes) {

        Stream<Fila> de(String fuente) {
            return fuentes.containsKey(fuente) ? StreamSupport.stream(fuentes.get(fuente).spliterator(), false).map(Fila::new) : Stream.of();
        }
    }

    /** Las filas de historia de una familia, por tabla del motor. */
    private record Asientos(Map<String, Map<String, JsonNode>> tablas, Set<String> instancias, Map<String, String> nombres) {

        Stream<Fila> de(String tabla) {
            return tablas.getOrDefault(tabla, Map.of()).values().stream().map(Fila::new)
                    .filter(f -> f.instancia() == null || instancias.contains(f.instancia()));
        }
    }

    /** Una fila tal como se escribió; en las del motor, lo que estaba nulo no está. */
    private record Fila(JsonNode campos) {

        String texto(String columna) {
            JsonNode valor = campos.get(columna);
            return valor == null || valor.isNull() ? null : valor.asText();
        }

        int entero(String columna) {
            return (int) numero(columna, 0);
        }

        List<String> textos(String columna) {
            return StreamSupport.stream(campos.get(columna).spliterator(), false).map(JsonNode::asText).toList();
        }

        Instant instante(String columna) {
            String valor = texto(columna);
            return valor == null ? null : OffsetDateTime.parse(valor).toInstant();
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

    private JsonNode json(ResultSet f, String columna) throws SQLException {
        String texto = f.getString(columna);
        try {
            return texto == null ? json.createArrayNode() : json.readTree(texto);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("La columna " + columna + " no guarda JSON", e);
        }
    }
}
