package co.gov.dnp.att.portafolio.web;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import co.gov.dnp.att.expediente.Archivo;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Cómo se descargan los archivos de una ficha. */
final class DescargaDeFicha {

    private DescargaDeFicha() {
    }

    static ResponseEntity<byte[]> de(Archivo archivo) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(archivo.tipoContenido()))
                .header("Content-Disposition", ContentDisposition.attachment().filename(archivo.nombre(), UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(archivo.contenido());
    }
}
