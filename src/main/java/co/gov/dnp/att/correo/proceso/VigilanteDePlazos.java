package co.gov.dnp.att.correo.proceso;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.calendario.CalendarioHabil;
import co.gov.dnp.att.calendario.Plazos;
import co.gov.dnp.att.correo.BandejaDeSalida;
import co.gov.dnp.att.correo.ClaseDeCorreo;
import co.gov.dnp.att.correo.Noticia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.procedimiento.AccionPtEd05;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;
import co.gov.dnp.att.seguimiento.AvisoRegistrado;

/**
 * Cuenta las tareas por vencer, las vencidas y las que pasan a quien responde por el procedimiento. Cuántos días hábiles antes y después
 * son datos de {@code /calendario}. Repetir la revisión, en este nodo o en otro, no repite cartas.
 */
@Component
public class VigilanteDePlazos {

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);

    /** Tarea abierta con término. */
    private record Abierta(String id, String nombre, String elemento, String asignada, Instant vence, List<String> grupos, String codigo,
            String producto, String dependencia, String responsable) {
    }

    private final JdbcClient jdbc;
    private final BandejaDeSalida bandeja;
    private final CalendarioHabil calendario;
    private final Plazos plazos;
    private final Organizacion organizacion;

    VigilanteDePlazos(JdbcClient jdbc, BandejaDeSalida bandeja, CalendarioHabil calendario, Plazos plazos, Organizacion organizacion) {
        this.jdbc = jdbc;
        this.bandeja = bandeja;
        this.calendario = calendario;
        this.plazos = plazos;
        this.organizacion = organizacion;
    }

    @Scheduled(fixedDelayString = "${att.correo.revisar-cada:PT15M}", initialDelayString = "${att.correo.cada:PT30S}")
    @Transactional
    public void revisar() {
        if (!bandeja.encendida()) {
            return;
        }
        Instant ahora = Instant.now();
        LocalDate hoy = LocalDate.now(ZONA);
        Instant hasta = finDe(calendario.sumarHabiles(hoy, plazos.dias("aviso_vencimiento")));
        Instant escala = finDe(calendario.sumarHabiles(hoy, -plazos.dias("escalamiento_vencida")));
        for (Abierta tarea : conTerminoHasta(hasta)) {
            if (tarea.vence().isAfter(ahora)) {
                int dias = calendario.diasHabilesEntre(hoy, tarea.vence().atZone(ZONA).toLocalDate());
                String cuando = dias <= 0 ? "Vence hoy: " : dias == 1 ? "Vence en 1 día hábil: " : "Vence en " + dias + " días hábiles: ";
                aSuEquipo(tarea, ClaseDeCorreo.POR_VENCER, cuando, "A la tarea «" + tarea.nombre() + "» se le acaba el término.");
            } else {
                aSuEquipo(tarea, ClaseDeCorreo.VENCIDA, "Vencida: ", "La tarea «" + tarea.nombre() + "» pasó su término y sigue abierta.");
                // Un corte sin reporte ya se escala por su propio temporizador.
                if (!tarea.vence().isAfter(escala) && !tarea.elemento().equals(MonitoreoSeguimiento.Elemento.MONITOREAR)) {
                    bandeja.escribir(noticia(tarea, ClaseDeCorreo.ESCALADA, "Escalada a usted: ", "La tarea «" + tarea.nombre()
                            + "» lleva vencida más de lo previsto y usted responde por el procedimiento en " + tarea.dependencia() + "."),
                            responsables(tarea), List.of());
                }
            }
        }
    }

    /** Los avisos de seguimiento también salen por correo: a quien se comprometió, como recordatorio; a quien responde, como escalamiento. */
    @EventListener
    void alAvisar(AvisoRegistrado aviso) {
        if (!bandeja.encendida()) {
            return;
        }
        ClaseDeCorreo clase = switch (aviso.razon()) {
            case RECUERDA -> ClaseDeCorreo.POR_VENCER;
            case VENCE -> ClaseDeCorreo.VENCIDA;
            case ESCALA -> ClaseDeCorreo.ESCALADA;
            case LE_TOCA -> ClaseDeCorreo.DISPONIBLE;
            case DEVUELVE -> ClaseDeCorreo.DEVUELTA;
        };
        if (clase == ClaseDeCorreo.DISPONIBLE || clase == ClaseDeCorreo.DEVUELTA) {
            // La validación de un reporte no es tarea del motor: la carta lleva al expediente
            bandeja.escribir(new Noticia(clase, "AVISO:" + aviso.id(), "Reporte de avance · " + aviso.clave(), aviso.texto(), aviso.expediente(),
                    aviso.producto(), null, null, null), List.of(aviso.destinatario()), List.of());
            return;
        }
        record Encontrada(String id, Instant vence, String nombre) {
        }
        Encontrada tarea = jdbc.sql("""
                select k.id_ id, k.due_date_ vence, k.name_ nombre from public.act_ru_task k
                join public.act_ru_execution i on i.id_ = k.proc_inst_id_
                where i.business_key_ = :clave and k.task_def_key_ in (:elementos) order by k.create_time_ desc limit 1""")
                .param("clave", aviso.clave()).param("elementos", List.of(MonitoreoSeguimiento.Elemento.MONITOREAR,
                        AccionPtEd05.Elemento.EJECUTAR_ACCION)).query(Encontrada.class).optional().orElse(new Encontrada(null, null, "Acción o corte"));
        bandeja.escribir(new Noticia(clase, "AVISO:" + aviso.id(), clase.etiqueta() + ": " + tarea.nombre() + " · " + aviso.clave(),
                aviso.texto(), aviso.expediente(), aviso.producto(), tarea.id(), tarea.vence(), null), List.of(aviso.destinatario()), List.of());
    }

    private void aSuEquipo(Abierta tarea, ClaseDeCorreo clase, String comienzo, String frase) {
        Noticia noticia = noticia(tarea, clase, comienzo, frase);
        if (tarea.asignada() != null) {
            bandeja.escribir(noticia, List.of(tarea.asignada()), List.of());
        } else {
            bandeja.escribir(noticia, List.of(), tarea.grupos());
        }
    }

    private static Noticia noticia(Abierta tarea, ClaseDeCorreo clase, String comienzo, String frase) {
        return new Noticia(clase, clase + ":" + tarea.id() + ":" + tarea.vence().getEpochSecond(), comienzo + tarea.nombre() + " · "
                + tarea.codigo(), frase, tarea.codigo(), tarea.producto(), tarea.id(), tarea.vence(), null);
    }

    private List<String> responsables(Abierta tarea) {
        return organizacion.persona(tarea.responsable() == null ? "" : tarea.responsable()).filter(Persona::activa)
                .map(p -> List.of(p.usuario()))
                .orElseGet(() -> organizacion.directivosDe(tarea.dependencia()).stream().map(Persona::usuario).toList());
    }

    /** Las acciones PT-ED-05 no entran: su modelo ya recuerda y escala por su cuenta. */
    private List<Abierta> conTerminoHasta(Instant hasta) {
        return jdbc.sql("""
                select k.id_, k.name_, k.task_def_key_, k.assignee_, k.due_date_, e.codigo, e.producto, e.dependencia,
                    e.responsable_procedimiento,
                    (select array_agg(l.group_id_) from public.act_ru_identitylink l
                        where l.task_id_ = k.id_ and l.type_ = 'candidate' and l.group_id_ is not null) grupos
                from public.act_ru_task k
                join public.act_ru_variable v on v.execution_id_ = k.proc_inst_id_ and v.name_ = 'expedienteId'
                join att.expediente e on e.id = v.long_
                where k.due_date_ < ? and k.suspension_state_ = 1 and k.task_def_key_ <> ?
                order by k.due_date_""").params(Timestamp.from(hasta), AccionPtEd05.Elemento.EJECUTAR_ACCION)
                .query((f, n) -> new Abierta(f.getString(1), f.getString(2), f.getString(3), f.getString(4), f.getTimestamp(5).toInstant(),
                        f.getArray("grupos") == null ? List.of() : Arrays.asList((String[]) f.getArray("grupos").getArray()),
                        f.getString("codigo"), f.getString("producto"), f.getString("dependencia"), f.getString("responsable_procedimiento")))
                .list();
    }

    private static Instant finDe(LocalDate dia) {
        return dia.plusDays(1).atStartOfDay(ZONA).toInstant();
    }
}
