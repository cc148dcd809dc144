package co.gov.dnp.att.auditoria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.matchesPattern;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;

/** El rastro propio: completo, sobrevive a la historia del motor y delata a quien lo toque. */
@PruebaIntegral
class RastroTest {

    @Autowired
    Procedimiento p;
    @Autowired
    CasoAuditado caso;
    @Autowired
    Tramites tramites;
    @Autowired
    Reconstruccion reconstruccion;
    @Autowired
    Sellos sellos;
    @Autowired
    HistoryService historia;
    @Autowired
    TaskService tareas;
    @Autowired
    ManagementService trabajos;
    @Autowired
    RepositoryService modelos;
    @Autowired
    RuntimeService instancias;
    @Autowired
    JdbcClient sql;
    @Autowired
    PlatformTransactionManager transacciones;
    private final MockMvc mvc;

    RastroTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    @Test
    @Requisito({"PS-50", "PS-51"})
    @DisplayName("Lo asentado en vivo, plegado, es igual a lo que se reconstruye de la historia del motor, fila por fila")
    void enVivoIgualQueReconstruido() {
        Unidad u = p.unidad("RTA");
        ProcessInstance i = caso.terminado(u);
        for (String raiz : raices(i)) {
            for (String tabla : List.of("act_hi_procinst", "act_hi_actinst", "act_hi_taskinst", "act_hi_op_log", "act_hi_detail", "act_hi_identitylink",
                    "act_hi_comment", "act_hi_incident", "act_hi_job_log")) {
                assertThat(enVivo(raiz, tabla)).as("%s de %s", tabla, raiz).isEqualTo(reconstruido(raiz, tabla));
            }
        }
        assertThat(enVivo(i.getId(), "act_hi_actinst")).hasSizeGreaterThan(40);
        assertThat(enVivo(i.getId(), "act_hi_comment")).isNotEmpty();
        assertThat(sql.sql("select count(*) from att.asiento where raiz = ? and filas -> 'dominio' is not null").param(i.getId())
                .query(Long.class).single()).isPositive();
        assertThat(sql.sql("""
                select v.id from att.evidencia v join att.evidencia_uso u on u.evidencia_id = v.id join att.expediente e on e.id = v.expediente_id
                where e.instancia_proceso = ? order by 1""").param(i.getId()).query(Long.class).list()).as("toda evidencia entregada queda asentada")
                .isNotEmpty().isEqualTo(sql.sql("""
                        select distinct (f ->> 'id')::bigint from att.asiento a, jsonb_array_elements(a.filas -> 'dominio') f
                        where a.raiz = ? and f ->> 'clase' = 'evidencia' order by 1""").param(i.getId()).query(Long.class).list());
        assertThat(rotosDe(i)).isEmpty();
    }

    @Test
    @Requisito({"PS-50", "PR-15"})
    @DisplayName("Cuando el motor limpia su historia, la línea de tiempo sigue igual, palabra por palabra, y la instancia se sigue encontrando")
    void sobreviveALaLimpieza() {
        Unidad u = p.unidad("RTB");
        ProcessInstance i = caso.terminado(u);
        List<String> antes = frases(i);
        assertThat(antes).hasSizeGreaterThan(60);
        raices(i).forEach(historia::deleteHistoricProcessInstance);
        assertThat(historia.createHistoricActivityInstanceQuery().processInstanceId(i.getId()).count()).isZero();
        assertThat(frases(i)).isEqualTo(antes);
        assertThat(tramites.deInstancia(i.getId())).get().extracting(Tramite::estado).isEqualTo(EstadoTramite.TERMINADO);
    }

    @Test
    @Requisito("PS-51")
    @DisplayName("Una reversión no deja asiento; un incidente y un comentario sí, en la misma transacción")
    void enLaMismaTransaccion() {
        Unidad u = p.unidad("RTC");
        ProcessInstance i = p.iniciar(u);
        long antes = asientos(i);
        new TransactionTemplate(transacciones).executeWithoutResult(t -> {
            tareas.createComment(p.tarea(i, Elemento.IDENTIFICAR).getId(), i.getId(), "Se revierte");
            t.setRollbackOnly();
        });
        assertThat(asientos(i)).isEqualTo(antes);
        tareas.createComment(p.tarea(i, Elemento.IDENTIFICAR).getId(), i.getId(), "Falta el acta del municipio");
        assertThat(asientos(i)).isEqualTo(antes + 1);
        assertThat(frases(i)).anyMatch(f -> f.contains("Falta el acta del municipio"));
    }

