package co.gov.dnp.att.auditoria.conformidad;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.seguimiento.EstadoReporte;

/** Las reglas R1 a R14 del procedimiento (numeral 5). */
final class ReglasTransversales {

    /** Días de holgura sobre tres meses: lo que tarda en abrirse un corte cuyo día cae en fin de semana o festivo. */
    private static final int HOLGURA = 15;

    static final List<Regla> TODAS = List.of(
            new Regla("R1", "El ajuste del plan de trabajo devuelve siempre a la actividad 2", "Act. 3",
                    "A cada socialización que respondió «Sí» a «¿Se requiere ajustar el plan de trabajo?» le sigue una versión nueva del plan, y nunca se parametriza la versión devuelta.",
                    Elemento.SOCIALIZAR, ReglasTransversales::ajuste),
            new Regla("R2", "Monitoreo y seguimiento al menos una vez por trimestre", "Act. 5, nota",
                    "Desde que se parametriza hasta que termina el último corte, entre el fin de un corte y el del siguiente no pasan más de tres meses (con " + HOLGURA
                            + " días de holgura), y ningún corte venció sin reportarse.",
                    null, ReglasTransversales::trimestres),
            new Regla("R3", "Solo se hace seguimiento a quien acepta o consiente", "Act. 5, nota",
                    "El último consentimiento de cada entidad valorada, al momento del reporte, era «Acepta».",
                    MonitoreoSeguimiento.Elemento.MONITOREAR, ReglasTransversales::consentimiento),
            new Regla("R4", "Las situaciones por corregir se tramitan según PT-ED-05 y se siguen hasta su cumplimiento", "Act. 5",
                    "Todo corte que respondió «Sí» abrió acciones; cada acción se cerró con la verificación de alguien distinto de quien la ejecutó, o sigue dentro de su plazo.",
                    MonitoreoSeguimiento.Elemento.MONITOREAR, ReglasTransversales::acciones),
            new Regla("R5", "La evaluación se define en el plan de trabajo", "Act. 6, nota 2",
                    "La última versión del plan dice qué se evalúa, con qué indicadores, método y alcance, y en qué momento.",
                    Elemento.PROGRAMAR, ReglasTransversales::evaluacionPrevista),
            new Regla("R6", "Los resultados de evaluación realimentan las metas de la ATT", "Act. 6, nota 1",
                    "La evaluación dejó al menos una recomendación dirigida a una meta y a una vigencia.",
                    Elemento.EVALUAR, ReglasTransversales::realimentacion),
            new Regla("R7", "Los hitos se parametrizan en SETA-WEB antes de ejecutar", "Act. 2",
                    "La parametrización es anterior al primer registro de ejecución y todos los hitos de esa versión del plan tienen código de SETA-WEB.",
                    null, ReglasTransversales::parametrizacion),
            new Regla("R8", "La ejecución se registra en SETA-WEB y se soporta con evidencias", "Act. 4",
                    "Cada asesoría o evento masivo tiene identificador de SETA-WEB y al menos una evidencia ligada a él.",
                    Elemento.EJECUTAR, ReglasTransversales::ejecucion),
            new Regla("R9", "Cada dependencia puede añadir especificaciones técnicas mediante manuales específicos", "Act. 4, nota",
                    "Si algún registro de la ejecución cita un manual específico, todos lo citan. La regla permite y no obliga: si ninguno lo cita, no aplica.",
                    Elemento.EJECUTAR, ReglasTransversales::manuales),
            new Regla("R10", "La selección considera vigencia, recursos, características del caso y capacidad instalada y operativa", "Act. 1",
                    "La identificación describe para cada grupo de valor actividades de la vigencia, recursos y características, registra recursos y capacidad operativa con su análisis, y la focalización corrió sobre todas las entidades.",
                    Elemento.CONCERTAR, ReglasTransversales::seleccion),
            new Regla("R11", "La identificación se hace con base en metas estratégicas y articulada con los oferentes", "Act. 1, nota",
                    "Cada producto identificado apunta a una meta estratégica y cada actor oferente dio su acuerdo en la concertación definitiva.",
                    Elemento.CONCERTAR, ReglasTransversales::oferentes),
            new Regla("R12", "La gestión del conocimiento incluye tanto a los actores del proceso como a los grupos de valor", "Act. 7",
                    "Hubo al menos una mesa con cada una de las dos audiencias.",
                    Elemento.GESTIONAR_CONOCIMIENTO, ReglasTransversales::audiencias),
            new Regla("R13", "La sistematización queda en una herramienta común accesible a actores y grupos de valor", "Act. 8",
                    "Los resultados están publicados con acceso para los actores internos y para las entidades participantes o el público.",
                    Elemento.SISTEMATIZAR, ReglasTransversales::publicacion),
            new Regla("R14", "Se aplican las especificaciones de SGDDT, SGPDN, SGISE y SGSGR", "Condiciones",
                    "Si la subdirección general fijó especificaciones (aparecen en algún expediente suyo de la misma vigencia), este también las registra.",
                    Elemento.IDENTIFICAR, ReglasTransversales::especificaciones));

