package co.gov.dnp.att.diseno.proceso;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;

import co.gov.dnp.att.diseno.revision.Archivo;
import co.gov.dnp.att.diseno.revision.LectorDeModelos;
import co.gov.dnp.att.plataforma.Rechazo;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Corre un borrador en seco: lo despliega con otro nombre, lo recorre con datos de muestra y deshace la transacción. Los pasos automáticos no
 * hacen nada y los temporizadores se disparan a mano; las personas, compuertas, llamadas y multi-instancias son las del modelo.
 */
@Component
public class RecorrerBorrador {

    /** Un paso: la tarea y a quién le llega. */
    public record Paso(String elemento, String tarea, String aQuien, String formulario) {
    }

    /** @param clave identificador del proceso @param problema por qué no llegó al fin; nulo si llegó */
    public record Camino(String clave, String proceso, String nombre, List<Paso> pasos, Set<String> recorridos, String problema) {
    }

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String PREFIJO = "ensayo_";
    private static final int PASOS_MAXIMOS = 60;
    private static final Pattern SIMPLE = Pattern.compile("[$#]\\{\\s*(!|not\\s+)?\\s*([A-Za-z_]\\w*)\\s*}");

    /** Una respuesta que lleva por otro lado. */
    private record Desvio(String variable, boolean valor, String compuerta, String frase) {
    }

    private final ProcessEngine motor;
    private final TransactionTemplate transaccion;