    @Test
    @Requisito({"PS-50", "PS-51"})
    @DisplayName("Alterar, quitar o colar un asiento por fuera de la aplicación se encuentra, con el eslabón que se rompió")
    void delata() {
        Unidad u = p.unidad("RTD");
        ProcessInstance i = p.iniciar(u);
        tareas.createComment(p.tarea(i, Elemento.IDENTIFICAR).getId(), i.getId(), "Uno");
        tareas.createComment(p.tarea(i, Elemento.IDENTIFICAR).getId(), i.getId(), "Dos");
        assertThat(rotosDe(i)).isEmpty();
        comoDuenno(i, "update att.asiento set filas = replace(filas::text, 'Uno', 'Otro')::jsonb where raiz = :raiz and numero = 2",
                rotos -> assertThat(rotos).extracting(Sellos.Roto::numero, Sellos.Roto::problema)
                        .contains(tuple(2, "El asiento 2 fue alterado: su contenido no corresponde a su huella.")));
        comoDuenno(i, "delete from att.asiento where raiz = :raiz and numero = 2",
                rotos -> assertThat(rotos).extracting(Sellos.Roto::problema).contains("El asiento 2 no está."));
        comoDuenno(i, """
                insert into att.asiento select raiz, numero + 1, momento, filas, anterior, huella from att.asiento where raiz = :raiz
                order by numero desc limit 1
                """, rotos -> assertThat(rotos).extracting(Sellos.Roto::problema).anyMatch(x -> x.endsWith("no continúa al que lo precede.")));
        comoDuenno(i, "update att.hecho set texto = texto || '.' where expediente_id = (select id from att.expediente where instancia_proceso = :raiz)",
                rotos -> assertThat(rotos).extracting(Sellos.Roto::problema).anyMatch(x -> x.startsWith("Cambió después de asentarse: la anotación de bitácora")));
        assertThat(sellos.sellar()).isPresent();
        long ultimo = asientos(i);
        comoDuenno(i, "delete from att.asiento where raiz = :raiz and numero = " + ultimo,
                rotos -> assertThat(rotos).extracting(Sellos.Roto::problema).anyMatch(x -> x.startsWith("Falta el asiento " + ultimo + ", que está en el sello")));
        // Rehacer la cadena entera con sus huellas tampoco sirve: el sello recuerda la anterior
        comoDuenno(i, """
                update att.asiento set momento = momento - interval '1 day', huella = att.huella_de_asiento(anterior, raiz, numero, momento - interval '1 day', filas)
                where raiz = :raiz and numero = %d
                """.formatted(ultimo), rotos -> assertThat(rotos).extracting(Sellos.Roto::problema).anyMatch(x -> x.contains("no es el que se selló")));
        assertThat(rotosDe(i)).isEmpty();
    }

    @Test
    @Requisito("PS-51")
    @DisplayName("La aplicación no puede cambiar, borrar ni vaciar asientos ni sellos")
    void laAplicacionNoPuede() {
        Unidad u = p.unidad("RTE");
        for (String intento : List.of("update att.asiento set filas = '{}'", "delete from att.asiento", "truncate att.asiento cascade",
                "update att.sello set huella = ''", "delete from att.sello_cadena", "truncate att.sello cascade")) {
            assertThatThrownBy(() -> new TransactionTemplate(transacciones).executeWithoutResult(t -> {
                p.iniciar(u);
                sellos.sellar();
                sql.sql(intento).update();
            })).as(intento).rootCause().message().contains("permission denied");
        }
    }

    @Test
    @Requisito({"PS-50", "FO-06"})
    @DisplayName("Una tabla que evaluó el motor se ve dibujada con la regla que acertó, y un incidente se cuenta con su causa, su nota y su cierre")
    void tablaEIncidente() throws Exception {
        Deployment prueba = modelos.createDeployment().name("Prueba del rastro").addString("prueba.bpmn", PROCESO).addString("prueba.dmn", TABLA).deploy();
        try {
            ProcessInstance i = instancias.startProcessInstanceByKey("rastro_prueba", "RASTRO-1", Map.of("puntaje", 40));
            String trabajo = trabajos.createJobQuery().processInstanceId(i.getId()).singleResult().getId();
            trabajos.setJobRetries(trabajo, 1);
            assertThatThrownBy(() -> trabajos.executeJob(trabajo)).isInstanceOf(ProcessEngineException.class);
            instancias.setAnnotationForIncidentById(instancias.createIncidentQuery().processInstanceId(i.getId()).singleResult().getId(), "Se avisó a OTSI");
            instancias.setVariable(i.getId(), "divisor", 1);
            trabajos.executeJob(trabajo);

            assertThat(frases(i)).anyMatch(f -> f.contains("se abrió un incidente en «Dividir»") && f.contains("nota: Se avisó a OTSI"))
                    .anyMatch(f -> f.contains("se cerró el incidente de «Dividir»"))
                    .anyMatch(f -> f.contains("la tabla «Prioridad de prueba» decidió: Prioridad = ALTA"));
            assertThat(tramites.deInstancia(i.getId())).get().extracting(Tramite::incidentes).isEqualTo(1);
            mvc.perform(get("/auditoria/{i}/tablas/0", i.getId()).with(user("auditora").authorities(new SimpleGrantedAuthority("grupo-planeacion"))))
                    .andExpect(status().isOk()).andExpect(content().string(matchesPattern(
                            "(?s).*<tr class=\"acerto\">\\s*<th scope=\"row\">1 ✔ acertó</th>\\s*<td>&lt; 60</td>\\s*<td>&quot;ALTA&quot;</td>\\s*<td>Bajo el umbral</td>.*")));
            mvc.perform(get("/auditoria/{i}/tablas/1", i.getId()).with(user("auditora").authorities(new SimpleGrantedAuthority("grupo-planeacion"))))
                    .andExpect(status().isNotFound());
        } finally {
            modelos.deleteDeployment(prueba.getId(), true);
        }
    }

