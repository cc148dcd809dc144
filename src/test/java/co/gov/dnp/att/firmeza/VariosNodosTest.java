package co.gov.dnp.att.firmeza;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import co.gov.dnp.att.Requisito;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Dos y tres nodos sobre un PostgreSQL, detrás de un proxy que no amarra a nadie. {@code -Dfirmeza.instancias=N} cambia cuántas (500). */
@Tag("firmeza")
@Timeout(value = 180, unit = TimeUnit.MINUTES)
class VariosNodosTest {

    private static final int INSTANCIAS = Integer.getInteger("firmeza.instancias", 500);
    private static final int HILOS = 8;

    @TempDir
    Path carpeta;
    private final Libro libro = new Libro();

    @Test
    @DisplayName("Con temporizadores, de principio a fin: un nodo muere, otro entra; nada perdido, nada doble, nadie vuelve a ingresar")
    void unNodoMuereYOtroEntra() throws Exception {
        try (ServidorDebian servidor = new ServidorDebian(); ProxyInverso proxy = new ProxyInverso(); Connection base = sembrada(servidor);
                Nodo uno = nodo("nodo-uno", servidor); Nodo dos = nodo("nodo-dos", servidor); Nodo tres = nodo("nodo-tres", servidor);
                Carga carga = new Carga(proxy.raiz(), libro, HILOS, true)) {
            // Dos cortes, cada veinte segundos: cada instancia espera en su ejecución a que se dispare el primero
            base.createStatement().execute("update att.plazo set texto = 'R2/PT20S' where clave = 'ciclo_corte'");
            uno.iniciar();
            dos.iniciar();
            proxy.agregar(uno);
            proxy.agregar(dos);
            long ajenos = abiertos(base);
            long inicio = System.nanoTime();
            // La última octava parte se guarda para cuando vuelva el que murió: que encuentre trabajo
            carga.pedir(INSTANCIAS - INSTANCIAS / 8);
            carga.arrancar();
            hasta(base, carga, INSTANCIAS / 4);
            dos.matar();
            Set<String> aMedias = Libro.textos(base, "select distinct lock_owner_ || ' ' || id_ from act_ru_job where lock_owner_ is not null");
            hasta(base, carga, INSTANCIAS / 2);
            proxy.quitar(dos);
            tres.iniciar();
            proxy.agregar(tres);
            hasta(base, carga, 3 * INSTANCIAS / 4);
            dos.iniciar();
            int antesDeVolver = proxy.atendidas().get(dos.puerto()).get();
            proxy.agregar(dos);
            carga.pedir(INSTANCIAS / 8);
            hasta(base, carga, INSTANCIAS);
            // Una que empezó sin que su respuesta llegara también se lleva hasta el final
            while (carga.faltanPorIniciar() > 0 || abiertos(base) > ajenos) {
                hasta(base, carga, (int) (Libro.numero(base, "select count(*) from att.expediente") - ajenos));
            }
            double segundos = (System.nanoTime() - inicio) / 1e9;
            carga.parar();
            Golpes.asentar(base, Duration.ofMinutes(4));

            assertThat(Libro.numero(base, "select count(*) from att.expediente where estado = 'CERRADO'")).isGreaterThanOrEqualTo(INSTANCIAS);
            assertThat(abiertos(base)).as("ninguna queda a medio camino").isEqualTo(ajenos);
            Golpes.cuadra(libro, base);
            assertThat(Libro.textos(base, "select j.type_ || ' ' || coalesce(j.exception_msg_, '') from act_ru_job j left join att.expediente x on x.instancia_proceso = j.root_proc_inst_id_"
                    + " where j.process_instance_id_ is not null and (x.estado = 'CERRADO' or j.retries_ = 0 or not exists (select from act_ru_execution e where e.id_ = j.process_instance_id_))"))
                    .as("ningún trabajo queda").isEmpty();
            assertThat(aMedias.stream().map(t -> t.substring(t.indexOf(' ') + 1)).filter(Libro.textos(base, "select id_ from act_ru_job")::contains).toList())
                    .as("lo que estaba tomado cuando murió un nodo").isEmpty();
            assertThat(Libro.textos(base, "select codigo from att.expediente x where estado = 'CERRADO' and (select count(*) from att.corte c where c.expediente_id = x.id and tipo = 'TRIMESTRAL')"
                    + " not between 1 and 2")).as("dos cortes a lo sumo, y al menos el que se esperó").isEmpty();
            assertThat(carga.ingresos()).as("cada quien ingresó una sola vez").isEqualTo(carga.personas());
            assertThat(proxy.atendidas()).hasSize(3).allSatisfy((puerto, cuantas) -> assertThat(cuantas.get()).isPositive());
            assertThat(proxy.atendidas().get(dos.puerto()).get()).as("el que volvió atiende").isGreaterThan(antesDeVolver);
            sinFallas(libro);
            System.out.printf("%d instancias con temporizador, de principio a fin, en %.0f s: %d confirmaciones, %d sin respuesta buena %s, %d trabajos tomados al morir un nodo, por nodo %s%n",
                    INSTANCIAS, segundos, libro.confirmaciones(), libro.sinRespuesta.get(), libro.porQue, aMedias.size(), proxy.atendidas());
        }
    }

