package co.gov.dnp.att;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Al terminar las pruebas escribe {@code target/requisitos.html}: cada requisito con la prueba que lo demuestra, o sin ella. */
public class RequisitosDemostrados implements TestExecutionListener {

    private record Prueba(String nombre, String estado) {
    }

    private final Map<String, List<Prueba>> pruebas = new ConcurrentSkipListMap<>();

    @Override
    public void executionFinished(TestIdentifier prueba, TestExecutionResult resultado) {
        if (prueba.isTest()) {
            anotar(prueba, resultado.getStatus() == TestExecutionResult.Status.SUCCESSFUL ? "demostrado"
                    : resultado.getStatus() == TestExecutionResult.Status.ABORTED ? "omitido" : "falla");
        }
    }

    @Override
    public void executionSkipped(TestIdentifier prueba, String motivo) {
        if (prueba.isTest()) {
            anotar(prueba, "omitido");
        }
    }

    private void anotar(TestIdentifier prueba, String estado) {
        if (prueba.getSource().orElse(null) instanceof MethodSource m) {
            List<String> ids = new ArrayList<>();
            try {
                Requisito delMetodo = m.getJavaMethod().getAnnotation(Requisito.class);
                Requisito deLaClase = m.getJavaClass().getAnnotation(Requisito.class);
                if (delMetodo != null) {
                    ids.addAll(List.of(delMetodo.value()));
                }
                if (deLaClase != null) {
                    ids.addAll(List.of(deLaClase.value()));
                }
            } catch (RuntimeException sinMetodo) {
                return;
            }
            String nombre = m.getJavaClass().getSimpleName() + ": " + prueba.getDisplayName();
            ids.forEach(id -> pruebas.computeIfAbsent(id, k -> new CopyOnWriteArrayList<>()).add(new Prueba(nombre, estado)));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (pruebas.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(Path.of("target"));
            Files.writeString(Path.of("target/requisitos.html"), pagina());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pagina() throws IOException {
        Map<String, String[]> catalogo = catalogo();
        pruebas.keySet().stream().filter(id -> !catalogo.containsKey(id)).findFirst().ifPresent(id -> {
            throw new IllegalStateException("La anotación @Requisito nombra «" + id + "», que no está en la lista de requisitos.");
        });
        StringBuilder filas = new StringBuilder();
        Map<String, Integer> cuenta = new TreeMap<>();
        catalogo.forEach((id, r) -> {
            List<Prueba> suyas = pruebas.getOrDefault(id, List.of());
            String estado = suyas.isEmpty() ? "sin prueba"
                    : suyas.stream().anyMatch(p -> p.estado().equals("falla")) ? "falla"
                    : suyas.stream().anyMatch(p -> p.estado().equals("demostrado")) ? "demostrado" : "omitido";
            cuenta.merge(estado, 1, Integer::sum);
            filas.append("<tr class=\"").append(estado.replace(' ', '-')).append("\"><td>").append(id).append("</td><td>")
                    .append(html(r[0])).append("</td><td>").append(estado).append("</td><td>");
            suyas.forEach(p -> filas.append(html(p.nombre())).append(p.estado().equals("demostrado") ? "" : " (" + p.estado() + ")").append("<br>"));
            filas.append("</td></tr>\n");
        });
        return """
                <!DOCTYPE html><html lang="es"><head><meta charset="UTF-8"><title>Requisitos y sus pruebas</title><style>
                body{font:15px/1.4 sans-serif;margin:2rem;color:#1f2933}table{border-collapse:collapse;width:100%%}
                td,th{border:1px solid #d5dbe1;padding:.35rem .5rem;text-align:left;vertical-align:top}th{background:#e8eef7}
                .demostrado td:nth-child(3){background:#d7f0e0}.falla td:nth-child(3){background:#f9d0d5}.omitido td:nth-child(3){background:#fff3cd}
                </style></head><body><h1>Requisitos y sus pruebas</h1><p>%s</p>
                <table><thead><tr><th>Id</th><th>Requisito</th><th>Estado</th><th>Pruebas</th></tr></thead><tbody>
                %s</tbody></table></body></html>
                """.formatted(html(cuenta.toString().replaceAll("[{}]", "")), filas);
    }

    private static Map<String, String[]> catalogo() throws IOException {
        try (InputStream en = RequisitosDemostrados.class.getResourceAsStream("/requisitos.csv")) {
            Map<String, String[]> catalogo = new LinkedHashMap<>();
            new String(en.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).map(l -> l.split(";"))
                    .forEach(c -> catalogo.put(c[0], new String[] {c[1], c[2]}));
            return catalogo;
        }
    }

    private static String html(String texto) {
        return texto.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
