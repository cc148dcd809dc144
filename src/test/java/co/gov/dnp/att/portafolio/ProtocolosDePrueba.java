package co.gov.dnp.att.portafolio;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Un protocolo completo, como lo escribiría una unidad. */
public final class ProtocolosDePrueba {

    private ProtocolosDePrueba() {
    }

    public static DatosProtocolo completo() {
        return new DatosProtocolo(secciones());
    }

    static Map<SeccionProtocolo, List<Map<String, String>>> secciones() {
        Map<SeccionProtocolo, List<Map<String, String>>> s = new LinkedHashMap<>();
        s.put(SeccionProtocolo.IDENTIFICACION, List.of(Map.of("lider", "Prueba líder")));
        s.put(SeccionProtocolo.PROBLEMA, List.of(Map.of("problema", "Las metas no se siguen.", "justificacion", "Sin seguimiento no se corrige.")));
        s.put(SeccionProtocolo.ESCALAS, List.of(Map.of("escala", "LOCAL", "resultado", "Equipos municipales con método"),
                Map.of("escala", "DEPARTAMENTAL", "resultado", "Gobernaciones que articulan")));
        s.put(SeccionProtocolo.BRECHAS, List.of(Map.of("tipo", "ADMINISTRATIVA", "componente", "PROCESOS_PROCEDIMIENTOS", "descripcion",
                "Sin procesos documentados", "origen", "Rotación")));
        s.put(SeccionProtocolo.OBJETIVOS, List.of(Map.of("enunciado", "Documentar los procesos", "realista", "SI", "eficaz", "SI", "coherente", "SI",
                "cuantificable", "SI")));
        s.put(SeccionProtocolo.COBERTURA, List.of(Map.of("variables", "Índices", "fuente", "DNP", "regla", "Regla base", "entidades", "Las incluidas",
                "numero", "12", "justificacion", "Cupo")));
        s.put(SeccionProtocolo.HITOS, List.of(
                Map.of("nombre", "Diagnóstico acordado", "descripcion", "Se acuerda el estado", "control", "Acta firmada", "evidencia", "ACTA", "plazo",
                        "30", "peso", "40,5"),
                Map.of("nombre", "Procesos documentados", "descripcion", "Se adoptan", "control", "Oficio", "evidencia", "COMUNICACION_OFICIAL", "plazo",
                        "90", "peso", "59,5")));
        s.put(SeccionProtocolo.MODALIDADES, List.of(Map.of("modalidad", "ASESORIA", "justificacion", "Se aprende haciendo")));
        s.put(SeccionProtocolo.INDICADORES, List.of(indicador("IMPACTO"), indicador("RESULTADO"), indicador("PRODUCTO")));
        s.put(SeccionProtocolo.PRESUPUESTO, List.of(Map.of("rubro", "Equipo", "costo", "120.000.000,50", "fuente", "Inversión", "inicio", "2026-01-15",
                "fin", "2026-12-15", "operacion", "Directa", "administracion", "Dependencia")));
        s.put(SeccionProtocolo.RECURSOS, List.of(Map.of("tipo", "HUMANO", "descripcion", "Asesores")));
        s.put(SeccionProtocolo.CRONOGRAMA, List.of(Map.of("actividad", "Diagnósticos", "inicio", "2026-02-01", "fin", "2026-03-31", "responsable",
                "Grupos territoriales")));
        s.put(SeccionProtocolo.CONDICIONES, List.of(Map.of("condicion", "Designar dos personas de planeación")));
        s.put(SeccionProtocolo.VALOR_DE_USO, List.of(Map.of("resultado", "La entidad decide con sus metas")));
        return s;
    }

    private static Map<String, String> indicador(String nivel) {
        return Map.of("nivel", nivel, "indicador", "Indicador de " + nivel.toLowerCase(), "unidad", "Número", "lineaBase", "0", "meta", "10", "fuente",
                "Registro", "responsable", "Unidad técnica");
    }

    /** Los campos como los envía el formulario: {@code SECCION.fila.campo}, valor, … */
    static String[] campos(DatosProtocolo datos, String... demas) {
        java.util.ArrayList<String> campos = new java.util.ArrayList<>(List.of(demas));
        datos.secciones().forEach((s, filas) -> {
            for (int i = 0; i < filas.size(); i++) {
                String base = s.name() + "." + i + ".";
                filas.get(i).forEach((campo, valor) -> campos.addAll(List.of(base + campo, valor)));
            }
        });
        return campos.toArray(new String[0]);
    }
}
