package co.gov.dnp.att.procedimiento;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.OTRO;
import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static co.gov.dnp.att.procedimiento.Procedimiento.MEDELLIN;
import static co.gov.dnp.att.procedimiento.Procedimiento.SOACHA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static co.gov.dnp.att.Ficha.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Hecho;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.seguimiento.AccionApcm;
import co.gov.dnp.att.seguimiento.Acciones;
import co.gov.dnp.att.seguimiento.Aviso;
import co.gov.dnp.att.seguimiento.Avisos;
import co.gov.dnp.att.seguimiento.Consentimiento;
import co.gov.dnp.att.seguimiento.Consentimientos;
import co.gov.dnp.att.seguimiento.Corte;
import co.gov.dnp.att.seguimiento.Cortes;
import co.gov.dnp.att.seguimiento.EstadoAccion;
import co.gov.dnp.att.seguimiento.EstadoConsentimiento;
import co.gov.dnp.att.seguimiento.PasoAccion;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Actividad 5 con motor y base de datos reales: consentimientos, cortes, atrasos y acciones PT-ED-05. */
@PruebaIntegral
class SeguimientoTest {

    private static final String MONITOREAR = MonitoreoSeguimiento.Elemento.MONITOREAR;

    @Autowired
    Procedimiento p;
    @Autowired
    Recorrido r;
    @Autowired
    Consentimientos consentimientos;
    @Autowired
    Cortes cortes;
    @Autowired
    Acciones acciones;
    @Autowired
    Avisos avisos;
    @Autowired
    Documentos documentos;
    @Autowired
    Bitacora bitacora;
    @Autowired
    Organizacion organizacion;
    @Autowired
    TaskService tareas;
    @Autowired
    RuntimeService instancias;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    WebApplicationContext contexto;

    private static Unidad u;

    @BeforeEach
    void unidad() {
        if (u == null) {
            u = p.unidad("SEG");
        }
    }

    private Corte abrirCorte(ProcessInstance i) {
        p.vencer(i, Elemento.CORTE_TRIMESTRAL);
        List<Corte> todos = cortes.deExpediente(r.expediente(i).getId());
        return todos.get(todos.size() - 1);
    }

