package co.gov.dnp.att.auditoria.conformidad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.procedimiento.AccionPtEd05;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;

/** Los doce registros que una instancia produce y conserva (procedimiento, numeral 7). */
final class RegistrosDelProcedimiento {

    static final List<Regla> REGISTROS = List.of(
            new Regla("1", "Matriz de concertación y definición de productos y servicios priorizados", "Act. 1",
                    "El expediente conserva el PDF de la matriz, con versión y SHA-256.", Elemento.CONCERTAR,
                    c -> documento(c, ClaseDocumento.MATRIZ_CONCERTACION, 1)),
            new Regla("2", "Plan de trabajo (con versiones)", "Act. 2", "Hay un PDF por cada versión del plan.", Elemento.PROGRAMAR,
                    c -> documento(c, ClaseDocumento.PLAN_DE_TRABAJO, c.cuenta("select count(*) from att.version_plan where expediente_id = :e"))),
            new Regla("3", "Comunicaciones oficiales", "Act. 3 y 7",
                    "Hay evidencia de tipo «Comunicación oficial» cargada en la socialización y en la gestión del conocimiento.", Elemento.SOCIALIZAR,
                    c -> enActividades(c, TipoEvidencia.COMUNICACION_OFICIAL, List.of())),
            new Regla("4", "Listados de asistencia", "Act. 3, 4 y 7",
                    "Hay evidencia de tipo «Listado de asistencia» en las actividades 3 y 7, y cada registro de la 4 trae sus asistentes.", Elemento.SOCIALIZAR,
                    c -> enActividades(c, TipoEvidencia.LISTADO_ASISTENCIA, sinAsistentes(c))),
            new Regla("5", "Actas de reunión", "Act. 3, 4 y 7",
                    "Hay evidencia de tipo «Acta» en las actividades 3 y 7 y, en la 4, en cada registro de un hito cuyo plan la exigió.", Elemento.SOCIALIZAR,
                    c -> enActividades(c, TipoEvidencia.ACTA, sinActa(c))),
            new Regla("6", "Registro de la ATT en SETA-WEB", "Act. 4", "Cada asesoría o evento masivo tiene su identificador de SETA-WEB.", Elemento.EJECUTAR,
                    RegistrosDelProcedimiento::seta),
            new Regla("7", "Evidencias de la ATT", "Act. 4", "Cada asesoría o evento masivo tiene al menos una evidencia ligada a él.", Elemento.EJECUTAR,
                    RegistrosDelProcedimiento::evidencias),
            new Regla("8", "Reporte de estado de avance (eficacia y calidad)", "Act. 5", "Hay un PDF por cada corte reportado.",
                    MonitoreoSeguimiento.Elemento.MONITOREAR, c -> documento(c, ClaseDocumento.REPORTE_DE_AVANCE,
                            c.cuenta("select count(*) from att.corte where expediente_id = :e and estado = 'REPORTADO'"))),
            new Regla("9", "Acciones APCM (PT-ED-05) y su cumplimiento", "Act. 5",
                    "Cada acción cerrada dice cómo se cumplió, quién lo verificó y tiene evidencia; las demás siguen dentro de su plazo.",
                    MonitoreoSeguimiento.Elemento.MONITOREAR, RegistrosDelProcedimiento::acciones),
            new Regla("10", "Informes de análisis de información consolidada", "Act. 6", "El expediente conserva el PDF del informe, con versión y SHA-256.",
                    Elemento.EVALUAR, c -> documento(c, ClaseDocumento.INFORME_DE_ANALISIS, 1)),
            new Regla("11", "Resultados de evaluación", "Act. 6", "Cada indicador del plan tiene al menos un resultado registrado.",
                    Elemento.EVALUAR, RegistrosDelProcedimiento::resultados),
            new Regla("12", "Registro en el sistema de información de ATT", "Act. 8",
                    "La intervención está sistematizada y publicada, y conserva su informe final.", Elemento.SISTEMATIZAR,
                    RegistrosDelProcedimiento::publicacion));

    private RegistrosDelProcedimiento() {
    }