    private ReglasTransversales() {
    }

    private record Vuelta(int version, Integer siguiente) {
    }

    private static Hallado ajuste(Caso c) {
        List<Vuelta> vueltas = c.filas("""
                select s.numero_version, v.numero from att.socializacion s
                left join att.version_plan v on v.expediente_id = s.expediente_id and v.numero = s.numero_version + 1
                where s.expediente_id = :e and s.requiere_ajuste order by 1""", (f, n) -> new Vuelta(f.getInt(1), f.getObject(2, Integer.class)));
        if (vueltas.isEmpty()) {
            return Hallado.noAplica("Ninguna socialización pidió ajustar el plan.");
        }
        List<String> reparos = new ArrayList<>();
        for (Vuelta v : vueltas) {
            if (v.siguiente() == null) {
                if (c.tramite().abiertas().contains(Elemento.PROGRAMAR)) {
                    return Hallado.aunNo("Se pidió ajustar la versión " + v.version() + " y la actividad 2 está abierta de nuevo.");
                }
                reparos.add("Se pidió ajustar la versión " + v.version() + " y no hay una versión " + (v.version() + 1) + ".");
            }
        }
        c.filas("""
                select p.numero_version from att.parametrizacion_seta p join att.socializacion s using (expediente_id, numero_version)
                where p.expediente_id = :e and s.requiere_ajuste""", (f, n) -> f.getInt(1))
                .forEach(v -> reparos.add("Se parametrizó la versión " + v + ", que la socialización había devuelto."));
        return Hallado.segun(reparos, vueltas.stream().map(v -> "De la versión " + v.version() + " se pasó a la " + v.siguiente() + ".")
                .collect(Collectors.joining(" ")), c.documentos(ClaseDocumento.PLAN_DE_TRABAJO).stream()
                .map(d -> c.prueba(d, ClaseDocumento.PLAN_DE_TRABAJO)).toList());
    }

    /** @param validacion en qué va la validación del reporte; nula si no se ha generado. Se muestra y no se exige: el procedimiento no la pide */
    private record Corte(int numero, LocalDate hasta, LocalDate limite, boolean reportado, boolean atrasado, String validacion) {
    }

