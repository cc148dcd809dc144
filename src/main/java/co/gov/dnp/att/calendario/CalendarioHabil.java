package co.gov.dnp.att.calendario;

import static java.util.Map.entry;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.plataforma.Rechazo;

/**
 * Días hábiles en Colombia: de lunes a viernes, sin los festivos de ley (Ley 51 de 1983, Ley 2578 de 2026), con las
 * excepciones que la DER registre.
 */
@Service
@Transactional(readOnly = true)
public class CalendarioHabil {

    // Jollyday no trae los nombres en español.
    private static final Map<String, String> NOMBRES = Map.ofEntries(entry("NEW_YEAR", "Año Nuevo"),
            entry("christian.EPIPHANY", "Reyes Magos"), entry("EPIPHANY", "Reyes Magos"), entry("ST_JOSEPH", "San José"),
            entry("christian.MAUNDY_THURSDAY", "Jueves Santo"), entry("christian.GOOD_FRIDAY", "Viernes Santo"),
            entry("LABOUR_DAY", "Día del Trabajo"), entry("christian.ASCENSION_DAY", "Ascensión del Señor"),
            entry("christian.CORPUS_CHRISTI", "Corpus Christi"), entry("christian.SACRED_HEART", "Sagrado Corazón de Jesús"),
            entry("ST_PETER_PAUL", "San Pedro y San Pablo"),
            entry("DAY_OF_OUR_LADY_OF_THE_ROSARY_OF_CHIQUINQUIRA", "Nuestra Señora del Rosario de Chiquinquirá"),
            entry("INDEPENDENCE_DAY", "Día de la Independencia"), entry("BOYACA", "Batalla de Boyacá"),
            entry("ASSUMPTION_MARY", "Asunción de la Virgen"), entry("COLUMBUS_DAY", "Día de la Diversidad Étnica y Cultural"),
            entry("ALL_SAINTS", "Todos los Santos"), entry("CARTAGENA", "Independencia de Cartagena"),
            entry("IMMACULATE_CONCEPTION", "Inmaculada Concepción"), entry("CHRISTMAS", "Navidad"));
    private static final String DOMINGO_DE_PASCUA = "christian.EASTER";

    private final HolidayManager festivos = HolidayManager.getInstance(ManagerParameters.create("co"));
    private final Map<Integer, Map<LocalDate, String>> porAnio = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher noticias;

    CalendarioHabil(JdbcClient jdbc, ApplicationEventPublisher noticias) {
        this.jdbc = jdbc;
        this.noticias = noticias;
    }

    public boolean esHabil(LocalDate dia) {
        return esHabil(dia, ajustesPorFecha());
    }

    /**
     * Día que resulta de contar {@code dias} hábiles después de {@code desde} (negativo: antes). Con cero, el mismo día si es
     * hábil o, si no, el hábil siguiente.
     */
    public LocalDate sumarHabiles(LocalDate desde, int dias) {
        Map<LocalDate, AjusteFestivo> ajustes = ajustesPorFecha();
        int paso = dias < 0 ? -1 : 1;
        LocalDate dia = desde;
        for (int faltan = Math.abs(dias); faltan > 0;) {
            dia = dia.plusDays(paso);
            faltan -= esHabil(dia, ajustes) ? 1 : 0;
        }
        while (!esHabil(dia, ajustes)) {
            dia = dia.plusDays(paso);
        }
        return dia;
    }

    /** Días hábiles después de {@code desde} y hasta {@code hasta} inclusive; negativo si {@code hasta} es anterior. */
    public int diasHabilesEntre(LocalDate desde, LocalDate hasta) {
        if (hasta.isBefore(desde)) {
            return -diasHabilesEntre(hasta, desde);
        }
        Map<LocalDate, AjusteFestivo> ajustes = ajustesPorFecha();
        return (int) desde.plusDays(1).datesUntil(hasta.plusDays(1)).filter(d -> esHabil(d, ajustes)).count();
    }

    /** Los días hábiles desde {@code desde}, inclusive, hasta antes de {@code hasta}. */
    public List<LocalDate> habiles(LocalDate desde, LocalDate hasta) {
        Map<LocalDate, AjusteFestivo> ajustes = ajustesPorFecha();
        return desde.datesUntil(hasta).filter(d -> esHabil(d, ajustes)).toList();
    }

    /** Lo mismo para muchas fechas con una sola lectura del calendario; cada fecha dada, no posterior a {@code hasta}, con su cuenta. */
    public Map<LocalDate, Integer> diasHabilesHasta(Collection<LocalDate> desde, LocalDate hasta) {
        Map<LocalDate, AjusteFestivo> ajustes = ajustesPorFecha();
        return desde.stream().distinct().collect(Collectors.toMap(Function.identity(), d -> d.isAfter(hasta) ? 0
                : (int) d.plusDays(1).datesUntil(hasta.plusDays(1)).filter(x -> esHabil(x, ajustes)).count()));
    }

    /** Festivos de ley del año con su nombre, sin excepciones. */
    public Map<LocalDate, String> festivos(int anio) {
        return porAnio.computeIfAbsent(anio, a -> {
            Map<LocalDate, String> dias = new TreeMap<>();
            festivos.getHolidays(Year.of(a)).stream().filter(f -> !DOMINGO_DE_PASCUA.equals(f.getPropertiesKey()))
                    .forEach(f -> dias.merge(f.getDate(), NOMBRES.getOrDefault(f.getPropertiesKey(), f.getDescription()),
                            (uno, otro) -> uno + " y " + otro));
            return dias;
        });
    }

    /** Excepciones registradas, por fecha. */
    public List<AjusteFestivo> ajustes() {
        return jdbc.sql("select fecha, habil, motivo from att.festivo_ajuste order by fecha").query(AjusteFestivo.class).list();
    }

    @Transactional
    public void ajustar(AjusteFestivo ajuste) {
        if (ajuste.fecha() == null) {
            throw Rechazo.de("Fecha: elija el día de la excepción.");
        }
        if (ajuste.motivo() == null || ajuste.motivo().isBlank() || ajuste.motivo().length() > 200) {
            throw Rechazo.de("Motivo: escriba entre 1 y 200 caracteres, por ejemplo la norma que lo dispone.");
        }
        jdbc.sql("""
                insert into att.festivo_ajuste (fecha, habil, motivo) values (?, ?, ?)
                on conflict (fecha) do update set habil = excluded.habil, motivo = excluded.motivo""")
                .params(ajuste.fecha(), ajuste.habil(), ajuste.motivo().strip()).update();
        noticias.publishEvent(new CalendarioCambiado());
    }

    @Transactional
    public void quitarAjuste(LocalDate fecha) {
        jdbc.sql("delete from att.festivo_ajuste where fecha = ?").param(fecha).update();
        noticias.publishEvent(new CalendarioCambiado());
    }

    private boolean esHabil(LocalDate dia, Map<LocalDate, AjusteFestivo> ajustes) {
        AjusteFestivo ajuste = ajustes.get(dia);
        return ajuste != null ? ajuste.habil()
                : dia.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !festivos(dia.getYear()).containsKey(dia);
    }

    private Map<LocalDate, AjusteFestivo> ajustesPorFecha() {
        return ajustes().stream().collect(Collectors.toMap(AjusteFestivo::fecha, Function.identity()));
    }
}
