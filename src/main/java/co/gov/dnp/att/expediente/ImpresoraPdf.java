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

import com.openhtmltopdf.extend.FSSupplier;
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

    /** {@code GSUB} en letras de una etiqueta OpenType. */
    private static final int GSUB = 0x47535542;

    static {
        // Narra cada paso por su cuenta, fuera del registro de la aplicación.
        XRLog.listRegisteredLoggers().forEach(registro -> XRLog.setLevel(registro, Level.SEVERE));
    }

    private static final byte[] NORMAL = sinSustituciones("Regular");
    private static final byte[] NEGRILLA = sinSustituciones("Bold");

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
        impresora.useSVGDrawer(new BatikSVGDrawer());
        impresora.useFont(letra(NORMAL), "Liberation Sans", 400, FontStyle.NORMAL, true, EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG));
        impresora.useFont(letra(NEGRILLA), "Liberation Sans", 700, FontStyle.NORMAL, true);
        impresora.withProducer("Llegada a Territorio");
        impresora.toStream(pdf);
        try {
            impresora.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pdf.toByteArray();
    }

    private static FSSupplier<InputStream> letra(byte[] tipografia) {
        return () -> new ByteArrayInputStream(tipografia);
    }

    /**
     * La tipografía sin su tabla de sustituciones (GSUB): el español no la necesita y PDFBox, si la encuentra, rehace sus expresiones
     * regulares en cada trozo de texto, que era casi todo lo que costaba un documento. Con otra etiqueta en el directorio nadie la busca.
     */
    private static byte[] sinSustituciones(String variante) {
        try (InputStream archivo = ImpresoraPdf.class.getResourceAsStream("/liberation/LiberationSans-" + variante + ".ttf")) {
            ByteBuffer letra = ByteBuffer.wrap(archivo.readAllBytes());
            for (int tabla = 0; tabla < letra.getShort(4); tabla++) {
                int etiqueta = 12 + 16 * tabla;
                if (letra.getInt(etiqueta) == GSUB) {
                    letra.putInt(etiqueta, 0x78787878);
                }
            }
            return letra.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
