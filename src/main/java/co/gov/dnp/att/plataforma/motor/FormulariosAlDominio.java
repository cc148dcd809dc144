package co.gov.dnp.att.plataforma.motor;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Conecta al desplegar, sin que el diseñador haga nada, cada formulario de cada modelo con {@link PuenteDeFormularios}. */
@Component
class FormulariosAlDominio extends AbstractProcessEnginePlugin {

    private final ObjectProvider<PuenteDeFormularios> puente;

    FormulariosAlDominio(ObjectProvider<PuenteDeFormularios> puente) {
        this.puente = puente;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuracion) {
        List<BpmnParseListener> oyentes = configuracion.getCustomPostBPMNParseListeners();
        if (oyentes == null) {
            oyentes = new ArrayList<>();
            configuracion.setCustomPostBPMNParseListeners(oyentes);
        }
        oyentes.add(new AlLeerElModelo());
    }

    private final class AlLeerElModelo extends AbstractBpmnParseListener {

        @Override
        public void parseUserTask(Element elemento, ScopeImpl ambito, ActivityImpl actividad) {
            TaskDefinition definicion = ((UserTaskActivityBehavior) actividad.getActivityBehavior()).getTaskDefinition();
            definicion.setTaskFormHandler(new AlEnviarTarea(definicion.getTaskFormHandler()));
            definicion.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, tarea -> {
                if (!Boolean.TRUE.equals(tarea.getVariableLocal(PuenteDeFormularios.RECIBIDO))) {
                    throw new FormFieldValidationException("rechazo", "La tarea «" + tarea.getName()
                            + "» se completa desde su formulario. Ábrala en la bandeja de tareas y envíelo.", null);
                }
            });
            definicion.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, tarea -> puente.getObject().cancelar(tarea.getId()));
        }

        @Override
        public void parseProcess(Element elemento, ProcessDefinitionEntity proceso) {
            if (proceso.getStartFormHandler() != null && proceso.getInitial() != null
                    && proceso.getStartFormDefinition() != null
                    && proceso.getStartFormDefinition().getCamundaFormDefinitionKey() != null) {
                proceso.setStartFormHandler(new AlIniciar(proceso.getStartFormHandler(), proceso.getInitial().getId()));
            }
        }
    }

    private final class AlEnviarTarea implements TaskFormHandler {
        private final TaskFormHandler original;

        AlEnviarTarea(TaskFormHandler original) {
            this.original = original;
        }

        @Override
        public void parseConfiguration(Element e, DeploymentEntity d, ProcessDefinitionEntity p, BpmnParse b) {
            original.parseConfiguration(e, d, p, b);
        }

        @Override
        public void submitFormVariables(VariableMap enviado, VariableScope ambito) {
            puente.getObject().recibir((TaskEntity) ambito, enviado);
        }

        @Override
        public TaskFormData createTaskForm(TaskEntity tarea) {
            return original.createTaskForm(tarea);
        }
    }

    private final class AlIniciar implements StartFormHandler {
        private final StartFormHandler original;
        private final String evento;

        AlIniciar(StartFormHandler original, String evento) {
            this.original = original;
            this.evento = evento;
        }

        @Override
        public void parseConfiguration(Element e, DeploymentEntity d, ProcessDefinitionEntity p, BpmnParse b) {
            original.parseConfiguration(e, d, p, b);
        }

        @Override
        public void submitFormVariables(VariableMap enviado, VariableScope ambito) {
            puente.getObject().recibirInicio((ExecutionEntity) ambito, evento, enviado);
        }

        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity definicion) {
            return original.createStartFormData(definicion);
        }
    }
}
