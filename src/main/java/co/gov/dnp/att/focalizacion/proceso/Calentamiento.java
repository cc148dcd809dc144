package co.gov.dnp.att.focalizacion.proceso;

import java.util.HashMap;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.focalizacion.Tabla;
import co.gov.dnp.att.plataforma.Rechazo;

/**
 * Lee y evalúa las tablas al arrancar, para que la primera corrida no espere los segundos que tarda el FEEL en frío. Ocurre en
 * un hilo aparte y después de anunciar que la aplicación está lista.
 */
@Component
class Calentamiento {

    private static final Logger BITACORA = LoggerFactory.getLogger(Calentamiento.class);
    private static final int VUELTAS = 200;

    private final TablasDeDecision tablas;

    Calentamiento(TablasDeDecision tablas) {
        this.tablas = tablas;
    }

    @EventListener(ApplicationReadyEvent.class)
    void alArrancar() {
        Thread hilo = new Thread(this::calentar, "calentar-focalizacion");
        hilo.setDaemon(true);
        hilo.setPriority(Thread.MIN_PRIORITY);
        hilo.start();
    }

    void calentar() {
        try {
            TablasDeDecision.Juego juego = tablas.vigentes("", false);
            for (int i = 0; i < VUELTAS; i++) {
                Map<String, Object> entidad = ejemplo(i);
                for (Tabla tabla : Tabla.values()) {
                    entidad.putAll(juego.evaluar(tabla, entidad).primera());
                    entidad.putIfAbsent("puntaje", i % 100);
                }
            }
        } catch (Rechazo sinTablas) {
            BITACORA.warn("No se calentó la focalización: {}", sinTablas.getMessage());
        }
    }

    private static Map<String, Object> ejemplo(int i) {
        Map<String, Object> entidad = new HashMap<>(Map.of("tieneMdm", i % 3 > 0, "mdm", i % 100, "tieneIdf", i % 4 > 0, "idf", i % 90,
                "competenciaDnp", i % 5 > 0, "tipoHabilitado", i % 7 > 0, "exclusionMotivada", false, "planActivoMismoProducto", false,
                "recursosSuficientes", true));
        entidad.putAll(Map.of("tipoEntidad", "MUNICIPIO", "categoria", String.valueOf(i % 7), "grupoCapacidades", "G" + i % 6,
                "pdet", i % 2 > 0, "brecha", i % 2 > 0 ? "ALTA" : "BAJA", "demandaExpresa", i % 2 > 0, "metaEstrategica", true,
                "atencionesPrevias", i % 4));
        entidad.putAll(Map.of("dentroDelCupo", i % 2 > 0, "componenteCapacidad", "PARTICIPACION", "entidadesConMismaBrecha", i % 9,
                "hayExperienciaTransferible", i % 2 > 0));
        return entidad;
    }
}
