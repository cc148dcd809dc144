package co.gov.dnp.att.expediente;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;

import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

/** Convierte una plantilla de {@code templates/documentos} en PDF con la tipografía incrustada. */
@Component
public class ImpresoraPdf {

    private static final Locale COLOMBIA = Locale.forLanguageTag("es-CO");
    /** Lo que XML 1.0 no admite y alguien puede haber pegado en un campo. */
    private static final String NO_IMPRIMIBLES = "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    static {
        // Narra cada paso por su cuenta, fuera del registro de la aplicación.
        XRLog.listRegisteredLoggers().forEach(registro -> XRLog.setLevel(registro, Level.SEVERE));
    }

    private static final byte[] CORRIENTE = letra("Regular");
    private static final byte[] NEGRILLA = letra("Bold");

    private final TemplateEngine plantillas;

    ImpresoraPdf(TemplateEngine plantillas) {
        this.plantillas = plantillas;
    }

    /**
     * @param plantilla nombre dentro de {@code templates}; sus dibujos SVG quedan como trazos, no como imagen
     * @param datos lo que la plantilla nombra
     */
    public byte[] imprimir(String plantilla, Map<String, Object> datos) {
        String html = plantillas.process(plantilla, new Context(COLOMBIA, datos)).replaceAll(NO_IMPRIMIBLES, "");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder impresora = new PdfRendererBuilder();
        impresora.withHtmlContent(html, null);
        if (html.contains("<svg")) {
            // Prepara las letras por su cuenta en cada documento: solo donde hay dibujos
            impresora.useSVGDrawer(new BatikSVGDrawer());
        }
        impresora.useFont(() -> new ByteArrayInputStream(CORRIENTE), "Liberation Sans", 400, FontStyle.NORMAL, true, EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
        impresora.useFont(() -> new ByteArrayInputStream(NEGRILLA), "Liberation Sans", 700, FontStyle.NORMAL, true);
        impresora.withProducer("Llegada a Territorio");
        impresora.toStream(pdf);
        try {
            impresora.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    /**
     * La letra sin su tabla de sustituciones (GSUB): con ella PDFBox prepara de nuevo, en cada renglón, miles de ligaduras que el español
     * no usa y que parten las palabras al copiarlas del PDF. Basta cambiarle el nombre en el directorio del archivo.
     */
    private static byte[] letra(String variante) {
        try (InputStream archivo = ImpresoraPdf.class.getResourceAsStream("/liberation/LiberationSans-" + variante + ".ttf")) {
            byte[] letra = archivo.readAllBytes();
            ByteBuffer directorio = ByteBuffer.wrap(letra);
            for (int tabla = 0; tabla < directorio.getShort(4); tabla++) {
                if (directorio.getInt(12 + 16 * tabla) == ('G' << 24 | 'S' << 16 | 'U' << 8 | 'B')) {
                    letra[12 + 16 * tabla] = 'x';
                }
            }
            return letra;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