    private static Hallado trimestres(Caso c) {
        List<Instant> inicio = c.filas("select registrada from att.parametrizacion_seta where expediente_id = :e",
                (f, n) -> f.getTimestamp(1).toInstant());
        if (inicio.isEmpty()) {
            return c.pendiente("la ejecución");
        }
        List<Corte> cortes = c.filas("""
                select k.numero, k.hasta, k.limite, k.estado, k.atrasado, v.paso from att.corte k
                left join lateral (select coalesce((select s.paso from att.reporte_paso s where s.version_id = r.id order by s.id desc limit 1),
                    'POR_PRESENTAR') paso from att.reporte_version r where r.corte_id = k.id order by r.version desc limit 1) v on true
                where k.expediente_id = :e order by k.numero""",
                (f, n) -> new Corte(f.getInt(1), f.getObject(2, LocalDate.class), f.getObject(3, LocalDate.class),
                        f.getString(4).equals("REPORTADO"), f.getBoolean(5), f.getString(6)));
        List<String> reparos = new ArrayList<>();
        List<Prueba> pruebas = new ArrayList<>();
        LocalDate anterior = c.dia(inicio.get(0));
        boolean abierto = false;
        for (Corte k : cortes) {
            hueco(c, anterior, k.hasta(), reparos);
            anterior = k.hasta();
            abierto |= !k.reportado();
            if (!k.reportado() && k.limite() != null && k.limite().isBefore(c.hoy())) {
                reparos.add("El corte " + k.numero() + " venció el " + c.fecha(k.limite()) + " sin reporte.");
            }
            pruebas.add(new Prueba("Corte " + k.numero() + ", hasta el " + c.fecha(k.hasta()) + (!k.reportado() ? ": sin reportar"
                    : (k.atrasado() ? ": reportado después del plazo" : ": reportado en plazo")
                            + (k.validacion() == null ? "" : "; el reporte está «" + EstadoReporte.valueOf(k.validacion()).etiqueta().toLowerCase() + "»")),
                    "/expedientes/" + c.expediente() + "/seguimiento/" + k.numero()));
        }
        boolean ejecutando = c.enCurso() && !c.hecha(Elemento.EVALUAR);
        if (ejecutando) {
            hueco(c, anterior, c.hoy(), reparos);
        } else if (cortes.isEmpty()) {
            reparos.add("Se ejecutó sin un solo corte.");
        }
        if (reparos.isEmpty() && ejecutando && (cortes.isEmpty() || abierto)) {
            return new Hallado(Cumplimiento.AUN_NO, cortes.isEmpty() ? "La ejecución empezó el " + c.fecha(anterior)
                    + " y no ha pasado un trimestre." : "Hay un corte abierto dentro de su plazo.", pruebas);
        }
        long tarde = cortes.stream().filter(Corte::atrasado).count();
        return Hallado.segun(reparos, cortes.size() + (cortes.size() == 1 ? " corte, sin huecos." : " cortes, sin huecos de más de un trimestre.")
                + (tarde == 0 ? "" : " Después del plazo: " + tarde + "."), pruebas);
    }

    private static void hueco(Caso c, LocalDate desde, LocalDate hasta, List<String> reparos) {
        if (desde.plusMonths(3).plusDays(HOLGURA).isBefore(hasta)) {
            reparos.add("Entre el " + c.fecha(desde) + " y el " + c.fecha(hasta) + " pasó más de un trimestre sin corte.");
        }
    }

    private record Valorada(int corte, String entidad, String estado) {
    }

    private static Hallado consentimiento(Caso c) {
        List<Valorada> valoradas = c.filas("""
                select k.numero, coalesce(n.nombre, v.entidad), (select x.estado from att.consentimiento x where x.expediente_id = k.expediente_id
                    and x.entidad = v.entidad and x.registrado <= coalesce(k.reportado, now()) order by x.id desc limit 1)
                from att.corte k join att.valoracion v on v.corte_id = k.id
                left join att.expediente_entidad n on n.expediente_id = k.expediente_id and n.codigo = v.entidad
                where k.expediente_id = :e order by 1, 2""", (f, n) -> new Valorada(f.getInt(1), f.getString(2), f.getString(3)));
        if (valoradas.isEmpty()) {
            return Hallado.noAplica("Ningún corte trae valoraciones: no se hizo seguimiento nominal.");
        }
        List<Prueba> enlace = List.of(new Prueba("Consentimientos del expediente, con fecha y soporte",
                "/expedientes/" + c.expediente() + "/consentimientos"));
        return Hallado.segun(valoradas.stream().filter(v -> !"ACEPTA".equals(v.estado())).map(v -> "En el corte " + v.corte() + " se valoró a "
                + v.entidad() + (v.estado() == null ? ", que no había respondido." : ", cuyo consentimiento era «" + v.estado() + "».")).toList(),
                valoradas.size() + (valoradas.size() == 1 ? " valoración, de una entidad que consentía." : " valoraciones, todas de entidades que consentían."),
                enlace);
    }

