package co.gov.dnp.att.focalizacion;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.TipoEntidad;

/** Guarda y consulta corridas y resultados. Escribe en lotes: una fila por entidad, más de mil por corrida. */
@Repository
class AlmacenDeCorridas {

    /** Caracteres que se juntan antes de enviarlos. */
    private static final int TANDA = 60_000;

    private static final int LOTE = 250;
    private static final String ORDEN = """
            order by case decision_final when 'INCLUIDA' then 0 when 'EN_ESPERA' then 1 else 2 end,
            elegible desc nulls last, puntaje desc nulls last, nombre, codigo_entidad""";
    private static final String CONDICION = """
            corrida_id = :corrida and (cast(:departamento as varchar) is null or departamento = :departamento or codigo_entidad = :departamento)
            and (cast(:grupo as int) is null or grupo_territorial = :grupo)
            and (cast(:prioridad as varchar) is null or prioridad = :prioridad)
            and (cast(:decision as varchar) is null or decision_final = :decision)
            and (cast(:texto as varchar) is null or codigo_entidad = :texto
              or translate(lower(nombre), 'áéíóúüñ', 'aeiouun') like '%' || translate(lower(:texto), 'áéíóúüñ', 'aeiouun') || '%')""";

    private final JdbcTemplate lotes;
    private final JdbcClient sql;
    private final ObjectMapper json;

    AlmacenDeCorridas(JdbcTemplate lotes, JdbcClient sql, ObjectMapper json) {
        this.lotes = lotes;
        this.sql = sql;
        this.json = json;
    }

    Long guardar(Expediente expediente, PerfilDeFocalizacion perfil, List<TablaAplicada> tablas, Map<Integer, Integer> cupos,
            List<EnEvaluacion> entidades, String justificacion, String usuario, Instant momento) {
        Map<String, Integer> fuentes = fuentes(entidades);
        Long corrida = sql.sql("""
                insert into att.corrida_focalizacion (expediente_id, expediente, numero, dependencia, producto_id, producto, vigencia,
                  perfil_id, perfil_version, modo, tablas, cupos, usuario, momento, total, elegibles, incluidas, en_espera, excluidas, fuentes)
                values (:expediente, :codigo, (select coalesce(max(numero), 0) + 1 from att.corrida_focalizacion where expediente_id = :expediente),
                  :dependencia, :producto, :nombreProducto, :vigencia, :perfil, :version, :modo, :tablas::json, :cupos::jsonb, :usuario,
                  :momento, :total, :elegibles, :incluidas, :enEspera, :excluidas, :fuentes::jsonb) returning id""")
                .param("expediente", expediente.getId()).param("codigo", expediente.getCodigo())
                .param("dependencia", expediente.getDependencia()).param("producto", expediente.getProductoId())
                .param("nombreProducto", expediente.getProducto()).param("vigencia", expediente.getVigencia())
                .param("perfil", perfil.getId()).param("version", perfil.getVersion())
                .param("modo", perfil.getDefinicion().modo().name()).param("tablas", aJson(tablas)).param("cupos", aJson(cupos))
                .param("usuario", usuario).param("momento", Timestamp.from(momento)).param("total", entidades.size())
                .param("elegibles", (int) entidades.stream().filter(e -> Boolean.TRUE.equals(e.elegible)).count())
                .param("incluidas", cuantas(entidades, DecisionFinal.INCLUIDA))
                .param("enEspera", cuantas(entidades, DecisionFinal.EN_ESPERA))
                .param("excluidas", cuantas(entidades, DecisionFinal.EXCLUIDA))
                .param("fuentes", aJson(fuentes.keySet())).query(Long.class).single();
        String version = Corrida.version(tablas);
        String fecha = momento.toString();
        copiar("""
                copy att.resultado_focalizacion (corrida_id, codigo_entidad, nombre, departamento, tipo, grupo_territorial, entradas,
                  reglas, nivel_desempeno, elegible, motivo_elegibilidad, puntaje, posicion, dentro_del_cupo, prioridad, accion_sugerida,
                  modalidades, version_regla, decision_sugerida, decision_final, ajuste_manual, justificacion_ajuste, usuario, fecha) from stdin""", entidades, (filas, e) -> {
            // Lo que se escoge a mano es un ajuste desde el principio: lleva la justificación del perfil
            boolean aMano = e.sugerida == null && e.decision == DecisionFinal.INCLUIDA;
            renglon(filas, corrida, e.entidad.codigo(), e.entidad.nombre(), e.entidad.departamento(), e.entidad.tipo(), e.entidad.grupo(), aJson(guardadas(e.entidad.entradas(), fuentes)),
                    aJson(e.reglas), e.nivelDesempeno, e.elegible, e.motivoElegibilidad, e.puntaje, e.posicion, e.dentroDelCupo, e.prioridad, e.accionSugerida,
                    aJson(e.modalidades), version, e.sugerida, e.decision, aMano, aMano ? justificacion : null, usuario, fecha);
        });
        return corrida;
    }

