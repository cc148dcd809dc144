package co.gov.dnp.att.expediente;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Formatos que se reciben como evidencia: la extensión que debe traer el nombre y el tipo con el que se vuelve a entregar. */
enum FormatoDeArchivo {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg", "jpeg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    ODP("application/vnd.oasis.opendocument.presentation", "odp"),
    TXT("text/plain", "txt"),
    CSV("text/csv", "csv"),
    MP3("audio/mpeg", "mp3"),
    MP4("video/mp4", "mp4"),
    EML("message/rfc822", "eml"),
    MSG("application/vnd.ms-outlook", "msg");

    /** Los que una persona puede esperar ver enumerados en un mensaje. */
    static final String ADMITIDOS =
            "PDF, PNG, JPG, DOCX, XLSX, PPTX, ODT, ODS, ODP, TXT, CSV, MP3, MP4, EML y MSG";

    final String tipoContenido;
    private final Set<String> extensiones;

    FormatoDeArchivo(String tipoContenido, String... extensiones) {
        this.tipoContenido = tipoContenido;
        this.extensiones = Set.of(extensiones);
    }

    static Optional<FormatoDeArchivo> porExtension(String extension) {
        return Arrays.stream(values()).filter(f -> f.extensiones.contains(extension)).findFirst();
    }
}
