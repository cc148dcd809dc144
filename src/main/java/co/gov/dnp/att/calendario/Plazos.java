package co.gov.dnp.att.calendario;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;

/**
 * Plazos que los modelos piden por su nombre: {@code ${plazos.para('tarea_programar')}}. Todos vencen al terminar un día
 * hábil, en hora de Colombia (PS-34, PS-35; Cuadro No 5, actividad 5, nota).
 */
@Service("plazos")
@Transactional(readOnly = true)
public class Plazos {

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);
    private static final String CICLO = "ciclo_corte";
    private static final String HORA = "hora_cierre";
    private static final int TRIMESTRE_DIAS = 92;

    private final JdbcClient jdbc;
    private final CalendarioHabil calendario;
    private final ObjectProvider<HechosConPlazo> hechos;
    private final UsuarioActual usuario;

    Plazos(JdbcClient jdbc, CalendarioHabil calendario, ObjectProvider<HechosConPlazo> hechos, UsuarioActual usuario) {
        this.jdbc = jdbc;
        this.calendario = calendario;
        this.hechos = hechos;
        this.usuario = usuario;
    }

    /**
     * Vencimiento de una tarea que nace hoy.
     *
     * @throws IllegalArgumentException si la tarea no tiene plazo registrado
     */
    public Date para(String tarea) {
        Map<String, Plazo> leidos = jdbc.sql("select clave, dias_habiles, texto, descripcion from att.plazo where clave in (?, ?)")
                .params(tarea, HORA).query(Plazo.class).list().stream().collect(Collectors.toMap(Plazo::clave, Function.identity()));
        if (!leidos.containsKey(tarea)) {
            throw sinPlazo(tarea);
        }
        return alCierre(calendario.sumarHabiles(hoy(), leidos.get(tarea).diasHabiles()), leidos.get(HORA));
    }

    /**
     * El instante en que termina el día hábil número {@code dias} contado desde hoy: hasta ahí llega lo que «vence en N días
     * hábiles». Los filtros de la bandeja la piden por su nombre.
     *
     * @param dias de 0 a 999
     */
    public Date finDeDiasHabiles(int dias) {
        return Date.from(calendario.sumarHabiles(hoy(), dias).plusDays(1).atStartOfDay(ZONA).toInstant());
    }

    /** Cada cuánto se abre un corte mientras se ejecuta, en ISO 8601 («R/P3M»). */
    public String cicloDeCorte() {
        return de(CICLO).texto();
    }

    /** Último momento para reportar el corte: los días hábiles de {@code tarea_monitorear} tras el fin del período. */
    public Date limiteDelCorte(Long corteId) {
        return alCierre(calendario.sumarHabiles(hechos.getObject().finDelCorte(corteId), dias("tarea_monitorear")));
    }

    /** Momento del recordatorio de la acción: tantos días hábiles antes de su fecha de compromiso. */
    public Date recordatorioDeAccion(Long accionId) {
        return alCierre(calendario.sumarHabiles(hechos.getObject().compromisoDeAccion(accionId), -dias("recordatorio_accion")));
    }

    /** Fin del día de compromiso de la acción, o del hábil siguiente. */
    public Date vencimientoDeAccion(Long accionId) {
        return alCierre(calendario.sumarHabiles(hechos.getObject().compromisoDeAccion(accionId), 0));
    }

    public List<Plazo> todos() {
        return jdbc.sql("select clave, dias_habiles, texto, descripcion from att.plazo order by orden").query(Plazo.class).list();
    }

    /** Cambia los plazos dados (clave → valor escrito): todos o ninguno. Rigen para lo que nazca desde ahora. */
    @Transactional
    public void cambiar(Map<String, String> valores) {
        List<String> problemas = new ArrayList<>();
        for (Plazo plazo : todos()) {
            String valor = valores.containsKey(plazo.clave()) ? valores.get(plazo.clave()).strip() : null;
            if (valor == null) {
                continue;
            }
            String problema = problema(plazo, valor);
            if (problema != null) {
                problemas.add("«" + plazo.descripcion() + "»: " + problema);
                continue;
            }
            String actual = plazo.texto() == null ? plazo.diasHabiles().toString() : plazo.texto();
            if (!valor.equals(actual)) {
                jdbc.sql("update att.plazo set dias_habiles = :d, texto = :t, usuario = :u, actualizado = now() where clave = :c")
                        .param("d", plazo.texto() == null ? Integer.valueOf(valor) : null)
                        .param("t", plazo.texto() == null ? null : valor).param("u", usuario.usuario()).param("c", plazo.clave()).update();
            }
        }
        Rechazo.siHay(problemas);
    }

    /** Registra el plazo con que nace una tarea nueva; si la clave ya existe, manda el dato que hay. */
    @Transactional
    public void registrar(String clave, int diasHabiles, String descripcion) {
        jdbc.sql("""
                insert into att.plazo (orden, clave, dias_habiles, descripcion, usuario)
                values ((select coalesce(max(orden), 0) + 10 from att.plazo), ?, ?, left(?, 300), ?) on conflict (clave) do nothing""")
                .params(clave, diasHabiles, descripcion, usuario.usuario()).update();
    }

    private static String problema(Plazo plazo, String valor) {
        return switch (plazo.clave()) {
            case CICLO -> cicloValido(valor) ? null
                    : "escriba una repetición como R/P3M (cada tres meses) o R/P30D (cada treinta días), de un trimestre a lo sumo.";
            case HORA -> horaValida(valor) ? null : "escriba la hora como 17:00.";
            default -> valor.matches("\\d{1,3}") && Integer.parseInt(valor) >= 1 && Integer.parseInt(valor) <= 250 ? null
                    : "escriba los días hábiles con un número entero de 1 a 250.";
        };
    }

    private static boolean cicloValido(String valor) {
        if (!valor.startsWith("R/P")) {
            return false;
        }
        String lapso = valor.substring(2);
        try {
            if (lapso.startsWith("PT")) {
                Duration duracion = Duration.parse(lapso);
                return duracion.toSeconds() > 0 && duracion.toDays() <= TRIMESTRE_DIAS;
            }
            Period periodo = Period.parse(lapso);
            LocalDate hoy = hoy();
            return hoy.plus(periodo).isAfter(hoy) && (periodo.toTotalMonths() == 0 ? periodo.getDays() <= TRIMESTRE_DIAS
                    : !hoy.plus(periodo).isAfter(hoy.plusMonths(3)));
        } catch (DateTimeException mal) {
            return false;
        }
    }

    private static boolean horaValida(String valor) {
        try {
            LocalTime.parse(valor);
            return valor.length() == 5;
        } catch (DateTimeException mal) {
            return false;
        }
    }

    private Plazo de(String clave) {
        return jdbc.sql("select clave, dias_habiles, texto, descripcion from att.plazo where clave = ?").param(clave)
                .query(Plazo.class).optional()
                .orElseThrow(() -> sinPlazo(clave));
    }

    private static IllegalArgumentException sinPlazo(String clave) {
        return new IllegalArgumentException("No hay plazo registrado para «" + clave + "»");
    }

    /**
     * Días hábiles de un plazo, de 1 a 250.
     *
     * @throws IllegalArgumentException si no está registrado
     */
    public int dias(String clave) {
        return de(clave).diasHabiles();
    }

    private Date alCierre(LocalDate dia) {
        return alCierre(dia, de(HORA));
    }

    private static Date alCierre(LocalDate dia, Plazo hora) {
        return Date.from(dia.atTime(LocalTime.parse(hora.texto())).atZone(ZONA).toInstant());
    }

    private static LocalDate hoy() {
        return LocalDate.now(ZONA);
    }
}