    /** Cada fuente y su lugar. */
    private static Map<String, Integer> fuentes(List<EnEvaluacion> entidades) {
        Map<String, Integer> fuentes = new LinkedHashMap<>();
        entidades.forEach(e -> e.entidad.entradas().values().forEach(d -> fuentes.putIfAbsent(d.fuente(), fuentes.size())));
        return fuentes;
    }

    /** Cada entrada como queda escrita: valor, año del dato, lugar de su fuente y, si es de demostración, verdadero. */
    private static Map<String, List<Object>> guardadas(Map<String, Dato> entradas, Map<String, Integer> fuentes) {
        Map<String, List<Object>> guardadas = new LinkedHashMap<>();
        entradas.forEach((nombre, d) -> {
            Integer fuente = fuentes.get(d.fuente());
            guardadas.put(nombre, d.ficticio() == null ? Arrays.asList(d.valor(), d.vigenciaDato(), fuente) : Arrays.asList(d.valor(), d.vigenciaDato(), fuente, d.ficticio()));
        });
        return guardadas;
    }

    /** Las de una corrida, en su lugar; vacío si es anterior a ellas. */
    private List<String> fuentes(Long corrida) {
        return sql.sql("select fuentes from att.corrida_focalizacion where id = ?").param(corrida).query(String.class).optional()
                .map(texto -> deJson(texto, new TypeReference<List<String>>() {
                })).orElse(List.of());
    }

    /** Copia por tandas: la base recibe una mientras aquí se escribe la siguiente. */
    private void copiar(String orden, List<EnEvaluacion> entidades, BiConsumer<StringBuilder, EnEvaluacion> fila) {
        lotes.execute((ConnectionCallback<Long>) conexion -> {
            CopyIn copia = conexion.unwrap(PGConnection.class).getCopyAPI().copyIn(orden);
            try {
                StringBuilder tanda = new StringBuilder(2 * TANDA);
                for (EnEvaluacion e : entidades) {
                    fila.accept(tanda, e);
                    if (tanda.length() > TANDA) {
                        enviar(copia, tanda);
                    }
                }
                enviar(copia, tanda);
                return copia.endCopy();
            } finally {
                if (copia.isActive()) {
                    copia.cancelCopy();
                }
            }
        });
    }

    private static void enviar(CopyIn copia, StringBuilder tanda) throws SQLException {
        byte[] bytes = tanda.toString().getBytes(StandardCharsets.UTF_8);
        copia.writeToCopy(bytes, 0, bytes.length);
        copia.flushCopy();
        tanda.setLength(0);
    }

    /** Una fila en el formato de texto de COPY: columnas separadas por tabulador; lo que allí es una seña lleva barra. */
    private static void renglon(StringBuilder filas, Object... columnas) {
        for (int c = 0; c < columnas.length; c++) {
            if (c > 0) {
                filas.append('\t');
            }
            if (columnas[c] == null) {
                filas.append("\\N");
                continue;
            }
            String valor = columnas[c].toString();
            for (int n = 0; n < valor.length(); n++) {
                char letra = valor.charAt(n);
                switch (letra) {
                    case '\\' -> filas.append("\\\\");
                    case '\t' -> filas.append("\\t");
                    case '\n' -> filas.append("\\n");
                    case '\r' -> filas.append("\\r");
                    default -> filas.append(letra);
                }
            }
        }
        filas.append('\n');
    }

    private static int cuantas(List<EnEvaluacion> entidades, DecisionFinal decision) {
        return (int) entidades.stream().filter(e -> e.decision == decision).count();
    }

    void fijarDuracion(Long corrida, long milisegundos) {
        sql.sql("update att.corrida_focalizacion set duracion_ms = ? where id = ?").params(milisegundos, corrida).update();
    }

    void cerrar(Long corrida, Instant momento) {
        sql.sql("update att.corrida_focalizacion set cerrada = ? where id = ?").params(Timestamp.from(momento), corrida).update();
    }

