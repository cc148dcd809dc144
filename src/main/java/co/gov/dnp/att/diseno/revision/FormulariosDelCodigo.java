package co.gov.dnp.att.diseno.revision;

import java.util.Map;

import co.gov.dnp.att.conocimiento.DatosEvaluacion;
import co.gov.dnp.att.conocimiento.DatosGestionConocimiento;
import co.gov.dnp.att.conocimiento.DatosSistematizacion;
import co.gov.dnp.att.diseno.DatosConcertacionCambio;
import co.gov.dnp.att.diseno.DatosDecisionCambio;
import co.gov.dnp.att.diseno.DatosEnsayoCambio;
import co.gov.dnp.att.ejecucion.DatosRegistro;
import co.gov.dnp.att.identificacion.DatosConcertacion;
import co.gov.dnp.att.identificacion.DatosIdentificacion;
import co.gov.dnp.att.identificacion.DatosInicio;
import co.gov.dnp.att.plan.DatosParametrizacion;
import co.gov.dnp.att.plan.DatosPlan;
import co.gov.dnp.att.plan.DatosSocializacion;
import co.gov.dnp.att.seguimiento.DatosAtraso;
import co.gov.dnp.att.seguimiento.DatosCumplimientoAccion;
import co.gov.dnp.att.seguimiento.DatosReporte;
import co.gov.dnp.att.seguimiento.DatosVerificacionAccion;

/** Qué record recibe lo que se envía en cada formulario. */
final class FormulariosDelCodigo {

    static final Map<String, Class<? extends Record>> DATOS = Map.ofEntries(
            Map.entry("att_iniciar", DatosInicio.class),
            Map.entry("att_identificar", DatosIdentificacion.class),
            Map.entry("att_concertar", DatosConcertacion.class),
            Map.entry("att_programar", DatosPlan.class),
            Map.entry("att_socializar", DatosSocializacion.class),
            Map.entry("att_parametrizar", DatosParametrizacion.class),
            Map.entry("att_ejecutar", DatosRegistro.class),
            Map.entry("att_evaluar", DatosEvaluacion.class),
            Map.entry("att_gestionar_conocimiento", DatosGestionConocimiento.class),
            Map.entry("att_sistematizar", DatosSistematizacion.class),
            Map.entry("corte_monitorear", DatosReporte.class),
            Map.entry("corte_atender_atraso", DatosAtraso.class),
            Map.entry("apcm_ejecutar_accion", DatosCumplimientoAccion.class),
            Map.entry("apcm_verificar_cierre", DatosVerificacionAccion.class),
            Map.entry("cambio_ensayar", DatosEnsayoCambio.class),
            Map.entry("cambio_concertar", DatosConcertacionCambio.class),
            Map.entry("cambio_decidir", DatosDecisionCambio.class));

    private FormulariosDelCodigo() {
    }
}