    private record Accion(String codigo, String estado, LocalDate compromiso, String ejecuto, String verifico) {
    }

    private static Hallado acciones(Caso c) {
        List<String> reparos = new ArrayList<>(c.filas("""
                select k.numero from att.corte k where k.expediente_id = :e and k.datos ->> 'requiereApcm' = 'SI'
                    and not exists (select from att.accion_apcm a where a.corte_id = k.id) order by 1""", (f, n) -> "El corte " + f.getInt(1)
                + " respondió que había situaciones por corregir y no abrió acciones."));
        List<Accion> acciones = c.filas("select codigo, estado, fecha_compromiso, ejecutada_por, verificada_por from att.accion_apcm "
                + "where expediente_id = :e order by numero", (f, n) -> new Accion(f.getString(1), f.getString(2), f.getObject(3, LocalDate.class),
                        f.getString(4), f.getString(5)));
        if (acciones.isEmpty() && reparos.isEmpty()) {
            return Hallado.noAplica("Ningún corte reportado encontró situaciones por corregir.");
        }
        List<String> dentro = new ArrayList<>();
        for (Accion a : acciones) {
            if (!a.estado().equals("CERRADA") && a.compromiso().isBefore(c.hoy())) {
                reparos.add("La acción " + a.codigo() + " venció el " + c.fecha(a.compromiso()) + " sin cerrarse.");
            } else if (!a.estado().equals("CERRADA")) {
                dentro.add(a.codigo());
            } else if (Objects.equals(a.ejecuto(), a.verifico())) {
                reparos.add("La acción " + a.codigo() + " la cerró quien la ejecutó.");
            }
        }
        List<Prueba> pruebas = acciones.stream().map(a -> c.delSeguimiento(a.codigo() + ": " + switch (a.estado()) {
            case "CERRADA" -> "cerrada";
            case "EN_VERIFICACION" -> "en verificación";
            default -> "abierta";
        })).toList();
        if (reparos.isEmpty() && !dentro.isEmpty()) {
            return new Hallado(Cumplimiento.AUN_NO, "Siguen abiertas, dentro de su plazo: " + String.join(", ", dentro) + ".", pruebas);
        }
        return Hallado.segun(reparos, acciones.size() == 1 ? "La acción se cerró, verificada por otra persona."
                : "Las " + acciones.size() + " acciones se cerraron, verificadas por otra persona.", pruebas);
    }

    private static Hallado evaluacionPrevista(Caso c) {
        List<String> vacios = c.filas("""
                select q.nombre from (select datos -> 'evaluacionPrevista' x from att.version_plan where expediente_id = :e
                    order by numero desc limit 1) v
                cross join lateral (values (1, 'qué se evalúa', x ->> 'queSeEvalua'), (2, 'los indicadores', x ->> 'indicadores'),
                    (3, 'el método', x ->> 'metodo'), (4, 'el alcance', x ->> 'alcance'), (5, 'el momento', x ->> 'momento')) q (n, nombre, valor)
                where coalesce(btrim(q.valor), '') = '' order by q.n""", (f, n) -> f.getString(1));
        return Hallado.segun(vacios.isEmpty() ? List.of() : List.of("El plan no define " + String.join(", ", vacios) + " de la evaluación."),
                "El plan define qué se evalúa, indicadores, método, alcance y momento.", ultimo(c, ClaseDocumento.PLAN_DE_TRABAJO));
    }

    private static Hallado realimentacion(Caso c) {
        List<Prueba> metas = c.filas("select meta_codigo, vigencia, ajuste from att.recomendacion_meta where expediente_id = :e order by id",
                (f, n) -> new Prueba(f.getString(1) + ", vigencia " + f.getInt(2) + ": " + f.getString(3), null));
        return Hallado.segun(metas.isEmpty() ? List.of("La evaluación no recomendó nada a ninguna meta.") : List.of(),
                metas.size() == 1 ? "Una recomendación a las metas." : metas.size() + " recomendaciones a las metas.", metas);
    }