    Corrida corrida(Long id) {
        return sql.sql("select * from att.corrida_focalizacion where id = ?").param(id).query(this::aCorrida).optional()
                .orElseThrow(() -> noExiste(id));
    }

    private static Rechazo noExiste(Long id) {
        return Rechazo.de("No existe la focalización número " + id + ".");
    }

    /** La corrida, reservada hasta el fin de la transacción: nadie la cierra mientras otro la ajusta. */
    Corrida bloquear(Long id) {
        return sql.sql("select * from att.corrida_focalizacion where id = ? for update").param(id).query(this::aCorrida).optional()
                .orElseThrow(() -> noExiste(id));
    }

    List<Corrida> deExpediente(Long expediente) {
        return sql.sql("select * from att.corrida_focalizacion where expediente_id = ? order by numero desc").param(expediente)
                .query(this::aCorrida).list();
    }

    /** Incluidas de la última corrida de un expediente; vacío si no tiene corridas. */
    Optional<Set<String>> incluidasDelExpediente(Long expediente) {
        return sql.sql("""
                select array(select r.codigo_entidad from att.resultado_focalizacion r where r.corrida_id = c.id
                    and r.decision_final = 'INCLUIDA' order by r.codigo_entidad)
                from att.corrida_focalizacion c where c.expediente_id = ? order by c.numero desc limit 1""").param(expediente)
                .query((fila, n) -> (Set<String>) new LinkedHashSet<>(List.of((String[]) fila.getArray(1).getArray()))).optional();
    }

    List<ResultadoEntidad> resultados(Long corrida, FiltroDeResultados filtro, int desde, int cuantos) {
        return filtrar("select * from att.resultado_focalizacion where " + CONDICION + " " + ORDEN + " offset :desde limit :cuantos",
                corrida, filtro).param("desde", desde).param("cuantos", cuantos).query(aResultado(fuentes(corrida))).list();
    }

    int contar(Long corrida, FiltroDeResultados filtro) {
        return filtrar("select count(*) from att.resultado_focalizacion where " + CONDICION, corrida, filtro)
                .query(Integer.class).single();
    }

    private JdbcClient.StatementSpec filtrar(String consulta, Long corrida, FiltroDeResultados filtro) {
        return sql.sql(consulta).param("corrida", corrida).param("departamento", filtro.departamento(), Types.VARCHAR)
                .param("grupo", filtro.grupo(), Types.INTEGER).param("prioridad", filtro.prioridad(), Types.VARCHAR)
                .param("decision", filtro.decision() == null ? null : filtro.decision().name(), Types.VARCHAR)
                .param("texto", filtro.texto() == null ? null : filtro.texto().replaceAll("[%_\\\\]", ""), Types.VARCHAR);
    }

    Optional<ResultadoEntidad> buscar(Long corrida, String codigo) {
        return sql.sql("select * from att.resultado_focalizacion where corrida_id = ? and codigo_entidad = ?")
                .params(corrida, codigo).query(aResultado(fuentes(corrida))).optional();
    }

    ResultadoEntidad resultado(Long corrida, String codigo) {
        return buscar(corrida, codigo).orElseThrow(
                () -> Rechazo.de("La entidad «" + codigo + "» no está en la focalización número " + corrida + "."));
    }

    Set<String> incluidas(Long corrida) {
        return new LinkedHashSet<>(sql.sql("select codigo_entidad from att.resultado_focalizacion where corrida_id = ? "
                + "and decision_final = 'INCLUIDA' order by codigo_entidad").param(corrida).query(String.class).list());
    }

    Map<Integer, Integer> incluidasPorGrupo(Long corrida) {
        Map<Integer, Integer> cuentas = new HashMap<>();
        sql.sql("select grupo_territorial, count(*) from att.resultado_focalizacion where corrida_id = ? "
                + "and decision_final = 'INCLUIDA' group by grupo_territorial").param(corrida).query(fila -> {
                    cuentas.put(fila.getInt(1), fila.getInt(2));
                });
        return cuentas;
    }

    Map<DecisionFinal, Integer> recuento(Long corrida) {
        Map<DecisionFinal, Integer> cuentas = new EnumMap<>(DecisionFinal.class);
        for (DecisionFinal decision : DecisionFinal.values()) {
            cuentas.put(decision, 0);
        }
        sql.sql("select decision_final, count(*) from att.resultado_focalizacion where corrida_id = ? group by decision_final")
                .param(corrida).query(fila -> {
                    cuentas.put(DecisionFinal.valueOf(fila.getString(1)), fila.getInt(2));
                });
        return cuentas;
    }

