package co.gov.dnp.att.diseno.revision;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** Lee XML de origen desconocido: sin entidades, sin documentos externos, con tope de tamaño y de profundidad. */
final class Xml {

    static final int TAMANO_MAXIMO = 2_000_000;
    private static final int PROFUNDIDAD_MAXIMA = 60;

    /** No se puede leer; el mensaje es una frase para quien lo subió. */
    static final class NoSeLee extends Exception {
        final boolean hostil;

        NoSeLee(boolean hostil, String frase) {
            super(frase);
            this.hostil = hostil;
        }
    }

    private Xml() {
    }

    static Document leer(String texto) throws NoSeLee {
        if (texto.length() > TAMANO_MAXIMO) {
            throw new NoSeLee(true, "El archivo pasa de dos millones de caracteres.");
        }
        try {
            // La del JDK, no la primera que aparezca: estas opciones son suyas
            DocumentBuilderFactory fabrica = DocumentBuilderFactory.newDefaultInstance();
            fabrica.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            fabrica.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            fabrica.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            fabrica.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            fabrica.setXIncludeAware(false);
            fabrica.setExpandEntityReferences(false);
            fabrica.setNamespaceAware(true);
            DocumentBuilder lector = fabrica.newDocumentBuilder();
            lector.setErrorHandler(new DefaultHandler());
            lector.setEntityResolver((publico, sistema) -> new InputSource(new StringReader("")));
            Document documento = lector.parse(new InputSource(new StringReader(texto.startsWith("\uFEFF") ? texto.substring(1) : texto)));
            vigilarProfundidad(documento.getDocumentElement());
            return documento;
        } catch (SAXParseException e) {
            if (texto.contains("<!DOCTYPE") || texto.contains("<!ENTITY")) {
                throw new NoSeLee(true, "El archivo trae una declaración DOCTYPE o entidades, que pueden leer otros archivos o agotar la memoria.");
            }
            throw new NoSeLee(false, "El archivo no es XML bien formado: falla en el renglón " + e.getLineNumber() + ".");
        } catch (SAXException | IOException e) {
            throw new NoSeLee(false, "El archivo no se pudo leer como XML.");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void vigilarProfundidad(Element raiz) throws NoSeLee {
        int profundidad = 0;
        Node n = raiz;
        while (n != null) {
            if (profundidad > PROFUNDIDAD_MAXIMA) {
                throw new NoSeLee(true, "El archivo anida elementos más allá de " + PROFUNDIDAD_MAXIMA + " niveles.");
            }
            if (n.getFirstChild() != null) {
                n = n.getFirstChild();
                profundidad++;
                continue;
            }
            while (n != null && n != raiz && n.getNextSibling() == null) {
                n = n.getParentNode();
                profundidad--;
            }
            n = n == null || n == raiz ? null : n.getNextSibling();
        }
    }

    static List<Element> todos(Node desde) {
        NodeList nodos = desde instanceof Document d ? d.getElementsByTagNameNS("*", "*") : ((Element) desde).getElementsByTagNameNS("*", "*");
        List<Element> lista = new ArrayList<>(nodos.getLength());
        for (int i = 0; i < nodos.getLength(); i++) {
            lista.add((Element) nodos.item(i));
        }
        return lista;
    }

    static Stream<Element> hijos(Element padre, String... nombres) {
        List<Element> lista = new ArrayList<>();
        for (Node n = padre.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && (nombres.length == 0 || List.of(nombres).contains(e.getLocalName()))) {
                lista.add(e);
            }
        }
        return lista.stream();
    }

    static Element hijo(Element padre, String nombre) {
        return hijos(padre, nombre).findFirst().orElse(null);
    }

    /** Texto de un hijo, sin espacios en los extremos; vacío si no está. */
    static String texto(Element padre, String hijo) {
        return hijos(padre, hijo).map(e -> e.getTextContent().strip()).findFirst().orElse("");
    }
}
