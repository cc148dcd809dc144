package co.gov.dnp.att.procedimiento;

/** Contrato del corte de monitoreo y seguimiento, actividad 5 ({@code processes/monitoreo-seguimiento.bpmn}). */
public final class MonitoreoSeguimiento {

    public static final String CLAVE = "monitoreo_seguimiento";

    public static final class Elemento {
        public static final String ABRIR_CORTE = "servicio_abrirCorte";
        public static final String MONITOREAR = "tarea_monitorear";
        public static final String TRIMESTRE_SIN_REPORTE = "evento_trimestreSinReporte";
        public static final String ALERTAR_ATRASO = "servicio_alertarAtraso";
        public static final String ATENDER_ATRASO = "tarea_atenderAtraso";
        public static final String GENERAR_REPORTE = "servicio_generarReporte";
        public static final String ABRIR_ACCIONES = "servicio_abrirAcciones";
        public static final String FIN = "evento_finCorte";

        private Elemento() {
        }
    }

    public static final class Variable {
        /** String: TRIMESTRAL o FINAL. */
        public static final String TIPO_CORTE = "tipoCorte";
        /** Long: identificador del corte. */
        public static final String CORTE = "corteId";
        /** Boolean: hay oportunidades de mejora o situaciones por corregir. */
        public static final String REQUIERE_APCM = "requiereApcm";

        private Variable() {
        }
    }

    private MonitoreoSeguimiento() {
    }
}
