package co.gov.dnp.att.casos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.auditoria.EstadoTramite;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.calendario.CalendarioHabil;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;

/**
 * Los casos de una persona, en una consulta sobre la proyección de la auditoría: lo que tocó se reconoce por las entregas, la bitácora y
 * la historia del motor, y sigue ahí aunque la persona se desactive o cambie de dependencia.
 */
@Service
public class MisCasos {

    /** Casos por página. */
    public static final int POR_PAGINA = 50;

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);

    /** Lo que concierne a alguien: cada razón entra por su propio índice y un expediente cuenta una vez. */
    private static final String PORQUE = "select t.expediente_id, %s toque from att.tramite t where t.expediente_id is not null and %s";

    /** La página se elige con lo que ordena y filtra; solo a ella se le buscan sus pasos. */
    private static final String CASOS = """
            with mios as materialized (
                select expediente_id, bool_or(toque) toque from ({mios}) q group by expediente_id
            ), abiertas as materialized (
                select h.expediente_id, min(k.create_time_) desde, min(k.due_date_) vence
                from mios m
                join att.tramite h on h.expediente_id = m.expediente_id and h.fin is null
                join public.act_ru_task k on k.proc_inst_id_ = h.instancia
                group by h.expediente_id
            ), c as (
                select m.expediente_id, p.codigo, p.inicio, m.toque, pend.desde, pend.vence
                from mios m
                join att.tramite p on p.expediente_id = m.expediente_id and p.proceso = '{procedimiento}'
                {expediente}
                left join abiertas pend on pend.expediente_id = m.expediente_id
                where {condiciones}
            ), pagina as materialized (
                select c.*, count(*) over () total, row_number() over (order by {orden}, c.codigo) lugar
                from c order by lugar limit :limite offset :salto
            )
            select e.codigo, e.producto, e.dependencia, p.estado, p.motivo_fin, e.responsable_procedimiento responsable, p.inicio, p.fin,
                c.toque, pasos.pasos, c.total
            from pagina c
            join att.expediente e on e.id = c.expediente_id
            join att.tramite p on p.instancia = e.instancia_proceso
            left join lateral (
                select json_agg(json_build_object('tarea', k.name_, 'persona', k.assignee_, 'desde', k.create_time_, 'vence', k.due_date_,
                        'grupos', (select json_agg(coalesce(g.name_, l.group_id_) order by l.group_id_) from public.act_ru_identitylink l
                            left join public.act_id_group g on g.id_ = l.group_id_
                            where l.task_id_ = k.id_ and l.type_ = 'candidate' and l.group_id_ is not null)) order by k.create_time_) pasos
                from att.tramite h join public.act_ru_task k on k.proc_inst_id_ = h.instancia
                where h.expediente_id = c.expediente_id and h.fin is null) pasos on true
            order by c.lugar""";

    /** Quién mira: su usuario, los grupos del motor a que pertenece y lo que de ellos se sigue. */
    public record Quien(String usuario, Collection<String> grupos) {

        private static final Set<String> SUBDIRECCIONES = Set.of("sgddt", "sgpdn", "sgise", "sgsgr");

        String[] dependencias() {
            return grupos.stream().filter(g -> g.startsWith("unidad-") || g.startsWith("jefatura-"))
                    .map(g -> g.substring(g.indexOf('-') + 1)).distinct().toArray(String[]::new);
        }

        String[] subdirecciones() {
            return grupos.stream().filter(SUBDIRECCIONES::contains).map(String::toUpperCase).toArray(String[]::new);
        }

        Integer[] territoriales() {
            return grupos.stream().filter(g -> g.matches("grupo-territorial-[1-6]")).map(g -> Integer.valueOf(g.substring(18)))
                    .toArray(Integer[]::new);
        }
    }

    public record Pagina(List<Caso> casos, long total) {
    }

    private record PasoLeido(String tarea, String persona, List<String> grupos, String desde, String vence) {
    }

    private record Fila(Caso caso, List<PasoLeido> pasos, long total) {
    }

    private final JdbcClient jdbc;
    private final Tramites tramites;
    private final CalendarioHabil calendario;
    private final ObjectMapper json;

    MisCasos(JdbcClient jdbc, Tramites tramites, CalendarioHabil calendario, ObjectMapper json) {
        this.jdbc = jdbc;
        this.tramites = tramites;
        this.calendario = calendario;
        this.json = json;
    }

    /** @param pagina desde 1; una menor que 1 es la primera */
    public Pagina buscar(Quien quien, FiltroDeCasos filtro, OrdenDeCasos orden, int pagina) {
        return leer(quien, filtro, orden, POR_PAGINA, (Math.max(pagina, 1) - 1) * POR_PAGINA);
    }

    /** Todos, para llevárselos. */
    public List<Caso> todos(Quien quien, FiltroDeCasos filtro, OrdenDeCasos orden) {
        return leer(quien, filtro, orden, Integer.MAX_VALUE, 0).casos();
    }

    private Pagina leer(Quien quien, FiltroDeCasos filtro, OrdenDeCasos orden, int limite, int salto) {
        tramites.alDia();
        Map<String, Object> parametros = new HashMap<>(Map.of("usuario", quien.usuario(), "pendientes", pendientes(quien), "limite", limite, "salto", salto));
        List<String> razones = new ArrayList<>(List.of(PORQUE.formatted("true", "t.personas @> array[:usuario]::text[]"),
                PORQUE.formatted("false", "t.pendientes_de && cast(:pendientes as text[])")));
        razon(razones, parametros, "t.dependencia = any(:dependencias)", "dependencias", quien.dependencias());
        razon(razones, parametros, "t.subdireccion = any(:subdirecciones)", "subdirecciones", quien.subdirecciones());
        razon(razones, parametros, "t.grupos && :grupos", "grupos", quien.territoriales());
        String consulta = CASOS.replace("{mios}", String.join(" union all ", razones)).replace("{condiciones}", condiciones(filtro, parametros))
                // Lo que solo está en el expediente se lee únicamente para buscarle un texto
                .replace("{expediente}", filtro.texto().isEmpty() ? "" : "join att.expediente e on e.id = m.expediente_id")
                .replace("{procedimiento}", AsistenciaTecnicaTerritorial.CLAVE).replace("{orden}", orden.sql);
        List<Fila> filas = jdbc.sql(consulta).params(parametros).query((f, n) -> fila(f)).list();
        LocalDate hoy = LocalDate.now(ZONA);
        Map<LocalDate, Integer> dias = calendario.diasHabilesHasta(filas.stream().flatMap(f -> f.pasos().stream())
                .map(p -> momento(p.desde()).atZone(ZONA).toLocalDate()).collect(Collectors.toSet()), hoy);
        return new Pagina(filas.stream().map(f -> conPasos(f, dias)).toList(), filas.isEmpty() ? 0 : filas.get(0).total());
    }

    private static void razon(List<String> razones, Map<String, Object> parametros, String condicion, String nombre, Object[] valores) {
        if (valores.length > 0) {
            razones.add(PORQUE.formatted("false", condicion));
            parametros.put(nombre, valores);
        }
    }

    private static String condiciones(FiltroDeCasos filtro, Map<String, Object> parametros) {
        List<String> condiciones = new ArrayList<>(List.of("true"));
        if (filtro.estado() != null) {
            condiciones.add("p.estado = :estado");
            parametros.put("estado", filtro.estado().name());
        }
        if (filtro.mios()) {
            condiciones.add("m.toque");
        }
        if (filtro.vencidos()) {
            condiciones.add("pend.vence < :ahora");
            parametros.put("ahora", Timestamp.from(Instant.now()));
        }
        if (!filtro.texto().isEmpty()) {
            condiciones.add("(att.llano(concat_ws(' ', e.codigo, e.producto, e.dependencia, e.entidades)) like '%' || att.llano(:comodin) || '%'"
                    + " or p.texto @@ websearch_to_tsquery('spanish', att.llano(:texto)))");
            parametros.put("texto", filtro.texto());
            parametros.put("comodin", filtro.texto().replaceAll("([\\\\%_])", "\\\\$1"));
        }
        if (!filtro.persona().isEmpty()) {
            condiciones.add("exists (select from att.tramite h where h.expediente_id = m.expediente_id and h.personas @> array[:persona]::text[])");
            parametros.put("persona", filtro.persona());
        }
        return String.join(" and ", condiciones);
    }

    private static String[] pendientes(Quien quien) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(quien.usuario()), quien.grupos().stream()).toArray(String[]::new);
    }

    private Fila fila(ResultSet f) throws SQLException {
        String pasos = f.getString("pasos");
        try {
            return new Fila(new Caso(f.getString("codigo"), f.getString("producto"), f.getString("dependencia"),
                    EstadoTramite.valueOf(f.getString("estado")), f.getString("motivo_fin"), f.getString("responsable"),
                    instante(f.getTimestamp("inicio")), instante(f.getTimestamp("fin")), f.getBoolean("toque"), List.of()),
                    pasos == null ? List.of() : List.of(json.readValue(pasos, PasoLeido[].class)), f.getLong("total"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Caso conPasos(Fila f, Map<LocalDate, Integer> dias) {
        Caso c = f.caso();
        return new Caso(c.codigo(), c.producto(), c.dependencia(), c.estado(), c.motivoFin(), c.responsable(), c.inicio(), c.fin(), c.loToque(),
                f.pasos().stream().map(p -> new Paso(p.tarea(), p.persona(), p.grupos() == null ? List.of() : p.grupos(), momento(p.desde()),
                        dias.get(momento(p.desde()).atZone(ZONA).toLocalDate()), p.vence() == null ? null : momento(p.vence()))).toList());
    }

    /** El motor guarda sus fechas sin zona, en la del servidor. */
    private static Instant momento(String fecha) {
        return LocalDateTime.parse(fecha).atZone(ZoneId.systemDefault()).toInstant();
    }

    private static Instant instante(Timestamp momento) {
        return momento == null ? null : momento.toInstant();
    }
}
