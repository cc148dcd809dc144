package co.gov.dnp.att.auditoria.conformidad;

import java.util.List;
import java.util.function.Function;

/**
 * Una exigencia del procedimiento y cómo se comprueba.
 *
 * @param trasTarea tarea desde cuya terminación se puede exigir; nula si la propia regla decide cuándo
 */
record Regla(String codigo, String titulo, String fuente, String como, String trasTarea, Function<Caso, Hallado> comprobacion) {

    Comprobacion en(Caso caso) {
        Hallado hallado = exigible(caso);
        return new Comprobacion(codigo, titulo, fuente, hallado.estado(), como, hallado.texto(),
                hallado.pruebas() == null ? List.of() : hallado.pruebas());
    }

    private Hallado exigible(Caso caso) {
        if (trasTarea != null && !caso.modeloTiene(trasTarea)) {
            return Hallado.noAplica("La versión " + caso.tramite().version() + " del modelo no tiene la tarea que produce esto.");
        }
        if (trasTarea != null && !caso.hecha(trasTarea)) {
            return caso.pendiente("«" + caso.nombre(trasTarea) + "»");
        }
        return comprobacion.apply(caso);
    }
}
