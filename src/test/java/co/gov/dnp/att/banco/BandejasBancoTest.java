package co.gov.dnp.att.banco;

import static co.gov.dnp.att.banco.Informe.informe;
import static co.gov.dnp.att.banco.Informe.ms;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.auditoria.proceso.ProyeccionDeTramites;
import co.gov.dnp.att.casos.FiltroDeCasos;
import co.gov.dnp.att.casos.MisCasos;
import co.gov.dnp.att.casos.OrdenDeCasos;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.seguridad.Visitante;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * «Mis tareas», «De mi dependencia», «Mis casos» y los expedientes con cien mil tareas abiertas de quinientas personas en veinticuatro dependencias, y
 * otra vez cuando la historia terminada es diez veces más. Base propia. Con {@code -Dbanco.tareas} y {@code -Dbanco.historia} (la que hay en la
 * segunda medida) cambia el tamaño.
 */
@Tag("bench")
@PruebaIntegral
@TestPropertySource(properties = "att.auditoria.cada=PT3H")
@DirtiesContext
class BandejasBancoTest {

    private static final boolean RAPIDO = Boolean.getBoolean("banco.rapido");
    private static final int TAREAS = Integer.getInteger("banco.tareas", RAPIDO ? 10_000 : 100_000);
    private static final int HISTORIA = Integer.getInteger("banco.historia", RAPIDO ? 5_000 : 100_000);
    private static final int META_MS = 200;
    private static final double META_RAZON = 1.5;
    /** Las demás preguntas se informan con la misma vara, pero nadie les puso meta. */
    private static final Set<String> CON_META = Set.of("Lista de «Mis tareas»", "Cuenta de «Mis tareas»", "«Mis casos»");
    private static final int GENTE = 20;
    private static final int VUELTAS = RAPIDO ? 5 : 15;
    private static final int CALENTAMIENTO = RAPIDO ? 2 : 6;
    /** Las abiertas se numeran después de cualquier terminada. */
    private static final int PRIMERA_ABIERTA = 1_000_001;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    CaminoCompleto camino;
    @Autowired
    Procedimiento procedimiento;
    @Autowired
    Organizacion organizacion;
    @Autowired
    ProyeccionDeTramites proyeccion;
    @Autowired
    MisCasos casos;
    @Autowired
    TaskService tareas;
    @Autowired
    IdentityService identidades;
    @Autowired
    JdbcClient sql;
    @Autowired
    DataSource base;
    @LocalServerPort
    int puerto;

    /** Copias de una misma original, de {@code desde} a {@code hasta} inclusive. */
    private record Abiertas(SiembraDeHistoria siembra, boolean tomada, int desde, int hasta) {
    }

    private record Pregunta(String nombre, BiFunction<Visitante, Integer, HttpResponse<String>> pedir) {
    }

