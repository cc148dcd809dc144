package co.gov.dnp.att.expediente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.plataforma.Rechazo;

@PruebaIntegral
class EvidenciasTest {

    @Autowired
    Expedientes expedientes;
    @Autowired
    Evidencias evidencias;
    @Autowired
    Bitacora bitacora;
    @Autowired
    JdbcClient sql;
    @Autowired
    PlatformTransactionManager transacciones;

    private Long expediente;
    private String tarea;

    @BeforeEach
    void abrir() {
        expediente = expedientes.abrir(2033, "EVI", null, "Producto", "jefa", "ana").getId();
        tarea = "tarea-" + UUID.randomUUID();
    }

    @Test
    void cadaFormatoEntraYSaleIgual() {
        Muestras.todas().forEach((nombre, contenido) -> {
            String otraTarea = "tarea-" + UUID.randomUUID();
            Evidencia evidencia = evidencias.cargar(expediente, otraTarea, "Ejecutar", TipoEvidencia.OTRO, nombre,
                    new ByteArrayInputStream(contenido), "ana");
            assertThat(evidencia.getSha256()).isEqualTo(Huella.de(contenido));
            assertThat(evidencia.getTamano()).isEqualTo(contenido.length);
            Archivo archivo = evidencias.contenido(evidencia.getId());
            assertThat(archivo.contenido()).isEqualTo(contenido);
            assertThat(archivo.nombre()).isEqualTo(nombre);
        });
        assertThat(evidencias.deExpediente(expediente)).hasSize(Muestras.todas().size());
    }

    @Test
    void elTamanoMaximoCabeYUnByteMasNo() {
        assertThat(evidencias.cargar(expediente, tarea, "Ejecutar", TipoEvidencia.OTRO, "grande.txt",
                texto(Evidencias.TAMANO_MAXIMO), "ana").getTamano()).isEqualTo(25L * 1024 * 1024);
        assertThatThrownBy(() -> evidencias.cargar(expediente, tarea, "Ejecutar", TipoEvidencia.OTRO, "enorme.txt",
                texto(Evidencias.TAMANO_MAXIMO + 1), "ana")).isInstanceOf(Rechazo.class).hasMessageContaining("25 MB");
    }

    @Test
    void loQueSeRechazaNoDejaRastro() {
        rechaza("acta.pdf", new byte[0], "vacío");
        rechaza("acta.pdf", Muestras.ejecutable(), "no es el de un archivo PDF");
        rechaza("virus.exe", Muestras.ejecutable(), "no se reciben");
        rechaza("../acta.pdf", Muestras.pdf(), "rutas");
        assertThatThrownBy(() -> evidencias.cargar(expediente, tarea, "Ejecutar", null, "acta.pdf",
                new ByteArrayInputStream(Muestras.pdf()), "ana")).hasMessageContaining("Tipo de evidencia");
        assertThat(evidencias.deExpediente(expediente)).isEmpty();
        assertThat(bitacora.hechos(expediente, 10)).hasSize(1);
    }

    @Test
    void elMismoContenidoSeRepiteEntreTareasPeroNoEnUna() throws Exception {
        byte[] acta = unico();
        cargar(tarea, "acta.txt", acta);
        assertThatThrownBy(() -> cargar(tarea, "otra acta.txt", acta)).isInstanceOf(Rechazo.class)
                .hasMessageContaining("ya está cargado en esta tarea");
        cargar("tarea-" + UUID.randomUUID(), "acta.txt", acta);
        assertThat(copiasDe(acta)).isEqualTo(1);
    }

