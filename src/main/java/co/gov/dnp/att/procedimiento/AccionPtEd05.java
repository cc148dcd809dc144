package co.gov.dnp.att.procedimiento;

/** Contrato de una acción preventiva, correctiva o de mejora, PT-ED-05 ({@code processes/accion-apcm.bpmn}). */
public final class AccionPtEd05 {

    public static final String CLAVE = "accion_apcm";

    public static final class Elemento {
        public static final String EJECUTAR_ACCION = "tarea_ejecutarAccion";
        public static final String RECORDATORIO = "evento_recordatorio";
        public static final String VENCIMIENTO = "evento_vencimientoAccion";
        public static final String RECORDAR = "servicio_recordarAccion";
        public static final String ESCALAR = "servicio_escalarAccion";
        public static final String VERIFICAR_CIERRE = "tarea_verificarCierre";
        public static final String FIN = "evento_finAccion";

        private Elemento() {
        }
    }

    public static final class Variable {
        /** Long: identificador de la acción. */
        public static final String ACCION = "accionId";
        /** Boolean: quien verifica la dio por cumplida. */
        public static final String ACCION_CUMPLIDA = "accionCumplida";

        private Variable() {
        }
    }

    private AccionPtEd05() {
    }
}
