package co.gov.dnp.att.seguimiento;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;

import co.gov.dnp.att.Requisito;
import org.junit.jupiter.api.Test;

@Requisito("PS-39")
class AvanceTest {

    @Test
    void sinPesosLaEficaciaEsCumplidosEnPlazoSobreProgramados() {
        Avance.Eficacia e = Avance.eficacia(List.of(hito(10, 7, null), hito(5, 2, null)));
        assertThat(e.porcentaje()).isEqualByComparingTo("60.00");
        assertThat(e.programados()).isEqualTo(15);
        assertThat(e.cumplidos()).isEqualTo(9);
        assertThat(e.calculo()).contains("9 / 15 × 100");
    }

    @Test
    void conPesosCadaHitoValeLoQueElPlanLeDio() {
        Avance.Eficacia e = Avance.eficacia(List.of(hito(10, 10, "20"), hito(3, 1, "30")));
        assertThat(e.porcentaje()).as("(20×10/10 + 30×1/3) / 50 × 100").isEqualByComparingTo("60.00");
        assertThat(e.calculo()).contains("ponderado");
    }

    @Test
    void losPesosIncompletosNoPonderan() {
        assertThat(Avance.eficacia(List.of(hito(1, 1, "90"), hito(3, 0, null))).porcentaje()).isEqualByComparingTo("25.00");
    }

    @Test
    void sinHitosProgramadosNoHayPorcentaje() {
        Avance.Eficacia e = Avance.eficacia(List.of());
        assertThat(e.porcentaje()).isNull();
        assertThat(e.calculo()).contains("No había hitos programados");
    }

    @Test
    void laCalidadPromediaContenidosYPercepcionYDiceCuantosRespondieron() {
        Avance.Calidad c = Avance.calidad(List.of(valoracion(5, 4), valoracion(4, 2), valoracion(4, 4)), 7);
        assertThat(c.contenidos()).isEqualByComparingTo("4.33");
        assertThat(c.percepcion()).isEqualByComparingTo("3.33");
        assertThat(c.promedio()).isEqualByComparingTo("3.83");
        assertThat(c.calculo()).contains("3,83", "Respondieron 3 de 7");
    }

    @Test
    void sinValoracionesLaCalidadQuedaVacia() {
        Avance.Calidad c = Avance.calidad(List.of(), 2);
        assertThat(c.promedio()).isNull();
        assertThat(c.respuestas()).isZero();
        assertThat(c.invitadas()).isEqualTo(2);
    }

    private static Avance.Hito hito(int entidades, int enPlazo, String peso) {
        return new Avance.Hito(entidades, enPlazo, peso == null ? null : new BigDecimal(peso));
    }

    private static DatosReporte.Valoracion valoracion(int calidad, int percepcion) {
        return new DatosReporte.Valoracion("05001", calidad, percepcion, null);
    }
}