    @Test
    @DisplayName("(e) Las bandejas con cien mil tareas abiertas de quinientas personas, y con diez veces más historia")
    void e() throws Exception {
        for (int d = 0; d < SiembraDeHistoria.UNIDADES; d++) {
            organizacion.guardarDependencia(SiembraDeHistoria.unidad(d), "Unidad sembrada " + d, SubdireccionGeneral.SGDDT, true);
        }
        for (int n = 0; n < SiembraDeHistoria.PERSONAS; n++) {
            organizacion.guardarPersona(new Persona(SiembraDeHistoria.persona(n), "Banco · persona " + n, SiembraDeHistoria.unidad(n), null,
                    Vinculacion.FUNCIONARIO, true), Set.of(), Procedimiento.CLAVE);
        }
        List<Abiertas> abiertas = originales();
        Unidad terminada = procedimiento.unidad("BAH");
        camino.recorrer(terminada);
        proyeccion.ponerAlDia();
        SiembraDeHistoria historia = sql.sql("select instancia_proceso, id, codigo from att.expediente where dependencia = 'BAH'")
                .query((f, n) -> new SiembraDeHistoria(base, f.getString(1), f.getLong(2), f.getString(3))).single();
        long inicio = System.nanoTime();
        for (Abiertas a : abiertas) {
            a.siembra().sembrar(a.desde(), a.hasta());
        }
        informarSiembra("%d tareas abiertas de %d personas (%d filas copiadas)", inicio, TAREAS, SiembraDeHistoria.PERSONAS,
                abiertas.stream().mapToLong(a -> a.siembra().filas()).sum());
        comprobar(abiertas);
        int decima = HISTORIA / 10;
        sembrarHistoria(historia, 1, decima);
        comprobarListas(abiertas, decima);
        List<Visitante> gente = IntStream.range(0, GENTE).mapToObj(this::visitante).toList();
        Map<String, List<Long>> antes = medir(gente);
        sembrarHistoria(historia, decima + 1, HISTORIA);
        comprobarListas(abiertas, HISTORIA);
        Map<String, List<Long>> despues = medir(gente);
        List<String> fuera = new ArrayList<>();
        antes.forEach((nombre, a) -> {
            List<Long> d = despues.get(nombre);
            double peor = Math.max(ms(a, .95), ms(d, .95));
            double razon = ms(d, .5) / ms(a, .5);
            informe("(e) %s, %d tareas abiertas: por HTTP mediana %.1f ms y percentil 95 %.1f ms con %d terminados · con %d (diez veces más historia), %.1f y %.1f ms "
                    + "(meta < %d) · razón de las medianas %.2f (meta ≤ 1,5)", nombre, TAREAS, ms(a, .5), ms(a, .95), decima, HISTORIA, ms(d, .5), ms(d, .95), META_MS, razon);
            if (CON_META.contains(nombre) && (peor >= META_MS || razon > META_RAZON)) {
                fuera.add(nombre);
            }
        });
        if (!RAPIDO) {
            assertThat(fuera).as("fuera de la meta").isEmpty();
        }
    }