    List<PorPrioridad> porPrioridad(Long corrida) {
        return sql.sql("""
                select coalesce(prioridad, 'SELECCION_MANUAL'), count(*), count(*) filter (where dentro_del_cupo) from att.resultado_focalizacion
                where corrida_id = ? group by 1 order by array_position(array['ALTA','MEDIA','LISTA_DE_ESPERA','BAJA','NO_PRIORIZADA'],
                coalesce(prioridad, 'SELECCION_MANUAL')::text)""").param(corrida)
                .query((fila, n) -> new PorPrioridad(Palabras.de(fila.getString(1)), fila.getInt(2), fila.getInt(3))).list();
    }

    void ajustar(Long corrida, List<Ajuste> ajustes, Map<String, ResultadoEntidad> actuales, String usuario, Instant momento) {
        Timestamp fecha = Timestamp.from(momento);
        lotes.batchUpdate("""
                insert into att.ajuste_focalizacion (corrida_id, codigo_entidad, antes, despues, justificacion, usuario, momento)
                values (?, ?, ?, ?, ?, ?, ?)""", ajustes, LOTE, (fila, a) -> {
                    fila.setLong(1, corrida);
                    fila.setString(2, a.codigoEntidad());
                    fila.setString(3, actuales.get(a.codigoEntidad()).decisionFinal().name());
                    fila.setString(4, a.decision().name());
                    fila.setString(5, a.justificacion().strip());
                    fila.setString(6, usuario);
                    fila.setTimestamp(7, fecha);
                });
        lotes.batchUpdate("""
                update att.resultado_focalizacion set decision_final = ?, ajuste_manual = true, justificacion_ajuste = ?, usuario = ?,
                fecha = ? where corrida_id = ? and codigo_entidad = ?""", ajustes, LOTE, (PreparedStatement fila, Ajuste a) -> {
                    fila.setString(1, a.decision().name());
                    fila.setString(2, a.justificacion().strip());
                    fila.setString(3, usuario);
                    fila.setTimestamp(4, fecha);
                    fila.setLong(5, corrida);
                    fila.setString(6, a.codigoEntidad());
                });
    }

    List<AjusteHecho> ajustes(Long corrida) {
        return sql.sql("select * from att.ajuste_focalizacion where corrida_id = ? order by id desc").param(corrida)
                .query((fila, n) -> new AjusteHecho(fila.getString("codigo_entidad"), DecisionFinal.valueOf(fila.getString("antes")),
                        DecisionFinal.valueOf(fila.getString("despues")), fila.getString("justificacion"), fila.getString("usuario"),
                        fila.getTimestamp("momento").toInstant())).list();
    }

    Comparacion comparar(Long antes, Long despues) {
        List<Comparacion.Cambio> entran = new ArrayList<>();
        List<Comparacion.Cambio> salen = new ArrayList<>();
        List<Comparacion.Cambio> otros = new ArrayList<>();
        sql.sql("""
                select coalesce(b.codigo_entidad, a.codigo_entidad) codigo, coalesce(b.nombre, a.nombre) nombre, a.puntaje antes, b.puntaje despues,
                  a.decision_final decision_antes, b.decision_final decision_despues
                from (select * from att.resultado_focalizacion where corrida_id = ?) a
                full join (select * from att.resultado_focalizacion where corrida_id = ?) b on b.codigo_entidad = a.codigo_entidad
                where a.decision_final is distinct from b.decision_final order by 2, 1""").params(antes, despues)
                .query((fila, n) -> new Comparacion.Cambio(fila.getString("codigo"), fila.getString("nombre"),
                        (Integer) fila.getObject("antes"), (Integer) fila.getObject("despues"),
                        decision(fila.getString("decision_antes")), decision(fila.getString("decision_despues")))).list()
                .forEach(c -> (c.despues() == DecisionFinal.INCLUIDA ? entran : c.antes() == DecisionFinal.INCLUIDA ? salen : otros).add(c));
        return new Comparacion(entran, salen, otros);
    }

    List<ProductoFocalizado> focalizados() {
        return sql.sql("select distinct vigencia, producto_id, producto from att.corrida_focalizacion order by vigencia desc, producto")
                .query((fila, n) -> new ProductoFocalizado(fila.getInt(1), fila.getLong(2), fila.getString(3))).list();
    }

