package co.gov.dnp.att.expediente.web;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import co.gov.dnp.att.expediente.Archivo;

/** Entrega archivos de modo que el navegador no ejecute nada de lo que traen. */
final class Entrega {

    /** Lo que el navegador puede mostrar sin abrir otro programa; lo demás siempre se descarga. */
    private static final Set<String> SE_MUESTRAN =
            Set.of("application/pdf", "image/png", "image/jpeg", "text/plain", "audio/mpeg", "video/mp4");

    private Entrega() {
    }

    static ResponseEntity<byte[]> de(Archivo archivo, boolean descargar) {
        boolean mostrar = !descargar && SE_MUESTRAN.contains(archivo.tipoContenido());
        MediaType tipo = MediaType.parseMediaType(archivo.tipoContenido());
        return ResponseEntity.ok()
                .contentType("text".equals(tipo.getType()) ? new MediaType(tipo, StandardCharsets.UTF_8) : tipo)
                .header("Content-Disposition", disposicion(mostrar ? "inline" : "attachment", archivo.nombre()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", politica(archivo.tipoContenido()))
                .body(archivo.contenido());
    }

    /** Nombre con tildes según RFC 5987. */
    static String disposicion(String forma, String nombre) {
        return ContentDisposition.builder(forma).filename(nombre, StandardCharsets.UTF_8).build().toString();
    }

    /** Un visor de PDF no abre dentro de «sandbox»: a un PDF se le niega todo lo demás y con eso basta. */
    private static String politica(String tipoContenido) {
        String nada = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        return "application/pdf".equals(tipoContenido) ? nada + "; object-src 'self'" : "sandbox; " + nada;
    }
}
