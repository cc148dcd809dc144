package co.gov.dnp.att.auditoria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.auditoria.conformidad.Comprobacion;
import co.gov.dnp.att.auditoria.conformidad.Conformidad;
import co.gov.dnp.att.auditoria.conformidad.Cumplimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Cada regla y cada registro del procedimiento se comprueba, con su prueba; lo que falta se ve. */
@PruebaIntegral
class ConformidadTest {

    private static final RequestPostProcessor AUDITORA = quien("auditora.cfm", "grupo-planeacion");

    @Autowired
    InstanciasAuditadas ia;
    @Autowired
    Recorrido r;
    @Autowired
    Conformidad conformidad;
    @Autowired
    JdbcClient sql;

    private Unidad u;
    private ProcessInstance completa;
    private ProcessInstance viva;
    private final TransactionTemplate transaccion;
    private final MockMvc mvc;

    ConformidadTest(@Autowired WebApplicationContext contexto, @Autowired PlatformTransactionManager transacciones) {
        transaccion = new TransactionTemplate(transacciones);
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static RequestPostProcessor quien(String usuario, String... grupos) {
        return user(usuario).authorities(java.util.Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    @BeforeEach
    void instancias() {
        u = ia.unidad();
        completa = ia.completa();
        viva = ia.viva();
    }

    private Map<String, Comprobacion> lista(ProcessInstance i) {
        return conformidad.de(i.getId()).orElseThrow().todas().stream().collect(Collectors.toMap(Comprobacion::codigo, c -> c));
    }

    /** Cambia los datos por debajo de la aplicación, comprueba y deja todo como estaba. */
    private <T> T conDatos(Supplier<T> comprobacion, String... cambios) {
        return transaccion.execute(t -> {
            t.setRollbackOnly();
            sql.sql("set local role none").update();
            sql.sql("set local session_replication_role = replica").update();
            for (String cambio : cambios) {
                assertThat(sql.sql(cambio).param("e", r.expediente(completa).getId()).param("otro", r.expediente(viva).getId())
                        .update()).as(cambio).isPositive();
            }
            return comprobacion.get();
        });
    }

    @Test
    @Requisito({"PS-50", "PR-10"})
    @DisplayName("Una instancia llevada como manda el procedimiento cumple todas sus reglas y conserva los doce registros, cada uno con prueba")
    void cumplida() {
        Map<String, Comprobacion> lista = lista(completa);
        assertThat(lista).hasSize(26);
        lista.forEach((codigo, c) -> {
            if (!codigo.equals("R9") && !codigo.equals("R14")) {
                assertThat(c.estado()).as(codigo + ": " + c.encontrado()).isEqualTo(Cumplimiento.CUMPLIDA);
                assertThat(c.pruebas()).as(codigo).isNotEmpty();
            }
            assertThat(c.como()).as(codigo).endsWith(".");
        });
        assertThat(lista.get("R9").estado()).isEqualTo(Cumplimiento.NO_APLICA);
        assertThat(lista.get("R10").pruebas()).anyMatch(x -> x.texto().endsWith("2 incluidas"));
    }

    @ParameterizedTest(name = "{0} falta y se dice: {1}")
    @Requisito({"PS-50", "SI-14"})
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            R1 | no hay una versión 2 | delete from att.version_plan where expediente_id = :e and numero = 2
            R2 | pasó más de un trimestre sin corte | update att.corte set hasta = hasta + 200 where expediente_id = :e and numero = 1
            R3 | cuyo consentimiento era «RETIRADO» | insert into att.consentimiento (expediente_id, entidad, estado, registrado_por, registrado) select :e, v.entidad, 'RETIRADO', 'x', k.reportado - interval '1 second' from att.corte k join att.valoracion v on v.corte_id = k.id where k.expediente_id = :e
            R4 | venció el | update att.accion_apcm set estado = 'ABIERTA', cerrada = null, fecha_compromiso = current_date - 5 where expediente_id = :e
            R4 | la cerró quien la ejecutó | update att.accion_apcm set verificada_por = ejecutada_por where expediente_id = :e
            R5 | El plan no define el método | update att.version_plan set datos = jsonb_set(datos, '{evaluacionPrevista,metodo}', '""') where expediente_id = :e
            R6 | no recomendó nada | delete from att.recomendacion_meta where expediente_id = :e
            R7 | antes de parametrizar | update att.parametrizacion_seta set registrada = now() + interval '1 day' where expediente_id = :e
            R7 | no tiene código de SETA-WEB | update att.hito set codigo_seta = ' ' where version_plan_id in (select id from att.version_plan where expediente_id = :e)
            R8 | no tiene evidencia | delete from att.evidencia_uso u using att.evidencia v where v.id = u.evidencia_id and v.expediente_id = :e and u.referencia like '%-05001-1'
            R9 | no cita el manual | update att.asesoria set datos = jsonb_set(datos, '{manualEspecifico}', '"Manual de prueba"') where expediente_id = :e and registro_seta like '%-05001-1'
            R10 | capacidad operativa | update att.identificacion set datos = datos - 'capacidadOperativa' where expediente_id = :e
            R11 | No consta el acuerdo de CFM | update att.concertacion set datos = datos - 'acuerdosOferentes' where expediente_id = :e
            R12 | No hubo mesa con los grupos de valor | update att.gestion_conocimiento set datos = datos #- '{mesas,1}' where expediente_id = :e
            R13 | Los grupos de valor no tienen acceso | update att.publicacion set publico = false, participantes = false where expediente_id = :e
            R14 | tiene especificaciones en la vigencia | insert into att.identificacion (expediente_id, hay_competencia, datos, usuario, fecha) values (:otro, true, '{"especificacionesSg": "Usar el formato común."}', 'x', now())
            1 | Debe haber 1 y hay 0 | delete from att.documento where expediente_id = :e and clase = 'MATRIZ_CONCERTACION'
            2 | Debe haber 2 y hay 1 | delete from att.documento where expediente_id = :e and clase = 'PLAN_DE_TRABAJO' and version = 1
            3 | en la actividad 7 | delete from att.evidencia v using att.evidencia_uso u where u.evidencia_id = v.id and v.expediente_id = :e and v.tipo = 'COMUNICACION_OFICIAL' and u.referencia = 'Gestión del conocimiento'
            4 | no dice quiénes asistieron | update att.asesoria set datos = datos - 'asistentes' where expediente_id = :e
            5 | el acta que su hito exige | delete from att.evidencia v using att.evidencia_uso u where u.evidencia_id = v.id and v.expediente_id = :e and v.tipo = 'ACTA' and u.referencia like '%-05001-1'
            6 | no tiene identificador | update att.asesoria set registro_seta = '' where expediente_id = :e
            7 | no tiene evidencia | delete from att.evidencia_uso u using att.evidencia v where v.id = u.evidencia_id and v.expediente_id = :e and u.referencia like '%-05001-1'
            8 | Debe haber 2 y hay 0 | delete from att.documento where expediente_id = :e and clase = 'REPORTE_DE_AVANCE'
            9 | sin cumplimiento descrito, verificación o evidencia | delete from att.evidencia v using att.evidencia_uso u where u.evidencia_id = v.id and v.expediente_id = :e and u.referencia like '%-AC-1'
            10 | Debe haber 1 y hay 0 | delete from att.documento where expediente_id = :e and clase = 'INFORME_DE_ANALISIS'
            11 | no tiene resultado | delete from att.resultado_indicador where expediente_id = :e
            12 | No hay sistematización | delete from att.sistematizacion where expediente_id = :e
            """)
    void falta(String codigo, String frase, String cambio) {
        Comprobacion c = conDatos(() -> lista(completa).get(codigo), cambio);
        assertThat(c.estado()).as(c.encontrado()).isEqualTo(Cumplimiento.FALTA);
        assertThat(c.encontrado()).contains(frase);
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("R9 y R14 se cumplen cuando hay manual o especificaciones, y R14 no aplica si la subdirección no fijó ninguna")
    void opcionales() {
        assertThat(conDatos(() -> lista(completa).get("R9"), "update att.asesoria set datos = datos || '{\"manualEspecifico\": \"Manual de prueba\"}' where expediente_id = :e")
                .estado()).isEqualTo(Cumplimiento.CUMPLIDA);
        String propia = "update att.identificacion set datos = datos || '{\"especificacionesSg\": \"Usar el formato común.\"}' where expediente_id = :e";
        assertThat(conDatos(() -> lista(completa).get("R14"), propia).estado()).isEqualTo(Cumplimiento.CUMPLIDA);
        assertThat(conDatos(() -> lista(completa).get("R14"), "update att.identificacion set datos = datos - 'especificacionesSg'").estado())
                .isEqualTo(Cumplimiento.NO_APLICA);
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("En una que empieza nada falta todavía; en una cancelada, lo que no alcanzó a hacerse no aplica")
    void sinTerminar() {
        assertThat(lista(viva).values()).extracting(Comprobacion::estado).containsOnly(Cumplimiento.AUN_NO);
        assertThat(lista(ia.cancelada()).values()).extracting(Comprobacion::estado).containsOnly(Cumplimiento.NO_APLICA);
    }

    @Test
    @Requisito({"PS-50", "SI-16"})
    @DisplayName("La página muestra la lista, cada enlace lleva a su prueba, y desde un corte se llega a la del procedimiento")
    void pagina() throws Exception {
        mvc.perform(get("/auditoria/{i}/conformidad", completa.getId()).with(AUDITORA)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("R14"), containsString("registro-12"), containsString("De la versión 1 se pasó a la 2."),
                        containsString("Cómo se comprobó"))));
        for (Comprobacion c : lista(completa).values()) {
            for (var prueba : c.pruebas()) {
                if (prueba.enlace() != null && !prueba.enlace().startsWith("/auditoria/")) {
                    mvc.perform(get(prueba.enlace()).with(AUDITORA)).andExpect(status().isOk());
                }
            }
        }
        String corte = sql.sql("select instancia from att.tramite where raiz = ? and proceso = 'monitoreo_seguimiento' limit 1").param(completa.getId())
                .query(String.class).single();
        mvc.perform(get("/auditoria/{i}/conformidad", corte).with(AUDITORA)).andExpect(status().isOk())
                .andExpect(content().string(containsString("es la conformidad del procedimiento al que pertenece")));
    }

    @Test
    @Requisito({"PS-50", "GO-17"})
    @DisplayName("Solo auditan quienes deben, y una instancia que no existe no se encuentra")
    void quienes() throws Exception {
        for (RequestPostProcessor ajeno : java.util.List.of(quien(u.funcionaria(), "funcionario", "unidad-CFM"), quien("d", "der"),
                quien("x", "grupo-planeacion", "der-disenador"))) {
            mvc.perform(get("/auditoria/{i}/conformidad", completa.getId()).with(ajeno)).andExpect(status().isForbidden());
        }
        mvc.perform(get("/auditoria/no-existe/conformidad").with(AUDITORA)).andExpect(status().isNotFound());
    }
}