    private static Hallado parametrizacion(Caso c) {
        boolean ejecutado = c.si("select from att.asesoria where expediente_id = :e");
        boolean parametrizado = c.si("select from att.parametrizacion_seta where expediente_id = :e");
        if (!parametrizado && !ejecutado) {
            return c.pendiente("«" + c.nombre(Elemento.PARAMETRIZAR) + "»");
        }
        List<String> reparos = new ArrayList<>();
        if (!parametrizado) {
            reparos.add("Hay registros de ejecución y los hitos no se parametrizaron.");
        } else if (c.si("""
                select from att.parametrizacion_seta p join att.asesoria a using (expediente_id)
                where p.expediente_id = :e and a.registrada < p.registrada""")) {
            reparos.add("Hay ejecución registrada antes de parametrizar.");
        }
        c.filas("""
                select h.nombre from att.parametrizacion_seta p join att.version_plan v on v.expediente_id = p.expediente_id
                    and v.numero = p.numero_version join att.hito h on h.version_plan_id = v.id
                where p.expediente_id = :e and coalesce(btrim(h.codigo_seta), '') = '' order by h.orden""", (f, n) -> f.getString(1))
                .forEach(h -> reparos.add("El hito «" + h + "» no tiene código de SETA-WEB."));
        List<Prueba> pruebas = c.filas("""
                select h.nombre, h.codigo_seta from att.parametrizacion_seta p join att.version_plan v on v.expediente_id = p.expediente_id
                    and v.numero = p.numero_version join att.hito h on h.version_plan_id = v.id where p.expediente_id = :e order by h.orden""",
                (f, n) -> new Prueba("Hito «" + f.getString(1) + "»: " + (f.getString(2) == null ? "sin código" : f.getString(2)), null));
        return Hallado.segun(reparos, "Todos los hitos se parametrizaron" + (ejecutado ? " antes del primer registro de ejecución." : "; todavía no hay ejecución."),
                pruebas);
    }

    private static Hallado ejecucion(Caso c) {
        List<Registro> registros = registros(c);
        List<String> reparos = new ArrayList<>();
        registros.stream().filter(r -> r.seta() == null || r.seta().isBlank()).forEach(r -> reparos.add(r + " no tiene identificador de SETA-WEB."));
        registros.stream().filter(r -> r.evidencias() == 0).forEach(r -> reparos.add(r + " no tiene evidencia."));
        return Hallado.segun(reparos, registros.size() == 1 ? "El registro tiene SETA-WEB y evidencia." : "Los " + registros.size()
                + " registros tienen SETA-WEB y evidencia.", c.evidencias(Elemento.EJECUTAR, null).stream().map(c::prueba).toList());
    }

    /** Una asesoría o evento masivo con cuántas evidencias lo soportan. */
    record Registro(long id, LocalDate fecha, String seta, long evidencias, String manual, long asistentes) {
        @Override
        public String toString() {
            return "El registro " + (seta == null || seta.isBlank() ? "n.º " + id : seta);
        }
    }

    static List<Registro> registros(Caso c) {
        return c.filas("""
                select a.id, a.fecha_ejecucion, a.registro_seta, (select count(*) from att.evidencia v join att.evidencia_uso u on u.evidencia_id = v.id
                    where v.expediente_id = a.expediente_id and right(u.referencia, length(a.registro_seta) + 1) = ' ' || a.registro_seta), a.datos ->> 'manualEspecifico',
                    coalesce(jsonb_array_length(case jsonb_typeof(a.datos -> 'asistentes') when 'array' then a.datos -> 'asistentes' end), 0)
                from att.asesoria a where a.expediente_id = :e order by a.fecha_ejecucion, a.id""", (f, n) -> new Registro(f.getLong(1),
                        f.getObject(2, LocalDate.class), f.getString(3), f.getLong(4), f.getString(5), f.getLong(6)));
    }

