package co.gov.dnp.att.banco;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

import javax.sql.DataSource;

/**
 * Copia la historia de una instancia real y terminada, con sus cortes y su expediente, tantas veces como se pida: todas sus filas, con
 * identificadores, unidad, vigencia, producto y código propios, repartidas en cinco años y estiradas de segundos a meses. Con {@link #abierta} copia
 * una instancia que sigue viva, con lo que el motor tiene de ella en marcha.
 */
final class SiembraDeHistoria {

    static final int UNIDADES = 24;
    static final int PRIMERA_VIGENCIA = 2021;
    static final int VIGENCIAS = 5;
    static final int PRODUCTOS = 200;
    static final int PERSONAS = 500;

    /** Las de la historia del motor se copian por su raíz. */
    private static final List<String> DEL_MOTOR = List.of("act_hi_procinst", "act_hi_actinst", "act_hi_taskinst", "act_hi_varinst", "act_hi_detail",
            "act_hi_op_log", "act_hi_identitylink", "act_hi_comment", "act_hi_incident", "act_hi_job_log", "act_hi_decinst", "act_hi_dec_in", "act_hi_dec_out");
    private static final Map<String, String> EN_MARCHA = Map.of("act_ru_execution", "root_proc_inst_id_", "act_ru_task", "proc_inst_id_", "act_ru_variable", "proc_inst_id_",
            "act_ru_job", "root_proc_inst_id_", "act_ru_event_subscr", "proc_inst_id_");
    private static final List<String> DEL_EXPEDIENTE = List.of("expediente_entidad", "hecho", "entrega_formulario", "documento", "evidencia", "consentimiento",
            "aviso", "corrida_focalizacion", "version_plan", "accion_apcm");
    /** Columnas cuyo valor es un identificador del motor: se cambia su final, que es lo que las copias tienen distinto. */
    private static final Set<String> IDENTIFICADORES = Set.of("id_", "proc_inst_id_", "root_proc_inst_id_", "process_instance_id_", "execution_id_",
            "super_process_instance_id_", "act_inst_id_", "parent_act_inst_id_", "call_proc_inst_id_", "task_id_", "tarea_id", "var_inst_id_", "operation_id_",
            "job_id_", "resource_id_", "var_scope_", "parent_id_", "super_exec_", "dec_inst_id_", "root_dec_inst_id_", "instancia", "instancia_proceso", "raiz");
    /** Plazos: conservan su distancia al comienzo de lo que vence. */
    private static final Map<String, String> PLAZOS = Map.of("due_date_", "start_time_", "vence", "creada", "job_duedate_", "timestamp_");

    /** Solo los identificadores de instancias y actividades: los de definiciones llevan una cifra antes de los dos puntos. */
    private static final String PATRON = ", regexp_replace(replace(x.filas::text, '@', ' arroba '), '(\"|[A-Za-z_]:)([0-9a-f]{8}(-[0-9a-f]{4}){3}-)[0-9a-f]{12}', '\\1\\2@', 'g') patron";

    private final DataSource base;
    private final String raiz;
    private final long expediente;
    private final String codigo;
    /** De una abierta: quién actúa en ella y en qué unidad; nulos en una terminada. */
    private String actua;
    private String unidad;
    private long filas;

    SiembraDeHistoria(DataSource base, String raiz, long expediente, String codigo) {
        this.base = base;
        this.raiz = raiz;
        this.expediente = expediente;
        this.codigo = codigo;
    }

    /**
     * La de una instancia que sigue abierta: en cada copia, quien actúa es una de las quinientas personas y la unidad, la de esa persona.
     *
     * @param actua  usuario que la inició y, si la tarea está tomada, la tomó
     * @param unidad código de la dependencia de la original
     */
    static SiembraDeHistoria abierta(DataSource base, String raiz, long expediente, String codigo, String actua, String unidad) {
        SiembraDeHistoria s = new SiembraDeHistoria(base, raiz, expediente, codigo);
        s.actua = actua;
        s.unidad = unidad;
        return s;
    }

    static String persona(int n) {
        return "banco" + n % PERSONAS;
    }

    /** La instancia principal de la copia n. */
    String instancia(int n) {
        return raiz.substring(0, 24) + String.format("%012x", n);
    }

