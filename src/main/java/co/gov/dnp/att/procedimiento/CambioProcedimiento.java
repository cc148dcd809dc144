package co.gov.dnp.att.procedimiento;

/** Contrato del cambio del propio procedimiento ({@code processes/cambio-procedimiento.bpmn}). */
public final class CambioProcedimiento {

    public static final String CLAVE = "cambio_procedimiento";

    public static final class Elemento {
        public static final String ENSAYAR = "tarea_ensayarCambio";
        public static final String CONCERTAR = "tarea_concertarCambio";
        public static final String DECIDIR = "tarea_decidirCambio";
        public static final String FECHA = "evento_fechaDePublicacion";
        public static final String PUBLICAR = "servicio_publicarCambio";
        public static final String FIN = "evento_finCambio";
        public static final String FIN_NEGADO = "evento_finCambioNegado";

        private Elemento() {
        }
    }

    public static final class Variable {
        /** Long: identificador del cambio. */
        public static final String CAMBIO = "cambioId";
        /** String: título del cambio, para la tarjeta de la tarea. */
        public static final String TITULO = "producto";
        /** Boolean: el Grupo de Planeación pidió corregirlo. */
        public static final String DEVUELTO = "cambioDevuelto";
        /** Boolean: el Grupo de Planeación lo negó. */
        public static final String NEGADO = "cambioNegado";

        private Variable() {
        }
    }

    private CambioProcedimiento() {
    }
}