    private static Hallado manuales(Caso c) {
        List<Registro> registros = registros(c);
        List<Registro> con = registros.stream().filter(r -> r.manual() != null && !r.manual().isBlank()).toList();
        if (con.isEmpty()) {
            return Hallado.noAplica("Ningún registro cita un manual específico: la dependencia no añadió especificaciones.");
        }
        List<Prueba> pruebas = con.stream().map(r -> new Prueba(r.seta() + ": " + r.manual(), null)).toList();
        return Hallado.segun(registros.stream().filter(r -> !con.contains(r)).map(r -> r + " no cita el manual que otros sí aplicaron.").toList(),
                "Todos los registros citan su manual específico.", pruebas);
    }

    private static Hallado seleccion(Caso c) {
        List<String> reparos = new ArrayList<>();
        c.filas("""
                select g ->> 'nombre' from att.identificacion i, jsonb_array_elements(coalesce(i.datos -> 'gruposDeValor', '[]')) g
                where i.expediente_id = :e and ('' in (coalesce(btrim(g ->> 'actividadesVigencia'), ''), coalesce(btrim(g ->> 'recursos'), ''),
                    coalesce(btrim(g ->> 'caracteristicas'), '')))""", (f, n) -> f.getString(1))
                .forEach(g -> reparos.add("Del grupo «" + g + "» no se describieron actividades de la vigencia, recursos o características."));
        String nada = "select from att.identificacion where expediente_id = :e and coalesce(jsonb_array_length(datos -> '%s'), 0) = 0";
        if (c.si(nada.formatted("gruposDeValor"))) {
            reparos.add("No se registraron grupos de valor.");
        }
        if (c.si(nada.formatted("recursos"))) {
            reparos.add("No se registraron recursos.");
        }
        if (c.si(nada.formatted("capacidadOperativa")) || c.si("select from att.identificacion where expediente_id = :e "
                + "and coalesce(btrim(datos ->> 'analisisCapacidad'), '') = ''")) {
            reparos.add("No se registró la capacidad operativa con su análisis.");
        }
        List<Prueba> corridas = c.filas("select c.id, c.numero, c.total, (select count(*) from att.resultado_focalizacion r "
                + "where r.corrida_id = c.id and r.decision_final = 'INCLUIDA') from att.corrida_focalizacion c where c.expediente_id = :e order by c.numero",
                (f, n) -> new Prueba("Focalización " + f.getInt(2) + ": " + f.getInt(3) + " entidades evaluadas, " + f.getInt(4) + " incluidas",
                        "/focalizacion/corridas/" + f.getLong(1)));
        if (corridas.isEmpty()) {
            reparos.add("La focalización no corrió.");
        }
        List<Prueba> pruebas = new ArrayList<>(corridas);
        pruebas.add(0, c.prueba(Elemento.IDENTIFICAR));
        return Hallado.segun(reparos, "Se consideraron los cuatro criterios.", pruebas);
    }

    private static Hallado oferentes(Caso c) {
        List<String> reparos = new ArrayList<>(c.filas("""
                select row_number() over () from att.identificacion i, jsonb_array_elements(coalesce(i.datos -> 'productosIdentificados', '[]')) p
                where i.expediente_id = :e and coalesce(btrim(p ->> 'metaEstrategica'), '') = ''""", (f, n) -> f.getInt(1)).stream()
                .map(n -> "Un producto identificado no apunta a ninguna meta estratégica.").distinct().toList());
        c.filas("""
                select o from att.identificacion i, jsonb_array_elements_text(coalesce(i.datos -> 'actoresOferentes', '[]')) o
                where i.expediente_id = :e and not exists (select from att.concertacion k,
                    jsonb_array_elements(coalesce(k.datos -> 'acuerdosOferentes', '[]')) a
                    where k.expediente_id = i.expediente_id and k.definitiva and a ->> 'dependencia' = o and a ->> 'acuerdo' = 'SI')""",
                (f, n) -> f.getString(1)).forEach(o -> reparos.add("No consta el acuerdo de " + o + " como oferente."));
        if (c.si("select from att.identificacion where expediente_id = :e and coalesce(jsonb_array_length(datos -> 'actoresOferentes'), 0) = 0")) {
            reparos.add("No se registraron actores oferentes.");
        }
        List<Prueba> pruebas = new ArrayList<>(ultimo(c, ClaseDocumento.MATRIZ_CONCERTACION));
        pruebas.add(c.prueba(Elemento.CONCERTAR));
        return Hallado.segun(reparos, "Cada producto apunta a una meta y todos los oferentes estuvieron de acuerdo.", pruebas);
    }

