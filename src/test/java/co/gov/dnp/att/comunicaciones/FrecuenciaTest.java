package co.gov.dnp.att.comunicaciones;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import co.gov.dnp.att.Requisito;

/** Qué día de cada semana le toca a un contenido. */
class FrecuenciaTest {

    @ParameterizedTest(name = "{0} desde {1}, semana del {2}: {3}")
    @Requisito("CM-09")
    @DisplayName("Cada frecuencia cae en su día y no antes del primero")
    @CsvSource({
        "UNICA,2026-11-25,2026-11-23,2026-11-25", "UNICA,2026-11-25,2026-11-30,", "UNICA,2026-11-25,2026-11-16,",
        "SEMANAL,2026-11-25,2026-11-16,", "SEMANAL,2026-11-25,2026-11-23,2026-11-25", "SEMANAL,2026-11-25,2027-01-04,2027-01-06",
        "QUINCENAL,2026-11-29,2026-11-23,2026-11-29", "QUINCENAL,2026-11-29,2026-11-30,", "QUINCENAL,2026-11-29,2026-12-07,2026-12-13",
        "MENSUAL,2026-10-31,2026-10-26,2026-10-31", "MENSUAL,2026-10-31,2026-11-23,", "MENSUAL,2026-10-31,2026-11-30,2026-11-30", "MENSUAL,2026-10-31,2027-02-22,2027-02-28",
        "MENSUAL,2026-10-01,2026-11-30,2026-12-01", "MENSUAL,2026-10-15,2026-11-30,"})
    void caeEnSuDia(Frecuencia frecuencia, LocalDate desde, LocalDate lunes, LocalDate dia) {
        assertThat(frecuencia.en(desde, lunes).orElse(null)).isEqualTo(dia);
    }
}
