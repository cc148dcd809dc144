package co.gov.dnp.att.firmeza;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Alguien frente a la aplicación por HTTP, con las mismas peticiones que hace el Tasklist en un navegador. */
public final class Persona {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final String MOTOR = "/camunda/api/engine/engine/default";

    /** La aplicación respondió que no. */
    static final class Negado extends IOException {
        final int estado;

        Negado(int estado, String texto) {
            super(estado + " " + texto);
            this.estado = estado;
        }
    }

    final String usuario;
    private final String clave;
    private final String raiz;
    private final CookieManager galletas = new CookieManager();
    private final HttpClient navegador = HttpClient.newBuilder().cookieHandler(galletas).connectTimeout(Duration.ofSeconds(3)).version(HttpClient.Version.HTTP_1_1).build();
    private boolean dentro;
    private int ingresos;

    public Persona(String raiz, String usuario, String clave) {
        this.raiz = raiz;
        this.usuario = usuario;
        this.clave = clave;
    }

    /** Cuántas veces tuvo que escribir su contraseña. */
    public synchronized int ingresos() {
        return ingresos;
    }

    public synchronized void entrar() throws IOException {
        if (dentro) {
            return;
        }
        enviar(HttpRequest.newBuilder(URI.create(raiz + "/ingresar")));
        HttpResponse<String> r = crudo(HttpRequest.newBuilder(URI.create(raiz + "/ingresar")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("usuario=" + usuario + "&clave=" + URLEncoder.encode(clave, StandardCharsets.UTF_8) + "&_csrf=" + galleta("ATT-XSRF"))));
        if (r.statusCode() != 302 || r.headers().firstValue("Location").orElse("").contains("error")) {
            throw new Negado(r.statusCode(), "no entró " + usuario);
        }
        // Las aplicaciones de Camunda dan su propia ficha en la primera lectura
        enviar(HttpRequest.newBuilder(URI.create(raiz + MOTOR + "/process-definition/count")));
        ingresos++;
        dentro = true;
    }

    synchronized void olvidar() {
        dentro = false;
        galletas.getCookieStore().removeAll();
    }

    public JsonNode leer(String ruta) throws IOException {
        entrar();
        return JSON.readTree(enviar(HttpRequest.newBuilder(URI.create(raiz + ruta)).header("Accept", "application/json")));
    }

    public String pagina(String ruta) throws IOException {
        entrar();
        return enviar(HttpRequest.newBuilder(URI.create(raiz + ruta)));
    }

    public JsonNode motor(String ruta, Object cuerpo) throws IOException {
        entrar();
        String texto = enviar(HttpRequest.newBuilder(URI.create(raiz + MOTOR + ruta)).header("Content-Type", "application/json")
                .header("Accept", "application/json").header("X-XSRF-TOKEN", galleta("XSRF-TOKEN")).POST(BodyPublishers.ofString(JSON.writeValueAsString(cuerpo))));
        return texto.isEmpty() ? JSON.nullNode() : JSON.readTree(texto);
    }

    public JsonNode motor(String ruta) throws IOException {
        return leer(MOTOR + ruta);
    }

    /** Inicia el procedimiento. @return la instancia, con su {@code businessKey} */
    JsonNode iniciar(Map<String, Object> formulario) throws IOException {
        return motor("/process-definition/key/asistencia_tecnica_territorial/submit-form", Map.of("variables", variables(formulario)));
    }

    public void reclamar(String tarea) throws IOException {
        motor("/task/" + tarea + "/claim", Map.of("userId", usuario));
    }

    public JsonNode formulario(String tarea) throws IOException {
        return motor("/task/" + tarea + "/form-variables");
    }

    public void completar(String tarea, Map<String, Object> formulario) throws IOException {
        motor("/task/" + tarea + "/submit-form", Map.of("variables", variables(formulario)));
    }

    /** Lo escrito a medias, como lo guarda la página mientras se llena. */
    public void guardarBorrador(String tarea, Map<String, Object> valores) throws IOException {
        entrar();
        enviar(HttpRequest.newBuilder(URI.create(raiz + "/api/tareas/" + tarea + "/borrador")).header("Content-Type", "application/json").header("X-ATT-XSRF", galleta("ATT-XSRF"))
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(valores))));
    }

    JsonNode evidencias(String tarea) throws IOException {
        return leer("/api/tareas/" + tarea + "/evidencias").path("evidencias");
    }

    /** @return la huella con que quedó */
    String cargar(String tarea, String tipo, String nombre, byte[] contenido) throws IOException {
        entrar();
        String borde = "----firmeza";
        byte[] antes = ("--" + borde + "\r\nContent-Disposition: form-data; name=\"tipo\"\r\n\r\n" + tipo + "\r\n--" + borde
                + "\r\nContent-Disposition: form-data; name=\"archivo\"; filename=\"" + nombre + "\"\r\nContent-Type: application/pdf\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] despues = ("\r\n--" + borde + "--\r\n").getBytes(StandardCharsets.UTF_8);
        String r = enviar(HttpRequest.newBuilder(URI.create(raiz + "/api/tareas/" + tarea + "/evidencias")).header("X-ATT-XSRF", galleta("ATT-XSRF"))
                .header("Content-Type", "multipart/form-data; boundary=" + borde).POST(BodyPublishers.ofByteArrays(List.of(antes, contenido, despues))));
        return JSON.readTree(r).path("sha256").asText();
    }

    HttpResponse<String> crudo(HttpRequest.Builder peticion) throws IOException {
        try {
            return navegador.send(peticion.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String enviar(HttpRequest.Builder peticion) throws IOException {
        HttpResponse<String> r = crudo(peticion);
        if (r.statusCode() == 401 || r.statusCode() == 302) {
            dentro = false;
        }
        if (r.statusCode() >= 300) {
            throw new Negado(r.statusCode(), r.body().length() > 600 ? r.body().substring(0, 600) : r.body());
        }
        return r.body();
    }

    String galleta(String nombre) {
        return galletas.getCookieStore().getCookies().stream().filter(g -> g.getName().equals(nombre)).map(HttpCookie::getValue).findFirst().orElse("");
    }

    /** Los valores como los envía form-js: listas y grupos en JSON. */
    static Map<String, Object> variables(Map<String, Object> formulario) throws IOException {
        Map<String, Object> v = new LinkedHashMap<>();
        for (Map.Entry<String, Object> campo : formulario.entrySet()) {
            Object valor = campo.getValue();
            boolean compuesto = valor instanceof List || valor instanceof Map;
            v.put(campo.getKey(), valor == null ? Map.of() : Map.of("value", compuesto ? JSON.writeValueAsString(valor) : valor,
                    "type", compuesto ? "Json" : valor instanceof Integer ? "Integer" : valor instanceof Boolean ? "Boolean" : "String"));
        }
        return v;
    }
}