    List<Priorizada> priorizadas(Integer vigencia, Long producto) {
        return sql.sql("""
                select c.*, r.* from (select distinct on (expediente_id) * from att.corrida_focalizacion order by expediente_id, numero desc) c
                join att.resultado_focalizacion r on r.corrida_id = c.id and r.decision_final = 'INCLUIDA'
                where (cast(:vigencia as int) is null or c.vigencia = :vigencia) and (cast(:producto as bigint) is null or c.producto_id = :producto)
                order by c.vigencia desc, c.producto, c.expediente, r.nombre, r.codigo_entidad""")
                .param("vigencia", vigencia, Types.INTEGER).param("producto", producto, Types.BIGINT)
                .query((fila, n) -> new Priorizada(fila.getInt("vigencia"), fila.getString("dependencia"), fila.getLong("producto_id"),
                        fila.getString("producto"), fila.getString("expediente"), fila.getLong("corrida_id"),
                        fila.getString("codigo_entidad"), fila.getString("nombre"), fila.getString("departamento"),
                        TipoEntidad.valueOf(fila.getString("tipo")), fila.getInt("grupo_territorial"), fila.getString("prioridad"),
                        (Integer) fila.getObject("puntaje"), deJson(fila.getString("modalidades"), new TypeReference<>() {
                        }), fila.getBoolean("ajuste_manual"), fila.getTimestamp("cerrada") != null)).list();
    }

    private Corrida aCorrida(ResultSet fila, int n) throws SQLException {
        return new Corrida(fila.getLong("id"), fila.getLong("expediente_id"), fila.getString("expediente"), fila.getInt("numero"),
                fila.getString("dependencia"), fila.getLong("producto_id"), fila.getString("producto"), fila.getInt("vigencia"),
                fila.getLong("perfil_id"), fila.getInt("perfil_version"), Modo.valueOf(fila.getString("modo")),
                deJson(fila.getString("tablas"), new TypeReference<>() {
                }), deJson(fila.getString("cupos"), new TypeReference<>() {
                }), fila.getString("usuario"), fila.getTimestamp("momento").toInstant(), fila.getLong("duracion_ms"),
                fila.getInt("total"), fila.getInt("elegibles"), fila.getInt("incluidas"), fila.getInt("en_espera"),
                fila.getInt("excluidas"), Optional.ofNullable(fila.getTimestamp("cerrada")).map(Timestamp::toInstant).orElse(null));
    }

    private RowMapper<ResultadoEntidad> aResultado(List<String> fuentes) {
        return (fila, n) -> new ResultadoEntidad(fila.getLong("corrida_id"), fila.getString("codigo_entidad"), fila.getString("nombre"),
                fila.getString("departamento"), TipoEntidad.valueOf(fila.getString("tipo")), fila.getInt("grupo_territorial"),
                entradas(fila.getString("entradas"), fuentes), deJson(fila.getString("reglas"), new TypeReference<>() {
                }), fila.getString("nivel_desempeno"), (Boolean) fila.getObject("elegible"), fila.getString("motivo_elegibilidad"),
                (Integer) fila.getObject("puntaje"), (Integer) fila.getObject("posicion"), (Boolean) fila.getObject("dentro_del_cupo"),
                fila.getString("prioridad"), fila.getString("accion_sugerida"),
                deJson(fila.getString("modalidades"), new TypeReference<>() {
                }), decision(fila.getString("decision_sugerida")), decision(fila.getString("decision_final")),
                fila.getBoolean("ajuste_manual"), fila.getString("justificacion_ajuste"), fila.getString("usuario"),
                fila.getTimestamp("fecha").toInstant(), fila.getString("version_regla"));
    }

    /** Las de una corrida anterior a las fuentes lo dicen todo con su nombre. */
    private Map<String, Dato> entradas(String texto, List<String> fuentes) {
        if (fuentes.isEmpty()) {
            return deJson(texto, new TypeReference<>() {
            });
        }
        Map<String, Dato> entradas = new LinkedHashMap<>();
        deJson(texto, new TypeReference<LinkedHashMap<String, List<Object>>>() {
        }).forEach((nombre, d) -> entradas.put(nombre, new Dato(d.get(0), (Integer) d.get(1), fuentes.get((Integer) d.get(2)), d.size() > 3 ? (Boolean) d.get(3) : null)));
        return entradas;
    }

    private static DecisionFinal decision(String nombre) {
        return Objects.isNull(nombre) ? null : DecisionFinal.valueOf(nombre);
    }

    private String aJson(Object valor) {
        try {
            return json.writeValueAsString(valor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T deJson(String texto, TypeReference<T> tipo) {
        try {
            return json.readValue(texto, tipo);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
