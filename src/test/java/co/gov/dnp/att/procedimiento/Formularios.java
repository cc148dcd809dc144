package co.gov.dnp.att.procedimiento;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lo que una persona escribe en cada formulario, completo y válido; cada prueba cambia solo lo que le interesa. */
public final class Formularios {

    private Formularios() {
    }

    public static Map<String, Object> iniciar(Long producto, int vigencia, String responsable) {
        return mapa("vigencia", vigencia, "producto", producto.toString(), "responsableProcedimiento", responsable);
    }

    public static Map<String, Object> identificar(Long producto, String dependencia, String estrategia, String tema, String meta) {
        return mapa("estrategia", estrategia,
                "fuentesNecesidad", List.of("PORTAFOLIO", "PLANEACION_ESTRATEGICA", "NORMATIVIDAD"),
                "normas", List.of(mapa("tipo", "Ley", "numero", "152", "anio", 1994, "articulo", "31")),
                "necesidades", List.of(mapa("descripcion", "Los planes de desarrollo se formulan sin diagnóstico de capacidades.",
                        "entidades", List.of("*"), "tema", tema, "datosSoporte", "Informe de la vigencia anterior",
                        "origen", "DEMANDA", "competenciaDnp", "SI")),
                "productosIdentificados", List.of(mapa("producto", producto.toString(), "necesidad", 1,
                        "dependenciaOferente", dependencia, "metaEstrategica", meta)),
                "actoresOferentes", List.of(dependencia),
                "gruposDeValor", List.of(mapa("nombre", "Municipios de sexta categoría",
                        "actividadesVigencia", "Formulación de planes", "recursos", "Dos asesores por grupo", "caracteristicas", "Brecha alta")),
                "recursos", List.of(mapa("tipo", "HUMANO", "descripcion", "Asesores", "cantidad", 4, "unidad", "personas", "fuente", "Planta")),
                "capacidadOperativa", List.of(mapa("equipo", "Equipo 1", "grupoTerritorial", "1", "personas", 2, "cupo", 400)),
                "analisisCapacidad", "El equipo alcanza para la meta de la vigencia.",
                "capacidades", List.of(mapa("tipo", "ADMINISTRATIVA", "componente", "PROCESOS_PROCEDIMIENTOS",
                        "situacionActual", "Sin método", "situacionDeseada", "Con método")),
                "alcance", "Acompañar la formulación hasta la aprobación del plan.");
    }

    public static Map<String, Object> concertar(String dependencia) {
        return mapa("ajustes", List.of(), "volverAFocalizar", "NO", "confirmaSobrecupo", "SI",
                "justificacionSobrecupo", "Se refuerza el equipo con contratistas.",
                "acuerdosOferentes", List.of(mapa("dependencia", dependencia, "acuerdo", "SI", "fecha", LocalDate.now().toString())));
    }

    public static Map<String, Object> programar(String responsable) {
        String pronto = LocalDate.now().plusDays(30).toString();
        String despues = LocalDate.now().plusDays(60).toString();
        return mapa("actores", List.of(mapa("nombre", "Secretaría de Planeación", "entidad", "Municipio", "tipo", "EXTERNO", "rol", "Contraparte")),
                "objetivos", List.of(mapa("enunciado", "Fortalecer la formulación de planes", "capacidad", "Procesos y procedimientos")),
                "resultadosEsperados", List.of(mapa("capacidad", "Procesos y procedimientos", "indicador", "Planes formulados con método",
                        "lineaBase", 20, "meta", 80, "unidad", "porcentaje", "fuenteVerificacion", "Planes aprobados")),
                "ecosistema", List.of(mapa("actor", "ESAP", "tipoAlianza", "Académica", "aporte", "Docentes")),
                "cadenaValor", List.of(mapa("insumo", "Asesores", "proceso", "Asesorar", "producto", "Asesorías", "resultadoIntermedio",
                        "Método adoptado", "resultadoFinal", "Planes con diagnóstico", "impacto", "Mejor gestión")),
                "hitos", List.of(
                        mapa("orden", 1, "nombre", "Diagnóstico acordado", "descripcion", "Diagnóstico de capacidades", "fechaProgramada", pronto,
                                "entidades", List.of("*"), "responsable", responsable, "evidenciaExigida", "ACTA", "peso", 40),
                        mapa("orden", 2, "nombre", "Plan formulado", "descripcion", "Documento del plan", "fechaProgramada", despues,
                                "entidades", List.of("*"), "responsable", responsable, "evidenciaExigida", "LISTADO_ASISTENCIA", "peso", 60)),
                "modalidades", List.of("ASISTENCIA_EN_SITIO", "CAPACITACION"), "requiereEntrenamiento", "NO",
                "cronograma", List.of(mapa("actividad", "Asesorar", "inicio", pronto, "fin", despues, "responsable", "Equipo 1")),
                "evaluacionPrevista", mapa("queSeEvalua", "Adopción del método", "indicadores", "Planes formulados con método",
                        "metodo", "Comparación antes y después", "alcance", "Todas las entidades del plan", "momento", despues),
                "responsabilidades", List.of(mapa("parte", "DNP", "responsabilidad", "Asesorar", "persona", "Líder del producto"),
                        mapa("parte", "ENTIDAD_TERRITORIAL", "responsabilidad", "Delegar un equipo", "persona", "Secretaría de Planeación")));
    }

