package co.gov.dnp.att.seguimiento;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.ejecucion.Ejecucion;
import co.gov.dnp.att.ejecucion.EstadoHitoEntidad;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento.Elemento;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento.Variable;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.stereotype.Component;

/** Actividad 5: monitoreo de los hitos, seguimiento con quienes consienten y acciones PT-ED-05 (PS-32, PS-33, PS-36, PS-40). */
@Component
class ReportarCorte implements FormularioDeTarea<DatosReporte> {

    /** Con más filas la tabla del formulario se resume por hito; el detalle queda en el reporte y en la página del corte. */
    private static final int FILAS_A_LA_VISTA = 150;

    private final Cortes cortes;
    private final Acciones acciones;
    private final Consentimientos consentimientos;
    private final Ejecucion ejecucion;
    private final EntidadesDelPlan entidades;
    private final Expedientes expedientes;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final FormatoEspanol formato;

    ReportarCorte(Cortes cortes, Acciones acciones, Consentimientos consentimientos, Ejecucion ejecucion, EntidadesDelPlan entidades,
            Expedientes expedientes, Organizacion organizacion, Territorio territorio, FormatoEspanol formato) {
        this.cortes = cortes;
        this.acciones = acciones;
        this.consentimientos = consentimientos;
        this.ejecucion = ejecucion;
        this.entidades = entidades;
        this.expedientes = expedientes;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.formato = formato;
    }

    @Override
    public String elemento() {
        return Elemento.MONITOREAR;
    }

    @Override
    public Class<DatosReporte> datos() {
        return DatosReporte.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Corte corte = cortes.de(contexto.variable(Variable.CORTE));
        Expediente expediente = expedientes.de(corte.getExpedienteId());
        Avance.Eficacia eficacia = cortes.eficacia(corte);
        Map<String, Object> datos = new LinkedHashMap<>();
        datos.put("contexto", Map.of("expediente", expediente.getCodigo(), "producto", expediente.getProducto(),
                "vigencia", expediente.getVigencia(), "periodo", corte.nombre() + ", " + cortes.periodo(corte),
                "limite", formato.fecha(corte.getLimite()), "calculo", eficacia.calculo(),
                "eficacia", eficacia.porcentaje() == null ? "sin hitos programados al corte" : formato.porcentaje(eficacia.porcentaje())));
        datos.put("tablaHitos", hitos(corte));
        datos.put("tablaAcciones", acciones.sinCerrar(expediente.getId()).stream().map(a -> Map.of("tipo", a.getTipo().etiqueta(),
                "accion", a.getCodigo() + ": " + a.getAccion(), "responsable", organizacion.nombreDe(a.getResponsable()),
                "vence", formato.fecha(a.getFechaCompromiso()),
                "estado", a.vencida(hoy()) ? a.getEstado().etiqueta() + " (vencida)" : a.getEstado().etiqueta())).toList());
        datos.put("tablaConsentimiento", consentimientos.resumen(expediente.getId()).entrySet().stream()
                .map(e -> Map.of("estado", e.getKey().etiqueta(), "entidades", e.getValue())).toList());
        Map<String, RespuestaEncuesta> respondidas = cortes.respondidas(corte);
        datos.put("tablaEncuestas", entidades.unaPorUna(respondidas.keySet()).stream().map(o -> {
            RespuestaEncuesta r = respondidas.get(o.value());
            return Map.<String, Object>of("entidad", o.label(), "calidad", r.calidadContenidos(), "percepcion", r.percepcion(),
                    "comentario", formato.texto(r.comentario()), "persona", r.persona() + ", " + r.cargo());
        }).toList());
        // Quien ya respondió su encuesta no se ofrece: su valoración es la que dio
        datos.put("opcionesEntidadesConConsentimiento", entidades.unaPorUna(consentimientos.queConsienten(expediente.getId()).stream()
                .filter(e -> !respondidas.containsKey(e)).toList()));
        datos.put("opcionesPersonas", personas(expediente.getDependencia()));
        return datos;
    }

    private List<Map<String, Object>> hitos(Corte corte) {
        List<EstadoHitoEntidad> todos = ejecucion.estadoPorEntidad(corte.getExpedienteId());
        if (todos.size() > FILAS_A_LA_VISTA) {
            return ejecucion.avance(corte.getExpedienteId(), corte.getHasta()).stream().map(a -> Map.<String, Object>of(
                    "hito", a.orden() + ". " + a.hito(), "entidad", a.entidades() + " entidades",
                    "programado", formato.fecha(a.programado()), "ejecutado", a.cumplidos() + " de " + a.entidades(),
                    "estado", a.cumplidosEnPlazo() + " en plazo")).toList();
        }
        Map<String, String> nombres = territorio.nombresCompletos();
        return todos.stream().map(h -> Map.<String, Object>of("hito", h.orden() + ". " + h.hito(),
                "entidad", nombres.getOrDefault(h.codigoEntidad(), h.codigoEntidad()), "programado", formato.fecha(h.programado()),
                "ejecutado", formato.fecha(h.cumplido()), "estado", Cortes.estado(h, corte.getHasta()))).toList();
    }

    private List<Opcion> personas(String dependencia) {
        List<Persona> personas = new ArrayList<>(organizacion.personasDe(dependencia));
        organizacion.gruposTerritoriales().forEach(g -> personas.addAll(organizacion.integrantesDelGrupo(g.getNumero())));
        return personas.stream().distinct().map(p -> new Opcion(p.nombre(), p.usuario())).toList();
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosReporte datos) {
        cortes.reportar(contexto.variable(Variable.CORTE), datos, contexto.usuario());
        return Map.of(Variable.REQUIERE_APCM, datos.requiereApcm().esSi());
    }

    private static LocalDate hoy() {
        return LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
    }
}
