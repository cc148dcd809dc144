package co.gov.dnp.att.auditoria;

import static co.gov.dnp.att.Ficha.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.stream.Collectors;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.auditoria.preguntas.Caso;
import co.gov.dnp.att.auditoria.preguntas.Pregunta;
import co.gov.dnp.att.auditoria.preguntas.Preguntas;
import co.gov.dnp.att.procedimiento.Recorrido;
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

/** Cada pregunta se hace cuando su regla la despierta y calla cuando no; los umbrales los ajusta el Grupo de Planeación. */
@PruebaIntegral
class PreguntasTest {

    private static final RequestPostProcessor PLANEACION = quien("planeacion.prg", "grupo-planeacion");
    private static final RequestPostProcessor CONTROL = quien("control.prg", "control-interno");

    @Autowired
    InstanciasAuditadas ia;
    @Autowired
    Recorrido r;
    @Autowired
    Preguntas preguntas;
    @Autowired
    Tramites tramites;
    @Autowired
    JdbcClient sql;

    private final TransactionTemplate transaccion;
    private final MockMvc mvc;

    PreguntasTest(@Autowired WebApplicationContext contexto, @Autowired PlatformTransactionManager transacciones) {
        transaccion = new TransactionTemplate(transacciones);
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    private static RequestPostProcessor quien(String usuario, String... grupos) {
        return user(usuario).authorities(java.util.Arrays.stream(grupos).map(SimpleGrantedAuthority::new).toList());
    }

    /** Cambia los datos por debajo, vuelve a medir, pregunta por la instancia terminada y deja todo como estaba. */
    private List<Caso> preguntar(String clave, String... cambios) {
        return transaccion.execute(t -> {
            t.setRollbackOnly();
            sql.sql("set local role none").update();
            sql.sql("set local session_replication_role = replica").update();
            for (String cambio : cambios) {
                assertThat(sql.sql(cambio).param("e", r.expediente(ia.completa()).getId()).param("otro", r.expediente(ia.viva()).getId()).update())
                        .as(cambio).isPositive();
            }
            sql.sql("insert into att.tramite_pendiente (raiz) values (?)").param(ia.completa().getId()).update();
            return preguntas.deInstancia(tramites.deInstancia(ia.completa().getId()).orElseThrow()).entrySet().stream()
                    .filter(e -> e.getKey().clave().equals(clave)).map(java.util.Map.Entry::getValue).findFirst().orElseThrow();
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @Requisito("PS-50")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SEGUNDOS | en 7 segundos | update att.tramite_tarea set creada = terminada - interval '7 seconds' where instancia = (select instancia_proceso from att.expediente where id = :e) and actividad = 'tarea_evaluar'
            FIN_DE_TRIMESTRE | El 30/06/2025 se completaron | update att.entrega_formulario set fecha = '2025-06-30T15:00:00-05:00' where expediente_id = :e
            HACIA_ATRAS | 40 días después | update att.asesoria set fecha_ejecucion = (registrada at time zone 'America/Bogota')::date - 40 where expediente_id = :e
            HACIA_ATRAS | La parametrización dice | update att.parametrizacion_seta set fecha = (registrada at time zone 'America/Bogota')::date - 31 where expediente_id = :e
            MISMA_PERSONA | Ejecutó asesorías y reportó el corte 1 | update att.asesoria set usuario = 'colega.cfm' where expediente_id = :e
            MISMA_PERSONA | y la verificó | update att.accion_apcm set verificada_por = responsable where expediente_id = :e
            MISMA_PERSONA | Programó el plan y parametrizó | update att.parametrizacion_seta set usuario = 'funcionaria.cfm' where expediente_id = :e
            MISMA_PERSONA | Responde por el procedimiento y completó | update att.expediente set responsable_procedimiento = 'colega.cfm' where id = :e
            SIN_REPORTE | se reportó el | update att.corte set atrasado = true where expediente_id = :e and numero = 1
            EVIDENCIA_REPETIDA | comunicacion_oficial.pdf | insert into att.evidencia (expediente_id, tarea_id, tarea, tipo, nombre, tipo_contenido, tamano, sha256, cargada_por, fecha) select :otro, 'otra', 'Otra', tipo, nombre, tipo_contenido, tamano, sha256, 'x', now() from att.evidencia where expediente_id = :e and tipo = 'COMUNICACION_OFICIAL'
            """)
    void despierta(String clave, String frase, String cambio) {
        assertThat(preguntar(clave, cambio)).extracting(Caso::texto).anyMatch(x -> x.contains(frase));
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("El mismo texto en tres asesorías de entidades distintas despierta la pregunta; uno corto, o repetido en una misma entidad, no")
    void textoRepetido() {
        String larga = "repeat('Se revisó el avance del plan con el equipo. ', 3)";
        String copiar = "insert into att.asesoria (expediente_id, hito_id, frente, tipo, fecha_ejecucion, modalidad, asesor, dependencia, registro_seta, hito_cumplido, datos, usuario, "
                + "registrada) select :otro, hito_id, frente, tipo, fecha_ejecucion, modalidad, asesor, dependencia, 'COPIA-' || id, hito_cumplido, datos, usuario, registrada from att.asesoria where expediente_id = :e";
        String entidades = "insert into att.asesoria_entidad select id, right(registro_seta, 5), hito_id from att.asesoria where registro_seta like 'COPIA-%'";
        String pegar = "update att.asesoria set datos = jsonb_set(datos, '{descripcion}', to_jsonb(" + larga + ")) where expediente_id = :e";
        assertThat(preguntar("TEXTO_REPETIDO", pegar, copiar, entidades)).hasSize(4).extracting(Caso::texto).allMatch(x -> x.contains("Se revisó el avance"));
        assertThat(preguntar("TEXTO_REPETIDO", pegar)).as("dos registros no alcanzan el umbral").isEmpty();
        assertThat(preguntar("TEXTO_REPETIDO", copiar, entidades)).as("texto corto").isEmpty();
        assertThat(preguntar("TEXTO_REPETIDO", pegar, copiar, entidades, "update att.asesoria_entidad set codigo_entidad = '05001' where asesoria_id in "
                + "(select id from att.asesoria where expediente_id in (:e, :otro))")).as("una sola entidad").isEmpty();
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("En una instancia sin nada raro solo se pregunta por la prisa de la prueba; con tiempos normales, por nada")
    void callan() {
        assertThat(preguntar("FIN_DE_TRIMESTRE", "update att.entrega_formulario set fecha = '2025-06-29T15:00:00-05:00' where expediente_id = :e")).isEmpty();
        for (String clave : List.of("HACIA_ATRAS", "TEXTO_REPETIDO", "MISMA_PERSONA", "SIN_REPORTE", "EVIDENCIA_REPETIDA")) {
            assertThat(preguntar(clave)).as(clave).isEmpty();
        }
        assertThat(preguntar("SEGUNDOS", "update att.tramite_tarea set creada = terminada - interval '3 hours' where instancia in "
                + "(select instancia from att.tramite where expediente_id = :e)")).isEmpty();
        assertThat(preguntar("HACIA_ATRAS", "update att.asesoria set fecha_ejecucion = (registrada at time zone 'America/Bogota')::date - 29 where expediente_id = :e"))
                .isEmpty();
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("La historia que el motor limpia no borra lo medido")
    void sobrevive() {
        assertThat(preguntar("SEGUNDOS", "delete from public.act_hi_taskinst where proc_inst_id_ in (select instancia from att.tramite where expediente_id = :e)"))
                .isNotEmpty();
    }

    @Test
    @Requisito({"PS-50", "GO-17"})
    @DisplayName("El Grupo de Planeación ajusta un umbral con su motivo, rige al instante y queda quién lo hizo; control interno lo lee y no lo cambia")
    void ajustar() throws Exception {
        String pagina = "/auditoria/preguntas/SIN_REPORTE";
        Pregunta antes = preguntas.pregunta("SIN_REPORTE");
        mvc.perform(post(pagina).with(CONTROL).with(csrf()).param("umbral", "2").param("activa", "true").param("motivo", "x")).andExpect(status().isForbidden());
        mvc.perform(post(pagina).with(PLANEACION).with(csrf()).param("umbral", "900").param("activa", "true").param("motivo", " "))
                .andExpect(content().string(allOf(containsString("Cortes o más: escriba un número entre 1 y 20."), containsString("Motivo: diga por qué"))));
        assertThat(preguntas.pregunta("SIN_REPORTE")).isEqualTo(antes);
        mvc.perform(post(pagina).with(PLANEACION).with(csrf()).param("umbral", "2").param("activa", "true").param("motivo", "Un solo atraso es corriente."))
                .andExpect(redirectedUrl(pagina));
        try {
            assertThat(preguntar("SIN_REPORTE", "update att.corte set atrasado = true where expediente_id = :e and numero = 1")).as("con umbral 2, uno no basta").isEmpty();
            mvc.perform(get(pagina).with(CONTROL)).andExpect(content().string(allOf(containsString("planeacion.prg"), containsString("de 1 a 2"),
                    containsString("Un solo atraso es corriente."), not(containsString("name=\"umbral\"")))));
        } finally {
            preguntas.ajustar("SIN_REPORTE", 1, null, true, "Se deja como estaba.", "planeacion.prg");
        }
    }

    @Test
    @Requisito("PS-50")
    @DisplayName("Las páginas muestran cada pregunta con su regla y sus casos; quien no audita no entra")
    void paginas() throws Exception {
        mvc.perform(get("/auditoria/preguntas").with(CONTROL)).andExpect(status().isOk()).andExpect(content().string(allOf(
                preguntas.todas().stream().map(p -> containsString(p.titulo())).collect(Collectors.toList()).toArray(org.hamcrest.Matcher[]::new))));
        ia.completa();
        mvc.perform(get("/auditoria/preguntas/SEGUNDOS?dependencia=CFM").with(CONTROL)).andExpect(content().string(containsString(ia.completa().getBusinessKey())));
        for (Pregunta p : preguntas.todas()) {
            mvc.perform(get("/auditoria/preguntas/{c}", p.clave()).with(CONTROL)).andExpect(status().isOk());
        }
        mvc.perform(get("/auditoria/{i}/preguntas", ia.completa().getId()).with(CONTROL)).andExpect(status().isOk())
                .andExpect(content().string(allOf(containsString("¿Cómo se completó esta tarea tan rápido?"), containsString("No cabe preguntar"))));
        for (String pagina : List.of("/auditoria/preguntas", "/auditoria/preguntas/SEGUNDOS", "/auditoria/" + ia.completa().getId() + "/preguntas")) {
            mvc.perform(get(pagina).with(quien("d", "der"))).andExpect(status().isForbidden());
        }
    }
}
