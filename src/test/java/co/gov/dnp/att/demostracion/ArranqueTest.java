package co.gov.dnp.att.demostracion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.organizacion.Rol;

/** La aplicación entera en su propio proceso, como la arranca un recién llegado y como la arranca producción. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
class ArranqueTest {

    private static final String LISTA = "Llegada a Territorio está lista";

    @TempDir
    Path carpeta;

    private Process hijo;
    private final List<String> salida = new ArrayList<>();

    @AfterEach
    void apagar() throws Exception {
        detener();
    }

    @Test
    @Requisito({"SG-36", "PS-51"})
    void laDemostracionSeCargaSobreviveAUnKillYSeRestaura() throws Exception {
        arrancar(Map.of(), "--att.embebida.carpeta=" + carpeta);
        String raiz = salida.stream().filter(l -> l.contains("Bandeja de tareas")).findFirst().orElseThrow().replaceAll(".*(http://localhost:\\d+).*", "$1");
        assertThat(salida).anyMatch(l -> l.contains(raiz + "/camunda/app/tasklist/")).anyMatch(l -> l.contains("demo.funcionaria.der"));
        assertThat(salida.get(salida.size() - 1)).as("lo último que se imprime").isEqualTo("  Contraseña de todos: Territorio-2026");
        assertThat(salida).noneMatch(l -> l.contains(" ERROR ") || l.contains("\tat "));
        assertThat(entra(raiz, "demo.funcionaria.der", "Territorio-2026")).isTrue();
        assertThat(entra(raiz, "demo.administracion", "Territorio-2026")).isTrue();
        assertThat(entra(raiz, "demo.funcionaria.der", "otra")).isFalse();

        try (Connection base = base()) {
            for (Rol rol : Rol.values()) {
                assertThat(numero(base, "select count(*) from act_id_membership where group_id_ = '" + rol.grupo() + "'")).as(rol.grupo()).isPositive();
            }
            assertThat(numero(base, "select count(distinct group_id_) from act_id_membership where group_id_ like 'grupo-territorial-%'")).isEqualTo(6);
            assertThat(numero(base, "select count(*) from act_id_membership where group_id_ in ('unidad-DER', 'jefatura-DER', 'unidad-DPIIP', 'jefatura-DPIIP')")).isGreaterThan(6);
            assertThat(numero(base, "select count(*) from att.dependencia")).isEqualTo(2);
            assertThat(numero(base, "select count(*) from att.entidad_territorial e where tipo = 'DEPARTAMENTO' and not exists (select 1 from att.cobertura_territorial c where c.codigo_entidad = e.codigo)")).isZero();
            assertThat(numero(base, "select count(distinct vigencia) from att.producto_att where estado = 'ACTIVO'")).isEqualTo(2);
            assertThat(numero(base, "select count(*) from att.producto_att p where p.estado = 'ACTIVO' and not exists (select 1 from att.perfil_focalizacion f where f.producto_id = p.id and f.estado = 'VIGENTE')")).isZero();
            assertThat(numero(base, "select count(*) from att.producto_att p join att.prediseno_borrador b on b.producto_id = p.id where p.estado = 'PREDISENO'")).as("ficha en borrador").isEqualTo(1);
            assertThat(numero(base, "select count(*) from att.producto_att p join att.prediseno_envio e on e.producto_id = p.id join att.prediseno_respuesta r on r.envio_id = e.id where p.estado = 'DISENO' and not exento_de_prediseno")).as("ficha que pasó a diseño").isEqualTo(2);
            assertThat(numero(base, "select count(*) from att.parrilla_item where estado = 'EN_PRODUCCION'")).as("parrilla de la semana").isEqualTo(1);
            assertThat(numero(base, "select count(*) from att.parrilla_item")).isEqualTo(4);
            assertThat(numero(base, "select count(*) from att.meta_estrategica")).isPositive();
            assertThat(numero(base, "select count(*) from att.demanda")).isPositive();
            assertThat(numero(base, "select count(*) from att.valor_indicador where ficticio")).isGreaterThan(10_000);
            assertThat(numero(base, "select count(*) from att.valor_indicador where not ficticio")).isZero();
            base.createStatement().execute("update att.producto_att set nombre = 'Cambiado por una persona', estado = 'SUSPENDIDO' where codigo like 'DEMO-PDT-%' and vigencia = (select min(vigencia) from att.producto_att)");
        }

        assertThat(negado(Map.of(), "--att.embebida.carpeta=" + carpeta)).contains("otra copia (proceso " + hijo.pid() + ") ya usa la carpeta de datos");
        int despliegues;
        try (Connection base = base()) {
            // Rige un cambio publicado en el taller de diseño, distinto de lo que trae la aplicación
            base.createStatement().execute("""
                    with c as (insert into att.cambio (titulo, motivo, norma, proponente, base, estado, despliegue) select 'Prueba', 'x', 'x', 'demo', deployment_id_, 'PUBLICADO', deployment_id_
                      from act_re_procdef where key_ = 'asistencia_tecnica_territorial' order by version_ desc limit 1 returning id, despliegue)
                    insert into att.publicacion_cambio (cambio_id, clase, despliegue, usuario) select id, 'CAMBIO', despliegue, 'demo' from c""");
            base.createStatement().execute("update act_ge_bytearray set bytes_ = bytes_ || '\n'::bytea where name_ like '%accion-apcm.bpmn'");
            despliegues = numero(base, "select count(*) from act_re_deployment");
        }
        hijo.destroyForcibly().waitFor();
        arrancar(Map.of(), "--att.embebida.carpeta=" + carpeta, "--restaurar-demostracion");
        try (Connection base = base()) {
            assertThat(numero(base, "select count(*) from act_re_deployment")).as("el arranque no pisa lo publicado").isEqualTo(despliegues);
            assertThat(numero(base, "select count(*) from att.producto_att where nombre = 'Cambiado por una persona'")).isZero();
            assertThat(numero(base, "select count(*) from att.producto_att where estado = 'ACTIVO'")).isEqualTo(6);
        }
    }

    @Test
    void produccionExigeSuPrimerAdministradorYNoTraeNadaMas() throws Exception {
        try (EmbeddedPostgres servidor = EmbeddedPostgres.builder().start()) {
            String url = servidor.getJdbcUrl("postgres", "postgres");
            assertThat(negado(Map.of("SPRING_DATASOURCE_URL", url), "--restaurar-demostracion")).contains("solo sirve en la base embebida");
            assertThat(negado(Map.of("SPRING_DATASOURCE_URL", url), "--att.demostracion=si")).contains("la demostración solo se carga en la base embebida");
            assertThat(negado(Map.of("SPRING_DATASOURCE_URL", url))).contains("falta el primer administrador: indique ATT_ADMIN_USUARIO y ATT_ADMIN_CLAVE");

            arrancar(Map.of("SPRING_DATASOURCE_URL", url, "ATT_ADMIN_USUARIO", "administra", "ATT_ADMIN_CLAVE", "Cambie-esto-2026"));
            try (Connection base = DriverManager.getConnection(url)) {
                assertThat(numero(base, "select count(*) from act_id_user where id_ = 'administra'")).isEqualTo(1);
                for (String tabla : List.of("act_id_user", "att.persona", "att.dependencia", "att.producto_att", "att.demanda", "att.valor_indicador",
                        "att.demostracion", "att.cobertura_territorial")) {
                    assertThat(numero(base, "select count(*) from " + tabla)).as(tabla).isEqualTo(tabla.equals("act_id_user") ? 1 : 0);
                }
            }
            assertThat(salida).noneMatch(l -> l.contains("demo."));
            detener();
        }
    }

    private void arrancar(Map<String, String> entorno, String... argumentos) throws Exception {
        hijo = proceso(entorno, argumentos);
        salida.clear();
        BufferedReader lector = hijo.inputReader(StandardCharsets.UTF_8);
        boolean lista = false;
        for (String linea; (linea = lector.readLine()) != null;) {
            salida.add(linea);
            lista |= linea.equals(LISTA);
            if (lista && linea.isEmpty() && !lector.ready()) {
                break;
            }
        }
        assertThat(lista).as(String.join("\n", salida)).isTrue();
        while (salida.get(salida.size() - 1).isEmpty()) {
            salida.remove(salida.size() - 1);
        }
        hijo.getInputStream().close();
    }

    private String negado(Map<String, String> entorno, String... argumentos) throws Exception {
        Process negado = proceso(entorno, argumentos);
        String todo = new String(negado.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(negado.waitFor()).as(todo).isEqualTo(1);
        assertThat(todo.lines().filter(l -> !l.isBlank())).as("una sola frase").singleElement().asString().startsWith("Llegada a Territorio no inició: ");
        return todo;
    }

    private static Process proceso(Map<String, String> entorno, String... argumentos) throws IOException {
        // Un separador al final pondría la carpeta del proyecto en la ruta de clases, con los modelos repetidos
        ProcessBuilder orden = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m",
                "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp", System.getProperty("java.class.path").replaceFirst(":$", ""),
                LlegadaTerritorio.class.getName(), "--server.port=0", "--camunda.bpm.job-execution.enabled=false");
        orden.command().addAll(List.of(argumentos));
        orden.environment().keySet().removeIf(v -> v.startsWith("SPRING_") || v.startsWith("ATT_"));
        orden.environment().put("SPRING_DATASOURCE_USERNAME", "postgres");
        orden.environment().putAll(entorno);
        return orden.redirectErrorStream(true).start();
    }

    private void detener() throws Exception {
        if (hijo != null && hijo.isAlive()) {
            hijo.destroy();
            if (!hijo.waitFor(60, TimeUnit.SECONDS)) {
                hijo.destroyForcibly().waitFor();
            }
        }
    }

    private Connection base() throws IOException, SQLException {
        String puerto = Files.readAllLines(carpeta.resolve("postgres/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + puerto + "/postgres?user=postgres");
    }

    private static int numero(Connection base, String consulta) throws SQLException {
        try (ResultSet fila = base.createStatement().executeQuery(consulta)) {
            fila.next();
            return fila.getInt(1);
        }
    }

    /** Entra como una persona: página de ingreso, ficha contra peticiones cruzadas y formulario. */
    private static boolean entra(String raiz, String usuario, String clave) throws Exception {
        CookieManager galletas = new CookieManager();
        HttpClient navegador = HttpClient.newBuilder().cookieHandler(galletas).build();
        navegador.send(HttpRequest.newBuilder(URI.create(raiz + "/ingresar")).build(), HttpResponse.BodyHandlers.ofString());
        String ficha = galletas.getCookieStore().getCookies().stream().filter(g -> g.getName().equals("ATT-XSRF")).findFirst().orElseThrow().getValue();
        HttpResponse<String> respuesta = navegador.send(HttpRequest.newBuilder(URI.create(raiz + "/ingresar"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("usuario=" + usuario + "&clave=" + URLEncoder.encode(clave, StandardCharsets.UTF_8) + "&_csrf=" + ficha)).build(),
                HttpResponse.BodyHandlers.ofString());
        return respuesta.statusCode() == 302 && !respuesta.headers().firstValue("Location").orElse("").contains("error");
    }
}
