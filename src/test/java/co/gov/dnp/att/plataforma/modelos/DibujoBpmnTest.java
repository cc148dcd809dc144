package co.gov.dnp.att.plataforma.modelos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.parsers.DocumentBuilderFactory;

import co.gov.dnp.att.Requisito;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DibujoBpmnTest {

    @ParameterizedTest
    @ValueSource(strings = {"asistencia-tecnica-territorial", "monitoreo-seguimiento", "accion-apcm"})
    @Requisito("PS-50")
    @DisplayName("Cada plano se dibuja con todos sus elementos, sus nombres enteros y dentro del lienzo")
    void todoSeDibuja(String modelo) throws Exception {
        DibujoBpmn dibujo = DibujoBpmn.de(leer(modelo));
        assertThat(dibujo.planos().get(0).principal()).isTrue();
        List<String> dibujados = new ArrayList<>();
        for (DibujoBpmn.Plano plano : dibujo.planos()) {
            String svg = dibujo.svg(plano.elemento(), Map.of(), null);
            Files.createDirectories(Path.of("target/dibujos"));
            Files.writeString(Path.of("target/dibujos", plano.elemento() + ".svg"), svg);
            assertThat(svg).doesNotContain("style=", "<script", "NaN", "Infinity");
            Document xml = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
            NodeList grupos = xml.getElementsByTagName("g");
            for (int i = 0; i < grupos.getLength(); i++) {
                Element g = (Element) grupos.item(i);
                dibujados.add(g.getAttribute("data-elemento"));
                NodeList titulo = g.getElementsByTagName("title");
                if (titulo.getLength() > 0 && g.getElementsByTagName("text").getLength() > 0) {
                    assertThat(g.getElementsByTagName("text").item(0).getTextContent().replace(" ", ""))
                            .isEqualTo(titulo.item(0).getTextContent().replace(" ", ""));
                }
            }
        }
        assertThat(dibujados).containsExactlyInAnyOrderElementsOf(dibujo.elementos()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = "asistencia-tecnica-territorial")
    @DisplayName("Una marca pone sus clases, su insignia y lo que se lee; un enlace lleva adonde se pide")
    void marcas(String modelo) throws IOException {
        DibujoBpmn dibujo = DibujoBpmn.de(leer(modelo));
        assertThat(dibujo.planoDe("tarea_programar")).contains("actividad_programar");
        String svg = dibujo.svg("actividad_programar", Map.of("tarea_programar", new Marca(Set.of("recorrido"), "2", "Pasó 2 veces <b>")),
                e -> e.equals("tarea_programar") ? "?elemento=" + e + "&x=1" : null);
        assertThat(svg).contains("class=\"elemento actividad recorrido\" data-elemento=\"tarea_programar\"", ">2</text>",
                "Programar la asistencia técnica. Pasó 2 veces &lt;b&gt;", "<a href=\"?elemento=tarea_programar&amp;x=1\"");
    }

    private static String leer(String modelo) throws IOException {
        return Files.readString(Path.of("processes", modelo + ".bpmn"));
    }
}
