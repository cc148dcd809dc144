package co.gov.dnp.att.expediente;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.plataforma.Rechazo;

/**
 * Decide si un archivo se recibe como evidencia: el nombre es inofensivo, el contenido es de un formato admitido y la
 * extensión dice la verdad. El tipo que declare el navegador no se tiene en cuenta.
 */
@Component
class RevisorDeArchivos {

    private static final int LARGO_MAXIMO = 150;
    private static final byte[] DIRECTORIO_DE_CORREO =
            "__properties_version1.0".getBytes(StandardCharsets.UTF_16LE);

    private final Tika tika = new Tika();

    /**
     * El nombre con que se guarda: sin caracteres de control ni de los que un sistema de archivos no admite, y de 150
     * caracteres como máximo.
     *
     * @throws Rechazo si trae una ruta o no trae extensión
     */
    String nombreSeguro(String original) {
        String nombre = original == null ? "" : Normalizer.normalize(original, Normalizer.Form.NFC);
        if (nombre.contains("/") || nombre.contains("\\") || nombre.contains("..") || nombre.indexOf('\0') >= 0) {
            throw Rechazo.de("Archivo: el nombre no puede llevar rutas ni «..»; cámbiele el nombre y vuelva a cargarlo.");
        }
        nombre = nombre.replaceAll("[\\p{C}]", "").replaceAll("[<>:\"|?*%;]", "_").replaceAll("\\s+", " ").strip()
                .replaceAll("^\\.+", "");
        int punto = nombre.lastIndexOf('.');
        if (punto < 1 || punto == nombre.length() - 1) {
            throw Rechazo.de("Archivo: el nombre debe terminar con su extensión, por ejemplo «acta.pdf».");
        }
        String extension = nombre.substring(punto);
        String base = nombre.substring(0, punto).strip();
        return base.substring(0, Math.min(base.length(), Math.max(1, LARGO_MAXIMO - extension.length()))) + extension;
    }

    /**
     * El formato del archivo, comprobado por su contenido.
     *
     * @param nombre ya revisado por {@link #nombreSeguro}
     * @throws Rechazo si el formato no se admite o la extensión no corresponde al contenido
     */
    FormatoDeArchivo formato(Path archivo, String nombre) throws IOException {
        String extension = nombre.substring(nombre.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        FormatoDeArchivo anunciado = FormatoDeArchivo.porExtension(extension).orElseThrow(() -> Rechazo.de(
                "Archivo: no se reciben archivos «." + extension + "». Se admiten " + FormatoDeArchivo.ADMITIDOS + "."));
        if (!corresponde(archivo, anunciado)) {
            throw Rechazo.de("Archivo: el contenido de «" + nombre + "» no es el de un archivo " + anunciado
                    + ". Guárdelo de nuevo con su formato verdadero y vuelva a cargarlo.");
        }
        return anunciado;
    }

    private boolean corresponde(Path archivo, FormatoDeArchivo anunciado) throws IOException {
        String detectado;
        try (InputStream contenido = Files.newInputStream(archivo)) {
            detectado = tika.detect(contenido);
        }
        return switch (anunciado) {
            case PDF, PNG, JPEG, MP3 -> detectado.equals(anunciado.tipoContenido);
            // Casi todas las variantes de MP4 comparten con QuickTime la misma firma.
            case MP4 -> Set.of("video/mp4", "video/quicktime", "video/x-m4v").contains(detectado);
            case EML -> detectado.startsWith("message/") || detectado.equals("text/plain") && tieneRemitente(archivo);
            // Un texto que empieza como un correo sigue siendo texto; una página web o un guion ejecutable no.
            case TXT, CSV -> detectado.equals("text/plain") || detectado.startsWith("message/");
            case DOCX -> esOoxml(archivo, "word/document.xml");
            case XLSX -> esOoxml(archivo, "xl/workbook.xml");
            case PPTX -> esOoxml(archivo, "ppt/presentation.xml");
            case ODT, ODS, ODP -> tipoDeclaradoEnZip(archivo).filter(anunciado.tipoContenido::equals).isPresent();
            case MSG -> detectado.startsWith("application/") && detectado.matches(".*(msoffice|ms-outlook|x-ole|tika-msoffice).*")
                    && contiene(archivo, DIRECTORIO_DE_CORREO);
        };
    }

    /** Paquete de Office con su parte principal y sin macros. Solo se lee el índice: nada se descomprime. */
    private boolean esOoxml(Path archivo, String partePrincipal) throws IOException {
        try (ZipFile zip = new ZipFile(archivo.toFile())) {
            return zip.getEntry("[Content_Types].xml") != null && zip.getEntry(partePrincipal) != null
                    && zip.stream().map(ZipEntry::getName).map(n -> n.toLowerCase(Locale.ROOT))
                            .noneMatch(n -> n.endsWith("vbaproject.bin") || n.endsWith(".exe") || n.endsWith(".dll"));
        } catch (ZipException | EOFException | IllegalArgumentException noEsZip) {
            return false;
        }
    }

    private Optional<String> tipoDeclaradoEnZip(Path archivo) throws IOException {
        try (ZipFile zip = new ZipFile(archivo.toFile())) {
            ZipEntry tipo = zip.getEntry("mimetype");
            if (tipo == null) {
                return Optional.empty();
            }
            try (InputStream contenido = zip.getInputStream(tipo)) {
                return Optional.of(new String(contenido.readNBytes(100), StandardCharsets.US_ASCII).strip());
            }
        } catch (ZipException | EOFException | IllegalArgumentException noEsZip) {
            return Optional.empty();
        }
    }

    private static boolean tieneRemitente(Path archivo) throws IOException {
        try (InputStream contenido = Files.newInputStream(archivo)) {
            String principio = new String(contenido.readNBytes(16 * 1024), StandardCharsets.ISO_8859_1);
            return principio.matches("(?is)[\\w-]+: .*\\nfrom: .*");
        }
    }

    private static boolean contiene(Path archivo, byte[] buscado) throws IOException {
        String contenido = new String(Files.readAllBytes(archivo), StandardCharsets.ISO_8859_1);
        return contenido.contains(new String(buscado, StandardCharsets.ISO_8859_1));
    }
}