    private static final String PROCESO = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="prueba">
              <process id="rastro_prueba" name="Prueba del rastro" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="evento_inicio"/><sequenceFlow id="f1" sourceRef="evento_inicio" targetRef="regla"/>
                <businessRuleTask id="regla" name="Priorizar" camunda:decisionRef="rastro_tabla" camunda:resultVariable="prioridad" camunda:mapDecisionResult="singleEntry"/>
                <sequenceFlow id="f2" sourceRef="regla" targetRef="dividir"/>
                <serviceTask id="dividir" name="Dividir" camunda:asyncBefore="true" camunda:expression="${divisor + 1}"/>
                <sequenceFlow id="f3" sourceRef="dividir" targetRef="evento_fin"/><endEvent id="evento_fin"/>
              </process>
            </definitions>
            """;
    private static final String TABLA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="prueba">
              <decision id="rastro_tabla" name="Prioridad de prueba" camunda:historyTimeToLive="P1D"><decisionTable id="t" hitPolicy="FIRST">
                <input id="i1" label="Puntaje"><inputExpression id="e1" typeRef="number"><text>puntaje</text></inputExpression></input>
                <output id="o1" label="Prioridad" name="prioridad" typeRef="string"/>
                <rule id="r1"><description>Bajo el umbral</description><inputEntry id="a1"><text>&lt; 60</text></inputEntry><outputEntry id="b1"><text>"ALTA"</text></outputEntry></rule>
                <rule id="r2"><description>Los demás</description><inputEntry id="a2"><text></text></inputEntry><outputEntry id="b2"><text>"BAJA"</text></outputEntry></rule>
              </decisionTable></decision>
            </definitions>
            """;

    /** Cada eslabón roto de esta instancia después de una orden que solo el dueño de la base podría dar; todo se deshace. */
    private void comoDuenno(ProcessInstance i, String orden, Consumer<List<Sellos.Roto>> comprobar) {
        new TransactionTemplate(transacciones).executeWithoutResult(t -> {
            t.setRollbackOnly();
            sql.sql("set local role none").update();
            sql.sql("alter table att.asiento disable trigger user").update();
            sql.sql(orden).param("raiz", i.getId()).update();
            comprobar.accept(rotosDe(i));
        });
    }

    private List<Sellos.Roto> rotosDe(ProcessInstance i) {
        return sql.sql("select raiz, numero, problema from att.rastro_roto() where raiz = ?").param(i.getId())
                .query((f, n) -> new Sellos.Roto(f.getString("raiz"), f.getInt("numero"), f.getString("problema"))).list();
    }

    private long asientos(ProcessInstance i) {
        return sql.sql("select count(*) from att.asiento where raiz = ?").param(i.getId()).query(Long.class).single();
    }

    private List<String> raices(ProcessInstance i) {
        return tramites.familia(tramites.deInstancia(i.getId()).orElseThrow()).stream().map(Tramite::raiz).distinct().toList();
    }

    private List<String> frases(ProcessInstance i) {
        return reconstruccion.de(tramites.deInstancia(i.getId()).orElseThrow()).hechos().stream().map(h -> h.momento() + " " + h.frase() + h.datos() + h.cambios()).toList();
    }

    private Map<String, String> enVivo(String raiz, String tabla) {
        return porId("select j from att.rastro(array[:raiz], :tabla) j", raiz, tabla);
    }

    private Map<String, String> reconstruido(String raiz, String tabla) {
        return porId("select jsonb_array_elements(att.filas_de(:raiz, false) -> :tabla) j", raiz, tabla);
    }

    private Map<String, String> porId(String consulta, String raiz, String tabla) {
        return sql.sql("select j ->> 'id_' id, j::text fila from (" + consulta + ") q").param("raiz", raiz).param("tabla", tabla)
                .query((f, n) -> Map.entry(f.getString("id"), f.getString("fila"))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }
}
