package co.gov.dnp.att.diseno;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import co.gov.dnp.att.diseno.revision.Entorno;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lo que una plantilla de Camunda Modeler pone en el modelo es lo que la aplicación acepta. */
class PlantillasTest {

    private static final Entorno ENTORNO = Entorno.deLaAplicacion();

    @Test
    @DisplayName("Las seis plantillas solo ofrecen pasos, grupos y ligados que el revisor acepta")
    void ofrecenLoQueSeAcepta() throws IOException {
        List<JsonNode> plantillas = new ArrayList<>();
        try (Stream<Path> archivos = Files.list(Path.of(".camunda/element-templates"))) {
            for (Path p : archivos.sorted().toList()) {
                new ObjectMapper().readTree(p.toFile()).forEach(plantillas::add);
            }
        }
        assertThat(plantillas).hasSize(6).allSatisfy(t -> assertThat(t.path("id").asText()).startsWith("co.gov.dnp.att."));
        for (JsonNode plantilla : plantillas) {
            for (JsonNode campo : plantilla.path("properties")) {
                String destino = campo.path("binding").path("name").asText();
                List<String> valores = new ArrayList<>(List.of(campo.path("value").asText()));
                campo.path("choices").forEach(c -> valores.add(c.path("value").asText()));
                valores.stream().filter(v -> !v.isBlank()).forEach(v -> {
                    switch (destino) {
                        case "camunda:delegateExpression" -> assertThat(ENTORNO.delegados()).contains(v.replaceAll("[${}]", ""));
                        case "camunda:candidateGroups" -> assertThat(v).matches(g -> g.endsWith("-${dependencia}") || ENTORNO.grupos().contains(g), "grupo que existe");
                        case "camunda:formRefBinding" -> assertThat(v).isEqualTo("deployment");
                        default -> { }
                    }
                });
            }
        }
    }
}
