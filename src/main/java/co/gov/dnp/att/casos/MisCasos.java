package co.gov.dnp.att.casos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
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

/**
 * Los casos de una persona, en una consulta sobre la proyección de la auditoría: lo que tocó se reconoce por las entregas, la bitácora y
 * la historia del motor, y sigue ahí aunque la persona se desactive o cambie de dependencia.
 */
@Service
public class MisCasos {

    /** Casos por página. */
    public static final int POR_PAGINA = 50;

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);

    private static final String CASOS = """
            with mios as materialized (
                select t.expediente_id, bool_or(t.personas @> array[:usuario]::text[]) toque
                from att.tramite t
                where t.expediente_id is not null and (t.personas @> array[:usuario]::text[] or t.dependencia = any(:dependencias)
                    or t.subdireccion = any(:subdirecciones) or t.grupos && :grupos or t.pendientes_de && cast(:pendientes as text[]))
                group by t.expediente_id
            ), abiertas as materialized (
                select h.expediente_id, min(k.create_time_) desde, min(k.due_date_) vence, json_agg(json_build_object('tarea', k.name_,
                        'persona', k.assignee_, 'desde', k.create_time_, 'vence', k.due_date_, 'grupos', (
                            select json_agg(coalesce(g.name_, l.group_id_) order by l.group_id_) from public.act_ru_identitylink l
                            left join public.act_id_group g on g.id_ = l.group_id_
                            where l.task_id_ = k.id_ and l.type_ = 'candidate' and l.group_id_ is not null)) order by k.create_time_) pasos
                from public.act_ru_task k join att.tramite h on h.instancia = k.proc_inst_id_
                where h.expediente_id in (select expediente_id from mios)
                group by h.expediente_id
            ), c as (
                select e.codigo, e.producto, e.dependencia, p.estado, p.motivo_fin, e.responsable_procedimiento responsable, p.inicio, p.fin,
                    m.toque, pend.desde, pend.vence, pend.pasos
                from mios m
                join att.expediente e on e.id = m.expediente_id
                join att.tramite p on p.instancia = e.instancia_proceso
                left join abiertas pend on pend.expediente_id = m.expediente_id
                where (:estado = '' or p.estado = :estado) and (not :mios or m.toque) and (not :vencidos or pend.vence < :ahora)
                    and (:texto = '' or att.llano(concat_ws(' ', e.codigo, e.producto, e.dependencia, e.entidades))
                            like '%' || att.llano(:comodin) || '%' or p.texto @@ websearch_to_tsquery('spanish', att.llano(:texto)))
                    and (:persona = '' or exists (select from att.tramite h where h.expediente_id = m.expediente_id
                            and h.personas @> array[:persona]::text[]))
            )
            select c.*, count(*) over () total from c order by {orden}, c.codigo limit :limite offset :salto""";

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
        List<Fila> filas = jdbc.sql(CASOS.replace("{orden}", orden.sql)).param("usuario", quien.usuario())
                .param("dependencias", quien.dependencias()).param("subdirecciones", quien.subdirecciones())
                .param("grupos", quien.territoriales()).param("pendientes", pendientes(quien))
                .param("estado", filtro.estado() == null ? "" : filtro.estado().name()).param("mios", filtro.mios())
                .param("vencidos", filtro.vencidos()).param("ahora", Timestamp.from(Instant.now())).param("texto", filtro.texto())
                .param("comodin", filtro.texto().replaceAll("([\\\\%_])", "\\\\$1")).param("persona", filtro.persona())
                .param("limite", limite).param("salto", salto).query((f, n) -> fila(f)).list();
        LocalDate hoy = LocalDate.now(ZONA);
        Map<LocalDate, Integer> dias = calendario.diasHabilesHasta(filas.stream().flatMap(f -> f.pasos().stream())
                .map(p -> momento(p.desde()).atZone(ZONA).toLocalDate()).collect(Collectors.toSet()), hoy);
        return new Pagina(filas.stream().map(f -> conPasos(f, dias)).toList(), filas.isEmpty() ? 0 : filas.get(0).total());
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
