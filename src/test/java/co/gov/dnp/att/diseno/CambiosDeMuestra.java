package co.gov.dnp.att.diseno;

/** Los cambios de la guía del diseñador, hechos sobre los archivos que rigen. */
public final class CambiosDeMuestra {

    private CambiosDeMuestra() {
    }

    /** Una tarea nueva con su formulario, antes de identificar. */
    public static String conTarea(String modelo) {
        return modelo
                .replace("<bpmn:sequenceFlow id=\"flujo_inicioIdentificar_identificar\" sourceRef=\"evento_inicioIdentificar\" targetRef=\"tarea_identificar\" />", """
                        <bpmn:userTask id="tarea_avalarInicio" name="Avalar el inicio" camunda:formRef="att_avalar_inicio" camunda:formRefBinding="deployment" camunda:candidateGroups="jefatura-${dependencia}" camunda:dueDate="${plazos.para('tarea_avalarInicio')}">
                          <bpmn:documentation>Cuadro No 5, actividad 1. La jefatura avala que se inicie.</bpmn:documentation>
                          <bpmn:extensionElements><camunda:properties><camunda:property name="plazoInicial" value="4" /></camunda:properties></bpmn:extensionElements>
                          <bpmn:incoming>flujo_inicioIdentificar_identificar</bpmn:incoming>
                          <bpmn:outgoing>flujo_avalarInicio_identificar</bpmn:outgoing>
                        </bpmn:userTask>
                        <bpmn:sequenceFlow id="flujo_inicioIdentificar_identificar" sourceRef="evento_inicioIdentificar" targetRef="tarea_avalarInicio" />
                        <bpmn:sequenceFlow id="flujo_avalarInicio_identificar" sourceRef="tarea_avalarInicio" targetRef="tarea_identificar" />""")
                .replace("<bpmn:incoming>flujo_inicioIdentificar_identificar</bpmn:incoming>\n        <bpmn:outgoing>flujo_identificar_hay", "<bpmn:incoming>flujo_avalarInicio_identificar</bpmn:incoming>\n        <bpmn:outgoing>flujo_identificar_hay")
                .replace("<dc:Bounds x=\"160\" y=\"222\" width=\"36\" height=\"36\" />\n        <bpmndi:BPMNLabel>\n          <dc:Bounds x=\"133\" y=\"265\"", "<dc:Bounds x=\"-60\" y=\"222\" width=\"36\" height=\"36\" />\n        <bpmndi:BPMNLabel>\n          <dc:Bounds x=\"-87\" y=\"265\"")
                .replace("<bpmndi:BPMNShape id=\"tarea_identificar_di\"", "<bpmndi:BPMNShape id=\"tarea_avalarInicio_di\" bpmnElement=\"tarea_avalarInicio\"><dc:Bounds x=\"20\" y=\"200\" width=\"130\" height=\"80\" /></bpmndi:BPMNShape>\n      <bpmndi:BPMNShape id=\"tarea_identificar_di\"")
                .replace("<di:waypoint x=\"196\" y=\"240\" />\n        <di:waypoint x=\"240\" y=\"240\" />", "<di:waypoint x=\"-24\" y=\"240\" />\n        <di:waypoint x=\"20\" y=\"240\" />")
                .replace("<bpmndi:BPMNEdge id=\"flujo_inicioIdentificar_identificar_di\"", "<bpmndi:BPMNEdge id=\"flujo_avalarInicio_identificar_di\" bpmnElement=\"flujo_avalarInicio_identificar\"><di:waypoint x=\"150\" y=\"240\" /><di:waypoint x=\"240\" y=\"240\" /></bpmndi:BPMNEdge>\n      <bpmndi:BPMNEdge id=\"flujo_inicioIdentificar_identificar_di\"");
    }

    public static final String FORMULARIO = """
            {"components": [
              {"type": "radio", "id": "avala", "key": "avala", "label": "¿Avala el inicio?", "values": [{"label": "Sí", "value": "SI"}, {"label": "No", "value": "NO"}],
               "validate": {"required": true}, "layout": {"row": "fila_avala", "columns": null}},
              {"type": "textarea", "id": "concepto", "key": "concepto", "label": "Concepto", "validate": {"required": true, "maxLength": 200}, "layout": {"row": "fila_concepto", "columns": null}}],
             "schemaVersion": 16, "id": "att_avalar_inicio", "type": "default", "executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.22.0"}""";

    /** El umbral de la prioridad media sube, y a quien no fue medido se le da más peso: en la base de prueba casi nadie tiene índices. */
    public static String conRegla(String dmn) {
        return dmn.replaceFirst("(?s)(regla_puntaje_desempenoSinDato\".*?<outputEntry.*?<text>)10<", "$160<").replace("<text>[45..70)</text>", "<text>[50..70)</text>").replace("<text>&gt;= 45</text>", "<text>&gt;= 50</text>").replaceFirst("(?s)(regla_prioridad_baja\".*?<text>)&lt; 45<", "$1&lt; 50<");
    }

    /** La identificación pasa a tener doce días hábiles. */
    public static String conPlazo(String modelo) {
        return modelo.replaceFirst("(?s)(<bpmn:userTask id=\"tarea_identificar\".*?</bpmn:documentation>)",
                "$1<bpmn:extensionElements><camunda:properties><camunda:property name=\"plazoInicial\" value=\"12\" /></camunda:properties></bpmn:extensionElements>");
    }

    /** Un campo más al comienzo de un formulario. */
    public static String conCampo(String formulario) {
        return formulario.replaceFirst("\"components\": \\[", """
                "components": [
                    {"type": "textfield", "id": "radicado", "key": "radicado", "label": "Radicado de la solicitud", "layout": {"row": "fila_radicado", "columns": null}},""");
    }
}
