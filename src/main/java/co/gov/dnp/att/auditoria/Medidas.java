package co.gov.dnp.att.auditoria;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cuánto tarda cada actividad, en días hábiles (PR-09): mediana, percentil 90, espera hasta que alguien la toma, manejo y cuántas
 * terminaron fuera de término. Sale de un resumen mensual que se rehace cada medio minuto: nunca tiene más de un minuto.
 */
@Service
public class Medidas {

    /** Candado de PostgreSQL con que un solo nodo rehace el resumen a la vez. */
    private static final long CANDADO = 7_240_051L;

    /** En qué se reparte cada actividad; las columnas son de {@code att.medida_mensual}. */
    public enum Reparto {
        NINGUNO("''", "Sin repartir"),
        VERSION("version::text", "Versión del procedimiento"),
        DEPENDENCIA("dependencia", "Dependencia"),
        SUBDIRECCION("subdireccion", "Subdirección general"),
        GRUPO("grupo", "Grupo que la atiende"),
        MES("to_char(mes, 'YYYY-MM')", "Mes");

        private final String columna;
        private final String etiqueta;

        Reparto(String columna, String etiqueta) {
            this.columna = columna;
            this.etiqueta = etiqueta;
        }

        public String etiqueta() {
            return etiqueta;
        }
    }

    /** Nulo o en blanco no filtra; los meses son inclusive. */
    public record Filtro(String proceso, Integer version, String dependencia, YearMonth desde, YearMonth hasta) {
    }

    /**
     * Una actividad, o una parte de ella. Días hábiles; el promedio lleva un decimal en pantalla.
     *
     * @param fuera tareas que terminaron después de su término
     */
    public record Medida(String actividad, String parte, long tareas, int mediana, int p90, double espera, double manejo, long fuera) {
        public double porcentajeFuera() {
            return tareas == 0 ? 0 : 100.0 * fuera / tareas;
        }
    }

    /** Vueltas al plan de trabajo: cuántos trámites y cuántos ajustes en promedio, y cuántos tuvieron alguno. */
    public record Vueltas(String parte, long tramites, double ajustes, long conAjuste, long conAccion, long conIncidente) {
    }

    private final JdbcClient sql;

    Medidas(JdbcClient sql) {
        this.sql = sql;
    }

    /** Rehace los meses con tareas nuevas. */
    @Scheduled(fixedDelayString = "${att.auditoria.medidas-cada:PT30S}")
    @Transactional
    public void ponerAlDia() {
        sql.sql("select pg_advisory_xact_lock(:candado)").param("candado", CANDADO).query((f, n) -> 0).single();
        List<java.time.LocalDate> meses = sql.sql("with m as (delete from att.medida_por_rehacer returning mes) select distinct mes from m")
                .query(java.time.LocalDate.class).list();
        if (!meses.isEmpty()) {
            resumir("delete from att.medida_mensual where mes in (:meses) returning *", "-", meses);
            resumir("""
                    insert into att.medida_mensual (mes, proceso, version, dependencia, subdireccion, actividad, grupo, dias, tareas, espera, manejo, fuera)
                    select mes, proceso, version, dependencia, subdireccion, actividad, grupo, espera + manejo, count(*), sum(espera), sum(manejo),
                        count(*) filter (where fuera_de_termino)
                    from att.tramite_tarea where mes in (:meses) group by 1, 2, 3, 4, 5, 6, 7, 8 returning *""", "", meses);
            sql.sql("delete from att.medida_total where tareas = 0").update();
            sql.sql("delete from att.medida_por_mes where tareas = 0").update();
        }
        contarVueltas();
        sql.sql("insert into att.medida_rehecha (momento) values (now()) on conflict (unica) do update set momento = excluded.momento").update();
    }

