package co.gov.dnp.att.procedimiento;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static co.gov.dnp.att.procedimiento.Procedimiento.MEDELLIN;
import static co.gov.dnp.att.procedimiento.Procedimiento.SOACHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.conocimiento.Evaluaciones;
import co.gov.dnp.att.conocimiento.PiezaExpediente;
import co.gov.dnp.att.conocimiento.Publicaciones;
import co.gov.dnp.att.conocimiento.Sistematizaciones;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.EstadoExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.seguimiento.Cortes;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Actividades 6 a 8 con motor y base de datos reales: evaluación, conocimiento, sistematización y publicación. */
@PruebaIntegral
class ConocimientoTest {

    private static final String INDICADOR = "Planes formulados con método";

    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Cortes cortes;
    @Autowired
    Evaluaciones evaluaciones;
    @Autowired
    Sistematizaciones sistematizaciones;
    @Autowired
    Publicaciones publicaciones;
    @Autowired
    Documentos documentos;

    private static Unidad u;
    private final MockMvc mvc;

    ConocimientoTest(@Autowired WebApplicationContext contexto) {
        mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
    }

    @BeforeEach
    void unidad() {
        if (u == null) {
            u = p.unidad("CON");
        }
    }

    private List<String> reportes(ProcessInstance i) {
        return cortes.deExpediente(r.expediente(i).getId()).stream().map(c -> c.getId().toString()).toList();
    }

    private Map<String, Object> evaluacion(ProcessInstance i) {
        return Formularios.evaluar(reportes(i), List.of(MEDELLIN), u.meta());
    }

    private ProcessInstance hastaConocimiento() {
        ProcessInstance i = r.hastaEvaluar(u);
        p.completar(u.colega(), p.tarea(i, Elemento.EVALUAR), evaluacion(i));
        return i;
    }

