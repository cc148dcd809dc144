package co.gov.dnp.att.auditoria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.auditoria.Medidas.Filtro;
import co.gov.dnp.att.auditoria.Medidas.Medida;
import co.gov.dnp.att.auditoria.Medidas.Reparto;
import co.gov.dnp.att.auditoria.proceso.ProyeccionDeTramites;
import co.gov.dnp.att.calendario.AjusteFestivo;
import co.gov.dnp.att.calendario.CalendarioHabil;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Recorrido;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.WebApplicationContext;

/** Los tiempos se miden en días hábiles y el resumen cuenta lo mismo que las tablas de donde sale. */
@PruebaIntegral
class MedidasTest {

    private static final RequestPostProcessor AUDITORA = user("auditora").authorities(new SimpleGrantedAuthority("grupo-planeacion"));

    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    ProyeccionDeTramites proyeccion;
    @Autowired
    Medidas medidas;
    @Autowired
    CalendarioHabil calendario;
    @Autowired
    JdbcClient sql;

    private final MockMvc mvc;

    MedidasTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    @Test
    @Requisito("PR-09")
    @DisplayName("El resumen cuenta tantas tareas, y tantas fuera de término, como la historia del motor")
    void cuadra() {
        r.hastaEvaluar(p.unidad("MED"));
        proyeccion.ponerAlDia();
        medidas.ponerAlDia();
        Cuenta resumen = sql.sql("select sum(tareas) tareas, sum(fuera) fuera from att.medida_mensual").query(Cuenta.class).single();
        Cuenta historia = sql.sql("""
                select count(*) tareas, count(*) filter (where due_date_ < end_time_) fuera from public.act_hi_taskinst
                where end_time_ is not null and delete_reason_ = 'completed' and root_proc_inst_id_ is not null
                """).query(Cuenta.class).single();
        assertThat(resumen).isEqualTo(historia);
        for (String menor : List.of("medida_total", "medida_por_mes")) {
            assertThat(sql.sql("select sum(tareas)::bigint tareas, sum(fuera)::bigint fuera from att." + menor).query(Cuenta.class).single()).as(menor).isEqualTo(historia);
        }
        // Rehacer lo mismo no suma dos veces
        sql.sql("insert into att.medida_por_rehacer (mes) select distinct mes from att.tramite_tarea").update();
        medidas.ponerAlDia();
        assertThat(sql.sql("select sum(tareas)::bigint tareas, sum(fuera)::bigint fuera from att.medida_total").query(Cuenta.class).single()).isEqualTo(historia);
        assertThat(sql.sql("select sum(tramites)::bigint tareas, sum(con_ajuste)::bigint fuera from att.vuelta_mensual").query(Cuenta.class).single()).isEqualTo(sql.sql("""
                select count(*) tareas, count(*) filter (where ajustes > 0) fuera from att.tramite where proceso = 'asistencia_tecnica_territorial'
                """).query(Cuenta.class).single());
        assertThat(medidas.porActividad(new Filtro(null, null, "MED", null, null), Reparto.GRUPO)).extracting(Medida::actividad, Medida::parte)
                .contains(org.assertj.core.groups.Tuple.tuple("tarea_identificar", "unidad-MED"),
                        org.assertj.core.groups.Tuple.tuple("tarea_parametrizar", "der-monitoreo"));
    }

    public record Cuenta(long tareas, long fuera) {
    }

    @Test
    @Transactional
    @Requisito("PR-09")
    @DisplayName("Mediana y percentil 90 salen de la distribución; la espera y el manejo se promedian aparte")
    void percentiles() {
        for (int dias : List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 30)) {
            tarea("2024-0" + dias % 7, dias, dias == 30);
        }
        sql.sql("insert into att.medida_por_rehacer (mes) values ('2024-05-01')").update();
        medidas.ponerAlDia();
        Medida m = medidas.porActividad(new Filtro("proceso_medido", null, null, null, null), Reparto.VERSION).get(0);
        assertThat(m.tareas()).isEqualTo(10);
        assertThat(m.mediana()).isEqualTo(5);
        assertThat(m.p90()).isEqualTo(9);
        assertThat(m.espera()).isEqualTo(1);
        assertThat(m.manejo()).isEqualTo(6.5);
        assertThat(m.porcentajeFuera()).isEqualTo(10);
    }

    private void tarea(String sufijo, int dias, boolean fuera) {
        sql.sql("""
                insert into att.tramite_tarea (tarea, instancia, proceso, version, dependencia, subdireccion, actividad, grupo, creada, terminada, mes,
                    espera, manejo, fuera_de_termino)
                values (?, 'i', 'proceso_medido', 3, 'MEDX', 'SGDDT', 'tarea_x', 'g', '2024-05-02', '2024-05-20', '2024-05-01', 1, ?, ?)
                """).params("t-" + sufijo + "-" + dias, dias - 1, fuera).update();
    }

    @Test
    @Transactional
    @Requisito("PR-09")
    @DisplayName("La tabla de días hábiles dice lo mismo que el calendario, también después de una excepción")
    void calendarioEnTabla() {
        LocalDate lunes = LocalDate.of(2026, 11, 30);
        calendario.ajustar(new AjusteFestivo(LocalDate.of(2026, 12, 2), false, "Jornada de prueba"));
        for (int salto : List.of(0, 1, 5, 9, 40, 400)) {
            LocalDate hasta = lunes.plusDays(salto);
            assertThat(sql.sql("select att.habiles(?::date, ?::date)").params(lunes, hasta).query(Integer.class).single()).as("hasta " + hasta)
                    .isEqualTo(calendario.diasHabilesEntre(lunes, hasta));
        }
    }

    @Test
    @Requisito("PR-09")
    @DisplayName("La página compara por versión, dependencia o grupo y se baja en XLSX")
    void pagina() throws Exception {
        r.hastaEvaluar(p.unidad("MEP"));
        proyeccion.ponerAlDia();
        medidas.ponerAlDia();
        mvc.perform(get("/auditoria/medidas?dependencia=MEP&por=GRUPO").with(AUDITORA)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("Programar la asistencia técnica"), containsString("unidad-MEP"),
                        containsString("der-monitoreo"), containsString("Vueltas y tropiezos"))));
        byte[] libro = mvc.perform(get("/auditoria/medidas/exportar?dependencia=MEP&por=VERSION").with(AUDITORA)).andExpect(status().isOk())
                .andReturn().getResponse().getContentAsByteArray();
        try (ReadableWorkbook hoja = new ReadableWorkbook(new ByteArrayInputStream(libro))) {
            assertThat(hoja.getFirstSheet().read().get(0).getCellText(0)).isEqualTo("Actividad");
            assertThat(hoja.getFirstSheet().read()).hasSizeGreaterThan(5);
        }
        mvc.perform(get("/auditoria/medidas").with(user("f").authorities(new SimpleGrantedAuthority("funcionario")))).andExpect(status().isForbidden());
    }
}
