package co.gov.dnp.att.expediente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import co.gov.dnp.att.plataforma.Rechazo;

/** El contenido manda: lo verdadero entra, lo disfrazado no. */
class RevisorDeArchivosTest {

    @TempDir
    Path carpeta;

    private final RevisorDeArchivos revisor = new RevisorDeArchivos();

    static Stream<Arguments> verdaderos() {
        return Muestras.todas().entrySet().stream().map(m -> Arguments.of(m.getKey(), m.getValue()));
    }

    static Stream<Arguments> disfrazados() {
        return Stream.of(
                Arguments.of("programa disfrazado de acta", "acta.pdf", Muestras.ejecutable()),
                Arguments.of("programa disfrazado de texto", "notas.txt", Muestras.ejecutable()),
                Arguments.of("programa disfrazado de correo", "mensaje.msg", Muestras.ejecutable()),
                Arguments.of("imagen que dice ser PDF", "acta.pdf", Muestras.imagen("png")),
                Arguments.of("PNG que dice ser JPEG", "foto.jpg", Muestras.imagen("png")),
                Arguments.of("página web disfrazada de texto", "notas.txt",
                        "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("guion ejecutable disfrazado de texto", "notas.txt",
                        "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("dibujo SVG disfrazado de foto", "foto.png",
                        "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("ZIP cualquiera que dice ser DOCX", "informe.docx", Muestras.zip("a.txt", "hola")),
                Arguments.of("hoja de cálculo que dice ser DOCX", "informe.docx", Muestras.ooxml("xl/workbook.xml")),
                Arguments.of("documento con macros", "informe.docx", Muestras.ooxml("word/document.xml", "word/vbaProject.bin")),
                Arguments.of("ODS que dice ser ODT", "informe.odt",
                        Muestras.zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet")),
                Arguments.of("texto que dice ser DOCX", "informe.docx", "hola".getBytes(StandardCharsets.UTF_8)),
                Arguments.of("documento viejo que dice ser correo", "mensaje.msg", Muestras.contenedorOle("WordDocument")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("verdaderos")
    void recibeCadaFormatoAdmitido(String nombre, byte[] contenido) throws IOException {
        assertThat(revisor.formato(archivo(contenido), nombre).tipoContenido).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("disfrazados")
    void rechazaElContenidoQueNoEsElDeLaExtension(String caso, String nombre, byte[] contenido) throws IOException {
        Path archivo = archivo(contenido);
        assertThatThrownBy(() -> revisor.formato(archivo, nombre)).isInstanceOf(Rechazo.class)
                .hasMessageContaining("no es el de un archivo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"virus.exe", "guion.js", "pagina.html", "dibujo.svg", "paquete.zip", "macro.docm"})
    void rechazaExtensionesQueNoSeAdmiten(String nombre) throws IOException {
        Path archivo = archivo(Muestras.pdf());
        assertThatThrownBy(() -> revisor.formato(archivo, nombre)).isInstanceOf(Rechazo.class)
                .hasMessageContaining("no se reciben archivos").hasMessageContaining("PDF, PNG");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/acta.pdf", "..\\acta.pdf", "C:\\temp\\acta.pdf", "carpeta/acta.pdf", "acta\0.pdf", "a..pdf"})
    void rechazaNombresConRuta(String nombre) {
        assertThatThrownBy(() -> revisor.nombreSeguro(nombre)).isInstanceOf(Rechazo.class).hasMessageContaining("rutas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acta", "acta.", ".pdf", "   "})
    void rechazaNombresSinExtension(String nombre) {
        assertThatThrownBy(() -> revisor.nombreSeguro(nombre)).isInstanceOf(Rechazo.class).hasMessageContaining("extensión");
    }

    @Test
    void limpiaLoPeligrosoYConservaLasTildes() {
        assertThat(revisor.nombreSeguro("  Acta de reunión «Nariño».pdf ")).isEqualTo("Acta de reunión «Nariño».pdf");
        assertThat(revisor.nombreSeguro("acta\u202Efdp.pdf")).isEqualTo("actafdp.pdf");
        assertThat(revisor.nombreSeguro("a\r\nX-Otra: b\".pdf")).isEqualTo("aX-Otra_ b_.pdf");
        assertThat(revisor.nombreSeguro("reunio\u0301n.pdf")).isEqualTo("reunión.pdf");
        assertThat(revisor.nombreSeguro("x".repeat(400) + ".pdf")).hasSize(150).endsWith(".pdf");
    }

    private Path archivo(byte[] contenido) throws IOException {
        return Files.write(Files.createTempFile(carpeta, "muestra", null), contenido);
    }
}
