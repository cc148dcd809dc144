package co.gov.dnp.att.comunicaciones;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Un plan de contenidos completo. */
public final class PlanesDePrueba {

    private PlanesDePrueba() {
    }

    /**
     * @param lunes   de la semana en que empieza: esa semana salen los tres contenidos y el aviso del vencimiento
     * @param persona la que produce y responde por el tema
     */
    public static DatosPlanDeContenidos completo(LocalDate lunes, String persona) {
        Map<SeccionContenidos, List<Map<String, String>>> s = new EnumMap<>(SeccionContenidos.class);
        s.put(SeccionContenidos.ANALISIS, List.of(Map.of("hitos", "Cada hito abre con un contenido pedagógico.", "focalizacion", "Municipios con poca conectividad: piezas livianas.",
                "objetivos", "Que la entidad formule su plan con método.", "protocolo", "Los talleres piden una guía corta.")));
        s.put(SeccionContenidos.PUBLICO, List.of(Map.of("clase", "FOCALIZADAS", "descripcion", "Secretarías de planeación")));
        s.put(SeccionContenidos.MENSAJES, List.of(Map.of("mensaje", "Planear con datos es posible en cualquier municipio.", "componente", "ESTRATEGICO")));
        s.put(SeccionContenidos.CONTENIDOS, List.of(
                contenido("Cómo se formula un indicador", "PEDAGOGICO", "VIDEO", "SEMANAL", lunes.plusDays(1), persona),
                contenido("Portafolio de la vigencia", "ESTRATEGICO", "INFOGRAFIA", "UNICA", lunes.plusDays(2), persona),
                contenido("Agenda de talleres", "SERVICIO", "BOLETIN", "QUINCENAL", lunes, persona)));
        s.put(SeccionContenidos.VENCIMIENTOS, List.of(Map.of("termino", "Reporte de la ejecución del plan", "vence", lunes.plusDays(20).toString(), "aviso", lunes.plusDays(4).toString(),
                "canal", "PORTAL_TERRITORIAL", "responsable", persona)));
        s.put(SeccionContenidos.EQUIPO, List.of(Map.of("rol", "TEMATICO", "persona", persona, "asigna", "LIDER"), Map.of("rol", "COMUNICACIONAL", "persona", persona, "asigna", "COMUNICACIONES")));
        return new DatosPlanDeContenidos(s, Set.of("PORTAL_TERRITORIAL", "LINKEDIN"));
    }

    private static Map<String, String> contenido(String titulo, String componente, String formato, String frecuencia, LocalDate desde, String persona) {
        return Map.of("titulo", titulo, "componente", componente, "formato", formato, "frecuencia", frecuencia, "desde", desde.toString(), "canal", "PORTAL_TERRITORIAL", "responsable", persona);
    }

    /** Como lo enviaría un formulario: nombre y valor, alternados. */
    static String[] campos(DatosPlanDeContenidos datos, String... demas) {
        List<String> campos = new ArrayList<>(List.of(demas));
        datos.secciones().forEach((s, filas) -> {
            for (int i = 0; i < filas.size(); i++) {
                int n = i;
                filas.get(i).forEach((clave, valor) -> campos.addAll(List.of(s.name() + "." + n + "." + clave, valor)));
            }
        });
        datos.herramientas().forEach(h -> campos.addAll(List.of("herramientas", h)));
        return campos.toArray(new String[0]);
    }
}