    RecorrerBorrador(ProcessEngine motor, PlatformTransactionManager transacciones) {
        this.motor = motor;
        this.transaccion = new TransactionTemplate(transacciones);
        this.transaccion.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @throws Rechazo si el motor no acepta el borrador */
    public List<Camino> recorrer(List<Archivo> borrador, Set<String> rutas) {
        Map<String, Document> modelos = new LinkedHashMap<>();
        borrador.stream().filter(a -> a.clase() == Archivo.Clase.BPMN).forEach(a -> modelos.put(a.ruta(), LectorDeModelos.leer(a)));
        Map<String, String> copias = new LinkedHashMap<>();
        Map<String, Object> base = new HashMap<>(MUESTRA);
        List<Camino> caminos = new ArrayList<>();
        Map<String, List<Desvio>> desvios = new LinkedHashMap<>();
        Map<String, String> nombres = new HashMap<>();
        modelos.forEach((ruta, d) -> {
            for (Element p : elementos(d, "process")) {
                nombres.put(p.getAttribute("id"), p.getAttribute("name"));
                // Un proceso llamado también necesita sus respuestas de muestra, aunque no se recorra por sí mismo
                List<Desvio> suyos = desviosDe(d, base);
                if (rutas.contains(ruta)) {
                    desvios.put(p.getAttribute("id"), suyos);
                }
            }
        });
        modelos.forEach((ruta, d) -> copias.put(ruta, copia(d)));
        desvios.forEach((clave, suyos) -> {
            caminos.add(uno(copias, base, clave, nombres.get(clave), null));
            suyos.forEach(desvio -> caminos.add(uno(copias, base, clave, nombres.get(clave), desvio)));
        });
        return caminos;
    }

    private Camino uno(Map<String, String> copias, Map<String, Object> base, String clave, String nombre, Desvio desvio) {
        String comoSeLlama = desvio == null ? "Camino más corto" : desvio.frase;
        List<Paso> pasos = new ArrayList<>();
        Set<String> recorridos = new LinkedHashSet<>();
        String[] problema = new String[1];
        // Cada paso es una orden aparte del motor, para que vea lo que dejó la anterior: por eso aquí no sirve una sola orden sin permisos
        Authentication quien = motor.getIdentityService().getCurrentAuthentication();
        motor.getIdentityService().clearAuthentication();
        try {
            transaccion.executeWithoutResult(estado -> {
                estado.setRollbackOnly();
                DeploymentBuilder d = motor.getRepositoryService().createDeployment().name("Ensayo");
                copias.forEach(d::addString);
                d.deploy();
                problema[0] = correr(base, clave, desvio, pasos, recorridos);
            });
        } catch (ProcessEngineException no) {
            problema[0] = "El motor se detuvo: " + no.getMessage().lines().findFirst().orElse("").replace(PREFIJO, "");
        } finally {
            motor.getIdentityService().setAuthentication(quien);
        }
        return new Camino(clave, nombre, comoSeLlama, pasos, recorridos, problema[0]);
    }

    private String correr(Map<String, Object> base, String clave, Desvio desvio, List<Paso> pasos, Set<String> recorridos) {
        String negocio = "ENSAYO-" + System.nanoTime();
        String instancia = motor.getRuntimeService().startProcessInstanceByKey(PREFIJO + clave, negocio, muestra(base, desvio, false)).getId();
        boolean disparado = desvio == null || desvio.variable != null;
        for (int i = 0; i < PASOS_MAXIMOS; i++) {
            anotar(negocio, recorridos);
            List<Task> abiertas = motor.getTaskService().createTaskQuery().initializeFormKeys().processInstanceBusinessKey(negocio).orderByTaskCreateTime().asc().list();
            if (!disparado) {
                Job job = trabajo(negocio, desvio.compuerta);
                if (job != null) {
                    disparado = true;
                    motor.getManagementService().executeJob(job.getId());
                    continue;
                }
            }
            if (abiertas.isEmpty()) {
                Job espera = trabajo(negocio, null);
                if (espera != null && motor.getRuntimeService().createProcessInstanceQuery().processInstanceId(instancia).count() > 0) {
                    motor.getManagementService().executeJob(espera.getId());
                    continue;
                }
                anotar(negocio, recorridos);
                return motor.getRuntimeService().createProcessInstanceQuery().processInstanceId(instancia).count() == 0 ? disparado ? null : "no se llegó a «" + desvio.compuerta + "»."
                        : "quedó detenido sin ninguna tarea abierta.";
            }
            Task tarea = abiertas.get(0);
            pasos.add(paso(tarea));
            boolean yaDesvio = desvio != null && desvio.variable != null && recorridos.contains(desvio.compuerta);
            motor.getRuntimeService().setVariables(tarea.getExecutionId(), muestra(base, desvio, yaDesvio));
            motor.getTaskService().setVariableLocal(tarea.getId(), "formularioRecibido", true);
            motor.getTaskService().complete(tarea.getId());
        }
        return "después de " + PASOS_MAXIMOS + " tareas no llegó al fin: revise si una vuelta no termina.";
    }

    /** Un temporizador pendiente de este ensayo; los de las instancias reales no se tocan. */
    private Job trabajo(String negocio, String elemento) {
        return motor.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(negocio).list().stream()
                .flatMap(i -> motor.getManagementService().createJobQuery().processInstanceId(i.getId()).list().stream())
                .filter(j -> elemento == null || elemento.equals(motor.getManagementService().createJobDefinitionQuery().jobDefinitionId(j.getJobDefinitionId()).singleResult().getActivityId()))
                .findFirst().orElse(null);
    }

    private void anotar(String negocio, Set<String> recorridos) {
        motor.getHistoryService().createHistoricProcessInstanceQuery().processInstanceBusinessKey(negocio).list().forEach(p -> motor.getHistoryService()
                .createHistoricActivityInstanceQuery().processInstanceId(p.getId()).list().stream().map(HistoricActivityInstance::getActivityId).forEach(recorridos::add));
    }

    private Paso paso(Task tarea) {
        String grupos = motor.getTaskService().getIdentityLinksForTask(tarea.getId()).stream().map(IdentityLink::getGroupId).filter(g -> g != null).sorted().collect(Collectors.joining(", "));
        String formulario = tarea.getCamundaFormRef() == null ? "" : tarea.getCamundaFormRef().getKey();
        return new Paso(tarea.getTaskDefinitionKey(), tarea.getName().replaceAll("\\s+", " "), grupos, formulario);
    }

    /** Datos de muestra: todas las respuestas llevan por el camino más corto, menos la del desvío mientras no se haya tomado. */
    private static Map<String, Object> muestra(Map<String, Object> base, Desvio desvio, boolean yaSeTomo) {
        Map<String, Object> v = new HashMap<>(base);
        if (desvio != null && desvio.variable != null && !yaSeTomo) {
            v.put(desvio.variable, desvio.valor);
        }
        return v;
    }

    private static final Map<String, Object> MUESTRA = Map.ofEntries(Map.entry("expedienteId", -1L), Map.entry("vigencia", 2026), Map.entry("dependencia", "DER"),
            Map.entry("producto", "Producto de muestra"), Map.entry("entidades", "Soacha"), Map.entry("frentes", new ArrayList<>(List.of("1", "0"))), Map.entry("versionPlan", 1),
            Map.entry("tipoCorte", "FINAL"), Map.entry("corteId", -1L), Map.entry("accionId", -1L), Map.entry("cambioId", -1L));

    private static List<Desvio> desviosDe(Document d, Map<String, Object> base) {
        List<Desvio> desvios = new ArrayList<>();
        Map<String, Element> porId = new HashMap<>();
        elementos(d, null).forEach(e -> porId.put(e.getAttribute("id"), e));
        for (Element f : elementos(d, "sequenceFlow")) {
            Element condicion = LectorDeModelos.hijo(f, "conditionExpression");
            Matcher m = condicion == null ? null : SIMPLE.matcher(condicion.getTextContent().strip());
            if (m != null && m.matches()) {
                boolean valor = m.group(1) == null;
                base.put(m.group(2), !valor);
                Element compuerta = porId.get(f.getAttribute("sourceRef"));
                desvios.add(new Desvio(m.group(2), valor, f.getAttribute("sourceRef"), compuerta.getAttribute("name").replaceAll("\\s+", " ") + " " + f.getAttribute("name")));
            }
        }
        for (Element e : elementos(d, "timerEventDefinition")) {
            Element evento = (Element) e.getParentNode();
            if (!evento.getLocalName().equals("intermediateCatchEvent")) {
                desvios.add(new Desvio(null, true, evento.getAttribute("id"), "Ocurre «" + evento.getAttribute("name").replaceAll("\\s+", " ") + "»"));
            }
        }
        return desvios;
    }

    /** El mismo modelo, con otra clave, sin efectos y sin depender de hechos que la muestra no tiene. */
    private static String copia(Document d) {
        for (Element e : elementos(d, null)) {
            if (e.getLocalName().equals("process")) {
                e.setAttribute("id", PREFIJO + e.getAttribute("id"));
            }
            for (String atributo : List.of("processRef", "calledElement")) {
                if (e.hasAttribute(atributo)) {
                    e.setAttribute(atributo, PREFIJO + e.getAttribute(atributo));
                }
            }
            e.removeAttributeNS(CAMUNDA, "asyncBefore");
            e.removeAttributeNS(CAMUNDA, "asyncAfter");
            e.removeAttributeNS(CAMUNDA, "dueDate");
            if (e.hasAttributeNS(CAMUNDA, "delegateExpression")) {
                e.removeAttributeNS(CAMUNDA, "delegateExpression");
                e.setAttributeNS(CAMUNDA, "camunda:expression", "${true}");
            }
            String grupos = e.getAttributeNS(CAMUNDA, "candidateGroups");
            if (grupos.contains("acciones.")) {
                e.setAttributeNS(CAMUNDA, "camunda:candidateGroups", "responsables de la acción");
            }
            switch (e.getLocalName()) {
                case "timeDate" -> e.setTextContent("2099-12-31T00:00:00");
                case "timeCycle" -> e.setTextContent("R1/P9000D");
                case "timeDuration" -> e.setTextContent("P9000D");
                default -> { }
            }
        }
        StringWriter texto = new StringWriter();
        try {
            // Los planos siguen nombrando al proceso por su clave anterior: no hacen falta para correr
            elementos(d, "BPMNDiagram").forEach(x -> x.getParentNode().removeChild(x));
            TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(d), new StreamResult(texto));
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
        return texto.toString();
    }

    private static List<Element> elementos(Document d, String clase) {
        return LectorDeModelos.todos(d).stream().filter(e -> clase == null || e.getLocalName().equals(clase)).toList();
    }
}