    /** Lo que sale del resumen mensual, o entra en él, se resta o se suma en los que salen de él. */
    private void resumir(String cambio, String signo, List<java.time.LocalDate> meses) {
        sql.sql("""
                with cambiadas as (%1$s),
                total as (
                    insert into att.medida_total as t (proceso, dependencia, version, subdireccion, actividad, grupo, dias, tareas, espera, manejo, fuera)
                    select proceso, dependencia, version, subdireccion, actividad, grupo, dias, %2$ssum(tareas), %2$ssum(espera), %2$ssum(manejo), %2$ssum(fuera)
                    from cambiadas group by 1, 2, 3, 4, 5, 6, 7
                    on conflict (proceso, dependencia, version, subdireccion, actividad, grupo, dias) do update set tareas = t.tareas + excluded.tareas,
                        espera = t.espera + excluded.espera, manejo = t.manejo + excluded.manejo, fuera = t.fuera + excluded.fuera)
                insert into att.medida_por_mes as m (proceso, mes, version, actividad, dias, tareas, espera, manejo, fuera)
                select proceso, mes, version, actividad, dias, %2$ssum(tareas), %2$ssum(espera), %2$ssum(manejo), %2$ssum(fuera)
                from cambiadas group by 1, 2, 3, 4, 5
                on conflict (proceso, mes, version, actividad, dias) do update set tareas = m.tareas + excluded.tareas,
                    espera = m.espera + excluded.espera, manejo = m.manejo + excluded.manejo, fuera = m.fuera + excluded.fuera
                """.formatted(cambio, signo)).param("meses", meses).update();
    }

    private void contarVueltas() {
        List<java.time.LocalDate> meses = sql.sql("with m as (delete from att.vuelta_por_rehacer returning mes) select distinct mes from m")
                .query(java.time.LocalDate.class).list();
        if (!meses.isEmpty()) {
            sql.sql("delete from att.vuelta_mensual where mes in (:meses)").param("meses", meses).update();
            sql.sql("""
                    insert into att.vuelta_mensual (mes, dependencia, version, tramites, ajustes, con_ajuste, con_accion, con_incidente)
                    select m.mes, coalesce(t.dependencia, ''), t.version, count(*), sum(t.ajustes), count(*) filter (where t.ajustes > 0),
                        count(*) filter (where t.acciones > 0), count(*) filter (where t.incidentes > 0)
                    from unnest(array[:meses]::date[]) m (mes) join att.tramite t on t.proceso = 'asistencia_tecnica_territorial'
                        and t.inicio >= m.mes::timestamp at time zone 'America/Bogota'
                        and t.inicio < (m.mes + interval '1 month') at time zone 'America/Bogota'
                    group by 1, 2, 3
                    """).param("meses", meses).update();
        }
    }

    /** Hasta cuándo está al día el resumen. */
    public Optional<Instant> actualizado() {
        return sql.sql("select momento from att.medida_rehecha").query((f, n) -> f.getTimestamp(1).toInstant()).optional();
    }

    @Transactional(readOnly = true)
    public List<Medida> porActividad(Filtro filtro, Reparto reparto) {
        Map<List<String>, Acumulado> partes = new LinkedHashMap<>();
        consulta("select actividad, " + reparto.columna + " parte, dias, sum(tareas) tareas, sum(espera) espera, sum(manejo) manejo, sum(fuera) fuera "
                + "from " + resumen(filtro, reparto), filtro, " group by 1, 2, 3 order by 1, 2, 3").query(f -> {
                    partes.computeIfAbsent(List.of(f.getString("actividad"), f.getString("parte")), c -> new Acumulado())
                            .sumar(f.getInt("dias"), f.getLong("tareas"), f.getLong("espera"), f.getLong("manejo"), f.getLong("fuera"));
                });
        List<Medida> medidas = new ArrayList<>();
        partes.forEach((clave, a) -> medidas.add(a.medida(clave.get(0), clave.get(1))));
        return medidas;
    }

