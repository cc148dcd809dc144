package co.gov.dnp.att.conocimiento;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import co.gov.dnp.att.Requisito;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Requisito("PS-42")
class CumplimientoTest {

    @ParameterizedTest(name = "de {0} a {1}, llegó a {2}: {3} %")
    @CsvSource({"20, 80, 65, 75.00", "20, 80, 80, 100.00", "20, 80, 95, 125.00", "20, 80, 20, 0.00", "20, 80, 5, -25.00",
            "40, 10, 25, 50.00", "0, 3, 1, 33.33", "-5, 5, 0, 50.00"})
    void mideCuantoDelCambioEsperadoSeLogro(BigDecimal lineaBase, BigDecimal meta, BigDecimal valor, BigDecimal esperado) {
        assertThat(ResultadoIndicador.cumplimiento(lineaBase, meta, valor)).isEqualByComparingTo(esperado);
    }

    @Test
    void conMetaIgualALaLineaBaseNoHayPorcentaje() {
        assertThat(ResultadoIndicador.cumplimiento(new BigDecimal("20"), new BigDecimal("20.0"), new BigDecimal("35"))).isNull();
    }
}
