package co.gov.dnp.att.plataforma.seguridad;

import java.util.Set;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Las sesiones abiertas de cada persona. Están en la base: cerrarlas surte efecto en la petición siguiente, en todos los nodos. */
@Component
public class Sesiones {

    private final FindByIndexNameSessionRepository<? extends Session> abiertas;

    Sesiones(FindByIndexNameSessionRepository<? extends Session> abiertas) {
        this.abiertas = abiertas;
    }

    /** @return cuántas tiene abiertas esa persona */
    public int cuantas(String usuario) {
        return abiertas.findByPrincipalName(usuario).size();
    }

    /** @return cuántas cerró */
    public int cerrarTodas(String usuario) {
        Set<String> suyas = abiertas.findByPrincipalName(usuario).keySet();
        suyas.forEach(abiertas::deleteById);
        return suyas.size();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void alPerderSuPermiso(SesionesPorCerrar hecho) {
        cerrarTodas(hecho.usuario());
    }
}