    private static Hallado audiencias(Caso c) {
        List<String> audiencias = c.filas("""
                select distinct m ->> 'audiencia' from att.gestion_conocimiento g, jsonb_array_elements(coalesce(g.datos -> 'mesas', '[]')) m
                where g.expediente_id = :e""", (f, n) -> f.getString(1));
        List<String> reparos = new ArrayList<>();
        if (!audiencias.contains("ACTORES_DEL_PROCESO")) {
            reparos.add("No hubo mesa con los actores del proceso.");
        }
        if (!audiencias.contains("GRUPOS_DE_VALOR")) {
            reparos.add("No hubo mesa con los grupos de valor.");
        }
        return Hallado.segun(reparos, "Hubo mesas con las dos audiencias.", List.of(c.prueba(Elemento.GESTIONAR_CONOCIMIENTO)));
    }

    private static Hallado publicacion(Caso c) {
        List<Prueba> publicado = c.filas("select codigo, publicado from att.publicacion where expediente_id = :e",
                (f, n) -> new Prueba("Resultados publicados el " + c.momento(f.getTimestamp(2).toInstant()), "/resultados/" + f.getString(1)));
        if (publicado.isEmpty()) {
            return c.enCurso() ? Hallado.aunNo("Falta el último paso automático: publicar.")
                    : Hallado.falta("Los resultados no se publicaron.", List.of());
        }
        List<String> reparos = new ArrayList<>();
        if (!c.si("select from att.publicacion where expediente_id = :e and internos")) {
            reparos.add("Los actores internos no tienen acceso.");
        }
        if (!c.si("select from att.publicacion where expediente_id = :e and (participantes or publico)")) {
            reparos.add("Los grupos de valor no tienen acceso.");
        }
        return Hallado.segun(reparos, "Los consultan los actores internos y los grupos de valor.", publicado);
    }

    private static Hallado especificaciones(Caso c) {
        List<String> propias = c.filas("select datos ->> 'especificacionesSg' from att.identificacion where expediente_id = :e "
                + "and coalesce(btrim(datos ->> 'especificacionesSg'), '') <> ''", (f, n) -> f.getString(1));
        if (!propias.isEmpty()) {
            return Hallado.cumplida("Registra las especificaciones de la subdirección general.", List.of(new Prueba(propias.get(0), null)));
        }
        List<String> otro = c.filas("""
                select x.codigo from att.expediente e join att.dependencia d on d.codigo = e.dependencia
                join att.dependencia h on h.subdireccion_general = d.subdireccion_general
                join att.expediente x on x.dependencia = h.codigo and x.vigencia = e.vigencia and x.id <> e.id
                join att.identificacion i on i.expediente_id = x.id and coalesce(btrim(i.datos ->> 'especificacionesSg'), '') <> ''
                where e.id = :e order by x.creado desc limit 1""", (f, n) -> f.getString(1));
        return otro.isEmpty() ? Hallado.noAplica("No hay especificaciones de la subdirección general en los expedientes de la vigencia.")
                : Hallado.falta("La subdirección general tiene especificaciones en la vigencia y este expediente no las registra.",
                        List.of(new Prueba("Aparecen en " + otro.get(0), "/expedientes/" + otro.get(0))));
    }

    private static List<Prueba> ultimo(Caso c, ClaseDocumento clase) {
        List<Caso.Documento> todos = c.documentos(clase);
        return todos.isEmpty() ? List.of() : List.of(c.prueba(todos.get(todos.size() - 1), clase));
    }
}
