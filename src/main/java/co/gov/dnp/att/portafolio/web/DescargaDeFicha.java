package co.gov.dnp.att.portafolio.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import co.gov.dnp.att.expediente.Archivo;
import co.gov.dnp.att.portafolio.SeccionDeFicha;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Una ficha por secciones en una página: cómo llegan sus campos, qué filas se muestran y cómo se descargan sus archivos. */
final class FichaEnPagina {

    private static final Pattern CAMPO = Pattern.compile("([A-Z_]{1,30})\\.(\\d{1,3})\\.([A-Za-z]{1,30})");

    private FichaEnPagina() {
    }

    /** Los campos llegan como {@code SECCION.fila.campo}; una fila marcada para quitar no llega a guardarse. */
    static <S extends SeccionDeFicha> Map<S, List<Map<String, String>>> leer(S[] secciones, Map<String, String> campos) {
        Map<S, Map<Integer, Map<String, String>>> leidos = new LinkedHashMap<>();
        campos.forEach((nombre, valor) -> {
            Matcher m = CAMPO.matcher(nombre);
            if (m.matches()) {
                Optional<S> suya = Arrays.stream(secciones).filter(s -> s.name().equals(m.group(1))).findFirst();
                suya.ifPresent(s -> leidos.computeIfAbsent(s, x -> new TreeMap<>()).computeIfAbsent(Integer.valueOf(m.group(2)), x -> new HashMap<>()).put(m.group(3), valor));
            }
        });
        Map<S, List<Map<String, String>>> filas = new LinkedHashMap<>();
        leidos.forEach((s, suyas) -> filas.put(s, suyas.values().stream().filter(f -> !f.containsKey("quitar")).toList()));
        return filas;
    }

    /** Lo que se muestra para escribir: cada sección con al menos una fila, y una más en la que se pidió. */
    static <S extends SeccionDeFicha> Map<S, List<Map<String, String>>> paraEscribir(Map<S, List<Map<String, String>>> secciones, S agregar) {
        Map<S, List<Map<String, String>>> filas = new LinkedHashMap<>();
        secciones.forEach((s, escritas) -> {
            List<Map<String, String>> suyas = new ArrayList<>(escritas);
            if (suyas.isEmpty() || s == agregar) {
                suyas.add(Map.of());
            }
            filas.put(s, suyas);
        });
        return filas;
    }

    static ResponseEntity<byte[]> descarga(Archivo archivo) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(archivo.tipoContenido()))
                .header("Content-Disposition", ContentDisposition.attachment().filename(archivo.nombre(), UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff").header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(archivo.contenido());
    }
}
