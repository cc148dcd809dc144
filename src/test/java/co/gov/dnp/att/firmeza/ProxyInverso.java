package co.gov.dnp.att.firmeza;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Reparte petición por petición, sin amarrar a nadie a un nodo. Como el proxy de {@code docker/}: a un nodo que no contesta se le
 * salta, y solo se repite en otro lo que es seguro repetir.
 */
final class ProxyInverso implements AutoCloseable {

    private static final Set<String> DEL_TRAMO = Set.of("connection", "host", "content-length", "transfer-encoding", "upgrade", "expect", "keep-alive");

    private final HttpServer servidor;
    private final ExecutorService hilos = Executors.newFixedThreadPool(64);
    private final HttpClient cliente = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).version(HttpClient.Version.HTTP_1_1).build();
    private final List<Integer> nodos = new CopyOnWriteArrayList<>();
    private final AtomicInteger turno = new AtomicInteger();
    private final Map<Integer, AtomicInteger> atendidas = new ConcurrentHashMap<>();

    ProxyInverso() throws IOException {
        servidor = HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 200);
        servidor.createContext("/", this::pasar);
        servidor.setExecutor(hilos);
        servidor.start();
    }

    String raiz() {
        return "http://localhost:" + servidor.getAddress().getPort();
    }

    void agregar(Nodo nodo) {
        nodos.add(nodo.puerto());
    }

    void quitar(Nodo nodo) {
        nodos.remove(Integer.valueOf(nodo.puerto()));
    }

    /** Peticiones respondidas por cada puerto. */
    Map<Integer, AtomicInteger> atendidas() {
        return atendidas;
    }

    private void pasar(HttpExchange ida) throws IOException {
        try (ida) {
            byte[] cuerpo = ida.getRequestBody().readAllBytes();
            boolean repetible = ida.getRequestMethod().equals("GET");
            for (int intento = 0; intento < 3 && !nodos.isEmpty(); intento++) {
                int puerto = nodos.get(Math.floorMod(turno.getAndIncrement(), nodos.size()));
                try {
                    responder(ida, cliente.send(peticion(ida, puerto, cuerpo), HttpResponse.BodyHandlers.ofByteArray()), puerto);
                    return;
                } catch (ConnectException | HttpConnectTimeoutException nuncaLlego) {
                    // ese nodo no está: el siguiente
                } catch (IOException aMedias) {
                    if (!repetible) {
                        break;
                    }
                } catch (InterruptedException fin) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
            ida.sendResponseHeaders(502, -1);
        }
    }

    private static HttpRequest peticion(HttpExchange ida, int puerto, byte[] cuerpo) {
        HttpRequest.Builder p = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + puerto + ida.getRequestURI())).timeout(Duration.ofSeconds(60))
                .method(ida.getRequestMethod(), cuerpo.length == 0 ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(cuerpo));
        ida.getRequestHeaders().forEach((nombre, valores) -> {
            if (!DEL_TRAMO.contains(nombre.toLowerCase())) {
                valores.forEach(v -> p.header(nombre, v));
            }
        });
        return p.header("X-Forwarded-Host", ida.getRequestHeaders().getFirst("Host")).build();
    }

    private void responder(HttpExchange ida, HttpResponse<byte[]> vuelta, int puerto) throws IOException {
        vuelta.headers().map().forEach((nombre, valores) -> {
            if (!nombre.startsWith(":") && !DEL_TRAMO.contains(nombre.toLowerCase())) {
                ida.getResponseHeaders().put(nombre, valores);
            }
        });
        atendidas.computeIfAbsent(puerto, x -> new AtomicInteger()).incrementAndGet();
        byte[] cuerpo = vuelta.body();
        ida.sendResponseHeaders(vuelta.statusCode(), cuerpo.length == 0 ? -1 : cuerpo.length);
        if (cuerpo.length > 0) {
            ida.getResponseBody().write(cuerpo);
        }
    }

    @Override
    public void close() {
        servidor.stop(0);
        hilos.shutdownNow();
    }
}
