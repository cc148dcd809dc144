package co.gov.dnp.att.plataforma.motor;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import co.gov.dnp.att.PruebaIntegral;
import co.gov.dnp.att.Requisito;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;

/** Una base que se cae no deja pasos detenidos esperando a que alguien los reintente; una falla de verdad, sí. */
@PruebaIntegral
class ReintentosSinBaseTest {

    private static final String MODELO = "prueba_reintentosSinBase";

    @Autowired
    RepositoryService modelos;
    @Autowired
    RuntimeService instancias;
    @Autowired
    ManagementService trabajos;
    @Autowired
    ProcessEngine motor;
    private String despliegue;
    private Job trabajo;

    @BeforeEach
    void unPasoAutomatico() {
        despliegue = modelos.createDeployment().addModelInstance(MODELO + ".bpmn", Bpmn.createExecutableProcess(MODELO).camundaHistoryTimeToLiveString("P1D").startEvent()
                .serviceTask("servicio_prueba").camundaAsyncBefore().camundaFailedJobRetryTimeCycle("R3/PT1M").camundaExpression("${true}").endEvent().done()).deploy().getId();
        trabajo = trabajos.createJobQuery().processInstanceId(instancias.startProcessInstanceByKey(MODELO).getId()).singleResult();
    }

    @AfterEach
    void retirar() {
        modelos.deleteDeployment(despliegue, true);
    }

    /** Lo que hace el ejecutor de trabajos cuando uno falla. */
    private int intentosTrasFallar(Throwable falla) {
        ProcessEngineConfigurationImpl configuracion = (ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration();
        Command<Object> orden = configuracion.getFailedJobCommandFactory().getCommand(trabajo.getId(), falla);
        configuracion.getCommandExecutorTxRequired().execute(orden);
        return trabajos.createJobQuery().jobId(trabajo.getId()).singleResult().getRetries();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "53100", "57P01", "57P03"})
    @DisplayName("Sin base no se gastan intentos")
    @Requisito("SG-36")
    void sinBase(String estado) {
        for (int n = 0; n < 5; n++) {
            assertThat(intentosTrasFallar(new DataAccessResourceFailureException("x", new SQLException("se cortó", estado)))).isEqualTo(3);
        }
        assertThat(instancias.createIncidentQuery().processInstanceId(trabajo.getProcessInstanceId()).count()).isZero();
        assertThat(ReintentosSinBase.sinBase(new IllegalStateException(new SQLTransientConnectionException("no hay conexión")))).isTrue();
    }

    @Test
    @DisplayName("Una falla de verdad se reintenta tres veces y queda a la vista")
    void fallaDeVerdad() {
        assertThat(intentosTrasFallar(new IllegalStateException("está mal"))).isEqualTo(2);
        intentosTrasFallar(new IllegalStateException(new SQLException("llave repetida", "23505")));
        assertThat(intentosTrasFallar(new IllegalStateException("está mal"))).isZero();
        assertThat(instancias.createIncidentQuery().processInstanceId(trabajo.getProcessInstanceId()).count()).isEqualTo(1);
    }
}
