package co.gov.dnp.att.expediente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.plataforma.Rechazo;

@PruebaIntegral
class ExpedientesTest {

    @Autowired
    Expedientes expedientes;
    @Autowired
    Bitacora bitacora;
    @Autowired
    TransactionTemplate transaccion;

    @Test
    void ochoHilosAbrenSinRepetirNiSaltarNumeros() throws Exception {
        ExecutorService hilos = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> aperturas = IntStream.range(0, 64).<Callable<Integer>>mapToObj(
                    n -> () -> expedientes.abrir(2031, "EXP-HILOS", null, "Producto", "jefa", "ana").getConsecutivo()).toList();
            List<Integer> numeros = hilos.invokeAll(aperturas).stream().map(ExpedientesTest::valor).sorted().toList();
            assertThat(numeros).isEqualTo(IntStream.rangeClosed(1, 64).boxed().toList());
        } finally {
            hilos.shutdownNow();
        }
    }

    @Test
    void loQueSeDeshaceNoGastaNumero() {
        expedientes.abrir(2031, "EXP-DESH", null, "Producto", "jefa", "ana");
        transaccion.executeWithoutResult(estado -> {
            expedientes.abrir(2031, "EXP-DESH", null, "Producto", "jefa", "ana");
            estado.setRollbackOnly();
        });
        assertThat(expedientes.abrir(2031, "EXP-DESH", null, "Producto", "jefa", "ana").getConsecutivo()).isEqualTo(2);
    }

    @Test
    void elCodigoDiceVigenciaDependenciaYConsecutivo() {
        Expediente expediente = expedientes.abrir(2032, "EXP-COD", 5L, " Producto «uno» ", "jefa", "ana");
        assertThat(expediente.getCodigo()).isEqualTo("ATT-2032-EXP-COD-0001");
        assertThat(expedientes.porCodigo("ATT-2032-EXP-COD-0001").getProducto()).isEqualTo("Producto «uno»");
        assertThat(bitacora.hechos(expediente.getId(), 10)).singleElement().satisfies(hecho -> {
            assertThat(hecho.usuario()).isEqualTo("ana");
            assertThat(hecho.texto()).isEqualTo("Se abrió el expediente ATT-2032-EXP-COD-0001: Producto «uno».");
        });
    }

    @Test
    void loQueNoSirveParaNumerarSeRechaza() {
        assertThatThrownBy(() -> expedientes.abrir(26, "DEP", null, "Producto", null, "ana")).hasMessageContaining("Vigencia");
        assertThatThrownBy(() -> expedientes.abrir(2032, "A/../B", null, "Producto", null, "ana")).hasMessageContaining("Dependencia");
        assertThatThrownBy(() -> expedientes.abrir(2032, "DEP", null, " ", null, "ana")).hasMessageContaining("Producto");
        assertThatThrownBy(() -> expedientes.porCodigo("ATT-0000-X-0000")).isInstanceOf(Rechazo.class);
    }

    @Test
    void lasEntidadesSeResumen() {
        Long id = expedientes.abrir(2032, "EXP-ENT", null, "Producto", "jefa", "ana").getId();
        assertThat(expedientes.fijarEntidades(id, Map.of("25754", "Soacha (Cundinamarca)"))).isEqualTo("Soacha (Cundinamarca)");
        Map<String, String> todas = new LinkedHashMap<>();
        IntStream.range(0, 1122).forEach(n -> todas.put("E" + n, "Entidad " + n));
        assertThat(expedientes.fijarEntidades(id, todas)).isEqualTo("1122 entidades");
        assertThat(expedientes.de(id).getEntidades()).isEqualTo("1122 entidades");
    }

    @Test
    void seCierraUnaSolaVez() {
        Long id = expedientes.abrir(2032, "EXP-CIERRE", null, "Producto", "jefa", "ana").getId();
        assertThatThrownBy(() -> expedientes.cerrar(id, EstadoExpediente.EN_CURSO, null)).isInstanceOf(Rechazo.class);
        expedientes.cerrar(id, EstadoExpediente.SIN_COMPETENCIA, "Es de otra entidad");
        assertThat(expedientes.de(id).getEstado()).isEqualTo(EstadoExpediente.SIN_COMPETENCIA);
        assertThat(expedientes.de(id).getCerrado()).isNotNull();
        assertThatThrownBy(() -> expedientes.cerrar(id, EstadoExpediente.CERRADO, null)).hasMessageContaining("ya está cerrado");
        assertThat(bitacora.hechos(id, 1).get(0).texto()).contains("sin competencia").contains("Es de otra entidad");
    }

    private static Integer valor(Future<Integer> futuro) {
        try {
            return futuro.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