    private static Hallado documento(Caso c, ClaseDocumento clase, long esperados) {
        List<Caso.Documento> hay = c.documentos(clase);
        List<Prueba> pruebas = hay.stream().map(d -> c.prueba(d, clase)).toList();
        if (hay.size() >= esperados) {
            return Hallado.cumplida(hay.size() == 1 ? "Está en el expediente." : "Están sus " + hay.size() + " versiones.", pruebas);
        }
        return Hallado.falta("Debe haber " + esperados + " y hay " + hay.size() + ".", pruebas);
    }

    /** En la socialización y en la gestión del conocimiento, más lo que falte en la ejecución. */
    private static Hallado enActividades(Caso c, TipoEvidencia tipo, List<String> deLaEjecucion) {
        Map<String, String> actividades = new TreeMap<>(Map.of("3", Elemento.SOCIALIZAR, "7", Elemento.GESTIONAR_CONOCIMIENTO));
        List<String> reparos = new ArrayList<>(deLaEjecucion);
        List<Prueba> pruebas = new ArrayList<>();
        List<String> pendientes = new ArrayList<>();
        actividades.forEach((numero, tarea) -> {
            List<Caso.Evidencia> hay = c.evidencias(tarea, tipo);
            hay.forEach(v -> pruebas.add(c.prueba(v)));
            if (!c.hecha(tarea)) {
                pendientes.add(numero);
            } else if (hay.isEmpty()) {
                reparos.add("No hay «" + tipo.etiqueta() + "» en la actividad " + numero + ".");
            }
        });
        if (!pendientes.isEmpty() && !c.enCurso() && c.pendiente("la actividad").estado() == Cumplimiento.FALTA) {
            pendientes.forEach(n -> reparos.add("La actividad " + n + " no se hizo."));
        }
        if (reparos.isEmpty() && !pendientes.isEmpty() && c.enCurso()) {
            return new Hallado(Cumplimiento.AUN_NO, "Está lo exigible hasta ahora; falta llegar a la actividad " + String.join(" y a la ", pendientes) + ".", pruebas);
        }
        c.evidencias(Elemento.EJECUTAR, tipo).forEach(v -> pruebas.add(c.prueba(v)));
        return Hallado.segun(reparos, "Está en todas las actividades que lo producen.", pruebas);
    }

    private static List<String> sinAsistentes(Caso c) {
        return ReglasTransversales.registros(c).stream().filter(r -> r.asistentes() == 0).map(r -> r + " no dice quiénes asistieron.").toList();
    }

    private static List<String> sinActa(Caso c) {
        return c.filas("""
                select a.registro_seta from att.asesoria a join att.hito h on h.id = a.hito_id and h.evidencia_exigida = 'ACTA'
                where a.expediente_id = :e and not exists (select from att.evidencia v join att.evidencia_uso u on u.evidencia_id = v.id
                    where v.expediente_id = a.expediente_id and v.tipo = 'ACTA' and right(u.referencia, length(a.registro_seta) + 1) = ' ' || a.registro_seta) order by a.id""",
                (f, n) -> "El registro " + f.getString(1) + " no tiene el acta que su hito exige.");
    }

    private static Hallado seta(Caso c) {
        List<ReglasTransversales.Registro> registros = ReglasTransversales.registros(c);
        return Hallado.segun(registros.stream().filter(r -> r.seta() == null || r.seta().isBlank()).map(r -> r + " no tiene identificador.").toList(),
                registros.size() == 1 ? "El registro tiene identificador." : "Los " + registros.size() + " registros tienen identificador.",
                registros.stream().map(r -> new Prueba("SETA-WEB " + r.seta() + ", del " + c.fecha(r.fecha()), null)).toList());
    }

    private static Hallado evidencias(Caso c) {
        return Hallado.segun(ReglasTransversales.registros(c).stream().filter(r -> r.evidencias() == 0).map(r -> r + " no tiene evidencia.").toList(),
                "Todos los registros tienen evidencia.", c.evidencias(Elemento.EJECUTAR, null).stream().map(c::prueba).toList());
    }

    private record Accion(String codigo, String estado, boolean vencida, boolean completa) {
    }