    @Test
    @DisplayName("Se cambia de modelos nodo por nodo con gente trabajando: lo iniciado termina con su versión, lo nuevo nace con la nueva")
    @Requisito("PS-51")
    void actualizacionRodante() throws Exception {
        int cuantas = Math.max(12, INSTANCIAS / 10);
        Path anteriores = modelos("n", "");
        Path nuevos = modelos("n1", " (versión siguiente)");
        try (ServidorDebian servidor = new ServidorDebian(); ProxyInverso proxy = new ProxyInverso(); Connection base = sembrada(servidor);
                Nodo a = nodo("rodante-a", servidor, modelos(anteriores)); Nodo b = nodo("rodante-b", servidor, modelos(anteriores));
                Nodo a2 = nodo("rodante-a2", servidor, modelos(nuevos)); Nodo b2 = nodo("rodante-b2", servidor, modelos(nuevos));
                Carga carga = new Carga(proxy.raiz(), libro, HILOS, false)) {
            a.iniciar();
            b.iniciar();
            proxy.agregar(a);
            proxy.agregar(b);
            long desde = version(base);
            carga.pedir(cuantas);
            carga.arrancar();
            Golpes.trabajar(libro, cuantas * 2, Duration.ofMinutes(30));
            // Uno sale y entra con lo nuevo; después el otro. Siempre hay al menos uno atendiendo
            proxy.quitar(b);
            b.detener();
            b2.iniciar();
            proxy.agregar(b2);
            long alCambiar = libro.iniciadas();
            carga.pedir(cuantas);
            Golpes.trabajar(libro, cuantas, Duration.ofMinutes(30));
            proxy.quitar(a);
            a.detener();
            a2.iniciar();
            proxy.agregar(a2);
            hasta(base, carga, 2 * cuantas);
            carga.parar();
            Golpes.asentar(base, Duration.ofMinutes(4));

            Golpes.cuadra(libro, base);
            assertThat(version(base)).as("una sola versión más, aunque la despliegan dos nodos").isEqualTo(desde + 1);
            assertThat(Libro.numero(base, porVersion(desde))).isPositive();
            assertThat(Libro.numero(base, porVersion(desde + 1))).isPositive();
            String programar = "select count(*) from act_hi_taskinst t join act_re_procdef d on d.id_ = t.proc_def_id_ where t.task_def_key_ = 'tarea_programar' and "
                    + "(d.version_ = " + (desde + 1) + ") <> (t.name_ like '%(versión siguiente)')";
            assertThat(Libro.numero(base, programar)).as("tareas con el texto de otra versión").isZero();
            assertThat(carga.ingresos()).isEqualTo(carga.personas());
            sinFallas(libro);
            System.out.printf("Actualización rodante: %d instancias (%d antes de cambiar), %d con la versión %d y %d con la %d; %d sin respuesta buena %s%n", libro.iniciadas(),
                    alCambiar, Libro.numero(base, porVersion(desde)), desde, Libro.numero(base, porVersion(desde + 1)), desde + 1, libro.sinRespuesta.get(), libro.porQue);
        }
    }

