package co.gov.dnp.att.expediente;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Un archivo verdadero y pequeño de cada formato que se recibe. */
public final class Muestras {

    private Muestras() {
    }

    /** Nombre y contenido de una muestra por formato. */
    public static Map<String, byte[]> todas() {
        Map<String, byte[]> muestras = new LinkedHashMap<>();
        muestras.put("acta.pdf", pdf());
        muestras.put("foto.png", imagen("png"));
        muestras.put("foto.jpg", imagen("jpg"));
        muestras.put("FOTO.JPEG", imagen("jpg"));
        muestras.put("informe.docx", ooxml("word/document.xml"));
        muestras.put("lista.xlsx", ooxml("xl/workbook.xml"));
        muestras.put("charla.pptx", ooxml("ppt/presentation.xml"));
        muestras.put("informe.odt", zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<a/>"));
        muestras.put("lista.ods", zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<a/>"));
        muestras.put("charla.odp", zip("mimetype", "application/vnd.oasis.opendocument.presentation", "content.xml", "<a/>"));
        muestras.put("notas.txt", "Reunión en Cañasgordas: se acordó empezar.\n".getBytes(StandardCharsets.UTF_8));
        muestras.put("antigua.txt", "Reunión en Cañasgordas: se acordó empezar.\n".getBytes(StandardCharsets.ISO_8859_1));
        muestras.put("asistentes.csv", "nombre;entidad\nAsistente 1;Nariño\n".getBytes(StandardCharsets.UTF_8));
        muestras.put("audio.mp3", con("ID3", 3, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        muestras.put("reunion.mp4", con("\0\0\0\u0018ftypisom", 0, 0, 2, 0, 'i', 's', 'o', 'm', 'm', 'p', '4', '1'));
        muestras.put("mensaje.eml", ("From: a@ejemplo.gov.co\r\nTo: b@ejemplo.gov.co\r\nSubject: Citación\r\n"
                + "Message-ID: <1@ejemplo.gov.co>\r\n\r\nHola\r\n").getBytes(StandardCharsets.UTF_8));
        muestras.put("reenviado.eml", ("Received: from ejemplo\r\nDate: Mon, 2 Feb 2026 08:00:00 -0500\r\n"
                + "From: a@ejemplo.gov.co\r\n\r\nHola\r\n").getBytes(StandardCharsets.UTF_8));
        muestras.put("mensaje.msg", correoDeOutlook());
        return muestras;
    }

    static byte[] pdf() {
        try (PDDocument documento = new PDDocument(); ByteArrayOutputStream salida = new ByteArrayOutputStream()) {
            documento.addPage(new PDPage());
            documento.save(salida);
            return salida.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] imagen(String formato) {
        try (ByteArrayOutputStream salida = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), formato, salida);
            return salida.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] ooxml(String partePrincipal, String... otras) {
        String[] partes = new String[4 + otras.length * 2];
        partes[0] = "[Content_Types].xml";
        partes[1] = "<Types/>";
        partes[2] = partePrincipal;
        partes[3] = "<a/>";
        for (int i = 0; i < otras.length; i++) {
            partes[4 + i * 2] = otras[i];
            partes[5 + i * 2] = "x";
        }
        return zip(partes);
    }

    /** Pares de nombre y contenido. */
    static byte[] zip(String... partes) {
        try (ByteArrayOutputStream salida = new ByteArrayOutputStream(); ZipOutputStream zip = new ZipOutputStream(salida)) {
            for (int i = 0; i < partes.length; i += 2) {
                zip.putNextEntry(new ZipEntry(partes[i]));
                zip.write(partes[i + 1].getBytes(StandardCharsets.UTF_8));
            }
            zip.finish();
            return salida.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Programa de Windows. */
    static byte[] ejecutable() {
        byte[] programa = new byte[512];
        programa[0] = 'M';
        programa[1] = 'Z';
        programa[60] = (byte) 0x80;
        programa[0x80] = 'P';
        programa[0x81] = 'E';
        return programa;
    }

    /** Contenedor de Office anterior a 2007: cabecera y, en el directorio, el nombre de flujo que se pida. */
    static byte[] contenedorOle(String flujo) {
        byte[] archivo = new byte[1536];
        int[] firma = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
        for (int i = 0; i < firma.length; i++) {
            archivo[i] = (byte) firma[i];
        }
        byte[] nombre = flujo.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(nombre, 0, archivo, 1024, nombre.length);
        return archivo;
    }

    private static byte[] correoDeOutlook() {
        return contenedorOle("__properties_version1.0");
    }

    private static byte[] con(String texto, int... siguientes) {
        byte[] principio = texto.getBytes(StandardCharsets.ISO_8859_1);
        byte[] todo = new byte[Math.max(256, principio.length + siguientes.length)];
        System.arraycopy(principio, 0, todo, 0, principio.length);
        for (int i = 0; i < siguientes.length; i++) {
            todo[principio.length + i] = (byte) siguientes[i];
        }
        return todo;
    }
}
