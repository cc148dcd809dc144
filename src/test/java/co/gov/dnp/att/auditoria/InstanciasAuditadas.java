package co.gov.dnp.att.auditoria;

import co.gov.dnp.att.procedimiento.Procedimiento;
import co.gov.dnp.att.procedimiento.Procedimiento.Unidad;
import co.gov.dnp.att.procedimiento.Recorrido;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Las instancias de una unidad que varias pruebas de auditoría leen: una terminada, una que empieza y una cancelada. */
@Component
public class InstanciasAuditadas {

    private final Procedimiento p;
    private final Recorrido r;
    private final RuntimeService instancias;
    private Unidad unidad;
    private ProcessInstance completa;
    private ProcessInstance viva;
    private ProcessInstance cancelada;

    InstanciasAuditadas(Procedimiento p, Recorrido r, RuntimeService instancias) {
        this.p = p;
        this.r = r;
        this.instancias = instancias;
    }

    public synchronized Unidad unidad() {
        if (unidad == null) {
            unidad = p.unidad("CFM");
            completa = r.completo(unidad);
            viva = p.iniciar(unidad);
            cancelada = p.iniciar(unidad);
            instancias.deleteProcessInstance(cancelada.getId(), "Se duplicó por error");
        }
        return unidad;
    }

    public ProcessInstance completa() {
        unidad();
        return completa;
    }

    public ProcessInstance viva() {
        unidad();
        return viva;
    }

    public ProcessInstance cancelada() {
        unidad();
        return cancelada;
    }
}