    /** Tres actividades del procedimiento, cada una tomada y sin tomar: dos originales de cada una, llevadas hasta allí por sus personas. */
    private List<Abiertas> originales() {
        Unidad u = procedimiento.unidad("BAE");
        String[] actividades = {Elemento.IDENTIFICAR, Elemento.CONCERTAR, Elemento.PROGRAMAR};
        // De cada diez: cinco, tres y dos; y de cada cinco, una sin tomar
        double[] partes = {.5, .3, .2};
        List<Abiertas> todas = new ArrayList<>();
        int desde = PRIMERA_ABIERTA;
        for (int k = 0; k < actividades.length; k++) {
            for (boolean tomada : new boolean[] {true, false}) {
                ProcessInstance i = procedimiento.iniciar(u);
                if (k > 0) {
                    procedimiento.completar(u.funcionaria(), procedimiento.tarea(i, Elemento.IDENTIFICAR),
                            Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
                }
                if (k > 1) {
                    Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
                    seleccion.put("ajustes", List.of(Formularios.mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA", "justificacion", "La entidad pidió la asistencia por escrito.")));
                    seleccion.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
                    procedimiento.completar(u.funcionaria(), procedimiento.tarea(i, Elemento.CONCERTAR), seleccion);
                }
                Task abierta = procedimiento.tarea(i, actividades[k]);
                assertThat(procedimiento.abiertas(i)).hasSize(1);
                if (tomada) {
                    procedimiento.como(u.funcionaria(), () -> {
                        tareas.claim(abierta.getId(), u.funcionaria());
                        return null;
                    });
                }
                int hasta = desde + (int) Math.round(TAREAS * partes[k] * (tomada ? .8 : .2)) - 1;
                long expediente = sql.sql("select id from att.expediente where codigo = ?").param(i.getBusinessKey()).query(Long.class).single();
                todas.add(new Abiertas(SiembraDeHistoria.abierta(base, i.getId(), expediente, i.getBusinessKey(), u.funcionaria(), u.dependencia()), tomada, desde, hasta));
                desde = hasta + 1;
            }
        }
        proyeccion.ponerAlDia();
        return todas;
    }

    private void sembrarHistoria(SiembraDeHistoria historia, int desde, int hasta) throws Exception {
        long inicio = System.nanoTime();
        historia.sembrar(desde, hasta);
        informarSiembra("%d procedimientos terminados (%d filas copiadas)", inicio, hasta, historia.filas());
    }

    private void informarSiembra(String que, long inicio, Object... valores) {
        informe("(e) Sembradas %s en %.0f s; base de %s", String.format(que, valores), (System.nanoTime() - inicio) / 1e9,
                sql.sql("select pg_size_pretty(pg_database_size(current_database()))").query(String.class).single());
    }

    /** Unas copias de cada original, proyectadas de verdad desde el motor, dan la misma fila que se sembró. */
    private void comprobar(List<Abiertas> abiertas) {
        assertThat(sql.sql("select count(*) from act_ru_task where assignee_ like 'banco%' or assignee_ is null and proc_inst_id_ in (select instancia_proceso from att.expediente where id >= 1000000000)")
                .query(Integer.class).single()).isEqualTo(TAREAS);
        List<String> unas = abiertas.stream().flatMap(a -> IntStream.of(a.desde(), a.desde() + 37, a.hasta()).mapToObj(a.siembra()::instancia)).toList();
        String fila = """
                select string_agg(concat_ws('|', instancia, raiz, proceso, version, expediente_id, codigo, vigencia, dependencia, subdireccion, producto, responsable, iniciado_por, estado, inicio, fin,
                    abiertas, recorridas, array(select unnest(personas) order by 1), array(select unnest(pendientes_de) order by 1), vence, tuvo_atrasos, ajustes, entidades, grupos),
                    E'\\n' order by instancia) from att.tramite where instancia in (:unas)""";
        String antes = sql.sql(fila).param("unas", unas).query(String.class).single();
        sql.sql("update att.tramite set personas = '{}', pendientes_de = '{}', dependencia = null, abiertas = '{}' where instancia in (:unas)").param("unas", unas).update();
        unas.forEach(i -> sql.sql("insert into att.tramite_pendiente (raiz) values (?)").param(i).update());
        proyeccion.ponerAlDia();
        assertThat(sql.sql(fila).param("unas", unas).query(String.class).single()).isEqualTo(antes);
    }

    /** Cada quien ve en sus listas lo que se sembró para él o para su dependencia, ni uno más. */
    private void comprobarListas(List<Abiertas> abiertas, int terminados) {
        for (int quien : new int[] {0, 7, GENTE - 1}) {
            Visitante v = visitante(quien);
            int suyas = abiertas.stream().filter(Abiertas::tomada).mapToInt(a -> cuantas(a, n -> n % SiembraDeHistoria.PERSONAS == quien)).sum();
            int deSuUnidad = abiertas.stream().filter(a -> !a.tomada()).mapToInt(a -> cuantas(a, n -> unidad(n) == quien % SiembraDeHistoria.UNIDADES)).sum();
            JsonNode lista = leido(lista("Mis tareas").apply(v, 0));
            assertThat(lista.path("count").asInt()).as(lista.toString()).isEqualTo(suyas);
            assertThat(lista.path("_embedded").path("task")).hasSize(Math.min(15, suyas)).allSatisfy(t -> assertThat(t.path("assignee").asText()).isEqualTo(SiembraDeHistoria.persona(quien)));
            assertThat(leido(lista("De mi dependencia").apply(v, 0)).path("count").asInt()).isEqualTo(deSuUnidad);
            int casosSuyos = abiertas.stream().mapToInt(a -> cuantas(a, n -> unidad(n) == quien % SiembraDeHistoria.UNIDADES)).sum()
                    + (int) IntStream.rangeClosed(1, terminados).filter(n -> n % SiembraDeHistoria.UNIDADES == quien % SiembraDeHistoria.UNIDADES).count();
            List<String> grupos = identidades.createGroupQuery().groupMember(SiembraDeHistoria.persona(quien)).list().stream().map(Group::getId).toList();
            MisCasos.Pagina pagina = casos.buscar(new MisCasos.Quien(SiembraDeHistoria.persona(quien), grupos), new FiltroDeCasos("", null, "", false, false), OrdenDeCasos.QUIETO, 1);
            assertThat(pagina.total()).isEqualTo(casosSuyos);
            assertThat(pagina.casos()).hasSize(MisCasos.POR_PAGINA).allSatisfy(c -> assertThat(c.pasos()).hasSize(1));
        }
    }

    private static int unidad(int n) {
        return n % SiembraDeHistoria.PERSONAS % SiembraDeHistoria.UNIDADES;
    }

    private static int cuantas(Abiertas a, java.util.function.IntPredicate cual) {
        return (int) IntStream.rangeClosed(a.desde(), a.hasta()).filter(cual).count();
    }

    private Visitante visitante(int n) {
        Visitante v = Visitante.que("http://localhost:" + puerto, SiembraDeHistoria.persona(n), Procedimiento.CLAVE).con("Accept", "application/hal+json, application/json; q=0.5, text/html; q=0.4");
        // Las aplicaciones de Camunda dan su propia ficha en la primera lectura
        leido(v.ver(Visitante.MOTOR + "/process-definition/count"));
        return v;
    }

    private static JsonNode leido(HttpResponse<String> r) {
        assertThat(r.statusCode()).as(r.body()).isEqualTo(200);
        try {
            return JSON.readTree(r.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(r.body(), e);
        }
    }

    /** Como la pide Tasklist: quince, de la más reciente a la más antigua, con su cuenta y lo que va embebido. */
    private BiFunction<Visitante, Integer, HttpResponse<String>> lista(String filtro) {
        String id = filtro(filtro);
        return (v, k) -> v.json("POST", Visitante.MOTOR + "/filter/" + id + "/list?firstResult=0&maxResults=15",
                "{\"active\":true,\"sorting\":[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]}");
    }

    private String filtro(String nombre) {
        return sql.sql("select id_ from act_ru_filter where name_ = ?").param(nombre).query(String.class).single();
    }

    private Map<String, List<Long>> medir(List<Visitante> gente) {
        String mias = filtro("Mis tareas");
        List<Pregunta> preguntas = List.of(
                new Pregunta("Lista de «Mis tareas»", lista("Mis tareas")),
                new Pregunta("Cuenta de «Mis tareas»", (v, k) -> v.json("GET", Visitante.MOTOR + "/filter/" + mias + "/count", null)),
                new Pregunta("Lista de «De mi dependencia»", lista("De mi dependencia")),
                new Pregunta("Cuentas de todos los filtros", (v, k) -> v.ver("/api/bandeja/filtros")),
                new Pregunta("«Mis casos»", (v, k) -> v.ver("/mis-casos")),
                new Pregunta("«Mis casos» con búsqueda de texto", (v, k) -> v.ver("/mis-casos?texto=producto+" + k)),
                new Pregunta("Expedientes", (v, k) -> v.ver("/expedientes")));
        Map<String, List<Long>> tiempos = new LinkedHashMap<>();
        for (Pregunta p : preguntas) {
            List<Long> suyos = new ArrayList<>();
            for (int vuelta = -CALENTAMIENTO; vuelta < VUELTAS; vuelta++) {
                for (int n = 0; n < gente.size(); n++) {
                    long inicio = System.nanoTime();
                    HttpResponse<String> r = p.pedir().apply(gente.get(n), 1 + (n + Math.abs(vuelta) * GENTE) % (SiembraDeHistoria.PRODUCTOS - 1));
                    long nanos = System.nanoTime() - inicio;
                    assertThat(r.statusCode()).as(p.nombre()).isEqualTo(200);
                    if (vuelta >= 0) {
                        suyos.add(nanos);
                    }
                }
            }
            tiempos.put(p.nombre(), suyos);
            System.out.printf("%s: %.1f · %.1f ms%n", p.nombre(), ms(suyos, .5), ms(suyos, .95));
        }
        return tiempos;
    }
}
