package co.gov.dnp.att.procedimiento;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import co.gov.dnp.att.Requisito;
import co.gov.dnp.att.diseno.revision.Entorno;
import co.gov.dnp.att.diseno.revision.Revisor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Los modelos cumplen las convenciones y coinciden con los contratos: lo que un diseñador rompa se dice aquí, antes de desplegar. */
class ContratoDeModelosTest {

    static Stream<File> modelos() {
        return Arrays.stream(new File("processes").listFiles((d, n) -> n.endsWith(".bpmn"))).sorted();
    }

    private static BpmnModelInstance modelo(String clave) {
        return modelos().map(Bpmn::readModelFromFile).filter(m -> m.getModelElementById(clave) instanceof Process).findFirst()
                .orElseThrow(() -> new AssertionError("Ningún modelo tiene el proceso «" + clave + "»."));
    }

    @Test
    @DisplayName("Ningún modelo ni tabla tiene hallazgos del revisor, el mismo de la página de diseño")
    void sinHallazgos() {
        assertThat(new Revisor(Entorno.deLaAplicacion()).revisar(Revisor.leer(java.nio.file.Path.of(".")))).isEmpty();
    }

    @Test
    @DisplayName("Cada contrato tiene su modelo, y cada elemento que el código nombra está en él")
    void contratos() {
        Entorno.deLaAplicacion().contratos().forEach((clave, contrato) -> {
            BpmnModelInstance m = modelo(clave);
            assertThat(contrato.elementos()).as(clave).isNotEmpty().allSatisfy(id -> assertThat((Object) m.getModelElementById(id)).as(id).isNotNull());
        });
    }

    @Test
    @Requisito({"PS-01", "PS-26"})
    @DisplayName("El proceso se lee como el Cuadro No 5: ocho actividades numeradas, una compuerta que vuelve a la 2, un fin")
    void comoElCuadroNo5() {
        BpmnModelInstance m = modelo(AsistenciaTecnicaTerritorial.CLAVE);
        Process proceso = m.getModelElementById(AsistenciaTecnicaTerritorial.CLAVE);
        List<String> numeradas = proceso.getFlowElements().stream().map(e -> e.getName()).filter(n -> n != null && n.matches("(?s)\\d\\. .*"))
                .sorted().toList();
        assertThat(numeradas).hasSize(8);
        assertThat(numeradas.stream().map(n -> n.substring(0, 1))).containsExactly("1", "2", "3", "4", "5", "6", "7", "8");
        List<ExclusiveGateway> decisiones = proceso.getFlowElements().stream().filter(ExclusiveGateway.class::isInstance)
                .map(ExclusiveGateway.class::cast).filter(g -> g.getOutgoing().size() > 1).toList();
        assertThat(decisiones).singleElement().extracting(ExclusiveGateway::getName).isEqualTo("¿Se requiere ajustar el plan de trabajo?");
        FlowNode destino = ((SequenceFlow) m.getModelElementById("flujo_requiereAjuste_si")).getTarget();
        while (destino instanceof ExclusiveGateway) {
            destino = destino.getOutgoing().iterator().next().getTarget();
        }
        assertThat(destino.getName()).startsWith("2. ");
        assertThat(proceso.getFlowElements().stream().filter(EndEvent.class::isInstance).map(BaseElement::getId))
                .as("un fin, más la salida anticipada «sin competencia» del numeral 4, actividad 1")
                .containsExactlyInAnyOrder(AsistenciaTecnicaTerritorial.Elemento.FIN,
                        AsistenciaTecnicaTerritorial.Elemento.FIN_SIN_COMPETENCIA);
    }
}
