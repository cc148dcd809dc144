package co.gov.dnp.att.banco;

import static co.gov.dnp.att.banco.Informe.informe;
import static co.gov.dnp.att.banco.Informe.mediana;
import static co.gov.dnp.att.banco.Informe.ms;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import co.gov.dnp.att.Duenno;
import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.banco.CaminoCompleto.Recorrido;
import co.gov.dnp.att.diseno.Cambios;
import co.gov.dnp.att.diseno.CambiosDeMuestra;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.firmeza.Persona;
import co.gov.dnp.att.focalizacion.EnsayoDeTablas;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.focalizacion.Modo;
import co.gov.dnp.att.focalizacion.Perfiles;
import co.gov.dnp.att.focalizacion.ResultadoEntidad;
import co.gov.dnp.att.focalizacion.Tabla;
import co.gov.dnp.att.focalizacion.proceso.TablasDeDecision;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Formularios;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.IndicadoresDemostracion;
import co.gov.dnp.att.territorio.Territorio;
import com.zaxxer.hikari.HikariDataSource;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.kie.dmn.api.core.DMNResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import javax.sql.DataSource;

/**
 * {@code ./mvnw -Pbench verify}: lo que se compara corre en turnos dentro de la misma corrida y se imprime lado a lado. Deja
 * {@code target/rendimiento.md}. Con {@code -Dbanco.rapido=true} usa pocas vueltas: sirve para ver que corre, no para citar cifras.
 */
@Tag("bench")
@PruebaIntegral
class BancoTest {

    private static final boolean RAPIDO = Boolean.getBoolean("banco.rapido");

    @Autowired
    CaminoCompleto camino;
    @Autowired
    Procedimiento procedimiento;
    @Autowired
    Focalizacion focalizacion;
    @Autowired
    TablasDeDecision tablas;
    @Autowired
    EnsayoDeTablas ensayo;
    @Autowired
    Perfiles perfiles;
    @Autowired
    Cambios cambios;
    @Autowired
    DecisionService decisiones;
    @Autowired
    Expedientes expedientes;
    @Autowired
    Organizacion organizacion;
    @Autowired
    PlanesDeTrabajo planes;
    @Autowired
    Territorio territorio;
    @Autowired
    IndicadoresDemostracion indicadores;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    DataSource base;
    @Autowired
    PlatformTransactionManager transacciones;
    @LocalServerPort
    int puerto;

