package co.gov.dnp.att.auditoria.proceso;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Anota, en la misma transacción en que el motor escribe su historia, qué instancias cambiaron. Una fila por instancia y
 * transacción: la proyección viene después y a quien completa una tarea no le cuesta más que eso.
 */
@Component
class MarcarTramites extends AbstractProcessEnginePlugin implements HistoryEventHandler {

    private final ObjectProvider<JdbcTemplate> sql;

    MarcarTramites(ObjectProvider<JdbcTemplate> sql) {
        this.sql = sql;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuracion) {
        configuracion.getCustomHistoryEventHandlers().add(this);
    }

    @Override
    public void handleEvent(HistoryEvent evento) {
        String raiz = evento.getRootProcessInstanceId();
        if (raiz != null) {
            marcar(raiz);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> eventos) {
        eventos.forEach(this::handleEvent);
    }

    private void marcar(String raiz) {
        AlConfirmar pendiente = TransactionSynchronizationManager.getSynchronizations().stream().filter(AlConfirmar.class::isInstance)
                .map(AlConfirmar.class::cast).findFirst().orElse(null);
        if (pendiente == null) {
            pendiente = new AlConfirmar();
            TransactionSynchronizationManager.registerSynchronization(pendiente);
        }
        pendiente.raices.add(raiz);
    }

    private final class AlConfirmar implements TransactionSynchronization {

        private final Set<String> raices = new LinkedHashSet<>();

        @Override
        public void beforeCommit(boolean soloLectura) {
            sql.getObject().batchUpdate("insert into att.tramite_pendiente (raiz) values (?)",
                    raices.stream().map(r -> new Object[] {r}).toList());
        }
    }
}