    private static Hallado acciones(Caso c) {
        List<Accion> acciones = c.filas("""
                select a.codigo, a.estado, a.fecha_compromiso < current_date, coalesce(btrim(a.descripcion_cumplimiento), '') <> ''
                    and a.verificada_por is not null and exists (select from att.evidencia v join att.evidencia_uso u on u.evidencia_id = v.id
                        where v.expediente_id = a.expediente_id and u.referencia = a.codigo)
                from att.accion_apcm a where a.expediente_id = :e order by a.numero""",
                (f, n) -> new Accion(f.getString(1), f.getString(2), f.getBoolean(3), f.getBoolean(4)));
        if (acciones.isEmpty()) {
            return Hallado.noAplica("No se abrieron acciones.");
        }
        List<String> reparos = new ArrayList<>();
        acciones.stream().filter(a -> a.estado().equals("CERRADA") && !a.completa())
                .forEach(a -> reparos.add("La acción " + a.codigo() + " se cerró sin cumplimiento descrito, verificación o evidencia."));
        acciones.stream().filter(a -> !a.estado().equals("CERRADA") && a.vencida()).forEach(a -> reparos.add("La acción " + a.codigo() + " venció sin cerrarse."));
        List<Prueba> pruebas = new ArrayList<>(acciones.stream().map(a -> c.delSeguimiento(a.codigo())).toList());
        c.evidencias(AccionPtEd05.Elemento.EJECUTAR_ACCION, null).forEach(v -> pruebas.add(c.prueba(v)));
        if (reparos.isEmpty() && acciones.stream().anyMatch(a -> !a.estado().equals("CERRADA"))) {
            return new Hallado(Cumplimiento.AUN_NO, "Hay acciones abiertas dentro de su plazo.", pruebas);
        }
        return Hallado.segun(reparos, acciones.size() == 1 ? "La acción tiene su cumplimiento y su evidencia."
                : "Las " + acciones.size() + " acciones tienen su cumplimiento y su evidencia.", pruebas);
    }

    private static Hallado resultados(Caso c) {
        List<String> reparos = new ArrayList<>(c.filas("""
                select distinct r ->> 'indicador' from (select datos from att.version_plan where expediente_id = :e order by numero desc limit 1) v,
                    jsonb_array_elements(coalesce(v.datos -> 'resultadosEsperados', '[]')) r
                where not exists (select from att.resultado_indicador x where x.expediente_id = :e and x.indicador = r ->> 'indicador')""",
                (f, n) -> "El indicador «" + f.getString(1) + "» no tiene resultado."));
        long cuantos = c.cuenta("select count(*) from att.resultado_indicador where expediente_id = :e");
        if (cuantos == 0 && reparos.isEmpty()) {
            reparos.add("No hay ningún resultado registrado.");
        }
        return Hallado.segun(reparos, cuantos == 1 ? "Un resultado registrado." : cuantos + " resultados registrados.", List.of(c.prueba(Elemento.EVALUAR)));
    }

    private static Hallado publicacion(Caso c) {
        List<String> reparos = new ArrayList<>();
        if (!c.si("select from att.sistematizacion where expediente_id = :e")) {
            reparos.add("No hay sistematización.");
        }
        List<Prueba> pruebas = new ArrayList<>(c.filas("select codigo from att.publicacion where expediente_id = :e",
                (f, n) -> new Prueba("Ficha de resultados de " + f.getString(1), "/resultados/" + f.getString(1))));
        if (pruebas.isEmpty()) {
            reparos.add("No se publicó.");
        }
        List<Caso.Documento> informe = c.documentos(ClaseDocumento.INFORME_FINAL);
        if (informe.isEmpty()) {
            reparos.add("No hay informe final.");
        }
        informe.forEach(d -> pruebas.add(c.prueba(d, ClaseDocumento.INFORME_FINAL)));
        if (!reparos.isEmpty() && c.enCurso()) {
            return Hallado.aunNo("Faltan los últimos pasos automáticos.");
        }
        return Hallado.segun(reparos, "Sistematizada, publicada y con informe final.", pruebas);
    }
}
