package co.gov.dnp.att.portafolio;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Una ficha de prediseño completa, con la cadena de valor que el documento de política pone como ejemplo. */
public final class PredisenosDePrueba {

    static final List<String> EJEMPLO_INSUMOS = List.of("Plan de desarrollo monitoreable", "Metodología de seguimiento", "Protocolos de asistencia técnica", "Plan de Ordenamiento");

    private PredisenosDePrueba() {
    }

    /** @param meta código de una meta de la vigencia del producto */
    public static DatosPrediseno completa(String meta) {
        return new DatosPrediseno(secciones(), Set.of("PLANEACION_TERRITORIAL", "SISTEMAS_INFORMACION"), Set.of("SEGUIMIENTO", "RENDICION_CUENTAS"), meta);
    }

    static Map<SeccionPrediseno, List<Map<String, String>>> secciones() {
        Map<SeccionPrediseno, List<Map<String, String>>> s = new EnumMap<>(SeccionPrediseno.class);
        s.put(SeccionPrediseno.IDENTIFICACION, List.of(Map.of("lider", "Prueba líder", "unidades", "Dirección de prueba")));
        s.put(SeccionPrediseno.PROBLEMA, List.of(Map.of("problema", "Las metas del plan no se siguen y la entidad decide sin saber en qué van.", "tecnica", "MATRIZ_VESTER", "verificacion", "SI")));
        s.put(SeccionPrediseno.DATOS, List.of(Map.of("fuente", "Encuesta de prueba", "dato", "Tres de cada cuatro municipios no reportan.", "vigencia", "2025")));
        s.put(SeccionPrediseno.ALINEACION, List.of(Map.of("funciones", "Orientar el seguimiento de los planes de desarrollo", "resultado", "La entidad usa el seguimiento para decidir")));
        s.put(SeccionPrediseno.CADENA, List.of(
                Map.of("insumo", EJEMPLO_INSUMOS.get(0), "proceso", "Identificar metas estratégicas", "producto", "Sistema de seguimiento operando",
                        "resultadoIntermedio", "Uso del seguimiento para toma de decisiones", "resultadoFinal", "Eficiencia del gasto",
                        "impacto", "Mejoramiento de los estándares socioeconómicos de la población"),
                Map.of("insumo", EJEMPLO_INSUMOS.get(1), "proceso", "Estructura de seguimiento", "resultadoIntermedio", "Vinculación del sistema de seguimiento a la rendición de cuentas",
                        "resultadoFinal", "Cumplimiento de las metas del plan de desarrollo", "impacto", "Cambio en las variables de desarrollo"),
                Map.of("insumo", EJEMPLO_INSUMOS.get(2), "proceso", "Instrumentos de captura", "resultadoIntermedio", "Reducción de tiempos de contratación",
                        "resultadoFinal", "Trazabilidad de información para posteriores procesos de planificación",
                        "impacto", "Mayores niveles de confianza de la ciudadanía en el gobierno local"),
                Map.of("insumo", EJEMPLO_INSUMOS.get(3), "proceso", "Rutinas"), Map.of("proceso", "Sistema de seguimiento"), Map.of("proceso", "Informes de seguimiento")));
        s.put(SeccionPrediseno.SUSTENTO, List.of(Map.of("antecedentes", "Se acompañó a doce municipios.", "justificacion", "Sin seguimiento no se corrige.")));
        return s;
    }

    /** Como la enviaría un formulario: nombre y valor, alternados. */
    static String[] campos(DatosPrediseno datos, String... demas) {
        List<String> campos = new ArrayList<>(List.of(demas));
        datos.secciones().forEach((s, filas) -> {
            for (int i = 0; i < filas.size(); i++) {
                int n = i;
                filas.get(i).forEach((clave, valor) -> campos.addAll(List.of(s.name() + "." + n + "." + clave, valor)));
            }
        });
        datos.lineas().forEach(l -> campos.addAll(List.of("lineas", l)));
        datos.momentos().forEach(m -> campos.addAll(List.of("momentos", m)));
        if (datos.meta() != null) {
            campos.addAll(List.of("meta", datos.meta()));
        }
        return campos.toArray(new String[0]);
    }
}
