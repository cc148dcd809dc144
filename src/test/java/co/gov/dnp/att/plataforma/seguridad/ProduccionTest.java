package co.gov.dnp.att.plataforma.seguridad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import co.gov.dnp.att.LlegadaTerritorio;

/**
 * La aplicación en su propio proceso, como en producción: detrás de un proxy con HTTPS (perfil {@code produccion}) y con un proveedor de
 * identidad de verdad, aunque pequeño (perfil {@code oidc}).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 400, unit = TimeUnit.SECONDS)
class ProduccionTest {

    private static final String ADMINISTRA = "administra";
    private static final String CLAVE = "Clave-de-produccion-2026";
    private static final String SECRETO = "secreto-del-cliente-9f1c";

    @TempDir
    static Path carpeta;

    private final List<String> registro = Collections.synchronizedList(new ArrayList<>());
    private final List<String> secretos = new ArrayList<>(List.of(CLAVE, SECRETO));
    private Process hijo;
    private String raiz;
    private ProveedorDePrueba proveedor;

    @BeforeAll
    void arrancar() throws Exception {
        proveedor = new ProveedorDePrueba();
        ProcessBuilder orden = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m",
                "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", System.getProperty("java.class.path").replaceFirst(":$", ""),
                LlegadaTerritorio.class.getName(), "--server.port=0", "--camunda.bpm.job-execution.enabled=false", "--att.demostracion=no",
                "--att.embebida.carpeta=" + carpeta, "--spring.profiles.active=produccion,oidc");
        orden.environment().keySet().removeIf(v -> v.startsWith("SPRING_") || v.startsWith("ATT_"));
        orden.environment().putAll(Map.of("ATT_ADMIN_USUARIO", ADMINISTRA, "ATT_ADMIN_CLAVE", CLAVE, "ATT_OIDC_EMISOR", proveedor.emisor(),
                "ATT_OIDC_CLIENTE", "llegada", "ATT_OIDC_SECRETO", SECRETO, "ATT_OIDC_RECLAMO_GRUPOS", "groups"));
        hijo = orden.redirectErrorStream(true).start();
        BufferedReader lector = hijo.inputReader(StandardCharsets.UTF_8);
        Thread lee = new Thread(() -> lector.lines().forEach(registro::add));
        lee.setDaemon(true);
        lee.start();
        while (hijo.isAlive() && raiz == null) {
            Thread.sleep(300);
            raiz = List.copyOf(registro).stream().filter(l -> l.contains("http://localhost:")).findFirst()
                    .map(l -> l.replaceAll(".*(http://localhost:\\d+).*", "$1")).orElse(null);
        }
        assertThat(raiz).as(String.join("\n", registro)).isNotNull();
    }

    @AfterAll
    void apagar() throws Exception {
        hijo.destroy();
        if (!hijo.waitFor(60, TimeUnit.SECONDS)) {
            hijo.destroyForcibly().waitFor();
        }
        proveedor.servidor.stop(0);
    }

    /** Un navegador que llega por el proxy: guarda las cookies seguras y las devuelve. */
    private final class Navegador {

        private final HttpClient cliente = HttpClient.newHttpClient();
        private final Map<String, String> galletas = new LinkedHashMap<>();
        private final List<String> puestas = new ArrayList<>();

        HttpResponse<String> ver(String ruta) {
            return pedir("GET", ruta, null);
        }

        HttpResponse<String> enviar(String ruta, String... campos) {
            StringBuilder cuerpo = new StringBuilder("_csrf=" + galletas.getOrDefault("ATT-XSRF", ""));
            for (int i = 0; i < campos.length; i += 2) {
                cuerpo.append('&').append(campos[i]).append('=').append(URLEncoder.encode(campos[i + 1], StandardCharsets.UTF_8));
            }
            return pedir("POST", ruta, cuerpo.toString());
        }

        HttpResponse<String> pedir(String metodo, String ruta, String cuerpo) {
            boolean nuestra = !ruta.startsWith(proveedor.emisor());
            HttpRequest.Builder peticion = HttpRequest.newBuilder(URI.create(ruta.startsWith("http") ? ruta : raiz + ruta));
            if (nuestra) {
                peticion.header("X-Forwarded-Proto", "https");
                if (!galletas.isEmpty()) {
                    peticion.header("Cookie", galletas.entrySet().stream().map(g -> g.getKey() + "=" + g.getValue()).collect(Collectors.joining("; ")));
                }
            }
            if (cuerpo != null) {
                peticion.header("Content-Type", cuerpo.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded");
                peticion.header("X-XSRF-TOKEN", galletas.getOrDefault("XSRF-TOKEN", ""));
            }
            try {
                HttpResponse<String> r = cliente.send(peticion.method(metodo, cuerpo == null ? BodyPublishers.noBody() : BodyPublishers.ofString(cuerpo)).build(),
                        BodyHandlers.ofString());
                if (nuestra) {
                    r.headers().allValues("Set-Cookie").forEach(g -> {
                        puestas.add(g);
                        String[] partes = g.split(";")[0].split("=", 2);
                        galletas.put(partes[0], partes[1]);
                    });
                }
                return r;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(ruta, e);
            }
        }

        /** Ingresa por el proveedor; lo que responde la aplicación al volver. */
        HttpResponse<String> ingresarComo(String usuario, String... grupos) {
            proveedor.persona = usuario;
            proveedor.grupos = List.of(grupos);
            HttpResponse<String> ida = ver("/oauth2/authorization/entidad");
            assertThat(destino(ida)).startsWith(proveedor.emisor() + "/authorize");
            HttpResponse<String> alla = ver(destino(ida));
            URI vuelta = URI.create(destino(alla));
            assertThat(vuelta.getScheme()).as("vuelve por HTTPS, como llegó").isEqualTo("https");
            return ver(vuelta.getRawPath() + "?" + vuelta.getRawQuery());
        }
    }

    private static String destino(HttpResponse<?> r) {
        return r.headers().firstValue("Location").orElse("");
    }

    private Navegador administra() {
        Navegador n = new Navegador();
        n.ver("/ingresar");
        assertThat(destino(n.enviar("/ingresar", "usuario", ADMINISTRA, "clave", CLAVE))).doesNotContain("ingresar");
        return n;
    }

    @Test
    @Order(1)
    @DisplayName("En producción todo va por HTTPS: lo demás se desvía, salvo el latido interno")
    void soloHttps() throws Exception {
        HttpClient directo = HttpClient.newHttpClient();
        for (String ruta : List.of("/ingresar", "/", "/camunda/app/tasklist/default/")) {
            HttpResponse<String> r = directo.send(HttpRequest.newBuilder(URI.create(raiz + ruta)).build(), BodyHandlers.ofString());
            assertThat(r.statusCode()).as(ruta).isEqualTo(302);
            assertThat(destino(r)).as(ruta).startsWith("https://");
        }
        assertThat(directo.send(HttpRequest.newBuilder(URI.create(raiz + "/actuator/health")).build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    @Order(2)
    @DisplayName("En producción las cookies son seguras y las cabeceras obligan a HTTPS, en nuestras páginas y en las de Camunda")
    void galletasYCabeceras() {
        Navegador n = administra();
        for (String ruta : List.of("/ingresar", "/", "/camunda/app/tasklist/default/", "/camunda/app/welcome/default/")) {
            HttpResponse<String> r = n.ver(ruta);
            assertThat(r.headers().firstValue("Strict-Transport-Security")).as(ruta).hasValueSatisfying(x -> assertThat(x).contains("max-age=31536000"));
            assertThat(r.headers().firstValue("X-Frame-Options")).as(ruta).isPresent();
        }
        assertThat(n.galletas).containsKeys("ATTSESION", "ATT-XSRF", "XSRF-TOKEN");
        n.puestas.stream().filter(g -> !g.contains("Max-Age=0")).forEach(g -> {
            assertThat(g).containsIgnoringCase("Secure").containsIgnoringCase("SameSite=Lax");
            if (g.startsWith("ATTSESION")) {
                assertThat(g).containsIgnoringCase("HttpOnly");
            }
        });
        secretos.add(n.galletas.get("ATTSESION"));
    }

    @Test
    @Order(3)
    @DisplayName("Con OIDC entra quien la organización tiene activa, con sus perfiles del reclamo, y la misma sesión sirve en Tasklist")
    void ingresoConProveedor() {
        Navegador admin = administra();
        admin.ver("/organizacion");
        HttpResponse<String> guardada = admin.enviar("/organizacion/personas", "id", "ana.perez", "nombre", "Prueba Ana", "vinculacion", "OTRO",
                "roles", "CONTROL_INTERNO", "activa", "true", "clave", "");
        assertThat(guardada.statusCode()).as("sin contraseña propia: entra por el proveedor. %s", guardada.body()).isEqualTo(302);

        Navegador ana = new Navegador();
        assertThat(ana.ver("/ingresar").body()).contains("Ingresar con la cuenta institucional");
        HttpResponse<String> r = ana.ingresarComo("Ana.Perez", "der", "camunda-admin", "inventado", "funcionario");
        assertThat(destino(r)).as(r.body()).doesNotContain("ingresar");
        HttpResponse<String> inicio = ana.ver("/");
        assertThat(inicio.statusCode()).isEqualTo(200);
        assertThat(inicio.body()).contains("ana.perez");
        assertThat(ana.ver("/importaciones").statusCode()).as("der, por el reclamo").isEqualTo(200);
        assertThat(ana.ver("/organizacion").body()).as("control interno lo tenía aquí: manda el proveedor").doesNotContain("t-personas");

        ana.ver("/camunda/app/tasklist/default/");
        HttpResponse<String> tasklist = ana.pedir("POST", "/camunda/api/engine/engine/default/task/count", "{}");
        assertThat(tasklist.statusCode()).as(tasklist.body()).isEqualTo(200);
        HttpResponse<String> quien = ana.pedir("GET", "/camunda/api/admin/auth/user/default", null);
        assertThat(quien.body()).contains("\"ana.perez\"", "tasklist").doesNotContain("\"admin\"");

        secretos.add(ana.galletas.get("ATTSESION"));
        HttpResponse<String> salida = ana.enviar("/salir");
        assertThat(destino(salida)).startsWith(proveedor.emisor() + "/logout").contains("id_token_hint=", "post_logout_redirect_uri=https");
        assertThat(ana.ver("/").statusCode()).as("ya no está dentro").isEqualTo(302);
        assertThat(inicio.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(x -> assertThat(x).contains("form-action 'self' " + proveedor.emisor()));
    }

    @Test
    @Order(4)
    @DisplayName("Con OIDC no entra quien no está registrada o está inactiva, aunque el proveedor la conozca")
    void desconocidaOInactiva() {
        Navegador admin = administra();
        admin.ver("/organizacion");
        admin.enviar("/organizacion/personas", "id", "se.fue", "nombre", "Prueba retirada", "vinculacion", "OTRO", "clave", "");
        for (String usuario : List.of("no.registrada", "se.fue", "")) {
            Navegador n = new Navegador();
            HttpResponse<String> r = n.ingresarComo(usuario, "der");
            assertThat(destino(r)).as(usuario).endsWith("/ingresar?desconocido");
            assertThat(n.ver("/").statusCode()).isEqualTo(302);
        }
        assertThat(new Navegador().ver("/ingresar?desconocido").body()).contains("no está registrada o activa");
        Navegador falso = new Navegador();
        assertThat(destino(falso.ver("/login/oauth2/code/entidad?code=inventado&state=inventado"))).as("sin haber salido de aquí").contains("/ingresar");
    }

    @Test
    @Order(5)
    @DisplayName("Desactivada en la organización, sale al instante aunque haya entrado por OIDC")
    void desactivadaSaleAlInstante() {
        Navegador admin = administra();
        admin.ver("/organizacion");
        String[] datos = {"id", "de.paso", "nombre", "Prueba de paso", "vinculacion", "OTRO", "roles", "DER", "clave", ""};
        String[] activa = Arrays.copyOf(datos, datos.length + 2);
        activa[datos.length] = "activa";
        activa[datos.length + 1] = "true";
        admin.enviar("/organizacion/personas", activa);
        Navegador n = new Navegador();
        n.ingresarComo("de.paso", "der");
        assertThat(n.ver("/expedientes").statusCode()).isEqualTo(200);
        admin.enviar("/organizacion/personas", datos);
        assertThat(n.ver("/expedientes").statusCode()).isEqualTo(302);
    }

    @Test
    @Order(9)
    @DisplayName("Ninguna contraseña, secreto, ficha ni sesión queda en los registros")
    void sinSecretosEnElRegistro() {
        Navegador n = new Navegador();
        n.ver("/ingresar");
        n.enviar("/ingresar", "usuario", ADMINISTRA, "clave", "Clave-equivocada-7531");
        n.enviar("/ingresar", "usuario", "Clave-en-el-usuario-8642", "clave", "x");
        n.ver("/expedientes?clave=Clave-en-la-direccion-9753");
        n.ver("/focalizacion/corridas/x?token=Clave-en-la-direccion-9753");
        secretos.addAll(List.of("Clave-equivocada-7531", "Clave-en-el-usuario-8642", "Clave-en-la-direccion-9753"));
        secretos.addAll(proveedor.entregados);
        assertThat(secretos).hasSizeGreaterThan(7).doesNotContainNull();
        String todo = String.join("\n", registro);
        assertThat(todo).contains("Llegada a Territorio está lista");
        secretos.forEach(secreto -> assertThat(todo).doesNotContain(secreto));
    }

    /** Un proveedor OpenID Connect mínimo: publica su configuración, entrega códigos, fichas firmadas y datos de la persona. */
    private static final class ProveedorDePrueba {

        private final HttpServer servidor;
        private final RSAKey llave;
        private final Map<String, Map<String, String>> codigos = new ConcurrentHashMap<>();
        private final List<String> entregados = Collections.synchronizedList(new ArrayList<>());
        private volatile String persona;
        private volatile List<String> grupos;

        ProveedorDePrueba() throws Exception {
            llave = new RSAKeyGenerator(2048).keyID("prueba").generate();
            servidor = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            servidor.createContext("/.well-known/openid-configuration", x -> responder(x, """
                    {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token","jwks_uri":"%1$s/jwks",
                    "userinfo_endpoint":"%1$s/userinfo","end_session_endpoint":"%1$s/logout","subject_types_supported":["public"],
                    "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}""".formatted(emisor())));
            servidor.createContext("/jwks", x -> responder(x, new JWKSet(llave.toPublicJWK()).toString()));
            servidor.createContext("/authorize", x -> {
                Map<String, String> p = parametros(x.getRequestURI().getRawQuery());
                String codigo = UUID.randomUUID().toString();
                p.put("persona", persona);
                codigos.put(codigo, p);
                entregados.add(codigo);
                x.getResponseHeaders().add("Location", p.get("redirect_uri") + "?code=" + codigo + "&state=" + URLEncoder.encode(p.get("state"), StandardCharsets.UTF_8));
                x.sendResponseHeaders(302, -1);
            });
            servidor.createContext("/token", x -> {
                Map<String, String> p = parametros(new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                Map<String, String> pedido = codigos.remove(p.get("code"));
                String ficha = firmar(pedido.get("persona"), pedido.get("nonce"));
                entregados.add(ficha);
                responder(x, "{\"access_token\":\"" + UUID.randomUUID() + "\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"" + ficha + "\"}");
            });
            servidor.createContext("/userinfo", x -> responder(x, "{\"sub\":\"sub-" + persona + "\"}"));
            servidor.start();
        }

        String emisor() {
            return "http://localhost:" + servidor.getAddress().getPort();
        }

        private String firmar(String usuario, String nonce) {
            try {
                SignedJWT ficha = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("prueba").build(), new JWTClaimsSet.Builder().issuer(emisor())
                        .subject("sub-" + usuario).audience("llegada").issueTime(new Date()).expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .claim("nonce", nonce).claim("preferred_username", usuario).claim("groups", grupos).build());
                ficha.sign(new RSASSASigner(llave));
                return ficha.serialize();
            } catch (com.nimbusds.jose.JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void responder(HttpExchange x, String cuerpo) throws IOException {
            byte[] bytes = cuerpo.getBytes(StandardCharsets.UTF_8);
            x.getResponseHeaders().add("Content-Type", "application/json");
            x.sendResponseHeaders(200, bytes.length);
            x.getResponseBody().write(bytes);
            x.close();
        }

        private static Map<String, String> parametros(String consulta) {
            Map<String, String> p = new LinkedHashMap<>();
            for (String par : consulta.split("&")) {
                String[] partes = par.split("=", 2);
                p.put(partes[0], URLDecoder.decode(partes[1], StandardCharsets.UTF_8));
            }
            return p;
        }
    }
}
