package co.gov.dnp.att.diseno.revision;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Los plazos con que deben nacer las tareas nuevas: su propiedad {@code plazoInicial}. */
public final class PlazosPropuestos {

    /** @param dias hábiles, de 1 a 250 */
    public record Plazo(int dias, String descripcion) {
    }

    private PlazosPropuestos() {
    }

    /** Tarea → su plazo inicial. */
    public static Map<String, Plazo> de(Collection<Archivo> archivos) {
        Map<String, Plazo> plazos = new LinkedHashMap<>();
        for (Archivo a : archivos) {
            if (a.clase() == Archivo.Clase.BPMN) {
                try {
                    Xml.todos(Xml.leer(a.contenido())).stream().filter(e -> e.getLocalName().equals("userTask")).forEach(t -> {
                        String dias = ReglasBpmn.propiedad(t, ReglasBpmn.PLAZO_INICIAL);
                        if (dias.matches("[1-9]\\d{0,2}")) {
                            plazos.put(t.getAttribute("id"), new Plazo(Math.min(250, Integer.parseInt(dias)), t.getAttribute("name").replaceAll("\\s+", " ")));
                        }
                    });
                } catch (Xml.NoSeLee no) {
                    throw new IllegalStateException(no);
                }
            }
        }
        return plazos;
    }
}
