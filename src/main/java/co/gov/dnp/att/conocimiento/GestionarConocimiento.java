package co.gov.dnp.att.conocimiento;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.Tema;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import org.springframework.stereotype.Component;

/** Actividad 7: mesas con las dos audiencias, lecciones, prácticas y los tres registros (PS-45, PS-46; regla R12). */
@Component
class GestionarConocimiento implements FormularioDeTarea<DatosGestionConocimiento> {

    private final GestionConocimientoRepository repositorio;
    private final Lecciones lecciones;
    private final Expedientes expedientes;
    private final Documentos documentos;
    private final Evidencias evidencias;
    private final EntidadesDelPlan entidades;
    private final Portafolio portafolio;
    private final Bitacora bitacora;

    GestionarConocimiento(GestionConocimientoRepository repositorio, Lecciones lecciones, Expedientes expedientes,
            Documentos documentos, Evidencias evidencias, EntidadesDelPlan entidades, Portafolio portafolio, Bitacora bitacora) {
        this.repositorio = repositorio;
        this.lecciones = lecciones;
        this.expedientes = expedientes;
        this.documentos = documentos;
        this.evidencias = evidencias;
        this.entidades = entidades;
        this.portafolio = portafolio;
        this.bitacora = bitacora;
    }

    @Override
    public String elemento() {
        return Elemento.GESTIONAR_CONOCIMIENTO;
    }

    @Override
    public Class<DatosGestionConocimiento> datos() {
        return DatosGestionConocimiento.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        Map<String, Object> datos = new LinkedHashMap<>();
        datos.put("contexto", Map.of("expediente", expediente.getCodigo(), "producto", expediente.getProducto(),
                "vigencia", expediente.getVigencia()));
        datos.put("opcionesDocumentos", documentos.deExpediente(expediente.getId()).stream()
                .map(d -> new Opcion(d.getClase().etiqueta() + ", versión " + d.getVersion(), d.getId().toString())).toList());
        datos.put("opcionesTemas", portafolio.temas().stream().map(t -> new Opcion(t.getNombre(), t.getCodigo())).toList());
        datos.put("opcionesEntidades", entidades.unaPorUna(entidades.de(expediente.getId())));
        return datos;
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosGestionConocimiento datos) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        List<String> problemas = new ArrayList<>();
        revisar(expediente.getId(), datos, problemas);
        Rechazo.siHay(problemas);
        evidencias.entregar(contexto.tareaId(), "Gestión del conocimiento", TipoEvidencia.COMUNICACION_OFICIAL,
                TipoEvidencia.LISTADO_ASISTENCIA, TipoEvidencia.ACTA);
        repositorio.save(new GestionConocimiento(expediente.getId(), datos, contexto.usuario()));
        lecciones.guardar(expediente, datos, contexto.usuario());
        bitacora.anotar(expediente.getId(), "Gestión del conocimiento: " + datos.mesas().size() + " mesas, "
                + datos.leccionesAprendidas().size() + " lecciones y " + datos.practicas().size() + " prácticas.");
        return Map.of();
    }

    private void revisar(Long expedienteId, DatosGestionConocimiento datos, List<String> problemas) {
        for (Audiencia audiencia : Audiencia.values()) {
            if (datos.mesas().stream().noneMatch(m -> m.audiencia() == audiencia)) {
                problemas.add("Mesas realizadas: falta al menos una mesa con «" + audiencia.etiqueta().toLowerCase() + "».");
            }
        }
        LocalDate hoy = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
        for (int i = 0; i < datos.mesas().size(); i++) {
            if (datos.mesas().get(i).fecha().isAfter(hoy)) {
                problemas.add("Mesas realizadas, fila " + (i + 1) + ": la fecha es futura. Registre mesas ya realizadas.");
            }
        }
        Set<String> temas = portafolio.temas().stream().map(Tema::getCodigo).collect(Collectors.toSet());
        for (int i = 0; i < datos.leccionesAprendidas().size(); i++) {
            if (!temas.contains(datos.leccionesAprendidas().get(i).tema())) {
                problemas.add("Lecciones aprendidas, fila " + (i + 1) + ": elija el tema de la lista.");
            }
        }
        for (int i = 0; i < datos.practicas().size(); i++) {
            entidades.expandir(expedienteId, List.of(datos.practicas().get(i).entidad()),
                    "Buenas prácticas, fila " + (i + 1), problemas);
        }
        Set<String> propios = documentos.deExpediente(expedienteId).stream().map(d -> d.getId().toString()).collect(Collectors.toSet());
        if (!propios.containsAll(datos.resultadosSocializados())) {
            problemas.add("Resultados socializados: elija documentos de este expediente.");
        }
    }
}
