package co.gov.dnp.att.calendario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static co.gov.dnp.att.Ficha.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.plataforma.Rechazo;

@PruebaIntegral
class CalendarioTest {

    private static final LocalDate EXCEPCION = LocalDate.of(2031, 3, 5);

    @Autowired CalendarioHabil calendario;
    @Autowired Plazos plazos;
    @Autowired WebApplicationContext contexto;

    @AfterEach
    void comoEstaba() {
        calendario.quitarAjuste(EXCEPCION);
        plazos.cambiar(Map.of("tarea_programar", "15", "ciclo_corte", "R/P3M"));
    }

    @Test
    void losFestivosSonLosDeLaLista() throws Exception {
        Path lista = Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                .map(p -> p.resolve("shared/datos/festivos_colombia.csv")).filter(Files::exists).findFirst().orElse(null);
        Assumptions.assumeTrue(lista != null, "SE OMITE: no está shared/datos/festivos_colombia.csv");
        try (CSVParser filas = CSVParser.parse(Files.newBufferedReader(lista), CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
            Map<Integer, TreeSet<LocalDate>> deLey = filas.stream().map(f -> LocalDate.parse(f.get("fecha")))
                    .collect(Collectors.groupingBy(LocalDate::getYear, Collectors.toCollection(TreeSet::new)));
            assertThat(deLey).hasSize(12);
            deLey.forEach((anio, dias) -> assertThat(new TreeSet<>(calendario.festivos(anio).keySet())).as("%d", anio).isEqualTo(dias));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 1, 2026-11-23", // viernes → lunes
        "2026-07-10, 1, 2026-07-14", // lunes 13: Chiquinquirá
        "2026-04-01, 1, 2026-04-06", // Jueves y Viernes Santo
        "2026-12-24, 3, 2026-12-30",
        "2026-12-25, 0, 2026-12-28",
        "2026-12-28, 0, 2026-12-28",
        "2026-12-28, -1, 2026-12-24"})
    void sumaDiasHabiles(LocalDate desde, int dias, LocalDate resultado) {
        assertThat(calendario.sumarHabiles(desde, dias)).isEqualTo(resultado);
        if (dias != 0) {
            assertThat(calendario.diasHabilesEntre(desde, resultado)).isEqualTo(dias);
        }
    }

    @Test
    void unaExcepcionCambiaLaCuenta() {
        assertThat(calendario.esHabil(EXCEPCION)).isTrue();
        calendario.ajustar(new AjusteFestivo(EXCEPCION, false, "Día cívico de prueba"));
        assertThat(calendario.esHabil(EXCEPCION)).isFalse();
        assertThat(calendario.sumarHabiles(EXCEPCION.minusDays(1), 1)).isEqualTo(EXCEPCION.plusDays(1));
        calendario.ajustar(new AjusteFestivo(EXCEPCION, true, "Se revoca"));
        assertThat(calendario.esHabil(EXCEPCION)).isTrue();
        assertThatThrownBy(() -> calendario.ajustar(new AjusteFestivo(EXCEPCION, true, " "))).isInstanceOf(Rechazo.class);
        assertThatThrownBy(() -> calendario.ajustar(new AjusteFestivo(null, true, "x"))).isInstanceOf(Rechazo.class);
    }

    @Test
    @Requisito("PS-34")
    void cadaTareaVenceAlFinDeUnDiaHabilYElPlazoEsUnDato() {
        for (String tarea : List.of("tarea_identificar", "tarea_concertar", "tarea_programar", "tarea_socializar", "tarea_parametrizar",
                "tarea_ejecutar", "tarea_evaluar", "tarea_gestionarConocimiento", "tarea_sistematizar", "tarea_monitorear",
                "tarea_atenderAtraso", "tarea_verificarCierre")) {
            ZonedDateTime vence = plazos.para(tarea).toInstant().atZone(ZoneId.of("America/Bogota"));
            assertThat(vence.toLocalTime()).as(tarea).isEqualTo(LocalTime.of(17, 0));
            assertThat(calendario.esHabil(vence.toLocalDate())).as(tarea).isTrue();
        }
        plazos.cambiar(Map.of("tarea_programar", "1"));
        assertThat(plazos.para("tarea_programar").toInstant().atZone(ZoneId.of("America/Bogota")).toLocalDate())
                .isEqualTo(calendario.sumarHabiles(LocalDate.now(ZoneId.of("America/Bogota")), 1));
        assertThatThrownBy(() -> plazos.para("tarea_inexistente")).hasMessageContaining("No hay plazo registrado");
        assertThat(plazos.cicloDeCorte()).isEqualTo("R/P3M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P3M", "R/P4M", "R/P93D", "R/P1Y", "R/P0D", "R/P-1M", "R3/P3M", "R/PT0S", "R/PT9999H", "cada mes", ""})
    @Requisito("PS-34")
    void elCorteNuncaTardaMasDeUnTrimestre(String ciclo) {
        assertThatThrownBy(() -> plazos.cambiar(Map.of("ciclo_corte", ciclo))).isInstanceOf(Rechazo.class)
                .hasMessageContaining("de un trimestre a lo sumo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R/P1M", "R/P3M", "R/P90D", "R/PT1M", "R/P2W"})
    void admiteCiclosMasCortos(String ciclo) {
        plazos.cambiar(Map.of("ciclo_corte", ciclo));
        assertThat(plazos.cicloDeCorte()).isEqualTo(ciclo);
    }

    @Test
    void rechazaPlazosFueraDeRangoSinGuardarNinguno() {
        assertThatThrownBy(() -> plazos.cambiar(Map.of("tarea_programar", "7", "tarea_evaluar", "0", "hora_cierre", "25:00")))
                .isInstanceOfSatisfying(Rechazo.class, r -> assertThat(r.problemas()).hasSize(2));
        assertThat(plazos.todos()).filteredOn(p -> p.clave().equals("tarea_programar")).extracting(Plazo::diasHabiles).containsExactly(15);
        assertThat(IntStream.of(0, 251)).allSatisfy(n -> assertThatThrownBy(() -> plazos.cambiar(Map.of("tarea_evaluar", "" + n))).isInstanceOf(Rechazo.class));
    }

    @Test
    void laPaginaLaEditaLaDer() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        var der = user("prueba").authorities(new SimpleGrantedAuthority("der"));
        var funcionario = user("prueba").authorities(new SimpleGrantedAuthority("funcionario"));
        mvc.perform(post("/calendario/plazos").with(csrf()).with(der).param("tarea_programar", "12")).andExpect(redirectedUrl("/calendario"));
        mvc.perform(post("/calendario/ajustes").with(csrf()).with(der).param("fecha", EXCEPCION.toString()).param("habil", "false").param("motivo", "Prueba"))
                .andExpect(redirectedUrl("/calendario"));
        mvc.perform(post("/calendario/plazos").with(csrf()).with(der).param("tarea_programar", "mucho")).andExpect(status().isOk())
                .andExpect(content().string(containsString("un número entero de 1 a 250"))).andExpect(content().string(containsString("mucho")));
        mvc.perform(post("/calendario/plazos").with(csrf()).with(funcionario).param("tarea_programar", "9")).andExpect(status().isForbidden());
        mvc.perform(get("/calendario").param("anio", "2026").with(funcionario)).andExpect(status().isOk())
                .andExpect(content().string(containsString("Chiquinquirá"))).andExpect(content().string(containsString("13 de julio")));
    }
}