    private ProcessInstance hastaSistematizar() {
        ProcessInstance i = hastaConocimiento();
        p.completar(u.colega(), p.tarea(i, Elemento.GESTIONAR_CONOCIMIENTO), conocimiento(i), COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        return i;
    }

    private Map<String, Object> conocimiento(ProcessInstance i) {
        return Formularios.conocimiento(documentos.deExpediente(r.expediente(i).getId()).stream().map(d -> d.getId().toString()).toList(),
                u.tema(), MEDELLIN);
    }

    private ProcessInstance publicado(String... accesos) {
        ProcessInstance i = hastaSistematizar();
        Map<String, Object> datos = Formularios.sistematizar();
        datos.put("accesos", List.of(accesos));
        p.completar(u.colega(), p.tarea(i, Elemento.SISTEMATIZAR), datos);
        return i;
    }

    @Test
    @Requisito({"PS-42", "PS-43", "PS-44"})
    @DisplayName("La evaluación parte de los indicadores del plan, calcula el cumplimiento y deja recomendaciones para las metas siguientes")
    void evaluar() {
        ProcessInstance i = r.hastaEvaluar(u);
        Long id = r.expediente(i).getId();
        Task tarea = p.tarea(i, Elemento.EVALUAR);
        Map<String, Object> formulario = p.abrir(u.colega(), tarea);
        assertThat(formulario.get("resultadosIndicador").toString()).contains(INDICADOR, "lineaBase=20", "meta=80", "entidad=" + MEDELLIN);
        assertThat(formulario.get("contexto").toString()).contains("Adopción del método");
        assertThat(formulario.get("opcionesReportes").toString()).contains("Corte 1 (final)");

        Map<String, Object> otraMeta = evaluacion(i);
        otraMeta.put("resultadosIndicador", List.of(resultado(INDICADOR, MEDELLIN, 20, 50, 50)));
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, otraMeta)).hasMessageContaining("en el plan es 80 y aquí llegó 50");
        Map<String, Object> ajeno = evaluacion(i);
        ajeno.put("resultadosIndicador", List.of(resultado("Otro indicador", SOACHA, 0, 1, 1)));
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, ajeno)).hasMessageContaining("no es un indicador del plan")
                .hasMessageContaining("«Soacha (Cundinamarca)» no es una entidad de este plan")
                .hasMessageContaining("falta el resultado de «" + INDICADOR + "»");
        Map<String, Object> repetida = evaluacion(i);
        repetida.put("resultadosIndicador", List.of(resultado(INDICADOR, MEDELLIN, 20, 80, 65), resultado(INDICADOR, MEDELLIN, 20, 80, 70)));
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, repetida)).hasMessageContaining("Deje una sola fila");

        Map<String, Object> datos = evaluacion(i);
        datos.put("recomendacionesMetas", List.of(mapa("meta", u.meta(), "ajuste", "Subir la meta de " + i.getBusinessKey(), "vigencia", u.vigencia())));
        p.completar(u.colega(), tarea, datos);
        assertThat(evaluaciones.resultados(id)).singleElement().satisfies(x -> {
            assertThat(x.cumplimiento()).isEqualByComparingTo("75.00");
            assertThat(x.capacidad()).isEqualTo("Procesos y procedimientos");
            assertThat(x.entidad()).isEqualTo(MEDELLIN);
        });
        assertThat(documentos.ultimo(id, ClaseDocumento.INFORME_DE_ANALISIS)).isPresent();
        ProcessInstance siguiente = p.iniciar(u);
        assertThat(p.abrir(u.funcionaria(), p.tarea(siguiente, Elemento.IDENTIFICAR)).get("tablaRecomendaciones").toString())
                .as("al formular metas nuevas se ven las recomendaciones previas").contains("Subir la meta de " + i.getBusinessKey());
    }

    @Test
    @Requisito({"PS-45", "PS-46"})
    @DisplayName("Hace falta una mesa por audiencia y los tres registros; las lecciones quedan consultables por tema y producto")
    void conocimiento() throws Exception {
        ProcessInstance i = hastaConocimiento();
        Task tarea = p.tarea(i, Elemento.GESTIONAR_CONOCIMIENTO);
        assertThat(p.abrir(u.colega(), tarea).get("opcionesDocumentos").toString()).contains("Informe de análisis, versión 1");
        Map<String, Object> unaAudiencia = conocimiento(i);
        unaAudiencia.put("mesas", List.of(mesa("ACTORES_DEL_PROCESO", LocalDate.now())));
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, unaAudiencia)).hasMessageContaining("una mesa con los grupos de valor");
        Map<String, Object> futura = conocimiento(i);
        futura.put("mesas", List.of(mesa("ACTORES_DEL_PROCESO", LocalDate.now()), mesa("GRUPOS_DE_VALOR", LocalDate.now().plusDays(3))));
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, futura)).hasMessageContaining("fila 2").hasMessageContaining("futura");
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, conocimiento(i), COMUNICACION_OFICIAL, LISTADO_ASISTENCIA))
                .hasMessageContaining("Acta de reunión");
        Map<String, Object> datos = conocimiento(i);
        String leccion = "Convocar con dos semanas (" + i.getBusinessKey() + ")";
        datos.put("leccionesAprendidas", List.of(mapa("queFunciono", "La asesoría en sitio", "causa", "Cercanía", "recomendacion", leccion, "tema", u.tema())));
        datos.put("practicas", List.of(mapa("nombre", "Mesa semanal " + i.getBusinessKey(), "descripcion", "Seguimiento corto", "entidad", MEDELLIN)));
        p.completar(u.colega(), tarea, datos, ACTA);

        RequestPostProcessor cualquiera = como("unidad-OTRA");
        mvc.perform(get("/lecciones").with(cualquiera).param("tema", u.tema()).param("texto", i.getBusinessKey())).andExpect(status().isOk())
                .andExpect(content().string(containsString(leccion))).andExpect(content().string(containsString("Tema CON")));
        mvc.perform(get("/lecciones").with(cualquiera).param("producto", "Producto CON").param("texto", i.getBusinessKey()))
                .andExpect(content().string(containsString(leccion))).andExpect(content().string(containsString("Mesa semanal")))
                .andExpect(content().string(containsString("Medellín (Antioquia)")));
        mvc.perform(get("/lecciones").with(cualquiera).param("tema", "NO-EXISTE").param("texto", i.getBusinessKey()))
                .andExpect(content().string(not(containsString(leccion))));
        mvc.perform(get("/lecciones").with(cualquiera).param("texto", "100%_")).andExpect(status().isOk())
                .andExpect(content().string(containsString("No hay lecciones")));
    }

    @Test
    @Requisito({"PS-47", "PS-48", "PS-49"})
    @DisplayName("El expediente se reúne solo; al cerrar, lo público se ve sin ingresar y el expediente queda cerrado con fecha")
    void publicarParaTodos() throws Exception {
        ProcessInstance i = hastaSistematizar();
        Expediente e = r.expediente(i);
        Task tarea = p.tarea(i, Elemento.SISTEMATIZAR);
        assertThat(p.abrir(u.colega(), tarea).get("tablaExpediente").toString()).contains("Plan de trabajo", "Matriz de concertación",
                "Reporte de avance", "Informe de análisis", "Evidencia: Acta de reunión", "Corte de seguimiento", "Resultados de evaluación",
                "Mesa con grupos de valor", "Lección aprendida");
        assertThat(sistematizaciones.piezas(e.getId())).filteredOn(x -> x.clase().equals("Documento")).extracting(PiezaExpediente::sha256)
                .allSatisfy(h -> assertThat(h).hasSize(64));
        Map<String, Object> sinCierre = Formularios.sistematizar();
        sinCierre.put("cierre", "NO");
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, sinCierre)).hasMessageContaining("Responda «Sí» al cierre");
        p.completar(u.colega(), tarea, Formularios.sistematizar());

        assertThat(p.termino(i)).isTrue();
        assertThat(r.expediente(i).getEstado()).isEqualTo(EstadoExpediente.CERRADO);
        assertThat(r.expediente(i).getCerrado()).isNotNull();
        assertThat(publicaciones.publica(e.getCodigo())).get().satisfies(x -> assertThat(x.fecha()).isEqualTo(Recorrido.hoy()));
        mvc.perform(get("/publico/resultados").param("texto", e.getCodigo())).andExpect(status().isOk())
                .andExpect(content().string(containsString(e.getCodigo())));
        mvc.perform(get("/publico/resultados/" + e.getCodigo())).andExpect(status().isOk())
                .andExpect(content().string(containsString("La asesoría en sitio"))).andExpect(content().string(containsString("75,0 %")))
                .andExpect(content().string(containsString("Medellín (Antioquia)"))).andExpect(content().string(not(containsString(u.colega()))));
        mvc.perform(get("/publico/resultados/" + e.getCodigo() + "/informe-final.pdf")).andExpect(status().isOk())
                .andExpect(content().contentType("application/pdf"));
        mvc.perform(get("/resultados/" + e.getCodigo()).with(como("unidad-OTRA"))).andExpect(status().isOk());
    }

    @Test
    @Requisito("PS-48")
    @DisplayName("Con acceso para las participantes, solo las ven ellas y quien ya leía el expediente")
    void publicarParaParticipantes() throws Exception {
        ProcessInstance i = publicado("ENTIDADES_PARTICIPANTES");
        String codigo = i.getBusinessKey();
        mvc.perform(get("/publico/resultados/" + codigo)).andExpect(status().isNotFound());
        mvc.perform(get("/publico/resultados/" + codigo + "/informe-final.pdf")).andExpect(status().isNotFound());
        mvc.perform(get("/publico/resultados").param("texto", codigo)).andExpect(content().string(containsString("No hay resultados")));
        mvc.perform(get("/resultados/" + codigo).with(como("entidad-territorial", "entidad-" + MEDELLIN))).andExpect(status().isOk());
        mvc.perform(get("/resultados/" + codigo + "/informe-final.pdf").with(como("entidad-territorial", "entidad-" + MEDELLIN))).andExpect(status().isOk());
        mvc.perform(get("/resultados/" + codigo).with(como("entidad-territorial", "entidad-" + SOACHA))).andExpect(status().isNotFound());
        mvc.perform(get("/resultados/" + codigo).with(como("unidad-OTRA"))).andExpect(status().isNotFound());
        mvc.perform(get("/resultados").param("texto", codigo).with(como("unidad-OTRA"))).andExpect(content().string(containsString("No hay resultados")));
        mvc.perform(get("/resultados").param("texto", codigo).with(como("unidad-CON"))).andExpect(content().string(not(containsString("No hay resultados"))));
        mvc.perform(get("/resultados/" + codigo).with(como("grupo-planeacion"))).andExpect(status().isOk());
    }

    @Test
    @Requisito("PS-48")
    @DisplayName("Con acceso interno lo ve cualquier dependencia, no el público ni las entidades")
    void publicarParaInternos() throws Exception {
        ProcessInstance i = publicado("ACTORES_INTERNOS");
        String codigo = i.getBusinessKey();
        mvc.perform(get("/resultados/" + codigo).with(como("unidad-OTRA"))).andExpect(status().isOk());
        mvc.perform(get("/resultados/" + codigo).with(como("entidad-territorial", "entidad-" + MEDELLIN))).andExpect(status().isNotFound());
        mvc.perform(get("/publico/resultados/" + codigo)).andExpect(status().isNotFound());
    }

    @Test
    @Requisito("PS-41")
    @DisplayName("Con una acción PT-ED-05 sin cerrar el expediente no se cierra: se le dice cuál falta")
    void accionSinCerrar() {
        ProcessInstance i = r.hastaEjecutar(u, "*", MEDELLIN);
        r.cumplir(i, u, 1, 1, MEDELLIN, true);
        p.completar(u.colega(), p.tarea(i, MonitoreoSeguimiento.Elemento.MONITOREAR), Formularios.reporte(MEDELLIN, true, u.asesor(1)));
        p.completar(u.colega(), p.tarea(i, Elemento.EVALUAR), evaluacion(i));
        p.completar(u.colega(), p.tarea(i, Elemento.GESTIONAR_CONOCIMIENTO), conocimiento(i), COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        Task tarea = p.tarea(i, Elemento.SISTEMATIZAR);
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, Formularios.sistematizar()))
                .hasMessageContaining("sin cerrar (" + i.getBusinessKey() + "-AC-1)");
        p.completar(u.asesor(1), p.tarea(i, AccionPtEd05.Elemento.EJECUTAR_ACCION),
                mapa("descripcionCumplimiento", "Hecho.", "fechaCumplimiento", LocalDate.now().toString()), ACTA);
        p.completar(u.directora(), p.tarea(i, AccionPtEd05.Elemento.VERIFICAR_CIERRE), mapa("cumplida", "SI", "concepto", "Cumplida."));
        p.completar(u.colega(), tarea, Formularios.sistematizar());
        assertThat(p.termino(i)).isTrue();
    }

    private static Map<String, Object> resultado(String indicador, String entidad, int base, int meta, int valor) {
        return mapa("indicador", indicador, "entidad", entidad, "lineaBase", base, "meta", meta, "valorAlcanzado", valor);
    }

    private static Map<String, Object> mesa(String audiencia, LocalDate fecha) {
        return mapa("fecha", fecha.toString(), "forma", "VIRTUAL", "tema", "Resultados", "audiencia", audiencia);
    }

    private static RequestPostProcessor como(String... grupos) {
        return user("consulta").authorities(AuthorityUtils.createAuthorityList(grupos));
    }
}
