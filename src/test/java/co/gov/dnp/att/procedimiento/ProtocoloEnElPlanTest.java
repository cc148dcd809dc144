package co.gov.dnp.att.procedimiento;

import static co.gov.dnp.att.expediente.TipoEvidencia.ACTA;
import static co.gov.dnp.att.expediente.TipoEvidencia.COMUNICACION_OFICIAL;
import static co.gov.dnp.att.expediente.TipoEvidencia.LISTADO_ASISTENCIA;
import static co.gov.dnp.att.procedimiento.Formularios.mapa;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.portafolio.DatosProtocolo;
import co.gov.dnp.att.portafolio.Protocolos;
import co.gov.dnp.att.portafolio.ProtocolosDePrueba;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lo que el procedimiento toma del protocolo: los hitos que hereda el plan y la puerta de la parametrización. */
@PruebaIntegral
class ProtocoloEnElPlanTest {

    @Autowired
    Procedimiento p;
    @Autowired
    Protocolos protocolos;
    @Autowired
    ObjectMapper json;

    private ProcessInstance porProgramar(Unidad u) {
        ProcessInstance i = p.iniciar(u);
        p.completar(u.funcionaria(), p.tarea(i, Elemento.IDENTIFICAR), Formularios.identificar(u.producto(), u.dependencia(), u.estrategia(), u.tema(), u.meta()));
        Map<String, Object> seleccion = Formularios.concertar(u.dependencia());
        seleccion.put("ajustes", List.of(mapa("entidad", Procedimiento.MEDELLIN, "decision", "INCLUIDA", "justificacion", "La pidió por escrito.")));
        seleccion.put("justificacionFocalizacion", "Solicitud expresa.");
        p.completar(u.funcionaria(), p.tarea(i, Elemento.CONCERTAR), seleccion);
        return i;
    }

    @Test
    @Requisito("LT-22")
    @DisplayName("Los hitos, las modalidades y el cronograma del protocolo en firme llegan escritos al plan, y de allí a SETA-WEB")
    void elPlanHereda() {
        Unidad u = p.unidad("PPH");
        protocolos.guardar(u.producto(), ProtocolosDePrueba.completo(), 0, u.funcionaria());
        protocolos.enviar(u.producto(), null, u.funcionaria());
        protocolos.validar(u.producto(), 1, null, "coordina.pph");
        ProcessInstance i = porProgramar(u);
        Task programar = p.tarea(i, Elemento.PROGRAMAR);
        JsonNode previo = json.valueToTree(p.abrir(u.funcionaria(), programar));
        assertThat(previo.get("protocoloAtt").asText()).isEqualTo("Protocolo de ATT, versión 1, validado por la DER.");
        assertThat(previo.get("hitos")).hasSize(2);
        JsonNode primero = previo.at("/hitos/0");
        assertThat(primero.get("nombre").asText()).isEqualTo("Diagnóstico acordado");
        assertThat(primero.get("descripcion").asText()).contains("Se acuerda el estado", "Punto de control: Acta firmada");
        assertThat(primero.get("evidenciaExigida").asText()).isEqualTo("ACTA");
        assertThat(primero.get("fechaProgramada").asText()).isEqualTo(LocalDate.now(java.time.ZoneId.of("America/Bogota")).plusDays(30).toString());
        assertThat(primero.get("peso").decimalValue()).isEqualByComparingTo("40.5");
        assertThat(previo.get("modalidades").get(0).asText()).isEqualTo("ASESORIA");

        // Solo se completa lo que el protocolo no sabe: quién responde en este plan
        List<Map<String, Object>> hitos = new ArrayList<>();
        previo.get("hitos").forEach(h -> {
            Map<String, Object> hito = new LinkedHashMap<>();
            h.properties().forEach(e -> hito.put(e.getKey(), json.convertValue(e.getValue(), Object.class)));
            hito.put("responsable", u.asesor(1));
            hitos.add(hito);
        });
        Map<String, Object> plan = Formularios.programar(u.asesor(1));
        plan.put("hitos", hitos);
        plan.put("modalidades", json.convertValue(previo.get("modalidades"), Object.class));
        plan.put("cronograma", json.convertValue(previo.get("cronograma"), Object.class));
        p.completar(u.funcionaria(), programar, plan);
        p.completar(u.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(false, Procedimiento.MEDELLIN, "*"),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        Task parametrizar = p.tarea(i, Elemento.PARAMETRIZAR);
        assertThat(p.abrir(u.monitoreo(), parametrizar).get("hitosSeta").toString()).contains("1. Diagnóstico acordado", "2. Procesos documentados");
    }

    @Test
    @Requisito("LT-21")
    @DisplayName("Los hitos de un producto cuyo protocolo no está validado no se parametrizan; validado, sí")
    void sinProtocoloEnFirmeNoSeParametriza() {
        Unidad u = p.unidad("PPN");
        ProcessInstance i = porProgramar(u);
        p.completar(u.funcionaria(), p.tarea(i, Elemento.PROGRAMAR), Formularios.programar(u.asesor(1)));
        p.completar(u.colega(), p.tarea(i, Elemento.SOCIALIZAR), Formularios.socializar(false, Procedimiento.MEDELLIN, "*"),
                COMUNICACION_OFICIAL, LISTADO_ASISTENCIA, ACTA);
        protocolos.guardar(u.producto(), DatosProtocolo.vacio(), 0, u.funcionaria());
        Task parametrizar = p.tarea(i, Elemento.PARAMETRIZAR);
        assertThatThrownBy(() -> p.completar(u.monitoreo(), parametrizar, codigos(u, parametrizar)))
                .hasMessageContaining("El protocolo de ATT de este producto no está validado por la DER");
        protocolos.guardar(u.producto(), ProtocolosDePrueba.completo(), 1, u.funcionaria());
        protocolos.enviar(u.producto(), null, u.funcionaria());
        assertThatThrownBy(() -> p.enviar(u.monitoreo(), parametrizar, codigos(u, parametrizar))).hasMessageContaining("no está validado por la DER");
        protocolos.validar(u.producto(), 1, null, "coordina.ppn");
        p.enviar(u.monitoreo(), parametrizar, codigos(u, parametrizar));
        p.trabajos();
        assertThat(p.abiertas(i)).extracting(Task::getTaskDefinitionKey).contains(Elemento.EJECUTAR);
    }

    private Map<String, Object> codigos(Unidad u, Task tarea) {
        List<Map<String, Object>> filas = new ArrayList<>();
        json.valueToTree(p.abrir(u.monitoreo(), tarea).get("hitosSeta")).forEach(h -> filas.add(mapa("hitoId", h.get("hitoId").asLong(), "nombre",
                h.get("nombre").asText(), "codigoSeta", "SETA-" + u.dependencia() + "-" + filas.size())));
        return mapa("hitosSeta", filas, "fechaParametrizacion", LocalDate.now(java.time.ZoneId.of("America/Bogota")).toString());
    }
}
