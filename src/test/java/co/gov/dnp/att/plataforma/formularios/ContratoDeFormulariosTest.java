package co.gov.dnp.att.plataforma.formularios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import co.gov.dnp.att.diseno.revision.Archivo;
import co.gov.dnp.att.diseno.revision.Entorno;
import co.gov.dnp.att.diseno.revision.Revisor;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Cada formulario y el record que recibe sus datos dicen lo mismo: campos, rótulos, opciones y obligatoriedad. Las reglas están en el
 * revisor, que también usa la página de diseño.
 */
class ContratoDeFormulariosTest {

    private static final List<Archivo> ARCHIVOS = Revisor.leer(Path.of(".")).stream().filter(a -> a.clase() == Archivo.Clase.FORMULARIO).toList();

    @Test
    @DisplayName("Cada record tiene su formulario y cada formulario su record")
    void cadaRecordTieneSuFormularioYCadaFormularioSuRecord() throws IOException {
        List<String> ids = ARCHIVOS.stream().map(ContratoDeFormulariosTest::id).toList();
        assertThat(ids).containsExactlyInAnyOrderElementsOf(Entorno.deLaAplicacion().datos().keySet());
    }

    @Test
    @DisplayName("Cada formulario coincide con su record y solo usa lo que el Tasklist dibuja")
    void sinHallazgos() {
        assertThat(new Revisor(Entorno.deLaAplicacion()).revisar(ARCHIVOS)).isEmpty();
    }

    private static String id(Archivo formulario) {
        try {
            return new ObjectMapper().readTree(formulario.contenido()).path("id").asText();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
