package co.gov.dnp.att.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Actividad 3: contacto por entidad, responsabilidades, los tres registros, consentimientos y la compuerta (PS-23 a PS-27). */
@Component
class SocializarPlan implements FormularioDeTarea<DatosSocializacion> {

    private final PlanesDeTrabajo planes;
    private final SocializacionRepository socializaciones;
    private final EntidadesDelPlan entidades;
    private final RespuestasAlPlan respuestas;
    private final Expedientes expedientes;
    private final Evidencias evidencias;
    private final Organizacion organizacion;
    private final Bitacora bitacora;
    private final FormatoEspanol formato;
    private final ApplicationEventPublisher noticias;

    SocializarPlan(PlanesDeTrabajo planes, SocializacionRepository socializaciones, EntidadesDelPlan entidades,
            RespuestasAlPlan respuestas, Expedientes expedientes, Evidencias evidencias, Organizacion organizacion, Bitacora bitacora,
            FormatoEspanol formato, ApplicationEventPublisher noticias) {
        this.planes = planes;
        this.socializaciones = socializaciones;
        this.entidades = entidades;
        this.respuestas = respuestas;
        this.expedientes = expedientes;
        this.evidencias = evidencias;
        this.organizacion = organizacion;
        this.bitacora = bitacora;
        this.formato = formato;
        this.noticias = noticias;
    }

    @Override
    public String elemento() {
        return Elemento.SOCIALIZAR;
    }

    @Override
    public Class<DatosSocializacion> datos() {
        return DatosSocializacion.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        VersionPlan plan = planes.vigente(expediente.getId());
        Map<String, Object> datos = new LinkedHashMap<>();
        datos.put("contexto", Map.of("expediente", expediente.getCodigo(), "producto", expediente.getProducto(),
                "vigencia", expediente.getVigencia(), "entidades", String.valueOf(expediente.getEntidades()),
                "versionPlan", plan.numero()));
        datos.put("opcionesEntidades", entidades.opciones(expediente.getId()));
        datos.put("opcionesGruposTerritoriales", organizacion.gruposTerritoriales().stream()
                .map(g -> new Opcion(g.getNombre(), String.valueOf(g.getNumero()))).toList());
        datos.put("responsabilidadesAcordadas", plan.datos().responsabilidades().stream().map(r -> {
            Map<String, Object> fila = new LinkedHashMap<>();
            fila.put("parte", r.parte());
            fila.put("responsabilidad", r.responsabilidad());
            fila.put("persona", r.persona());
            return fila;
        }).toList());
        datos.put("tablaRespuestas", tablaDeRespuestas(expediente.getId()));
        return datos;
    }

    /** Lo que cada entidad respondió por sí misma sobre esta versión, primero quienes piden un ajuste. */
    private List<Map<String, Object>> tablaDeRespuestas(Long expediente) {
        Map<String, RespuestaAlPlan> dichas = respuestas.vigentes(expediente);
        return entidades.unaPorUna(dichas.keySet()).stream().sorted(Comparator.comparing(o -> dichas.get(o.value()).acepta()))
                .map(o -> {
                    RespuestaAlPlan r = dichas.get(o.value());
                    return Map.<String, Object>of("entidad", o.label(), "respuesta", r.etiqueta(), "persona", r.persona() + ", " + r.cargo(),
                            "fecha", formato.momento(r.registrada()), "motivo", formato.texto(r.motivo()));
                }).toList();
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosSocializacion datos) {
        Long expediente = contexto.expedienteId();
        VersionPlan plan = planes.vigente(expediente);
        boolean ajuste = datos.requiereAjuste().esSi();
        List<String> problemas = new ArrayList<>();
        Set<String> delPlan = entidades.de(expediente);
        Set<String> contactadas = new LinkedHashSet<>();
        for (int i = 0; i < datos.contactos().size(); i++) {
            contactadas.addAll(entidades.expandir(delPlan, datos.contactos().get(i).entidades(),
                    "Contactos realizados, fila " + (i + 1), problemas));
        }
        List<ConsentimientoDeclarado> consentimientos = new ArrayList<>();
        for (int i = 0; i < datos.consentimientos().size(); i++) {
            DatosSocializacion.Consentimiento c = datos.consentimientos().get(i);
            Set<String> quienes = entidades.expandir(delPlan, c.entidades(), "Consentimientos, fila " + (i + 1), problemas);
            consentimientos.add(new ConsentimientoDeclarado(quienes, c.estado().name(), c.fecha(), c.persona(), c.cargo(),
                    c.soporte()));
        }
        if (!ajuste) {
            revisarAcuerdo(delPlan, datos, contactadas, problemas);
        }
        Rechazo.siHay(problemas);
        evidencias.entregar(contexto.tareaId(), "Socialización de la versión " + plan.numero() + " del plan", TipoEvidencia.COMUNICACION_OFICIAL,
                TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);

        socializaciones.save(new Socializacion(plan, datos, contexto.usuario()));
        if (!ajuste) {
            plan.acordar();
        }
        noticias.publishEvent(new SocializacionRegistrada(expediente, consentimientos, contexto.usuario()));
        bitacora.anotar(expediente, "Se socializó la versión " + plan.numero() + " del plan con " + contactadas.size()
                + (contactadas.size() == 1 ? " entidad. " : " entidades. ")
                + (ajuste ? "Se pidió ajustarlo." : "El plan quedó acordado.") + porSiMismas(expediente));
        return Map.of(Variable.REQUIERE_AJUSTE, ajuste);
    }

    /** Quien acuerda el plan no puede callar que una entidad pidió otra cosa: queda escrito junto al acuerdo. */
    private String porSiMismas(Long expediente) {
        Map<String, RespuestaAlPlan> dichas = respuestas.vigentes(expediente);
        long aceptan = dichas.values().stream().filter(RespuestaAlPlan::acepta).count();
        return dichas.isEmpty() ? "" : " Por sí mismas, en su página, aceptaron " + aceptan + " y pidieron ajuste "
                + (dichas.size() - aceptan) + ".";
    }

    /** Solo un plan contactado con todas y con responsabilidades aceptadas pasa a ejecución. */
    private void revisarAcuerdo(Set<String> delPlan, DatosSocializacion datos, Set<String> contactadas, List<String> problemas) {
        Set<String> faltan = new LinkedHashSet<>(delPlan);
        faltan.removeAll(contactadas);
        if (!faltan.isEmpty()) {
            List<String> nombres = entidades.unaPorUna(faltan).stream().limit(5).map(Opcion::label).toList();
            problemas.add("Contactos realizados: falta contactar a " + faltan.size() + " entidades del plan ("
                    + String.join(", ", nombres) + (faltan.size() > 5 ? "…" : "") + "). Agregue su contacto.");
        }
        datos.responsabilidadesAcordadas().stream().filter(r -> !r.aceptada().esSi()).findFirst().ifPresent(r -> problemas.add(
                "Responsabilidades acordadas: «" + r.responsabilidad() + "» no fue aceptada. Acuérdela de nuevo o responda «Sí» a "
                        + "«¿Se requiere ajustar el plan de trabajo?»."));
    }
}
