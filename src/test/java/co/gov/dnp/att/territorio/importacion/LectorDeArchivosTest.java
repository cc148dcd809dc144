package co.gov.dnp.att.territorio.importacion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import co.gov.dnp.att.plataforma.Rechazo;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Lo que llega de fuera se reconoce por su contenido, y lo dañado o malintencionado se rechaza con una frase. */
class LectorDeArchivosTest {

    @Test
    @DisplayName("El CSV se lee en UTF-8 o en latino, con coma, punto y coma o tabulador")
    void csvComoVenga() {
        for (String texto : new String[] {"Código,Año\n05001,\"1,5\"\n", "Código;Año\r\n05001;1,5\r\n", "Código\tAño\n05001\t1,5"}) {
            for (byte[] bytes : new byte[][] {texto.getBytes(StandardCharsets.UTF_8), texto.getBytes(StandardCharsets.ISO_8859_1),
                    ("\uFEFF" + texto).getBytes(StandardCharsets.UTF_8)}) {
                Hoja hoja = LectorDeArchivos.leer("datos.csv", bytes).get(0);
                assertThat(hoja.filas()).hasSize(2);
                assertThat(hoja.filas().get(0).texto(0)).isEqualTo("Código");
                assertThat(hoja.filas().get(0).texto(1)).isEqualTo("Año");
                assertThat(hoja.filas().get(1).texto(0)).isEqualTo("05001");
                assertThat(hoja.filas().get(1).texto(1)).isEqualTo("1,5");
            }
        }
    }

    @Test
    @DisplayName("El número de fila es el que muestra la hoja de cálculo, aunque haya filas vacías")
    void numeroDeFila() {
        assertThat(LectorDeArchivos.leer("d.csv", "a,b\n\n,\n1,2\n".getBytes()).get(0).filas()).extracting(Hoja.Fila::numero).containsExactly(1, 4);
        assertThat(Hoja.letra(0) + Hoja.letra(25) + Hoja.letra(26) + Hoja.letra(701) + Hoja.letra(702)).isEqualTo("AZAAZZAAA");
    }

    @Test
    @DisplayName("El libro conserva números, textos y nombres de hoja")
    void libro() throws IOException {
        Hoja hoja = LectorDeArchivos.leer("libro.xlsx", libroDe("Hoja 1", new Object[][] {{"cod", "valor"}, {"05001", 38.2}})).get(0);
        assertThat(hoja.nombre()).isEqualTo("Hoja 1");
        assertThat(hoja.filas().get(1).texto(0)).isEqualTo("05001");
        assertThat(hoja.filas().get(1).celda(1)).isEqualTo(new BigDecimal("38.2"));
    }

    @Test
    @DisplayName("Un número vale lo que muestra la hoja de cálculo, sin la cola binaria con que se guarda")
    void quinceCifras() throws IOException {
        byte[] libro = reescrito(libroDe("H", new Object[][] {{"a", 7777}}), "7777", "51.715600000000002");
        assertThat(LectorDeArchivos.leer("h.xlsx", libro).get(0).filas().get(0).celda(1)).isEqualTo(new BigDecimal("51.7156"));
    }

    @Test
    @DisplayName("Lo que no es CSV ni XLSX se rechaza diciendo qué hacer")
    void otrosTipos() throws IOException {
        rechaza("a.csv", new byte[0], "vacío");
        rechaza("a.csv", "%PDF-1.7 …".getBytes(), "no es un CSV");
        rechaza("a.csv", new byte[] {1, 2, 0, 3}, "no es un CSV");
        rechaza("a.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, ".xls");
        rechaza("a.xlsx", zip("leame.txt", "hola".getBytes()), "no es un libro");
        rechaza("a.xlsx", Arrays.copyOf(libroDe("H", new Object[][] {{"a", "b"}}), 300), "dañado");
        rechaza("a.xlsx", "PK\3\4 basura".getBytes(), "dañado");
        rechaza("a.csv", "cod,valor\n05001,\"1\n05002,2\n".getBytes(), "comillas sin cerrar");
    }

    @Test
    @DisplayName("Un libro que se infla sin medida no se abre")
    void bombaDeCompresion() throws IOException {
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(salida)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes());
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] espacios = new byte[1024 * 1024];
            Arrays.fill(espacios, (byte) ' ');
            for (int i = 0; i < 200; i++) {
                zip.write(espacios);
            }
        }
        assertThat(salida.size()).isLessThan(1024 * 1024);
        rechaza("bomba.xlsx", salida.toByteArray(), "muchísimos más datos");
    }

    @Test
    @DisplayName("Un libro con entidades externas no se abre")
    void entidadesExternas() throws IOException {
        byte[] libro = reescrito(libroDe("H", new Object[][] {{"a", "b"}}), "<worksheet",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet");
        rechaza("externo.xlsx", libro, "definiciones externas");
    }

    @Test
    @DisplayName("Un exponente desmedido no agota la memoria")
    void exponenteDesmedido() throws IOException {
        byte[] libro = reescrito(libroDe("H", new Object[][] {{"a", 7777}}), "7777", "1E999999999");
        assertThat(LectorDeArchivos.leer("h.xlsx", libro).get(0).filas().get(0).celda(1)).isEqualTo("1E999999999");
    }

    private static void rechaza(String nombre, byte[] contenido, String frase) {
        assertThatThrownBy(() -> LectorDeArchivos.leer(nombre, contenido)).isInstanceOf(Rechazo.class)
                .hasMessageStartingWith(nombre + ": ").hasMessageContaining(frase);
    }

    /** El mismo libro con un texto cambiado en su primera hoja. */
    private static byte[] reescrito(byte[] libro, String antes, String despues) throws IOException {
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        try (ZipFile original = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(libro)).get();
                ZipOutputStream zip = new ZipOutputStream(salida)) {
            for (ZipArchiveEntry parte : Collections.list(original.getEntries())) {
                zip.putNextEntry(new ZipEntry(parte.getName()));
                String texto = new String(original.getInputStream(parte).readAllBytes(), StandardCharsets.UTF_8);
                zip.write((parte.getName().contains("sheet1") ? texto.replace(antes, despues) : texto).getBytes(StandardCharsets.UTF_8));
            }
        }
        return salida.toByteArray();
    }

    private static byte[] zip(String nombre, byte[] contenido) throws IOException {
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(salida)) {
            zip.putNextEntry(new ZipEntry(nombre));
            zip.write(contenido);
        }
        return salida.toByteArray();
    }

    static byte[] libroDe(String nombre, Object[][] filas) throws IOException {
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        try (Workbook libro = new Workbook(salida, "Prueba", "1.0")) {
            escribir(libro.newWorksheet(nombre), filas);
        }
        return salida.toByteArray();
    }

    static void escribir(Worksheet hoja, Object[][] filas) {
        for (int f = 0; f < filas.length; f++) {
            for (int c = 0; c < filas[f].length; c++) {
                if (filas[f][c] instanceof Number numero) {
                    hoja.value(f, c, numero);
                } else if (filas[f][c] != null) {
                    hoja.value(f, c, filas[f][c].toString());
                }
            }
        }
    }
}
