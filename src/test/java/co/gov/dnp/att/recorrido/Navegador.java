package co.gov.dnp.att.recorrido;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Assumptions;

/** El Chromium del sistema frente a la aplicación de la prueba: en Bogotá, en español, en una pantalla de 1366×768 y una sesión por persona. */
final class Navegador implements AutoCloseable {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final double ESPERA = 30_000;
    private static final int QUEJAS = 15;
    private static final int A_LA_VISTA = 300;

    private final Playwright playwright;
    private final Browser chromium;
    private final String direccion;
    private final String recorrido;
    private final Path fotos;
    private final Map<String, Page> paginas = new LinkedHashMap<>();
    private final Map<String, Set<String>> esperando = new HashMap<>();
    private final Map<String, List<String>> quejas = new HashMap<>();
    private int numero;

    private Navegador(int puerto, String recorrido) {
        direccion = "http://localhost:" + puerto;
        this.recorrido = recorrido;
        fotos = Path.of("target/recorrido");
        vaciar(recorrido);
        PlaywrightAssertions.setDefaultAssertionTimeout(ESPERA);
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM)
                .setEnv(conEspanol())
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage")));
    }

    /** Sin Chromium el recorrido se omite a la vista; con Chromium que no enciende, falla. */
    static Navegador abrir(int puerto, String recorrido) {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "Falta " + CHROMIUM + ": el recorrido con navegador se omite");
        return new Navegador(puerto, recorrido);
    }

    /** Los botones propios del navegador («Elegir archivo») salen en el idioma del sistema. */
    private static Map<String, String> conEspanol() {
        Map<String, String> entorno = new HashMap<>(System.getenv());
        entorno.put("LANGUAGE", "es");
        return entorno;
    }

    private void vaciar(String recorrido) {
        try {
            Files.createDirectories(fotos);
            try (Stream<Path> viejas = Files.list(fotos)) {
                for (Path vieja : viejas.filter(f -> f.getFileName().toString().startsWith(recorrido + "-")).toList()) {
                    Files.delete(vieja);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** La página de esa persona, que entra con su contraseña la primera vez y sigue dentro las demás. */
    Page de(String usuario, String clave) {
        Page pagina = paginas.get(usuario);
        if (pagina == null) {
            pagina = anonima(usuario);
            pagina.navigate(direccion + "/ingresar");
            pagina.getByLabel("Usuario").fill(usuario);
            pagina.getByLabel("Contraseña").fill(clave);
            pagina.locator("main button[type=submit]").click();
            pagina.waitForURL(u -> !u.contains("/ingresar"));
        }
        return pagina;
    }

    /** Alguien que no ha ingresado. */
    Page anonima(String nombre) {
        BrowserContext contexto = chromium.newContext(new Browser.NewContextOptions().setTimezoneId("America/Bogota").setLocale("es-CO")
                .setViewportSize(1366, 768));
        contexto.setDefaultTimeout(ESPERA);
        contexto.setDefaultNavigationTimeout(ESPERA);
        Page pagina = contexto.newPage();
        paginas.put(nombre, pagina);
        escuchar(nombre, pagina);
        return pagina;
    }

    /** Lo que el navegador dijo y lo que pidió sin que le contestaran: explica una página que no cargó. */
    private void escuchar(String nombre, Page pagina) {
        Set<String> enCamino = Collections.synchronizedSet(new LinkedHashSet<>());
        List<String> dicho = Collections.synchronizedList(new ArrayList<>());
        esperando.put(nombre, enCamino);
        quejas.put(nombre, dicho);
        pagina.onRequest(r -> enCamino.add(r.method() + " " + r.url()));
        pagina.onRequestFinished(r -> enCamino.remove(r.method() + " " + r.url()));
        pagina.onRequestFailed(r -> {
            enCamino.remove(r.method() + " " + r.url());
            dicho.add("no llegó " + r.method() + " " + r.url() + ": " + r.failure());
        });
        pagina.onConsoleMessage(m -> {
            if ("error".equals(m.type())) {
                dicho.add("consola: " + m.text());
            }
        });
        pagina.onPageError(e -> dicho.add("guion: " + e));
    }

    String direccion() {
        return direccion;
    }

    /** Lo que se ve, en {@code target/recorrido/<recorrido>-<número>-<nombre>.png}. */
    void foto(Page pagina, String nombre) {
        pagina.screenshot(new Page.ScreenshotOptions().setPath(fotos.resolve("%s-%02d-%s.png".formatted(recorrido, ++numero, nombre))));
    }

    /** La página entera, para las que se leen de arriba abajo. */
    void fotoEntera(Page pagina, String nombre) {
        pagina.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                .setPath(fotos.resolve("%s-%02d-%s.png".formatted(recorrido, ++numero, nombre))));
    }

    /** La misma falla, que además cuenta qué tenía a la vista cada persona y qué esperaba su navegador; las fotos quedan junto a las demás. */
    AssertionError contada(Throwable falla) {
        StringBuilder cuento = new StringBuilder(falla.getMessage() == null ? falla.toString() : falla.getMessage());
        paginas.forEach((persona, pagina) -> {
            cuento.append("\nFalla de ").append(persona).append(loQueSeVe(pagina));
            try {
                foto(pagina, "FALLA-" + persona);
            } catch (PlaywrightException sinFoto) {
                // La falla que importa es la de la prueba, no la de su foto
            }
        });
        return new AssertionError(cuento.toString(), falla);
    }

    /** Dónde está una página, qué pidió sin que le contestaran, de qué se quejó y qué texto muestra. */
    String loQueSeVe(Page pagina) {
        String persona = paginas.entrySet().stream().filter(p -> p.getValue() == pagina).map(Map.Entry::getKey).findFirst().orElseThrow();
        String texto;
        try {
            texto = recortado(pagina.locator("body").innerText());
        } catch (PlaywrightException sinTexto) {
            texto = "nada: " + sinTexto.getMessage();
        }
        return " en " + pagina.url() + "\n  sin respuesta: " + esperando.get(persona) + "\n  " + String.join("\n  ", ultimas(quejas.get(persona)))
                + "\n  a la vista: " + texto;
    }

    private static String recortado(String texto) {
        String enUnaLinea = texto.replaceAll("\\s+", " ").strip();
        return enUnaLinea.substring(0, Math.min(A_LA_VISTA, enUnaLinea.length()));
    }

    private static List<String> ultimas(List<String> todas) {
        return new ArrayList<>(todas.subList(Math.max(0, todas.size() - QUEJAS), todas.size()));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
