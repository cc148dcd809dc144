package co.gov.dnp.att.auditoria.proceso;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Anota, en la misma transacción en que el motor escribe su historia, qué instancias cambiaron. Una fila por instancia y
 * transacción: al confirmar, la base asienta con ella lo que esa transacción escribió (ADR 0032); la proyección viene después.
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
        if (configuracion.getCustomSessionFactories() == null) {
            configuracion.setCustomSessionFactories(new ArrayList<>());
        }
        configuracion.getCustomSessionFactories().add(new ComentariosMarcados());
    }

    /** Un comentario es lo único de la historia que el motor escribe sin avisar a nadie. */
    private final class ComentariosMarcados implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return CommentManager.class;
        }

        @Override
        public Session openSession() {
            return new CommentManager() {
                @Override
                public void insert(DbEntity comentario) {
                    super.insert(comentario);
                    String raiz = ((CommentEntity) comentario).getRootProcessInstanceId();
                    if (raiz != null) {
                        marcar(raiz);
                    }
                }
            };
        }
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

        /** En un mismo orden siempre: dos transacciones que tocan dos instancias no se esperan en cruz. */
        private final Set<String> raices = new TreeSet<>();

        @Override
        public void beforeCommit(boolean soloLectura) {
            sql.getObject().batchUpdate("insert into att.tramite_pendiente (raiz) values (?)",
                    raices.stream().map(r -> new Object[] {r}).toList());
        }
    }
}
