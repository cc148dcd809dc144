package co.gov.dnp.att.operacion;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Pone el panorama en las métricas {@code att_*}. Cada nodo cuenta toda la base: en un tablero se toma el máximo, no la suma. */
@Component
class MedidasDeOperacion {

    private static final Logger LOG = LoggerFactory.getLogger(MedidasDeOperacion.class);

    private final Operacion operacion;
    private final MultiGauge trabajos;
    private final MultiGauge tareas;
    private final MultiGauge vencidas;
    private final MultiGauge instancias;
    private final AtomicLong incidentes = new AtomicLong();
    private final AtomicLong espera = new AtomicLong();

    MedidasDeOperacion(Operacion operacion, MeterRegistry medidas) {
        this.operacion = operacion;
        this.trabajos = MultiGauge.builder("att.trabajos").description("Trabajos del motor por clase").register(medidas);
        this.tareas = MultiGauge.builder("att.tareas.abiertas").description("Tareas abiertas por actividad y antigüedad").register(medidas);
        this.vencidas = MultiGauge.builder("att.tareas.vencidas").description("Tareas abiertas que pasaron su fecha").register(medidas);
        this.instancias = MultiGauge.builder("att.instancias").description("Instancias en curso por proceso").register(medidas);
        Gauge.builder("att.incidentes", incidentes, AtomicLong::get).description("Incidentes abiertos").register(medidas);
        Gauge.builder("att.trabajos.espera", espera, AtomicLong::get).baseUnit("seconds")
                .description("Espera del trabajo ejecutable más antiguo").register(medidas);
    }

    @Scheduled(fixedDelayString = "${att.operacion.medidas-cada:PT15S}")
    public void medir() {
        try {
            Panorama hay = operacion.panorama();
            incidentes.set(hay.incidentes());
            espera.set(hay.esperaMayor());
            trabajos.register(cuentas(hay.trabajos(), "clase"), true);
            instancias.register(cuentas(hay.instancias(), "proceso"), true);
            tareas.register(hay.tareas().stream().<Row<?>>map(t -> Row.of(Tags.of("actividad", t.actividad(), "edad", t.edad()), t.cuantas())).toList(), true);
            vencidas.register(hay.tareas().stream().<Row<?>>map(t -> Row.of(Tags.of("actividad", t.actividad(), "edad", t.edad()), t.vencidas())).toList(), true);
        } catch (DataAccessException | TransactionException sinBase) {
            // La falta de base ya la dice la salud; aquí basta no llenar el registro de trazas
            LOG.warn("No se pudo medir la operación: {}", sinBase.getMessage());
        }
    }

    private static List<Row<?>> cuentas(List<Panorama.Cuenta> cuentas, String etiqueta) {
        return cuentas.stream().<Row<?>>map(c -> Row.of(Tags.of(etiqueta, c.clase()), c.cuantos())).toList();
    }
}