    @Test
    @DisplayName("(a) Procedimientos completos por segundo: la aplicación con todo, frente al motor pelado")
    void a() throws Exception {
        Duenno.de(base).sql("create database banco_pelado").update();
        String url = base.unwrap(HikariDataSource.class).getJdbcUrl().replaceFirst("/postgres\\?", "/banco_pelado?");
        try (MotorPelado pelado = new MotorPelado(url)) {
            Unidad[] unidades = new Unidad[8];
            for (int h = 0; h < unidades.length; h++) {
                unidades[h] = procedimiento.unidad("BAN" + h);
                camino.recorrer(unidades[h]);
            }
            for (int n = 0; n < 20; n++) {
                pelado.recorrer();
            }
            for (int hilos : new int[] {1, 8}) {
                int cuantas = RAPIDO ? hilos : hilos * 5;
                int rondas = RAPIDO ? 1 : 5;
                List<Double> app = new ArrayList<>();
                List<Double> solo = new ArrayList<>();
                List<Double> razones = new ArrayList<>();
                List<Recorrido> recorridos = Collections.synchronizedList(new ArrayList<>());
                List<Long> pelados = Collections.synchronizedList(new ArrayList<>());
                List<Long> tareasPeladas = Collections.synchronizedList(new ArrayList<>());
                for (int r = 0; r < rondas; r++) {
                    double[] ronda = new double[2];
                    for (int turno = 0; turno < 2; turno++) {
                        // El orden se invierte en cada ronda
                        if ((turno + r) % 2 == 0) {
                            ronda[0] = porSegundo(hilos, cuantas, h -> recorridos.add(camino.recorrer(unidades[h])));
                        } else {
                            ronda[1] = porSegundo(hilos, cuantas * 4, h -> {
                                long inicio = System.nanoTime();
                                tareasPeladas.add(LongStream.of(pelado.recorrer()).sum());
                                pelados.add(System.nanoTime() - inicio);
                            });
                        }
                    }
                    app.add(ronda[0]);
                    solo.add(ronda[1]);
                    razones.add(ronda[0] / ronda[1]);
                }
                informe("(a) Procedimientos/s, %d hilos: aplicación %.2f (mejor %.2f) · motor pelado con %d variables %.2f (mejor %.2f) · razón %.2f (meta ≥ %s)", hilos, mediana(app),
                        Collections.max(app), MotorPelado.campos(), mediana(solo), Collections.max(solo), mediana(razones), hilos == 1 ? "1,2" : "1,5");
                List<Long> deLaGente = recorridos.stream().map(Recorrido::deLaGente).toList();
                List<Long> demas = recorridos.stream().map(v -> v.total() - v.focalizarEImprimir()).toList();
                informe("(a) En qué se va un procedimiento, %d hilos, medianas: entero %.0f ms (motor pelado %.0f), sin focalizar el país ni imprimir %.0f ms, focalizar %.0f, imprimir %.0f · "
                        + "solo tomar y completar las diez tareas %.0f ms (motor pelado %.0f) · razón %.2f", hilos, ms(recorridos.stream().map(Recorrido::total).toList(), .5), ms(pelados, .5),
                        ms(demas, .5), ms(recorridos.stream().map(v -> v.pasos().get("regla_focalizar")).toList(), .5),
                        ms(recorridos.stream().map(v -> v.focalizarEImprimir() - v.pasos().get("regla_focalizar")).toList(), .5), ms(deLaGente, .5), ms(tareasPeladas, .5),
                        ms(tareasPeladas, .5) / ms(deLaGente, .5));
                List<Long> ultimas = recorridos.stream().map(v -> v.tareas().get(Elemento.SISTEMATIZAR)).toList();
                List<Long> otras = recorridos.stream().flatMap(v -> v.tareas().entrySet().stream()).filter(t -> !t.getKey().equals(Elemento.SISTEMATIZAR)).map(Map.Entry::getValue).toList();
                informe("(a) Última tarea frente a las demás, %d hilos: %.0f ms y %.0f ms · razón %.2f (meta ≤ 1,5)", hilos, ms(ultimas, .5), ms(otras, .5), ms(ultimas, .5) / ms(otras, .5));
            }
        } finally {
            Duenno.de(base).sql("drop database if exists banco_pelado with (force)").update();
        }
    }

    @Test
    @DisplayName("Capacidad: filas y disco que deja un procedimiento completo")
    void capacidad() {
        Unidad u = procedimiento.unidad("BANQ");
        camino.recorrer(u);
        int cuantos = RAPIDO ? 3 : 20;
        Map<String, long[]> antes = tamanos();
        for (int n = 0; n < cuantos; n++) {
            camino.recorrer(u);
        }
        Map<String, long[]> despues = tamanos();
        for (String parte : List.of("motor", "focalización", "archivos", "resto del dominio")) {
            informe("Capacidad, %s: %d filas y %.0f KB por procedimiento", parte, (despues.get(parte)[0] - antes.get(parte)[0]) / cuantos,
                    (despues.get(parte)[1] - antes.get(parte)[1]) / 1024.0 / cuantos);
        }
    }

