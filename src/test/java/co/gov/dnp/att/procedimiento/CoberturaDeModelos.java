package co.gov.dnp.att.procedimiento;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Anota qué nodos y flujos recorrieron las pruebas, para exigir que los recorran todos. */
@Component
class CoberturaDeModelos extends AbstractProcessEnginePlugin {

    private final Map<String, Set<String>> recorridos = new ConcurrentHashMap<>();

    Set<String> sinRecorrer(String proceso, Collection<String> elementos) {
        Set<String> faltan = new TreeSet<>(elementos);
        faltan.removeAll(recorridos.getOrDefault(proceso, Set.of()));
        return faltan.stream().collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuracion) {
        configuracion.getCustomPostBPMNParseListeners().add(new AlLeer());
    }

    private final class AlLeer extends AbstractBpmnParseListener implements BpmnParseListener {

        @Override
        public void parseProcess(Element elemento, ProcessDefinitionEntity proceso) {
            observar(proceso, proceso.getKey());
        }

        private void observar(ScopeImpl ambito, String proceso) {
            Set<String> vistos = recorridos.computeIfAbsent(proceso, p -> new ConcurrentSkipListSet<>());
            for (ActivityImpl actividad : ambito.getActivities()) {
                actividad.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener) e -> vistos.add(actividad.getId()));
                actividad.getOutgoingTransitions().forEach(t -> ((TransitionImpl) t).addBuiltInListener(ExecutionListener.EVENTNAME_TAKE,
                        (ExecutionListener) e -> vistos.add(t.getId())));
                observar(actividad, proceso);
            }
        }
    }
}