    @Test
    @Requisito({"PS-34", "PS-36", "PS-37", "PS-38"})
    @DisplayName("El retiro del consentimiento vale hacia adelante: conserva la historia, sale de los cortes y no detiene la asistencia")
    void retiroHaciaAdelante() {
        ProcessInstance i = r.hastaEjecutar(u, "*", MEDELLIN, SOACHA);
        Long id = r.expediente(i).getId();
        assertThat(consentimientos.queConsienten(id)).containsExactlyInAnyOrder(MEDELLIN, SOACHA);
        Corte primero = abrirCorte(i);
        assertThat(cortes.invitadasAlAbrir(primero.getId())).isEqualTo(2);
        assertThat(p.abiertas(i)).as("el corte no cancela la ejecución").filteredOn(t -> t.getTaskDefinitionKey().equals(Elemento.EJECUTAR))
                .hasSize(2);
        Map<String, Object> ambas = Formularios.reporte(MEDELLIN, false, null);
        ambas.put("valoraciones", List.of(valoracion(MEDELLIN, 5, 4), valoracion(SOACHA, 3, 2)));
        p.completar(u.colega(), p.tarea(i, MONITOREAR), ambas);

        consentimientos.retirar(id, SOACHA, LocalDate.now(), "Secretaría de Gobierno", "Secretario", "Oficio 123", u.funcionaria());
        assertThatThrownBy(() -> consentimientos.retirar(id, SOACHA, LocalDate.now(), "x", null, "Oficio", u.funcionaria()))
                .hasMessageContaining("Soacha (Cundinamarca)").hasMessageContaining("no tiene un consentimiento vigente");

        Corte segundo = abrirCorte(i);
        assertThat(segundo.getNumero()).isEqualTo(2);
        assertThat(cortes.invitadasAlAbrir(segundo.getId())).isEqualTo(1);
        Task tarea = p.tarea(i, MONITOREAR);
        assertThat(p.abrir(u.colega(), tarea).get("opcionesEntidadesConConsentimiento").toString()).contains("Medellín").doesNotContain("Soacha");
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, ambas))
                .hasMessageContaining("fila 2").hasMessageContaining("Soacha (Cundinamarca)").hasMessageContaining("no tiene consentimiento vigente");
        p.completar(u.colega(), tarea, Formularios.reporte(MEDELLIN, false, null));

        assertThat(cortes.de(primero.getId()).getRespuestas()).as("lo ya valorado se conserva").isEqualTo(2);
        assertThat(cortes.de(segundo.getId()).getInvitadas()).isEqualTo(1);
        assertThat(consentimientos.historial(id)).filteredOn(c -> c.entidad().equals(SOACHA)).extracting(Consentimiento::estado)
                .containsExactly(EstadoConsentimiento.RETIRADO, EstadoConsentimiento.ACEPTA);
        assertThat(consentimientos.historial(id).get(0)).satisfies(c -> {
            assertThat(c.persona()).isEqualTo("Secretaría de Gobierno");
            assertThat(c.soporte()).isEqualTo("Oficio 123");
            assertThat(c.registradoPor()).isEqualTo(u.funcionaria());
            assertThat(c.registrado()).isNotNull();
        });
        r.cumplir(i, u, 2, 1, SOACHA, false);
        assertThat(consentimientos.resumen(id)).containsEntry(EstadoConsentimiento.ACEPTA, 1L).containsEntry(EstadoConsentimiento.RETIRADO, 1L);
        assertThatThrownBy(() -> jdbc.sql("update att.consentimiento set estado = 'ACEPTA' where expediente_id = ?").param(id).update())
                .hasMessageContaining("solo admite filas nuevas");
    }

    @Test
    @Requisito({"PS-36", "PS-37"})
    @DisplayName("Quien consiente con el corte ya abierto puede valorar; quien se retira antes del reporte ya no, aunque se le hubiera invitado")
    void cambiosConElCorteAbierto() {
        ProcessInstance i = r.hastaEjecutar(u, MEDELLIN, MEDELLIN, SOACHA);
        Long id = r.expediente(i).getId();
        Corte corte = abrirCorte(i);
        consentimientos.registrar(id, List.of(SOACHA), EstadoConsentimiento.ACEPTA, LocalDate.now(), "Alcalde", null, "Acta 9", u.colega());
        consentimientos.retirar(id, MEDELLIN, LocalDate.now(), "Alcalde", null, "Oficio 7", u.colega());
        Task tarea = p.tarea(i, MONITOREAR);
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, Formularios.reporte(MEDELLIN, false, null))).hasMessageContaining("Medellín (Antioquia)");
        p.completar(u.colega(), tarea, Formularios.reporte(SOACHA, false, null));
        assertThat(jdbc.sql("select entidad from att.corte_invitada where corte_id = ? and retirada").param(corte.getId()).query(String.class).list())
                .containsExactly(MEDELLIN);
    }

    @Test
    @Requisito({"PS-32", "PS-33", "PS-39", "SI-14"})
    @DisplayName("El reporte calcula eficacia y calidad, queda en PDF y el corte ya no cambia")
    void reporteDeAvance() {
        ProcessInstance i = r.hastaEjecutar(u, "*", MEDELLIN, SOACHA);
        Long id = r.expediente(i).getId();
        r.cumplir(i, u, 1, 1, MEDELLIN, false);
        Corte corte = abrirCorte(i);
        Task tarea = p.tarea(i, MONITOREAR);
        Map<String, Object> formulario = p.abrir(u.colega(), tarea);
        assertThat(formulario.get("contexto").toString()).contains("50,0 %").contains("ponderado");
        assertThat(formulario.get("tablaHitos").toString()).contains("Medellín (Antioquia)", "Cumplido", "Soacha (Cundinamarca)", "Incumplido", "Pendiente");

        Map<String, Object> sinNada = Formularios.reporte(null, false, null);
        sinNada.remove("motivoSinValoraciones");
        assertThatThrownBy(() -> p.completar(u.colega(), tarea, sinNada)).hasMessageContaining("Motivo por el que no hay valoraciones")
                .hasMessageContaining("2 entidades con consentimiento");
        p.completar(u.colega(), tarea, Formularios.reporte(MEDELLIN, false, null));

        Corte reportado = cortes.de(corte.getId());
        assertThat(reportado.getEficacia()).isEqualByComparingTo("50.00");
        assertThat(reportado.getHitosProgramados()).isEqualTo(2);
        assertThat(reportado.getHitosCumplidos()).isEqualTo(1);
        assertThat(reportado.getCalidad()).isEqualByComparingTo("4.50");
        assertThat(reportado.getRespuestas()).isEqualTo(1);
        assertThat(reportado.getInvitadas()).isEqualTo(2);
        assertThat(reportado.isAtrasado()).isFalse();
        assertThat(documentos.ultimo(id, ClaseDocumento.REPORTE_DE_AVANCE)).get().satisfies(d -> assertThat(d.getMotivo()).contains("Corte 1"));

        r.cumplir(i, u, 2, 1, SOACHA, false);
        assertThat(cortes.hitos(corte.getId())).filteredOn(h -> h.entidad().equals(SOACHA) && h.orden() == 1)
                .singleElement().satisfies(h -> assertThat(h.estado()).isEqualTo("Incumplido"));
        assertThatThrownBy(() -> jdbc.sql("update att.corte set eficacia = 100 where id = ?").param(corte.getId()).update())
                .hasMessageContaining("solo admite filas nuevas");
        assertThatThrownBy(() -> jdbc.sql("delete from att.valoracion where corte_id = ?").param(corte.getId()).update())
                .hasMessageContaining("solo admite filas nuevas");
    }

    @Test
    @Requisito("PS-36")
    @DisplayName("Sin ninguna entidad que consienta, el corte se reporta sin pedir motivo ni valoraciones")
    void nadieConsiente() {
        ProcessInstance i = r.hastaEjecutar(u, MEDELLIN, MEDELLIN);
        Long id = r.expediente(i).getId();
        consentimientos.retirar(id, MEDELLIN, LocalDate.now(), "Alcalde", null, "Oficio 1", u.colega());
        abrirCorte(i);
        Map<String, Object> datos = Formularios.reporte(null, false, null);
        datos.remove("motivoSinValoraciones");
        p.completar(u.colega(), p.tarea(i, MONITOREAR), datos);
        assertThat(cortes.deExpediente(id).get(0).getCalidad()).isNull();
    }

    @Test
    @Requisito("PS-35")
    @DisplayName("Un trimestre que vence sin reporte alerta al responsable del procedimiento y le deja una tarea; el reporte sigue abierto")
    void trimestreSinReporte() {
        ProcessInstance i = r.hastaEjecutar(u, "*", MEDELLIN);
        Long id = r.expediente(i).getId();
        Corte corte = abrirCorte(i);
        assertThat(p.tarea(i, MONITOREAR).getDueDate().toInstant().atZone(java.time.ZoneId.of("America/Bogota")).toLocalDate())
                .isEqualTo(corte.getLimite());
        p.vencer(i, MonitoreoSeguimiento.Elemento.TRIMESTRE_SIN_REPORTE);

        assertThat(cortes.de(corte.getId()).isAtrasado()).isTrue();
        assertThat(avisos.de(u.directora())).first().satisfies(a -> {
            assertThat(a.expedienteId()).isEqualTo(id);
            assertThat(a.texto()).contains(i.getBusinessKey(), "venció", "sin reporte");
            assertThat(a.leido()).isNull();
        });
        assertThat(bitacora.hechos(id, 5)).extracting(Hecho::texto).anyMatch(t -> t.contains("Se alertó al responsable del procedimiento"));
        Task atender = p.tarea(i, MonitoreoSeguimiento.Elemento.ATENDER_ATRASO);
        assertThat(tareas.getIdentityLinksForTask(atender.getId())).extracting(IdentityLink::getGroupId).containsExactly("jefatura-SEG");
        assertThatThrownBy(() -> p.completar(u.directora(), atender, mapa("medida", "Reforzar", "fechaCompromiso", LocalDate.now().minusDays(1).toString())))
                .hasMessageContaining("no puede ser anterior a hoy");
        p.completar(u.directora(), atender, mapa("medida", "Se asigna a otra persona.", "fechaCompromiso", LocalDate.now().plusDays(2).toString()));
        p.completar(u.colega(), p.tarea(i, MONITOREAR), Formularios.reporte(MEDELLIN, false, null));
        assertThat(cortes.de(corte.getId()).isAtrasado()).as("reportado, sigue constando el atraso").isTrue();
        assertThat(avisos.de(u.directora()).stream().filter(a -> id.equals(a.expedienteId())).map(Aviso::clase))
                .containsExactlyInAnyOrder("ATRASO_DEL_CORTE", "REPORTE_POR_VALIDAR");
    }

    @Test
    @Requisito({"PS-40", "PS-41", "SG-39"})
    @DisplayName("Una acción PT-ED-05: se abre con responsable y fecha, se recuerda, se escala, exige evidencia y la cierra otra persona")
    void accionDePrincipioAFin() {
        String otraDirectiva = "subdirectora.seg";
        organizacion.guardarPersona(new Persona(otraDirectiva, "Prueba Subdirectora", "SEG", null, Vinculacion.DIRECTIVO, true), Set.of(),
                Procedimiento.CLAVE);
        organizacion.guardarPersona(new Persona("retirada.seg", "Prueba Retirada", "SEG", null, Vinculacion.FUNCIONARIO, false), Set.of(),
                Procedimiento.CLAVE);
        ProcessInstance i = r.hastaEjecutar(u, "*", MEDELLIN);
        Long id = r.expediente(i).getId();
        abrirCorte(i);
        Task reporte = p.tarea(i, MONITOREAR);
        assertThatThrownBy(() -> p.completar(u.colega(), reporte, Formularios.reporte(MEDELLIN, true, "retirada.seg")))
                .hasMessageContaining("no es una persona activa");
        Map<String, Object> pasada = Formularios.reporte(MEDELLIN, true, otraDirectiva);
        pasada.put("acciones", List.of(mapa("tipo", "PREVENTIVA", "hallazgo", "h", "causa", "c", "accion", "a", "responsable", otraDirectiva,
                "fechaCompromiso", LocalDate.now().toString())));
        assertThatThrownBy(() -> p.completar(u.colega(), reporte, pasada)).hasMessageContaining("posterior a hoy");
        Map<String, Object> ninguna = Formularios.reporte(MEDELLIN, true, otraDirectiva);
        ninguna.put("acciones", List.of());
        assertThatThrownBy(() -> p.completar(u.colega(), reporte, ninguna)).hasMessageContaining("Agregue al menos una acción");
        p.completar(u.colega(), reporte, Formularios.reporte(MEDELLIN, true, otraDirectiva));

        AccionApcm accion = acciones.deExpediente(id).get(0);
        assertThat(accion.getCodigo()).isEqualTo(i.getBusinessKey() + "-AC-1");
        Task ejecutar = p.tarea(i, AccionPtEd05.Elemento.EJECUTAR_ACCION);
        assertThat(tareas.getIdentityLinksForTask(ejecutar.getId())).extracting(IdentityLink::getGroupId).containsExactly("jefatura-SEG");
        assertThat(instancias.createProcessInstanceQuery().processInstanceBusinessKey(accion.getCodigo()).count()).isEqualTo(1);

        abrirCorte(i);
        assertThat(p.abrir(u.colega(), p.tarea(i, MONITOREAR)).get("tablaAcciones").toString()).contains(accion.getCodigo(), "Abierta");
        p.completar(u.colega(), p.tarea(i, MONITOREAR), Formularios.reporte(MEDELLIN, false, null));
        assertThat(jdbc.sql("select count(*) from att.corte_accion where accion_id = ?").param(accion.getId()).query(Integer.class).single())
                .as("reaparece en cada corte hasta cerrarse").isEqualTo(2);

        p.vencer(i, AccionPtEd05.Elemento.RECORDATORIO);
        p.vencer(i, AccionPtEd05.Elemento.VENCIMIENTO);
        assertThat(avisos.de(otraDirectiva)).extracting(Aviso::clase).contains("RECORDATORIO_DE_ACCION", "ACCION_VENCIDA");
        assertThat(avisos.de(u.directora())).extracting(Aviso::texto).anyMatch(t -> t.contains(accion.getCodigo()) && t.contains("sin cumplirse"));

        Map<String, Object> cumplimiento = mapa("descripcionCumplimiento", "Se convocó con tiempo.", "fechaCumplimiento", LocalDate.now().toString());
        assertThatThrownBy(() -> p.completar(otraDirectiva, ejecutar, cumplimiento)).hasMessageContaining("Evidencias");
        p.completar(otraDirectiva, ejecutar, cumplimiento, OTRO);
        Task verificar = p.tarea(i, AccionPtEd05.Elemento.VERIFICAR_CIERRE);
        Map<String, Object> si = mapa("cumplida", "SI", "concepto", "Cumplida.");
        assertThatThrownBy(() -> p.completar(otraDirectiva, verificar, si)).hasMessageContaining("Usted ejecutó la acción")
                .hasMessageContaining("lo verifica otra persona");
        tareas.setAssignee(verificar.getId(), null);
        p.completar(u.directora(), verificar, mapa("cumplida", "NO", "concepto", "Falta la lista de convocados."));
        assertThat(acciones.de(accion.getId()).getEstado()).isEqualTo(EstadoAccion.ABIERTA);
        Task otraVez = p.tarea(i, AccionPtEd05.Elemento.EJECUTAR_ACCION);
        assertThat(p.abrir(otraDirectiva, otraVez).get("contexto").toString()).contains("Falta la lista de convocados.");
        p.completar(otraDirectiva, otraVez, cumplimiento, ACTA);
        p.completar(u.directora(), p.tarea(i, AccionPtEd05.Elemento.VERIFICAR_CIERRE), si);

        assertThat(acciones.de(accion.getId()).getEstado()).isEqualTo(EstadoAccion.CERRADA);
        assertThat(acciones.pasos(accion.getId())).extracting(PasoAccion::paso)
                .containsExactly("ABIERTA", "EJECUTADA", "DEVUELTA", "EJECUTADA", "CERRADA");
        assertThat(instancias.createProcessInstanceQuery().processInstanceBusinessKey(accion.getCodigo()).count()).isZero();
        assertThat(acciones.sinCerrar(id)).isEmpty();
    }

    @Test
    @Requisito({"PS-37", "SI-14"})
    @DisplayName("Páginas: la unidad registra y retira con soporte, los demás solo leen; los cortes se consultan sin cambiarse")
    void paginas() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        ProcessInstance i = r.hastaEjecutar(u, MEDELLIN, MEDELLIN, SOACHA);
        String ruta = "/expedientes/" + i.getBusinessKey();
        mvc.perform(get("/expedientes/" + p.iniciar(u).getBusinessKey() + "/consentimientos").with(como("unidad-SEG"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Todavía no se ha concertado")));
        mvc.perform(get(ruta + "/consentimientos").with(como("unidad-SEG"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Soacha (Cundinamarca)"))).andExpect(content().string(containsString("Registrar respuesta")));
        mvc.perform(get(ruta + "/consentimientos").with(como("grupo-planeacion"))).andExpect(status().isOk())
                .andExpect(content().string(not(containsString("Registrar respuesta"))));
        mvc.perform(get(ruta + "/consentimientos").with(como("unidad-OTRA"))).andExpect(status().isForbidden());
        mvc.perform(post(ruta + "/consentimientos").with(csrf()).with(como("grupo-planeacion")).param("entidad", SOACHA).param("estado", "ACEPTA"))
                .andExpect(status().isForbidden());
        mvc.perform(post(ruta + "/consentimientos").with(csrf()).with(como("unidad-SEG")).param("entidad", SOACHA).param("estado", "ACEPTA")
                .param("persona", "Alcalde de prueba")).andExpect(status().isOk())
                .andExpect(content().string(containsString("Soporte: escriba dónde consta"))).andExpect(content().string(containsString("Alcalde de prueba")));
        mvc.perform(post(ruta + "/consentimientos").with(csrf()).with(como("unidad-SEG")).param("entidad", SOACHA).param("estado", "ACEPTA")
                .param("fecha", LocalDate.now().toString()).param("persona", "Alcalde").param("soporte", "Acta 22")).andExpect(redirectedUrl(ruta + "/consentimientos"));
        mvc.perform(post(ruta + "/consentimientos/retiro").with(csrf()).with(como("unidad-SEG")).param("entidad", SOACHA)
                .param("fecha", LocalDate.now().toString()).param("persona", "Alcalde").param("soporte", "Oficio 33")).andExpect(redirectedUrl(ruta + "/consentimientos"));
        mvc.perform(get(ruta + "/consentimientos").with(como("jefatura-SEG"))).andExpect(status().isForbidden());
        mvc.perform(get(ruta + "/consentimientos").with(como("grupo-planeacion"))).andExpect(content().string(containsString("Oficio 33")))
                .andExpect(content().string(containsString("Acta 22"))).andExpect(content().string(containsString("Retirado")));

        abrirCorte(i);
        p.completar(u.colega(), p.tarea(i, MONITOREAR), Formularios.reporte(MEDELLIN, true, u.asesor(1)));
        mvc.perform(get(ruta + "/seguimiento").with(como("der"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Corte 1 (trimestral)"))).andExpect(content().string(containsString("-AC-1")));
        mvc.perform(get(ruta + "/seguimiento/1").with(como("der"))).andExpect(status().isOk())
                .andExpect(content().string(containsString("Diagnóstico acordado"))).andExpect(content().string(containsString("1 de 1 entidades")));
        p.vencer(i, AccionPtEd05.Elemento.RECORDATORIO);
        mvc.perform(get("/avisos").with(user(u.asesor(1)))).andExpect(status().isOk()).andExpect(content().string(containsString("-AC-1")));
        Long aviso = avisos.de(u.asesor(1)).get(0).id();
        mvc.perform(post("/avisos").with(csrf()).with(user("otra")).param("id", aviso.toString())).andExpect(redirectedUrl("/avisos"));
        assertThat(avisos.de(u.asesor(1)).get(0).leido()).as("cada quien marca los suyos").isNull();
        mvc.perform(post("/avisos").with(csrf()).with(user(u.asesor(1))).param("id", aviso.toString())).andExpect(redirectedUrl("/avisos"));
        assertThat(avisos.de(u.asesor(1))).filteredOn(a -> a.id().equals(aviso)).singleElement().satisfies(a -> assertThat(a.leido()).isNotNull());
    }

    private static Map<String, Object> valoracion(String entidad, int calidad, int percepcion) {
        return mapa("entidad", entidad, "calidadContenidos", calidad, "percepcion", percepcion);
    }

    private static RequestPostProcessor como(String grupo) {
        return user(u.funcionaria()).authorities(new SimpleGrantedAuthority(grupo));
    }
}