    /** Filas exactas y bytes con índices, por parte. */
    private Map<String, long[]> tamanos() {
        Map<String, long[]> partes = new HashMap<>();
        List.of("motor", "focalización", "archivos", "resto del dominio").forEach(p -> partes.put(p, new long[2]));
        for (String tabla : jdbc.sql("select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where relkind = 'r' and (nspname = 'att' or relname like 'act\\_%')").query(String.class).list()) {
            String parte = tabla.startsWith("act_") ? "motor" : tabla.matches("att\\.(resultado_focalizacion|corrida_focalizacion|ajuste_focalizacion)") ? "focalización"
                    : tabla.equals("att.contenido_archivo") ? "archivos" : "resto del dominio";
            partes.get(parte)[0] += jdbc.sql("select count(*) from " + tabla).query(Long.class).single();
            partes.get(parte)[1] += jdbc.sql("select pg_total_relation_size('" + tabla + "')").query(Long.class).single();
        }
        return partes;
    }

    @Test
    @DisplayName("(b) Focalización de todas las entidades, explicada y guardada, frente a una llamada al servicio de decisiones por entidad")
    void b() {
        // Cada entidad con sus índices: sin ellos casi todas preguntarían lo mismo y una corrida no vuelve a evaluar lo ya respondido
        indicadores.cargar();
        Unidad u = procedimiento.unidad("BANF");
        ProcessInstance i = procedimiento.iniciar(u);
        procedimiento.completar(u.funcionaria(), procedimiento.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        Long expediente = expedientes.porCodigo(i.getBusinessKey()).getId();
        List<ResultadoEntidad> todas = focalizacion.resultados(focalizacion.corrida(expediente).id());
        List<Map<String, Object>> entradas = todas.stream().map(r -> {
            Map<String, Object> m = new HashMap<>();
            r.entradas().forEach((nombre, dato) -> m.put(nombre, dato.valor()));
            m.put("puntaje", r.puntaje());
            m.put("dentroDelCupo", r.dentroDelCupo());
            return m;
        }).toList();
        TransactionTemplate deshecha = new TransactionTemplate(transacciones);
        for (int n = 0; n < 5; n++) {
            bloque(deshecha, expediente);
        }
        List<Long> bloque = new ArrayList<>();
        List<Long> unaPorUna = new ArrayList<>();
        List<Double> razones = new ArrayList<>();
        for (int r = 0; r < (RAPIDO ? 1 : 3); r++) {
            long inicio = System.nanoTime();
            for (Map<String, Object> entrada : RAPIDO ? entradas.subList(0, 50) : entradas) {
                // Las cinco tablas están enlazadas: pedir la última las evalúa todas
                decisiones.evaluateDecisionByKey(Tabla.MODALIDAD.clave()).variables(entrada).evaluate();
                decisiones.evaluateDecisionByKey(Tabla.PRIORIDAD.clave()).variables(entrada).evaluate();
            }
            long lenta = (System.nanoTime() - inicio) * (RAPIDO ? entradas.size() / 50 : 1);
            List<Long> vueltas = new ArrayList<>();
            for (int n = 0; n < (RAPIDO ? 3 : 9); n++) {
                vueltas.add(bloque(deshecha, expediente));
            }
            unaPorUna.add(lenta);
            bloque.addAll(vueltas);
            razones.add(lenta / (ms(vueltas, .5) * 1e6));
        }
        informe("(b) Focalizar %d entidades con cinco tablas, explicado y guardado: %.0f ms (meta ≤ 500) · una llamada por entidad %.0f ms%s · %.0f veces (meta ≥ 50)", todas.size(),
                ms(bloque, .5), ms(unaPorUna, .5), RAPIDO ? " (extrapolado de 50)" : "", mediana(razones));
        frenteAKie(todas, entradas);
    }

    /** Solo evaluar, sin guardar: las mismas celdas y las mismas entidades, por turnos; primero se comprueba que responden lo mismo. */
    private void frenteAKie(List<ResultadoEntidad> todas, List<Map<String, Object>> entradas) {
        TablasEnKie kie = new TablasEnKie(Path.of("processes/focalizacion.dmn"));
        TablasDeDecision.Juego juego = tablas.vigentes("BANF", false);
        for (int n = 0; n < todas.size(); n++) {
            Map<String, Object> entrada = entradas.get(n);
            entrada.put("nivelDesempeno", todas.get(n).nivelDesempeno());
            entrada.put("elegible", todas.get(n).elegible());
            entrada.put("prioridad", todas.get(n).prioridad());
            DMNResult deKie = kie.evaluar(entrada);
            assertThat(deKie.getDecisionResultByName(Tabla.NIVEL_DESEMPENO.name()).getResult()).isEqualTo(todas.get(n).nivelDesempeno());
            assertThat(((Map<?, ?>) deKie.getDecisionResultByName(Tabla.PRIORIDAD.name()).getResult()).get("prioridad")).isEqualTo(todas.get(n).prioridad());
            assertThat(((Map<?, ?>) deKie.getDecisionResultByName(Tabla.ELEGIBILIDAD.name()).getResult()).get("motivoElegibilidad")).isEqualTo(todas.get(n).motivoElegibilidad());
            Number puntos = juego.evaluar(Tabla.PUNTAJE, entrada).agregado();
            assertThat(((Number) deKie.getDecisionResultByName(Tabla.PUNTAJE.name()).getResult()).intValue()).isEqualTo(puntos.intValue());
            // Sin ningún acierto KIE responde nulo
            Object modalidades = deKie.getDecisionResultByName(Tabla.MODALIDAD.name()).getResult();
            assertThat(modalidades == null ? List.of() : (List<?>) modalidades).hasSize(juego.evaluar(Tabla.MODALIDAD, entrada).aciertos().size());
        }
        List<Long> aplicacion = new ArrayList<>();
        List<Long> otro = new ArrayList<>();
        List<Double> razones = new ArrayList<>();
        for (int r = 0; r < (RAPIDO ? 5 : 60); r++) {
            long[] turno = new long[2];
            // Cada corrida empieza sin respuestas recordadas
            TablasDeDecision.Juego nuevo = tablas.vigentes("BANF", false);
            for (int t = 0; t < 2; t++) {
                boolean propio = (t + r) % 2 == 0;
                long inicio = System.nanoTime();
                for (Map<String, Object> entrada : entradas) {
                    if (propio) {
                        for (Tabla tabla : Tabla.values()) {
                            nuevo.evaluar(tabla, entrada);
                        }
                    } else {
                        kie.evaluar(entrada);
                    }
                }
                turno[propio ? 0 : 1] = System.nanoTime() - inicio;
            }
            // La primera tercera parte calienta a los dos
            if (RAPIDO || r >= 20) {
                aplicacion.add(turno[0]);
                otro.add(turno[1]);
                razones.add((double) turno[0] / turno[1]);
            }
        }
        informe("(b) Solo evaluar las cinco tablas sobre %d entidades: %.0f ms · KIE DMN 10.2.0 %.0f ms · razón %.2f (meta ≤ 1)", entradas.size(), ms(aplicacion, .5), ms(otro, .5), mediana(razones));
    }

    @Test
    @DisplayName("(h) Unas tablas en borrador contra las vigentes, sobre todas las entidades, en el taller de diseño")
    void h() {
        Unidad u = procedimiento.unidad("BANH");
        Long perfil = perfiles.vigente(u.dependencia(), u.producto(), u.vigencia()).orElseThrow().getId();
        byte[] borrador = CambiosDeMuestra.conRegla(cambios.vigentes().stream().filter(a -> a.nombre().equals("focalizacion.dmn")).findFirst().orElseThrow().contenido())
                .getBytes(StandardCharsets.UTF_8);
        EnsayoDeTablas.Resultado primera = ensayo.contraTodas(perfil, List.of(borrador));
        List<Long> vueltas = new ArrayList<>();
        for (int n = 0; n < (RAPIDO ? 3 : 9); n++) {
            long inicio = System.nanoTime();
            ensayo.contraTodas(perfil, List.of(borrador));
            vueltas.add(System.nanoTime() - inicio);
        }
        informe("(h) Tablas en borrador contra vigentes, %d entidades: la primera vez %d ms, después %.0f ms (meta < 2000); cambian %d", primera.total(), primera.duracionMs(), ms(vueltas, .5),
                primera.cambian().size());
        assertThat(primera.total()).isGreaterThanOrEqualTo(1122);
        assertThat(primera.cambian()).isNotEmpty();
        assertThat(ms(vueltas, .5)).isLessThan(2000);
    }

    private long bloque(TransactionTemplate deshecha, Long expediente) {
        long inicio = System.nanoTime();
        deshecha.executeWithoutResult(t -> {
            focalizacion.ejecutar(expediente, "banco");
            t.setRollbackOnly();
        });
        return System.nanoTime() - inicio;
    }

    @Test
    @DisplayName("(f) Abrir la ejecución de 1.122 entidades en una sola instancia")
    void f() {
        Set<String> todas = territorio.todas().stream().map(EntidadTerritorial::getCodigo).filter(c -> c.matches("\\d{5}")).collect(Collectors.toSet());
        Unidad u = procedimiento.unidad("BANN", Modo.SELECCION_MANUAL, todas);
        ProcessInstance i = procedimiento.iniciar(u);
        procedimiento.completar(u.funcionaria(), procedimiento.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        procedimiento.completar(u.funcionaria(), procedimiento.tarea(i, Elemento.CONCERTAR), Formularios.concertar(u.dependencia()));
        procedimiento.completar(u.funcionaria(), procedimiento.tarea(i, Elemento.PROGRAMAR), Formularios.programar(u.asesor(1)));
        procedimiento.completar(u.colega(), procedimiento.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(false, Procedimiento.MEDELLIN, "*"),
                TipoEvidencia.COMUNICACION_OFICIAL, TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);
        long inicio = System.nanoTime();
        procedimiento.completar(u.monitoreo(), procedimiento.tarea(i, Elemento.PARAMETRIZAR), Formularios.parametrizar(planes.hitos(expedientes.porCodigo(i.getBusinessKey()).getId()).stream()
                .map(h -> Formularios.mapa("hitoId", h.id(), "nombre", h.nombre(), "codigoSeta", i.getBusinessKey() + "-H" + h.orden())).toList()));
        double segundos = (System.nanoTime() - inicio) / 1e9;
        informe("(f) Abrir la ejecución de %d entidades: %.2f s (meta < 10), con %d tareas abiertas", todas.size(), segundos, procedimiento.abiertas(i).size());
        assertThat(procedimiento.abiertas(i)).isNotEmpty();
    }

    @Test
    @DisplayName("(g) Doscientas personas a la vez en un nodo: entran, miran su lista, abren, toman y completan")
    void g() throws Exception {
        int cuantas = Integer.getInteger("banco.personas", RAPIDO ? 20 : 200);
        Unidad u = procedimiento.unidad("BANG");
        // Un nodo lleva horas atendiendo cuando llega la hora pico: la primera tanda lo calienta y no se cuenta
        for (int n = 0; n < (RAPIDO ? 1 : 3); n++) {
            tanda(u, "previa" + n + "x", cuantas);
        }
        Tanda t = tanda(u, "alavez", cuantas);
        List<Long> todos = t.tiempos().values().stream().flatMap(List::stream).toList();
        informe("(g) %d personas a la vez, %.0f s: percentil 95 %.0f ms (meta < 1.000), mediana %.0f ms, %d errores (meta 0); por paso, percentil 95: %s", cuantas,
                t.segundos(), ms(todos, .95), ms(todos, .5), t.fallas().size(), t.tiempos().entrySet().stream()
                        .map(paso -> paso.getKey() + " " + Math.round(ms(paso.getValue(), .95)) + " ms").collect(Collectors.joining(", ")));
        assertThat(t.fallas()).isEmpty();
    }

    private record Tanda(Map<String, List<Long>> tiempos, List<String> fallas, double segundos) {
    }

    private Tanda tanda(Unidad u, String quienes, int cuantas) throws Exception {
        List<String> tareas = new ArrayList<>();
        for (int n = 0; n < cuantas; n++) {
            organizacion.guardarPersona(new co.gov.dnp.att.organizacion.Persona(quienes + n, "A la vez " + n, "BANG", null, Vinculacion.FUNCIONARIO, true), Set.of(), Procedimiento.CLAVE);
            tareas.add(procedimiento.tarea(procedimiento.iniciar(u), Elemento.IDENTIFICAR).getId());
        }
        String filtro = jdbc.sql("select id_ from act_ru_filter where name_ = 'Mis tareas'").query(String.class).single();
        Map<String, List<Long>> tiempos = Collections.synchronizedMap(new java.util.LinkedHashMap<>());
        List<String> fallas = Collections.synchronizedList(new ArrayList<>());
        ExecutorService gente = Executors.newFixedThreadPool(cuantas);
        CountDownLatch salida = new CountDownLatch(1);
        List<Future<?>> hilos = new ArrayList<>();
        for (int n = 0; n < cuantas; n++) {
            int yo = n;
            hilos.add(gente.submit(() -> {
                Persona p = new Persona("http://localhost:" + puerto, quienes + yo, Procedimiento.CLAVE);
                String tarea = tareas.get(yo);
                salida.await();
                // Nadie llega en el mismo milisegundo: se reparten en veinte segundos y se toman uno o dos entre paso y paso
                Thread.sleep((long) yo * (RAPIDO ? 2_000 : 20_000) / cuantas);
                try {
                    tiempo(tiempos, "entrar", () -> {
                        p.entrar();
                        return null;
                    });
                    pensar(yo);
                    tiempo(tiempos, "lista", () -> p.motor("/filter/" + filtro + "/list?firstResult=0&maxResults=15", Map.of()));
                    pensar(yo + 1);
                    tiempo(tiempos, "tomar", () -> {
                        p.reclamar(tarea);
                        return null;
                    });
                    tiempo(tiempos, "abrir", () -> p.formulario(tarea));
                    pensar(yo + 2);
                    // Con el contenido de la tarea a medio llenar, como lo guarda la página
                    tiempo(tiempos, "guardar", () -> {
                        p.guardarBorrador(tarea, Map.of("tema", u.tema()));
                        return null;
                    });
                    pensar(yo + 3);
                    tiempo(tiempos, "completar", () -> {
                        p.completar(tarea, Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
                        return null;
                    });
                    tiempo(tiempos, "casos", () -> p.pagina("/mis-casos"));
                } catch (Exception mal) {
                    fallas.add(mal.toString());
                }
                return null;
            }));
        }
        long inicio = System.nanoTime();
        salida.countDown();
        for (Future<?> h : hilos) {
            h.get();
        }
        gente.shutdown();
        return new Tanda(tiempos, fallas, (System.nanoTime() - inicio) / 1e9);
    }

    private static void pensar(int yo) throws InterruptedException {
        Thread.sleep(1_000 + yo * 37L % 1_000);
    }

    private static <T> T tiempo(Map<String, List<Long>> tiempos, String que, Callable<T> accion) throws Exception {
        long inicio = System.nanoTime();
        T valor = accion.call();
        tiempos.computeIfAbsent(que, x -> Collections.synchronizedList(new ArrayList<>())).add(System.nanoTime() - inicio);
        return valor;
    }

    interface Vuelta {
        void dar(int hilo) throws Exception;
    }

    private static double porSegundo(int hilos, int cuantas, Vuelta vuelta) throws Exception {
        ExecutorService grupo = Executors.newFixedThreadPool(hilos);
        AtomicInteger quedan = new AtomicInteger(cuantas);
        List<Future<?>> todos = new ArrayList<>();
        long inicio = System.nanoTime();
        for (int h = 0; h < hilos; h++) {
            int hilo = h;
            todos.add(grupo.submit(() -> {
                while (quedan.getAndDecrement() > 0) {
                    vuelta.dar(hilo);
                }
                return null;
            }));
        }
        for (Future<?> f : todos) {
            f.get();
        }
        double segundos = (System.nanoTime() - inicio) / 1e9;
        grupo.shutdown();
        return cuantas / segundos;
    }
}