    @Test
    void dosCargasALaVezDejanUnaSola() throws Exception {
        byte[] acta = unico();
        ExecutorService hilos = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> carga = () -> {
                try {
                    cargar(tarea, "acta.txt", acta);
                    return true;
                } catch (Rechazo e) {
                    return false;
                }
            };
            long exitos = 0;
            for (var resultado : hilos.invokeAll(IntStream.range(0, 4).mapToObj(n -> carga).toList())) {
                exitos += resultado.get() ? 1 : 0;
            }
            assertThat(exitos).isEqualTo(1);
            assertThat(evidencias.deTarea(tarea)).hasSize(1);
        } finally {
            hilos.shutdownNow();
        }
    }

    @Test
    void seExigenLosTiposQueFaltanUnoPorUno() {
        assertThatThrownBy(() -> evidencias.entregar(tarea, "registro 1")).hasMessageContaining("al menos una");
        cargar(tarea, "lista.txt", unico(), TipoEvidencia.LISTADO_ASISTENCIA);
        evidencias.entregar(tarea, "registro 1");
        evidencias.entregar(tarea, "registro 1", TipoEvidencia.LISTADO_ASISTENCIA);
        assertThatThrownBy(() -> evidencias.entregar(tarea, "registro 1", TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA,
                TipoEvidencia.COMUNICACION_OFICIAL)).isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas())
                        .containsExactly("Evidencias: falta «Acta de reunión». Cárguela en la pestaña «Evidencias» de la tarea.",
                                "Evidencias: falta «Comunicación oficial». Cárguela en la pestaña «Evidencias» de la tarea."));
    }

    @Test
    void laUsadaYaNoSeRetiraYLaLibreSeRetiraConSuContenido() {
        byte[] libre = unico();
        Evidencia retirada = cargar(tarea, "borrador.txt", libre);
        assertThatThrownBy(() -> evidencias.retirar(retirada.getId(), "otro")).hasMessageContaining("Solo quien cargó");
        evidencias.retirar(retirada.getId(), "ana");
        assertThat(copiasDe(libre)).isZero();
        assertThat(bitacora.hechos(expediente, 1).get(0).texto()).contains("Se retiró la evidencia «borrador.txt»");

        Evidencia usada = cargar(tarea, "acta.txt", unico());
        evidencias.entregar(tarea, "registro 7");
        assertThat(evidencias.de(usada.getId()).getReferencia()).isEqualTo("registro 7");
        assertThatThrownBy(() -> evidencias.retirar(usada.getId(), "ana")).isInstanceOf(Rechazo.class)
                .hasMessageContaining("ya soporta un registro");
    }

    @Test
    void retirarMientrasOtraPersonaLaEntregaNoLaQuita() throws Exception {
        Evidencia usada = cargar(tarea, "acta.txt", unico());
        ExecutorService hilo = Executors.newSingleThreadExecutor();
        try {
            Future<?> retiro = new TransactionTemplate(transacciones).execute(t -> {
                evidencias.entregar(tarea, "registro 8", TipoEvidencia.ACTA);
                Future<?> enOtraTransaccion = hilo.submit(() -> evidencias.retirar(usada.getId(), "ana"));
                assertThatThrownBy(() -> enOtraTransaccion.get(1, TimeUnit.SECONDS)).as("espera a quien entrega").isInstanceOf(TimeoutException.class);
                return enOtraTransaccion;
            });
            assertThatThrownBy(retiro::get).hasCauseInstanceOf(Rechazo.class).hasMessageContaining("ya soporta un registro");
            assertThat(evidencias.de(usada.getId()).getReferencia()).isEqualTo("registro 8");
        } finally {
            hilo.shutdownNow();
        }
    }

    @Test
    void entregarMientrasSeRetiraEsperaYNoLaCuenta() throws Exception {
        Evidencia acta = cargar(tarea, "acta.txt", unico());
        ExecutorService hilo = Executors.newSingleThreadExecutor();
        try {
            Future<?> entrega = new TransactionTemplate(transacciones).execute(t -> {
                evidencias.retirar(acta.getId(), "ana");
                Future<?> enOtraTransaccion = hilo.submit(() -> evidencias.entregar(tarea, "registro 9", TipoEvidencia.ACTA));
                assertThatThrownBy(() -> enOtraTransaccion.get(1, TimeUnit.SECONDS)).as("espera a quien retira").isInstanceOf(TimeoutException.class);
                return enOtraTransaccion;
            });
            assertThatThrownBy(entrega::get).hasCauseInstanceOf(Rechazo.class).hasMessageContaining("falta «Acta de reunión»");
        } finally {
            hilo.shutdownNow();
        }
    }

    @Test
    void retirarUnaNoBorraElContenidoQueOtraUsa() {
        byte[] acta = unico();
        Evidencia primera = cargar(tarea, "acta.txt", acta);
        Evidencia segunda = cargar("tarea-" + UUID.randomUUID(), "acta.txt", acta);
        evidencias.retirar(primera.getId(), "ana");
        assertThat(evidencias.contenido(segunda.getId()).contenido()).isEqualTo(acta);
    }

    @Test
    void unExpedienteCerradoNoRecibeMas() {
        expedientes.cerrar(expediente, EstadoExpediente.CERRADO, null);
        assertThatThrownBy(() -> cargar(tarea, "acta.txt", unico())).isInstanceOf(Rechazo.class).hasMessageContaining("cerrado");
    }

    private void rechaza(String nombre, byte[] contenido, String motivo) {
        assertThatThrownBy(() -> cargar(tarea, nombre, contenido)).isInstanceOf(Rechazo.class).hasMessageContaining(motivo);
    }

    private Evidencia cargar(String tareaId, String nombre, byte[] contenido) {
        return cargar(tareaId, nombre, contenido, TipoEvidencia.ACTA);
    }

    private Evidencia cargar(String tareaId, String nombre, byte[] contenido, TipoEvidencia tipo) {
        return evidencias.cargar(expediente, tareaId, "Ejecutar", tipo, nombre, new ByteArrayInputStream(contenido), "ana");
    }

    private static byte[] unico() {
        return ("Acta " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
    }

    private long copiasDe(byte[] contenido) {
        return sql.sql("select count(*) from att.contenido_archivo where sha256 = ?").param(Huella.de(contenido))
                .query(Long.class).single();
    }

    /** Texto del tamaño pedido sin tenerlo en memoria. */
    private static InputStream texto(long bytes) {
        return new InputStream() {
            private long faltan = bytes;

            @Override
            public int read() {
                return faltan-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(byte[] destino, int desde, int cuantos) throws IOException {
                if (faltan <= 0) {
                    return -1;
                }
                int leidos = (int) Math.min(cuantos, faltan);
                java.util.Arrays.fill(destino, desde, desde + leidos, (byte) 'a');
                faltan -= leidos;
                return leidos;
            }
        };
    }
}
