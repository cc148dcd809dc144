package co.gov.dnp.att.correo.proceso;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.correo.BandejaDeSalida;
import co.gov.dnp.att.correo.ClaseDeCorreo;
import co.gov.dnp.att.correo.Noticia;
import co.gov.dnp.att.procedimiento.AccionPtEd05;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;

/** Las tareas que nacen, vuelven o se asignan se cuentan por correo en la misma transacción del motor. */
@Component
class AvisosDeTareas {

    /** Tarea que puede ser devuelta → consulta que, sobre la última entrega de quien la devolvió, da el motivo. */
    private static final Map<String, String> MOTIVO = Map.of(
            Elemento.PROGRAMAR, """
                    select (select string_agg(a ->> 'ajuste', '; ') from jsonb_array_elements(f.datos -> 'ajustesSolicitados') a)
                    from att.entrega_formulario f where f.instancia = ? and f.elemento = 'tarea_socializar' order by f.id desc limit 1""",
            AccionPtEd05.Elemento.EJECUTAR_ACCION, """
                    select f.datos ->> 'concepto' from att.entrega_formulario f
                    where f.instancia = ? and f.elemento = 'tarea_verificarCierre' order by f.id desc limit 1""");

    private final BandejaDeSalida bandeja;
    private final JdbcClient jdbc;
    private final IdentityService identidades;

    AvisosDeTareas(BandejaDeSalida bandeja, JdbcClient jdbc, @Lazy IdentityService identidades) {
        this.bandeja = bandeja;
        this.jdbc = jdbc;
        this.identidades = identidades;
    }

    @EventListener(condition = "#tarea.eventName == 'create'")
    void alNacer(DelegateTask tarea) {
        if (!bandeja.encendida() || !(tarea.getExecution().getVariable(Variable.EXPEDIENTE) instanceof Number)) {
            return;
        }
        List<String> usuarios = tarea.getCandidates().stream().map(IdentityLink::getUserId).filter(u -> u != null).toList();
        List<String> grupos = tarea.getCandidates().stream().map(IdentityLink::getGroupId).filter(g -> g != null).toList();
        Optional<String> motivo = motivoDeDevolucion(tarea);
        bandeja.escribir(motivo.isPresent()
                ? noticia(tarea, ClaseDeCorreo.DEVUELTA, "DEVUELTA:" + tarea.getId(), "Devuelta: ", "La tarea «" + tarea.getName()
                        + "» volvió para corregirse. Lea el motivo, reclámela y envíela de nuevo.", motivo.get())
                : noticia(tarea, ClaseDeCorreo.DISPONIBLE, "DISPONIBLE:" + tarea.getId(), "Tarea disponible: ", "La tarea «"
                        + tarea.getName() + "» está disponible para su equipo. Reclámela para trabajarla.", null), usuarios, grupos);
    }

    /** A quien reclama su propia tarea no se le avisa lo que acaba de hacer. */
    @EventListener(condition = "#tarea.eventName == 'assignment'")
    void alAsignarse(DelegateTask tarea) {
        Authentication quien = identidades.getCurrentAuthentication();
        String asignada = tarea.getAssignee();
        if (asignada == null || quien != null && asignada.equals(quien.getUserId()) || !bandeja.encendida()
                || !(tarea.getExecution().getVariable(Variable.EXPEDIENTE) instanceof Number)) {
            return;
        }
        bandeja.escribir(noticia(tarea, ClaseDeCorreo.ASIGNADA, "ASIGNADA:" + UUID.randomUUID(), "Le asignaron: ",
                "La tarea «" + tarea.getName() + "» quedó a su cargo.", null), List.of(asignada), List.of());
    }

    private Optional<String> motivoDeDevolucion(DelegateTask tarea) {
        String consulta = MOTIVO.get(tarea.getTaskDefinitionKey());
        if (consulta == null) {
            return Optional.empty();
        }
        return jdbc.sql(consulta).param(tarea.getProcessInstanceId()).query((f, n) -> Optional.ofNullable(f.getString(1))).optional()
                .map(m -> m.orElse("Sin motivo escrito."));
    }

    private static Noticia noticia(DelegateTask tarea, ClaseDeCorreo clase, String referencia, String comienzo, String frase, String motivo) {
        String expediente = tarea.getExecution().getProcessBusinessKey();
        Instant vence = tarea.getDueDate() == null ? null : tarea.getDueDate().toInstant();
        return new Noticia(clase, referencia, comienzo + tarea.getName() + " · " + expediente, frase, expediente,
                (String) tarea.getExecution().getVariable(Variable.PRODUCTO), tarea.getId(), vence, motivo);
    }
}
