package co.gov.dnp.att.ayuda.web;

import java.nio.charset.StandardCharsets;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import co.gov.dnp.att.expediente.Archivo;

/** Un manual siempre se descarga: el navegador no ejecuta nada de lo que trae. */
final class Descarga {

    private Descarga() {
    }

    static ResponseEntity<byte[]> de(Archivo archivo) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(archivo.tipoContenido()))
                .header("Content-Disposition", ContentDisposition.attachment().filename(archivo.nombre(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(archivo.contenido());
    }
}
