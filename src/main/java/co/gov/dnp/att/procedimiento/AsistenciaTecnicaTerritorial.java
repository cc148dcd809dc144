package co.gov.dnp.att.procedimiento;

/** Contrato del proceso principal: las ocho actividades del Cuadro No 5 ({@code processes/asistencia-tecnica-territorial.bpmn}). */
public final class AsistenciaTecnicaTerritorial {

    public static final String CLAVE = "asistencia_tecnica_territorial";

    /** Identificadores de los elementos del modelo que el código nombra. */
    public static final class Elemento {
        public static final String INICIO = "evento_inicio";
        public static final String FIN = "evento_fin";
        public static final String FIN_SIN_COMPETENCIA = "evento_finSinCompetencia";
        public static final String IDENTIFICAR = "tarea_identificar";
        public static final String FOCALIZAR = "regla_focalizar";
        public static final String CONCERTAR = "tarea_concertar";
        public static final String GENERAR_MATRIZ = "servicio_generarMatriz";
        public static final String PROGRAMAR = "tarea_programar";
        public static final String GENERAR_PLAN = "servicio_generarPlan";
        public static final String SOCIALIZAR = "tarea_socializar";
        public static final String REQUIERE_AJUSTE = "compuerta_requiereAjuste";
        public static final String PARAMETRIZAR = "tarea_parametrizar";
        public static final String ABRIR_EJECUCION = "servicio_abrirEjecucion";
        public static final String EJECUTAR = "tarea_ejecutar";
        public static final String CORTE_TRIMESTRAL = "evento_corteTrimestral";
        public static final String MONITOREO_TRIMESTRAL = "llamada_monitoreoTrimestral";
        public static final String MONITOREO_FINAL = "llamada_monitoreoFinal";
        public static final String EVALUAR = "tarea_evaluar";
        public static final String GENERAR_INFORME_ANALISIS = "servicio_generarInformeAnalisis";
        public static final String GESTIONAR_CONOCIMIENTO = "tarea_gestionarConocimiento";
        public static final String REUNIR_EXPEDIENTE = "servicio_reunirExpediente";
        public static final String SISTEMATIZAR = "tarea_sistematizar";
        public static final String GENERAR_INFORME_FINAL = "servicio_generarInformeFinal";
        public static final String PUBLICAR_RESULTADOS = "servicio_publicarResultados";

        private Elemento() {
        }
    }

    /** Variables del motor: solo identificadores y lo que una compuerta, un temporizador o una tarjeta de tarea necesita. */
    public static final class Variable {
        /** Long: identificador del expediente. */
        public static final String EXPEDIENTE = "expedienteId";
        /** Integer: año fiscal. */
        public static final String VIGENCIA = "vigencia";
        /** String: código de la dependencia responsable. */
        public static final String DEPENDENCIA = "dependencia";
        /** String: nombre del producto o servicio, para la tarjeta de la tarea. */
        public static final String PRODUCTO = "producto";
        /** String: una entidad por su nombre, o cuántas son; existe desde que se concierta. */
        public static final String ENTIDADES = "entidades";
        /** Boolean: al menos una necesidad es competencia del DNP. */
        public static final String HAY_COMPETENCIA = "hayCompetencia";
        /** Boolean: la unidad pidió aplicar de nuevo las reglas. */
        public static final String VOLVER_A_FOCALIZAR = "volverAFocalizar";
        /** Boolean: respuesta a «¿Se requiere ajustar el plan de trabajo?». */
        public static final String REQUIERE_AJUSTE = "requiereAjuste";
        /** Boolean, local de cada tarea: volvió porque algo no se aceptó. */
        public static final String DEVUELTA = "devuelta";
        /** Integer: versión vigente del plan de trabajo, desde 1. */
        public static final String VERSION_PLAN = "versionPlan";
        /** Lista de String: frentes de ejecución, uno por grupo territorial («0» es la unidad técnica). */
        public static final String FRENTES = "frentes";
        /** String: frente de una tarea de ejecución. */
        public static final String FRENTE = "frente";
        /** Boolean: el frente terminó su ejecución. */
        public static final String FRENTE_TERMINADO = "frenteTerminado";

        private Variable() {
        }
    }

    /** Error del modelo: ninguna necesidad es competencia del DNP. */
    public static final String ERROR_SIN_COMPETENCIA = "SIN_COMPETENCIA";

    private AsistenciaTecnicaTerritorial() {
    }
}
