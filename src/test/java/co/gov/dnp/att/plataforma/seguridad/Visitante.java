package co.gov.dnp.att.plataforma.seguridad;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Alguien al otro lado de la red, con su propio cliente HTTP y sus cookies; no sigue las redirecciones: las mira. */
public final class Visitante {

    public static final String MOTOR = "/camunda/api/engine/engine/default";

    private final String raiz;
    private final CookieManager galletas = new CookieManager();
    private final HttpClient cliente = HttpClient.newBuilder().cookieHandler(galletas).build();
    private final Map<String, String> cabeceras = new LinkedHashMap<>();

    public Visitante(String raiz) {
        this.raiz = raiz;
    }

    /** Entra por la página de ingreso, como una persona. */
    public static Visitante que(String raiz, String usuario, String clave) {
        Visitante v = new Visitante(raiz);
        HttpResponse<String> r = v.ingresar(usuario, clave);
        if (r.statusCode() != 302 || destino(r).contains("/ingresar")) {
            throw new AssertionError(usuario + " no entró: " + r.statusCode() + " " + destino(r));
        }
        return v;
    }

    /** Todas sus peticiones llevan además esta cabecera. */
    public Visitante con(String cabecera, String valor) {
        cabeceras.put(cabecera, valor);
        return this;
    }

    public HttpResponse<String> ingresar(String usuario, String clave) {
        ver("/ingresar");
        return enviar("/ingresar", "usuario", usuario, "clave", clave);
    }

    public HttpResponse<String> ver(String ruta) {
        return pedir("GET", ruta, BodyPublishers.noBody(), Map.of());
    }

    /** Un archivo, byte a byte. */
    public byte[] bajar(String ruta) {
        return pedir("GET", ruta, BodyPublishers.noBody(), Map.of(), BodyHandlers.ofByteArray()).body();
    }

    /** Un formulario de nuestras páginas, con su ficha. */
    public HttpResponse<String> enviar(String ruta, String... campos) {
        StringBuilder cuerpo = new StringBuilder("_csrf=" + galleta("ATT-XSRF").orElse(""));
        for (int i = 0; i < campos.length; i += 2) {
            cuerpo.append('&').append(campos[i]).append('=').append(URLEncoder.encode(campos[i + 1], StandardCharsets.UTF_8));
        }
        return pedir("POST", ruta, BodyPublishers.ofString(cuerpo.toString()), Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    /** Un archivo y sus campos, como los manda un formulario. */
    public HttpResponse<String> cargar(String ruta, String campo, String nombre, byte[] contenido, String... campos) {
        String limite = "limite-" + UUID.randomUUID();
        StringBuilder antes = new StringBuilder();
        for (int i = 0; i < campos.length; i += 2) {
            antes.append("--" + limite + "\r\nContent-Disposition: form-data; name=\"" + campos[i] + "\"\r\n\r\n" + campos[i + 1] + "\r\n");
        }
        antes.append("--" + limite + "\r\nContent-Disposition: form-data; name=\"" + campo + "\"; filename=\"" + nombre
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        BodyPublisher cuerpo = BodyPublishers.concat(BodyPublishers.ofString(antes.toString()), BodyPublishers.ofByteArray(contenido),
                BodyPublishers.ofString("\r\n--" + limite + "--\r\n"));
        Map<String, String> suyas = new LinkedHashMap<>(fichas());
        suyas.put("Content-Type", "multipart/form-data; boundary=" + limite);
        return pedir("POST", ruta, cuerpo, suyas);
    }

    /** Una petición a la API del motor o a la nuestra, con las fichas de ambas. */
    public HttpResponse<String> json(String metodo, String ruta, String cuerpo) {
        if (ruta.startsWith("/camunda/") && galleta("XSRF-TOKEN").isEmpty()) {
            ver("/camunda/app/welcome/default/");
        }
        Map<String, String> suyas = new LinkedHashMap<>(fichas());
        suyas.put("Content-Type", "application/json");
        return pedir(metodo, ruta, cuerpo == null ? BodyPublishers.noBody() : BodyPublishers.ofString(cuerpo), suyas);
    }

    /** Sin fichas ni nada que el navegador ponga solo. */
    public HttpResponse<String> pedir(String metodo, String ruta, BodyPublisher cuerpo, Map<String, String> propias) {
        return pedir(metodo, ruta, cuerpo, propias, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> pedir(String metodo, String ruta, BodyPublisher cuerpo, Map<String, String> propias, BodyHandler<T> como) {
        HttpRequest.Builder peticion = HttpRequest.newBuilder(ruta.startsWith("http") ? URI.create(ruta) : URI.create(raiz + ruta));
        cabeceras.forEach(peticion::header);
        propias.forEach(peticion::header);
        try {
            return cliente.send(peticion.method(metodo, cuerpo).build(), como);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(metodo + " " + ruta, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> fichas() {
        return Arrays.stream(new String[][] {{"ATT-XSRF", "X-ATT-XSRF"}, {"XSRF-TOKEN", "X-XSRF-TOKEN"}})
                .filter(f -> galleta(f[0]).isPresent()).collect(Collectors.toMap(f -> f[1], f -> galleta(f[0]).get()));
    }

    public Optional<String> galleta(String nombre) {
        return galletas.getCookieStore().getCookies().stream().filter(g -> g.getName().equals(nombre)).map(HttpCookie::getValue)
                .filter(v -> !v.isEmpty()).findFirst();
    }

    public void poner(String nombre, String valor) {
        HttpCookie galleta = new HttpCookie(nombre, valor);
        galleta.setPath("/");
        galleta.setVersion(0);
        galletas.getCookieStore().add(URI.create(raiz), galleta);
    }

    public static String destino(HttpResponse<?> respuesta) {
        return respuesta.headers().firstValue("Location").orElse("");
    }
}
