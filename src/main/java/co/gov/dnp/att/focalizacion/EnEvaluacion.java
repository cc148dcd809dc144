package co.gov.dnp.att.focalizacion;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Una entidad mientras pasa por las tablas; al final se guarda como una fila. */
class EnEvaluacion {

    final ReunirEntradas.Entidad entidad;
    final Map<Tabla, List<ReglaAcertada>> reglas = new EnumMap<>(Tabla.class);
    final List<ModalidadSugerida> modalidades = new ArrayList<>();
    String nivelDesempeno;
    Boolean elegible;
    String motivoElegibilidad;
    Integer puntaje;
    Integer posicion;
    Boolean dentroDelCupo;
    String prioridad;
    String accionSugerida;
    DecisionFinal sugerida;
    DecisionFinal decision;

    EnEvaluacion(ReunirEntradas.Entidad entidad) {
        this.entidad = entidad;
    }

    /** Selección manual: ninguna tabla opina. */
    static EnEvaluacion manual(ReunirEntradas.Entidad entidad, boolean seleccionada) {
        EnEvaluacion manual = new EnEvaluacion(entidad);
        manual.decision = seleccionada ? DecisionFinal.INCLUIDA : DecisionFinal.EXCLUIDA;
        return manual;
    }
}
