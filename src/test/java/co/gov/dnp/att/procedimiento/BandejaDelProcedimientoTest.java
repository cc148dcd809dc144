package co.gov.dnp.att.procedimiento;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import java.util.Map;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.plataforma.formularios.Borradores;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import com.jayway.jsonpath.JsonPath;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** La bandeja siguiendo una instancia real: tarjetas, devueltas, conteos por persona, diagrama y el borrador que muere al completar. */
@PruebaIntegral
class BandejaDelProcedimientoTest {

    @Autowired
    Procedimiento p;
    @Autowired
    FilterService filtros;
    @Autowired
    Borradores borradores;
    @Autowired
    WebApplicationContext contexto;

    @Test
    @Requisito({"SI-16", "PS-04"})
    @DisplayName("Un plan devuelto se cuenta en «Devueltas» hasta corregirlo; cada quien cuenta lo suyo y el diagrama dice dónde está")
    void unPlanQueVuelve() throws Exception {
        Unidad u = p.unidad("BJA");
        ProcessInstance i = p.iniciar(u);
        p.completar(u.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
        seleccion.put("ajustes", List.of(Formularios.mapa("entidad", Procedimiento.SOACHA, "decision", "INCLUIDA", "justificacion", "La pidió por escrito."),
                Formularios.mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA", "justificacion", "La pidió por escrito.")));
        seleccion.put("justificacionFocalizacion", "Solicitudes expresas de las alcaldías.");
        p.completar(u.funcionaria(), p.tarea(i, Elemento.CONCERTAR), seleccion);
        Task primera = p.tarea(i, Elemento.PROGRAMAR);
        assertThat((Boolean) tarjeta(u, primera, "devuelta")).isFalse();
        assertThat((Integer) cuenta(u, "Devueltas")).isZero();
        assertThat((Integer) cuenta(u, "De mi dependencia")).isEqualTo(1);
        p.completar(u.funcionaria(), primera, Formularios.programar(u.asesor(1)));
        p.completar(u.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(true, Procedimiento.SOACHA, "*"),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);

        Task devuelta = p.tarea(i, Elemento.PROGRAMAR);
        assertThat((Boolean) tarjeta(u, devuelta, "devuelta")).isTrue();
        assertThat((String) tarjeta(u, devuelta, "producto")).isEqualTo("Producto BJA");
        assertThat((String) tarjeta(u, devuelta, "entidades")).isEqualTo("Medellín (Antioquia), Soacha (Cundinamarca)");
        assertThat((Integer) tarjeta(u, devuelta, "vigencia")).isEqualTo(u.vigencia());
        assertThat((String) tarjeta(u, devuelta, "vence")).matches("\\d{2}/\\d{2}/\\d{4}");
        assertThat((Integer) cuenta(u, "Devueltas")).isEqualTo(1);

        String tramite = pedir(u, "/api/tareas/" + devuelta.getId() + "/tramite");
        assertThat(JsonPath.<List<String>>read(tramite, "$.ahora")).singleElement().asString()
                .contains("Está en «Programar la asistencia técnica»", "BJA: equipo que ejecuta", "llegó hoy", "y vence el");
        assertThat(JsonPath.<String>read(tramite, "$.diagrama.descripcion"))
                .contains("Ya se hizo: 1. Identificar", "En curso: 2. Programar la asistencia técnica territorial.", "Falta: ", "8. Sistematización");
        assertThat(JsonPath.<String>read(tramite, "$.diagrama.svg")).startsWith("<svg").containsOnlyOnce("Está aquí")
                .containsPattern("actual\" data-elemento=\"actividad_programar\"").containsPattern("recorrido\" data-elemento=\"actividad_identificar\"");

        String corregido = "Las alcaldías pidieron más plazo.";
        Map<String, Object> plan = Formularios.programar(u.asesor(1));
        plan.put("motivoAjuste", corregido);
        p.completar(u.funcionaria(), devuelta, plan);
        assertThat((Integer) cuenta(u, "Devueltas")).isZero();
        assertThat((Boolean) tarjeta(u, p.tarea(i, Elemento.SOCIALIZAR), "devuelta")).isFalse();
    }

    @Test
    @DisplayName("Completar borra el borrador en la misma transacción; si el servidor rechaza lo enviado, el borrador sigue")
    void completarBorraElBorrador() {
        Unidad u = p.unidad("BJB");
        ProcessInstance i = p.iniciar(u);
        Task tarea = p.tarea(i, Elemento.IDENTIFICAR);
        borradores.guardar(tarea.getId(), u.funcionaria(), "{\"alcance\":\"A medio escribir\"}".getBytes());
        borradores.guardar(tarea.getId(), u.colega(), "{\"alcance\":\"De la colega\"}".getBytes());
        assertThatThrownBy(() -> p.completar(u.funcionaria(), tarea, Map.of())).isNotNull();
        assertThat(borradores.de(tarea.getId(), u.funcionaria())).isPresent();
        p.completar(u.funcionaria(), tarea, Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        assertThat(borradores.de(tarea.getId(), u.funcionaria())).isEmpty();
        assertThat(borradores.de(tarea.getId(), u.colega())).isEmpty();
        assertThat(borradores.guardar(tarea.getId(), u.funcionaria(), "{}".getBytes())).isEmpty();
    }

    private <T> T tarjeta(Unidad u, Task tarea, String campo) throws Exception {
        return JsonPath.read(pedir(u, "/api/bandeja/tarjetas?tarea=" + tarea.getId()), "$[0]." + campo);
    }

    private Integer cuenta(Unidad u, String filtro) throws Exception {
        String id = filtros.createTaskFilterQuery().filterName(filtro).singleResult().getId();
        return JsonPath.read(pedir(u, "/api/bandeja/filtros"), "$['" + id + "'].cuantas");
    }

    private String pedir(Unidad u, String ruta) throws Exception {
        MockMvc navegador = MockMvcBuilders.webAppContextSetup(contexto).apply(SecurityMockMvcConfigurers.springSecurity()).build();
        var respuesta = navegador.perform(get(ruta).with(SecurityMockMvcRequestPostProcessors.user(u.funcionaria())
                .authorities(new SimpleGrantedAuthority("unidad-" + u.dependencia()), new SimpleGrantedAuthority("funcionario"))))
                .andReturn().getResponse();
        assertThat(respuesta.getStatus()).as(ruta).isEqualTo(200);
        return respuesta.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
