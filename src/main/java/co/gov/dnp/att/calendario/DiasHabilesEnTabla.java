package co.gov.dnp.att.calendario;

import java.time.LocalDate;
import java.util.stream.Collectors;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** El calendario hábil como tabla ({@code att.dia_habil}), para las consultas que miden miles de tareas a la vez. */
@Component
class DiasHabilesEnTabla {

    private static final LocalDate DESDE = LocalDate.of(2015, 1, 1);
    private static final LocalDate HASTA = LocalDate.of(2046, 1, 1);

    private final CalendarioHabil calendario;
    private final JdbcTemplate sql;

    DiasHabilesEnTabla(CalendarioHabil calendario, JdbcTemplate sql) {
        this.calendario = calendario;
        this.sql = sql;
    }

    /** Se escribe de nuevo al arrancar y cuando la DER registra o quita una excepción. */
    @EventListener
    @Transactional
    @Order(0)
    void alCambiar(CalendarioCambiado cambio) {
        llenar();
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    @Order(0)
    public void llenar() {
        String habiles = calendario.habiles(DESDE, HASTA).stream().map(LocalDate::toString).collect(Collectors.joining(","));
        sql.update("""
                insert into att.dia_habil (fecha, acumulado)
                select d::date, count(h.dia) over (order by d)
                from generate_series(?::date, ?::date, interval '1 day') d left join unnest(string_to_array(?, ',')::date[]) h (dia) on h.dia = d::date
                on conflict (fecha) do update set acumulado = excluded.acumulado where dia_habil.acumulado <> excluded.acumulado
                """, DESDE, HASTA, habiles);
    }
}