    static String unidad(int n) {
        return "BU" + n % UNIDADES;
    }

    static int vigencia(int n) {
        return PRIMERA_VIGENCIA + n % VIGENCIAS;
    }

    long filas() {
        return filas;
    }

    /** Agrega las copias de {@code desde} a {@code hasta}, inclusive, y deja las estadísticas de la base al día. */
    void sembrar(int desde, int hasta) throws SQLException {
        try (Connection c = base.getConnection(); Statement s = c.createStatement()) {
            // Es una copia de bulto: sin llaves ajenas ni disparadores, y con los índices rehechos al final
            s.execute("set role none");
            s.execute("set session_replication_role = replica");
            s.execute("set maintenance_work_mem = '256MB'");
            s.execute("drop table if exists banco_copia");
            s.execute("""
                    create table banco_copia as select n, lpad(to_hex(n), 12, '0') as h, 1000000000 + n as expediente, 'BU' || n %% %1$d as unidad, %2$d + n %% %3$d as vigencia,
                        'Producto ' || n %% %4$d as producto, 'ATT-' || (%2$d + n %% %3$d) || '-BU' || n %% %1$d || '-' || n as codigo,
                        make_date(%2$d + n %% %3$d, 1, 10)::timestamp + (n::bigint * 7919 %% 250) * interval '1 day' + (n::bigint * 31 %% 480) * interval '1 minute' + interval '8 hours' as ini,
                        (60 + n::bigint * 104729 %% 200) * 86400.0 / q.dura as f
                    from generate_series(%5$d, %6$d) n, (select greatest(1, extract(epoch from coalesce(max(end_time_), max(start_time_) + interval '1 minute') - min(start_time_)))::float8 dura
                        from act_hi_procinst where root_proc_inst_id_ = '%7$s') q""".formatted(UNIDADES, PRIMERA_VIGENCIA, VIGENCIAS, PRODUCTOS, desde, hasta, raiz));
            if (actua != null) {
                // Las abiertas empezaron en los últimos seis meses y conservan sus distancias
                s.execute("update banco_copia set unidad = 'BU' || n %% %1$d %% %2$d, vigencia = extract(year from now())::int, ini = localtimestamp - (n %% 180) * interval '1 day' - (n %% 600) * interval '1 minute', f = 1"
                        .formatted(PERSONAS, UNIDADES));
                s.execute("update banco_copia set codigo = 'ATT-' || vigencia || '-' || unidad || '-' || n");
                s.execute("alter table banco_copia add persona text");
                s.execute("update banco_copia set persona = 'banco' || n % " + PERSONAS);
            }
            s.execute("analyze banco_copia");
            Map<String, String> tablas = new LinkedHashMap<>();
            if (actua != null) {
                EN_MARCHA.forEach((t, llave) -> tablas.put("public." + t, llave + " = '" + raiz + "'"));
                // El motor da permiso sobre la tarea a quien la toma y a sus candidatos
                tablas.put("public.act_ru_authorization", "root_proc_inst_id_ = '" + raiz + "' or resource_id_ in (select id_ from act_ru_task where proc_inst_id_ = '" + raiz + "')");
                tablas.put("public.act_ru_identitylink", "task_id_ in (select id_ from act_ru_task where proc_inst_id_ = '" + raiz + "')");
            }
            DEL_MOTOR.forEach(t -> tablas.put("public." + t, "root_proc_inst_id_ = '" + raiz + "'"));
            tablas.put("att.expediente", "id = " + expediente);
            DEL_EXPEDIENTE.forEach(t -> tablas.put("att." + t, "expediente_id = " + expediente));
            tablas.put("att.evidencia_uso", "evidencia_id in (select id from att.evidencia where expediente_id = " + expediente + ")");
            tablas.put("att.ajuste_focalizacion", "corrida_id in (select id from att.corrida_focalizacion where expediente_id = " + expediente + ")");
            tablas.put("att.tramite", "raiz = '" + raiz + "'");
            tablas.put("att.tramite_tarea", "instancia in (select instancia from att.tramite where raiz = '" + raiz + "')");
            if (hay(s, "select to_regclass('att.asiento') is not null")) {
                tablas.put("att.asiento", "raiz = '" + raiz + "'");
            }
            for (Map.Entry<String, String> t : tablas.entrySet()) {
                // Cada tabla queda con sus índices antes de la siguiente: un trámite se pregunta por sus tareas
                List<String> indices = quitarIndices(s, t.getKey());
                filas += copiar(s, t.getKey(), t.getValue());
                for (String indice : indices) {
                    s.execute(indice);
                }
                s.execute("vacuum analyze " + t.getKey());
            }
            s.execute("drop table banco_copia");
            s.execute("insert into att.medida_por_rehacer (mes) select distinct mes from att.tramite_tarea");
            s.execute("""
                    insert into att.vuelta_por_rehacer (mes) select distinct date_trunc('month', inicio at time zone 'America/Bogota')::date from att.tramite
                    where proceso = 'asistencia_tecnica_territorial'""");
            s.execute("reset session_replication_role");
            s.execute("reset maintenance_work_mem");
            s.execute("set role att_aplicacion");
        }
    }

