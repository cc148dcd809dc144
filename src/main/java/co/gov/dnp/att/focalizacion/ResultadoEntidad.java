package co.gov.dnp.att.focalizacion;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.territorio.TipoEntidad;

/**
 * Lo que una corrida dice de una entidad (B.9). Lo calculado no cambia nunca; solo la decisión final puede ajustarse, con
 * justificación.
 *
 * @param grupoTerritorial  de 1 a 6, o 0 si ninguno la cubre
 * @param entradas          nombre de la variable → valor con vigencia y fuente
 * @param reglas            tabla → reglas que acertaron
 * @param puntaje           suma ponderada y redondeada; nulo en selección manual, como todo lo que calculan las tablas
 * @param posicion          puesto entre las elegibles de su grupo territorial, desde 1; nulo si no es elegible
 * @param decisionSugerida  la que se sigue de la acción sugerida; nula en selección manual
 * @param versionRegla      tablas aplicadas, con su versión
 */
public record ResultadoEntidad(Long corridaId, String codigo, String nombre, String departamento, TipoEntidad tipo,
        int grupoTerritorial, Map<String, Dato> entradas, Map<Tabla, List<ReglaAcertada>> reglas, String nivelDesempeno,
        Boolean elegible, String motivoElegibilidad, Integer puntaje, Integer posicion, Boolean dentroDelCupo, String prioridad,
        String accionSugerida, List<ModalidadSugerida> modalidades, DecisionFinal decisionSugerida, DecisionFinal decisionFinal,
        boolean ajusteManual, String justificacionAjuste, String usuario, Instant fecha, String versionRegla) {

    public boolean incluida() {
        return decisionFinal == DecisionFinal.INCLUIDA;
    }
}