    public static Map<String, Object> socializar(boolean ajuste, String entidad, String queConsiente) {
        String hoy = LocalDate.now().toString();
        return mapa("contactos", List.of(mapa("fechaContacto", hoy + "T09:00", "modalidadContacto", "VIRTUAL", "entidades", List.of("*"),
                        "lugarMedio", "Videollamada", "equipoTerritorial", "1")),
                "partesInteresadas", List.of(mapa("entidad", entidad, "persona", "Persona de prueba", "cargo", "Secretaría de Planeación",
                        "correo", "planeacion@ejemplo.gov.co", "asistio", "SI")),
                "responsabilidadesAcordadas", List.of(mapa("parte", "DNP", "responsabilidad", "Asesorar", "persona", "Líder del producto",
                        "aceptada", "SI")),
                "comunicaciones", List.of(mapa("radicado", "2026-001", "fecha", hoy, "destinatario", "Alcaldías")),
                "consentimientos", List.of(mapa("entidades", List.of(queConsiente), "estado", "ACEPTA", "fecha", hoy, "persona", "Alcaldía",
                        "cargo", "Alcalde", "soporte", "Acta 1")),
                "requiereAjuste", ajuste ? "SI" : "NO",
                "ajustesSolicitados", ajuste ? List.of(mapa("elemento", "Hito 2", "ajuste", "Dar más plazo", "solicitante", "Alcaldías")) : List.of());
    }

    public static Map<String, Object> parametrizar(List<Map<String, Object>> hitos) {
        return mapa("hitosSeta", hitos, "fechaParametrizacion", LocalDate.now().toString());
    }

    public static Map<String, Object> registro(Long hito, String tipo, List<String> entidades, String asesor, String seta, boolean terminado) {
        String hoy = LocalDate.now().toString();
        return mapa("hito", hito.toString(), "fechaEjecucion", hoy, "modalidad", "ASISTENCIA_EN_SITIO", "tipoRegistro", tipo,
                "entidades", entidades, "asesor", asesor, "lugar", "Alcaldía", "descripcion", "Se acordó el diagnóstico.",
                "planArticulado", "NO",
                "asistentes", List.of(mapa("nombre", "Persona de prueba", "entidad", "Alcaldía", "cargo", "Profesional")),
                "registroSeta", seta, "hitoCumplido", "SI", "fechaCumplimiento", hoy, "frenteTerminado", terminado ? "SI" : "NO",
                "motivoPendientes", terminado ? "Las demás entidades aplazaron su participación." : null);
    }

    public static Map<String, Object> reporte(String entidad, boolean conAccion, String responsable) {
        return mapa("valoraciones", entidad == null ? List.of()
                        : List.of(mapa("entidad", entidad, "calidadContenidos", 5, "percepcion", 4, "comentario", "Útil")),
                "motivoSinValoraciones", entidad == null ? "Las entidades aún no responden." : null,
                "requiereApcm", conAccion ? "SI" : "NO",
                "acciones", conAccion ? List.of(mapa("tipo", "CORRECTIVA", "hallazgo", "Baja asistencia", "causa", "Poca convocatoria",
                        "accion", "Convocar con dos semanas", "responsable", responsable,
                        "fechaCompromiso", LocalDate.now().plusDays(20).toString())) : List.of(),
                "observaciones", "Sin novedades.");
    }

    public static Map<String, Object> evaluar(List<String> reportes, List<String> entidades, String meta) {
        String hoy = LocalDate.now().toString();
        return mapa("reportesParciales", reportes,
                "resultadosIndicador", entidades.stream().map(e -> mapa("indicador", "Planes formulados con método", "entidad", e, "lineaBase", 20,
                        "meta", 80, "valorAlcanzado", 65)).toList(),
                "valoracionCapacidad", entidades.stream().map(e -> mapa("capacidad", "Procesos y procedimientos", "entidad", e, "situacionInicial",
                        "Sin método", "situacionFinal", "Con método", "conclusion", "Mejoró")).toList(),
                "conclusiones", "El método se adoptó en tres de cada cuatro entidades.",
                "recomendacionesMetas", List.of(mapa("meta", meta, "ajuste", "Subir la meta a 90 %", "vigencia", LocalDate.now().getYear() + 1)),
                "alcanceTemporal", mapa("desde", LocalDate.now().withDayOfYear(1).toString(), "hasta", hoy));
    }

    public static Map<String, Object> conocimiento(List<String> documentos, String tema, String entidad) {
        String hoy = LocalDate.now().toString();
        return mapa("mesas", List.of(mapa("fecha", hoy, "forma", "VIRTUAL", "tema", "Resultados", "audiencia", "ACTORES_DEL_PROCESO"),
                        mapa("fecha", hoy, "forma", "PRESENCIAL", "tema", "Resultados", "audiencia", "GRUPOS_DE_VALOR")),
                "resultadosSocializados", documentos,
                "leccionesAprendidas", List.of(mapa("queFunciono", "La asesoría en sitio", "queNoFunciono", "La convocatoria tardía",
                        "causa", "Poca anticipación", "recomendacion", "Convocar con dos semanas", "tema", tema)),
                "practicas", List.of(),
                "comunicaciones", List.of(mapa("radicado", "2026-900", "fecha", hoy, "destinatario", "Alcaldías")));
    }

    public static Map<String, Object> sistematizar() {
        return mapa("resumenResultados", "Se formularon los planes.", "queFunciono", "La asesoría en sitio.",
                "factoresExito", "Equipos delegados.", "queSeHariaDistinto", "Convocar antes.", "recomendaciones", "Mantener el método.",
                "accesos", List.of("ACTORES_INTERNOS", "PUBLICO"),
                "publicacion", mapa("fecha", LocalDate.now().toString(), "ubicacion", "Portal Territorial"), "cierre", "SI");
    }

    public static Map<String, Object> mapa(Object... pares) {
        Map<String, Object> m = new LinkedHashMap<>();
        for (int i = 0; i < pares.length; i += 2) {
            m.put((String) pares[i], pares[i + 1]);
        }
        return m;
    }
}