    private long copiar(Statement s, String tabla, String cuales) throws SQLException {
        Map<String, String> tipos = columnas(s, tabla);
        StringJoiner nombres = new StringJoiner(", ");
        StringJoiner valores = new StringJoiner(", ");
        tipos.forEach((columna, tipo) -> {
            nombres.add('"' + columna + '"');
            valores.add(valor(tabla, columna, tipo, tipos));
        });
        // Todo se cuenta desde el comienzo de la familia
        return s.executeLargeUpdate("with o as materialized (select min(start_time_) t0 from public.act_hi_procinst where root_proc_inst_id_ = '" + raiz + "'), "
                + "s as materialized (select x.*, o.t0" + (tipos.containsKey("id") ? ", (dense_rank() over (order by x.id))::int orden" : "") + (tabla.equals("att.asiento") ? PATRON : "") + " from " + tabla + " x, o where " + cuales + ") "
                + "insert into " + tabla + " (" + nombres + ") overriding system value select " + valores + " from banco_copia i, s");
    }

    private String valor(String tabla, String columna, String tipo, Map<String, String> tipos) {
        String x = "s.\"" + columna + "\"";
        if (tabla.equals("att.tramite_tarea")) {
            String espera = "coalesce(att.habiles((" + corrida("s.creada", true) + ")::date, (" + corrida("coalesce(s.reclamada, s.terminada)", true) + ")::date), 0)";
            String manejo = "coalesce(att.habiles((" + corrida("coalesce(s.reclamada, s.terminada)", true) + ")::date, (" + corrida("s.terminada", true) + ")::date), 0)";
            switch (columna) {
                case "tarea": return identificador(x);
                case "mes": return "date_trunc('month', " + corrida("s.terminada", true) + ")::date";
                case "espera": return espera;
                case "manejo": return manejo;
                case "fuera_de_termino": return "coalesce(" + corrida("s.creada", true) + " + (s.vence - s.creada) < " + corrida("s.terminada", true) + ", false)";
                default: // como las demás
            }
        }
        if (tabla.equals("att.tramite") && columna.equals("tuvo_atrasos")) {
            return "exists (select from public.act_hi_taskinst k where k.proc_inst_id_ = s.instancia and " + corrida("k.start_time_", false)
                    + " + (k.due_date_ - k.start_time_) < " + corrida("k.end_time_", false) + ")";
        }
        if (tabla.equals("att.asiento") && columna.equals("filas")) {
            return ajena("replace(s.patron, '@', i.h)") + "::jsonb";
        }
        boolean variable = tabla.endsWith("act_hi_varinst") || tabla.endsWith("act_hi_detail") || tabla.endsWith("act_ru_variable");
        if (variable && (columna.equals("long_") || columna.equals("text_"))) {
            String cast = columna.equals("long_") ? "" : "::text";
            return "case s.name_ when 'expedienteId' then i.expediente" + cast + " when 'vigencia' then i.vigencia" + cast
                    + (columna.equals("text_") ? " when 'dependencia' then i.unidad when 'producto' then i.producto" : "") + " else " + x + " end";
        }
        if (IDENTIFICADORES.contains(columna) && tipo.startsWith("character")) {
            return identificador(x);
        }
        switch (columna) {
            case "expediente_id": return "case when " + x + " is null then null else i.expediente end";
            case "id": return tabla.equals("att.expediente") ? "i.expediente" : "1000000000 + i.n::bigint * 1000 + s.orden";
            case "evidencia_id": return "1000000000 + i.n::bigint * 1000 + (select count(*) from att.evidencia v where v.expediente_id = " + expediente + " and v.id <= " + x + ")";
            // La única corrida de la familia es la primera de la copia
            case "corrida_id": return "1000000000 + i.n::bigint * 1000 + 1";
            case "dependencia": return "case when " + x + " is null then null else i.unidad end";
            case "vigencia": return "case when " + x + " is null then null else i.vigencia end";
            case "consecutivo": return "i.n";
            case "producto": return "case when " + x + " is null then null else i.producto end";
            case "codigo": return tabla.equals("att.expediente_entidad") ? x : codigo(x);
            case "business_key_": return codigo(x);
            case "duration_": return "(" + x + " * i.f)::bigint";
            default: // por su tipo
        }
        if (actua != null && tipo.equals("text[]")) {
            return "array_replace(array_replace(array_replace(" + x + ", '" + actua + "', i.persona), 'unidad-" + unidad + "', 'unidad-' || i.unidad), 'jefatura-" + unidad
                    + "', 'jefatura-' || i.unidad)";
        }
        if (actua != null && tipo.startsWith("character")) {
            return "case " + x + " when '" + actua + "' then i.persona when 'unidad-" + unidad + "' then 'unidad-' || i.unidad when 'jefatura-" + unidad
                    + "' then 'jefatura-' || i.unidad else " + x + " end";
        }
        if (tipo.equals("date")) {
            // Un día suelto no se estira: contado desde la medianoche se iría a otro milenio
            return "(i.ini::date + (" + x + " - s.t0::date))";
        }
        if (tipo.startsWith("timestamp")) {
            String desde = PLAZOS.get(columna);
            String valor = desde != null && tipos.containsKey(desde)
                    ? corrida("s." + desde, false) + " + (" + x + " - s." + desde + ")" : columna.equals("removal_time_") ? "i.ini + (" + x + " - s.t0)" : corrida(x, false);
            return "(" + valor + ")::" + tipo;
        }
        return x;
    }