    /** Que otro hilo terminara la tarea, o que el nodo muriera, se dice (400, 502); un 500 es falla de la aplicación. */
    private static void sinFallas(Libro libro) {
        assertThat(libro.porQue.keySet()).as("fallas del sistema que vio alguien").noneMatch(q -> q.contains(" 500 "));
    }

    private static long abiertos(Connection base) throws Exception {
        return Libro.numero(base, "select count(*) from att.expediente where estado <> 'CERRADO'");
    }

    private static String porVersion(long version) {
        return "select count(*) from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_ where d.key_ = 'asistencia_tecnica_territorial' and p.end_time_ is not null and d.version_ = " + version;
    }

    private static long version(Connection base) throws Exception {
        return Libro.numero(base, "select max(version_) from act_re_procdef where key_ = 'asistencia_tecnica_territorial'");
    }

    private Connection sembrada(ServidorDebian servidor) throws Exception {
        DurabilidadLargaTest.sembrar(servidor);
        return DriverManager.getConnection(servidor.url());
    }

    private static Nodo nodo(String nombre, ServidorDebian servidor, String... argumentos) throws Exception {
        return new Nodo(nombre, servidor.entorno(), argumentos);
    }

    /** Espera a que terminen tantas instancias; si deja de avanzar, dice en qué quedó cada tarea y cada trabajo. */
    private void hasta(Connection base, Carga carga, int terminadas) throws Exception {
        String cuenta = "select count(*) from att.expediente where estado = 'CERRADO'";
        String avance = "select count(*) from act_hi_taskinst where end_time_ is not null";
        long ultimo = -1;
        for (long limite = 0; Libro.numero(base, cuenta) < terminadas;) {
            long ahora = Libro.numero(base, avance);
            if (ahora != ultimo) {
                ultimo = ahora;
                limite = System.nanoTime() + Duration.ofMinutes(6).toNanos();
            } else if (System.nanoTime() > limite) {
                throw new AssertionError("Sin avance: terminadas " + Libro.numero(base, cuenta) + " de " + terminadas + "; faltan por iniciar " + carga.faltanPorIniciar()
                        + "; tareas " + Libro.textos(base, "select task_def_key_ || ' ' || count(*) from act_ru_task group by task_def_key_")
                        + "; trabajos " + Libro.textos(base, "select type_ || ' intentos ' || retries_ || ' ' || count(*) from act_ru_job group by type_, retries_")
                        + "; negadas " + libro.negadas);
            }
            Thread.sleep(500);
        }
    }

    /** Una copia de los modelos y formularios del proyecto, con una tarea que se llama distinto. */
    private Path modelos(String nombre, String cambio) throws Exception {
        Path copia = Files.createDirectories(carpeta.resolve(nombre));
        for (String raiz : new String[] {"processes", "forms"}) {
            try (Stream<Path> archivos = Files.walk(Path.of(raiz))) {
                for (Path archivo : archivos.filter(f -> f.toString().matches(".*\\.(bpmn|dmn|form)")).toList()) {
                    Path destino = copia.resolve(archivo);
                    Files.createDirectories(destino.getParent());
                    Files.writeString(destino, Files.readString(archivo).replace("name=\"Programar la asistencia técnica\"", "name=\"Programar la asistencia técnica" + cambio + "\""));
                }
            }
        }
        return copia;
    }

    private static String[] modelos(Path copia) {
        return new String[] {"--camunda.bpm.deployment-resource-pattern=file:" + copia + "/processes/**/*.bpmn,file:" + copia + "/processes/**/*.dmn,file:" + copia + "/forms/**/*.form"};
    }
}
