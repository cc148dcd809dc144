package co.gov.dnp.att.diseno.revision;

import java.util.List;

import co.gov.dnp.att.plataforma.Rechazo;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Lectura segura de un modelo, para quien lo recorre. */
public final class LectorDeModelos {

    private LectorDeModelos() {
    }

    /** @throws Rechazo si el archivo no se puede leer sin riesgo */
    public static Document leer(Archivo archivo) {
        try {
            return Xml.leer(archivo.contenido());
        } catch (Xml.NoSeLee no) {
            throw Rechazo.de(archivo.ruta() + ": " + no.getMessage());
        }
    }

    public static List<Element> todos(Node desde) {
        return Xml.todos(desde);
    }

    /** El primer hijo con ese nombre, o nulo. */
    public static Element hijo(Element padre, String nombre) {
        return Xml.hijo(padre, nombre);
    }
}