    private String ajena(String texto) {
        return actua == null ? texto : "replace(replace(" + texto + ", '" + actua + "', i.persona), 'unidad-" + unidad + "', 'unidad-' || i.unidad)";
    }

    /** Ese momento, contado desde el comienzo de la copia y estirado. */
    private static String corrida(String momento, boolean entre) {
        String valor = "i.ini + (" + momento + "::timestamp - s.t0) * i.f";
        return entre ? "(" + valor + ")" : valor;
    }

    private static String identificador(String x) {
        return "left(" + x + ", length(" + x + ") - 12) || i.h";
    }

    private String codigo(String x) {
        return "replace(" + x + ", '" + codigo + "', i.codigo)";
    }

    private static Map<String, String> columnas(Statement s, String tabla) throws SQLException {
        Map<String, String> tipos = new LinkedHashMap<>();
        try (ResultSet f = s.executeQuery("select attname, format_type(atttypid, atttypmod) from pg_attribute where attrelid = '" + tabla
                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum")) {
            while (f.next()) {
                tipos.put(f.getString(1), f.getString(2));
            }
        }
        return tipos;
    }

    private static List<String> quitarIndices(Statement s, String tabla) throws SQLException {
        List<String> crear = new ArrayList<>();
        List<String> quitar = new ArrayList<>();
        try (ResultSet f = s.executeQuery("select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index where indrelid = '" + tabla
                + "'::regclass and not exists (select from pg_constraint where conindid = indexrelid)")) {
            while (f.next()) {
                quitar.add("drop index " + f.getString(1));
                crear.add(f.getString(2));
            }
        }
        for (String q : quitar) {
            s.execute(q);
        }
        return crear;
    }

    private static boolean hay(Statement s, String pregunta) throws SQLException {
        try (ResultSet f = s.executeQuery(pregunta)) {
            return f.next() && f.getBoolean(1);
        }
    }
}
