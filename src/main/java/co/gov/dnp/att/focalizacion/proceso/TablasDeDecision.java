package co.gov.dnp.att.focalizacion.proceso;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import co.gov.dnp.att.focalizacion.Tabla;
import co.gov.dnp.att.focalizacion.TablaAplicada;
import co.gov.dnp.att.plataforma.Rechazo;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.stereotype.Component;

/**
 * Las tablas de decisión que están desplegadas. Cada versión se lee una sola vez: una definición desplegada no cambia nunca.
 * La evaluación no deja filas de historia en el motor; la huella es la que guarda la corrida.
 */
@Component
public class TablasDeDecision {

    private final ProcessEngine motor;
    private final LectorDeTablas lector = new LectorDeTablas();
    private final Map<String, LectorDeTablas.TablaEvaluable> leidas = new ConcurrentHashMap<>();

    TablasDeDecision(ProcessEngine motor) {
        this.motor = motor;
    }

    /**
     * La última versión de cada tabla.
     *
     * @param propias si se prefieren las tablas propias de la dependencia; la que no tenga propia usa la base
     * @throws Rechazo si falta alguna tabla base o una propia no respeta las salidas de la base
     */
    public Juego vigentes(String dependencia, boolean propias) {
        return sinPermisos(() -> {
            Map<String, DecisionDefinition> desplegadas = motor.getRepositoryService().createDecisionDefinitionQuery()
                    .latestVersion().withoutTenantId().list().stream()
                    .collect(Collectors.toMap(DecisionDefinition::getKey, Function.identity()));
            Map<Tabla, LectorDeTablas.TablaEvaluable> juego = new EnumMap<>(Tabla.class);
            for (Tabla tabla : Tabla.values()) {
                DecisionDefinition definicion = propias
                        ? desplegadas.getOrDefault(tabla.clavePropia(dependencia), desplegadas.get(tabla.clave()))
                        : desplegadas.get(tabla.clave());
                if (definicion == null) {
                    throw Rechazo.de("No está desplegada la tabla de decisión «" + tabla.clave() + "».");
                }
                juego.put(tabla, leidas.computeIfAbsent(definicion.getId(), id -> leer(tabla, definicion)));
            }
            return new Juego(juego);
        });
    }

    /**
     * Las vigentes, con las que traigan los archivos del borrador en su lugar. No despliega nada.
     *
     * @throws Rechazo si una tabla del borrador no sirve
     */
    public Juego conBorrador(String dependencia, boolean propias, List<byte[]> borrador) {
        Map<Tabla, LectorDeTablas.TablaEvaluable> juego = new EnumMap<>(vigentes(dependencia, propias).tablas);
        for (byte[] archivo : borrador) {
            DmnModelInstance leido = Dmn.readModelFromStream(new ByteArrayInputStream(archivo));
            for (Tabla tabla : Tabla.values()) {
                String propia = tabla.clavePropia(dependencia);
                String clave = propias && leido.getModelElementById(propia) != null ? propia : tabla.clave();
                boolean rigeLaPropia = !juego.get(tabla).copia().clave().equals(tabla.clave());
                if (leido.getModelElementById(clave) != null && (!rigeLaPropia || clave.equals(propia))) {
                    juego.put(tabla, lector.leer(tabla, clave, "borrador", 0, archivo));
                }
            }
        }
        return new Juego(juego);
    }

    private LectorDeTablas.TablaEvaluable leer(Tabla tabla, DecisionDefinition definicion) {
        try (InputStream modelo = motor.getRepositoryService().getDecisionModel(definicion.getId())) {
            return lector.leer(tabla, definicion.getKey(), definicion.getId(), definicion.getVersion(), modelo.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Quien focaliza no necesita permiso para administrar modelos en el motor. */
    private <T> T sinPermisos(Supplier<T> consulta) {
        return ((ProcessEngineConfigurationImpl) motor.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
                .execute(orden -> orden.runWithoutAuthorization(consulta::get));
    }

    /** Las cinco tablas que se aplican juntas en una corrida, en un solo hilo. Lo ya respondido no se vuelve a evaluar. */
    public static class Juego {

        private final Map<Tabla, LectorDeTablas.TablaEvaluable> tablas;
        private final Map<Tabla, Map<Map<String, Object>, Evaluacion>> respuestas = new EnumMap<>(Tabla.class);

        Juego(Map<Tabla, LectorDeTablas.TablaEvaluable> tablas) {
            this.tablas = tablas;
        }

        /** Copia de las tablas, en el orden en que se evalúan. */
        public List<TablaAplicada> copias() {
            return tablas.values().stream().map(LectorDeTablas.TablaEvaluable::copia).toList();
        }

        public Evaluacion evaluar(Tabla tabla, Map<String, Object> variables) {
            LectorDeTablas.TablaEvaluable elegida = tablas.get(tabla);
            return respuestas.computeIfAbsent(tabla, t -> new HashMap<>()).computeIfAbsent(elegida.pregunta(variables), p -> elegida.evaluar(variables));
        }
    }
}