    /** Ajustes del plan, acciones e incidentes de los trámites iniciados en esos meses, repartidos por versión. */
    @Transactional(readOnly = true)
    public List<Vueltas> vueltas(Filtro filtro) {
        return sql.sql("""
                select version::text parte, sum(tramites) tramites, sum(ajustes) / sum(tramites) ajustes, sum(con_ajuste) con_ajuste,
                    sum(con_accion) con_accion, sum(con_incidente) con_incidente
                from att.vuelta_mensual
                where (:dependencia::text is null or dependencia = :dependencia) and (:version::int is null or version = :version)
                    and (:desde::date is null or mes >= :desde::date) and (:hasta::date is null or mes <= :hasta::date)
                group by version order by version
                """).param("dependencia", vacioEsNulo(filtro.dependencia())).param("version", filtro.version())
                .param("desde", filtro.desde() == null ? null : filtro.desde().atDay(1))
                .param("hasta", filtro.hasta() == null ? null : filtro.hasta().atDay(1)).query(Vueltas.class).list();
    }

    /** El resumen más pequeño que responde: sin meses o sin dependencias si no se preguntan. */
    private static String resumen(Filtro filtro, Reparto reparto) {
        if (filtro.desde() == null && filtro.hasta() == null && reparto != Reparto.MES) {
            return "att.medida_total";
        }
        boolean sinUnidades = vacioEsNulo(filtro.dependencia()) == null
                && (reparto == Reparto.NINGUNO || reparto == Reparto.VERSION || reparto == Reparto.MES);
        return sinUnidades ? "att.medida_por_mes" : "att.medida_mensual";
    }

    private JdbcClient.StatementSpec consulta(String inicio, Filtro filtro, String fin) {
        List<String> condiciones = new ArrayList<>();
        Map<String, Object> parametros = new LinkedHashMap<>();
        agregar(condiciones, parametros, "proceso = :proceso", "proceso", vacioEsNulo(filtro.proceso()));
        agregar(condiciones, parametros, "version = :version", "version", filtro.version());
        agregar(condiciones, parametros, "dependencia = :dependencia", "dependencia", vacioEsNulo(filtro.dependencia()));
        agregar(condiciones, parametros, "mes >= :desde", "desde", filtro.desde() == null ? null : filtro.desde().atDay(1));
        agregar(condiciones, parametros, "mes <= :hasta", "hasta", filtro.hasta() == null ? null : filtro.hasta().atDay(1));
        return sql.sql(inicio + (condiciones.isEmpty() ? "" : " where " + String.join(" and ", condiciones)) + fin).params(parametros);
    }

    private static void agregar(List<String> condiciones, Map<String, Object> parametros, String condicion, String nombre, Object valor) {
        if (valor != null) {
            condiciones.add(condicion);
            parametros.put(nombre, valor);
        }
    }

    private static String vacioEsNulo(String valor) {
        return valor == null || valor.isBlank() ? null : valor;
    }

    /** Distribución de días: de ella salen la mediana y el percentil exactos. */
    private static final class Acumulado {
        private final TreeMap<Integer, Long> porDias = new TreeMap<>();
        private long tareas;
        private long espera;
        private long manejo;
        private long fuera;

        private void sumar(int dias, long cuantas, long sumaEspera, long sumaManejo, long fueraDeTermino) {
            porDias.merge(dias, cuantas, Long::sum);
            tareas += cuantas;
            espera += sumaEspera;
            manejo += sumaManejo;
            fuera += fueraDeTermino;
        }

        /** El menor número de días que cubre esa parte de las tareas. */
        private int percentil(double parte) {
            long faltan = (long) Math.ceil(parte * tareas);
            for (Map.Entry<Integer, Long> e : porDias.entrySet()) {
                faltan -= e.getValue();
                if (faltan <= 0) {
                    return e.getKey();
                }
            }
            return 0;
        }

        private Medida medida(String actividad, String parte) {
            return new Medida(actividad, parte, tareas, percentil(0.5), percentil(0.9), (double) espera / tareas, (double) manejo / tareas, fuera);
        }
    }
}
