package co.gov.dnp.att.identificacion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.focalizacion.Ajuste;
import co.gov.dnp.att.focalizacion.Corrida;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.focalizacion.SobreCupo;
import co.gov.dnp.att.organizacion.Dependencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Elemento;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial.Variable;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.stereotype.Component;

/** Actividad 1, segunda parte: la unidad decide sobre la sugerencia de las reglas y acuerda con los oferentes (PS-11, PS-13, FO-07). */
@Component
class ConcertarSeleccion implements FormularioDeTarea<DatosConcertacion> {

    private final IdentificacionRepository identificaciones;
    private final ConcertacionRepository concertaciones;
    private final Focalizacion focalizacion;
    private final Expedientes expedientes;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final Bitacora bitacora;

    ConcertarSeleccion(IdentificacionRepository identificaciones, ConcertacionRepository concertaciones,
            Focalizacion focalizacion, Expedientes expedientes, Organizacion organizacion, Territorio territorio,
            Bitacora bitacora) {
        this.identificaciones = identificaciones;
        this.concertaciones = concertaciones;
        this.focalizacion = focalizacion;
        this.expedientes = expedientes;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.bitacora = bitacora;
    }

    @Override
    public String elemento() {
        return Elemento.CONCERTAR;
    }

    @Override
    public Class<DatosConcertacion> datos() {
        return DatosConcertacion.class;
    }

    @Override
    public Map<String, Object> preparar(ContextoTarea contexto) {
        Expediente expediente = expedientes.de(contexto.expedienteId());
        Corrida corrida = focalizacion.corrida(expediente.getId());
        Set<String> incluidas = focalizacion.incluidas(corrida.id());
        SobreCupo exceso = focalizacion.sobreCupo(corrida);
        Map<String, Object> texto = new LinkedHashMap<>();
        texto.put("expediente", expediente.getCodigo());
        texto.put("producto", expediente.getProducto());
        texto.put("vigencia", expediente.getVigencia());
        texto.put("resumenFocalizacion", "Se evaluaron " + corrida.total() + " entidades territoriales y "
                + incluidas.size() + " quedan incluidas.");
        texto.put("advertenciaCupo", exceso.hay() ? exceso.advertencia() : "La selección cabe en la capacidad instalada y operativa.");
        texto.put("haySobrecupo", exceso.hay());
        texto.put("enlaceFocalizacion", "/focalizacion/corridas/" + corrida.id());
        Map<String, Object> datos = new LinkedHashMap<>();
        datos.put("contexto", texto);
        datos.put("tablaPrioridades", porPrioridad(corrida.id()));
        datos.put("opcionesEntidades", territorio.nombresVigentes().entrySet().stream()
                .map(e -> new Opcion(e.getValue(), e.getKey())).toList());
        datos.put("opcionesDependencias", organizacion.dependencias().stream().filter(Dependencia::isActiva)
                .map(d -> new Opcion(d.getCodigo() + " · " + d.getNombre(), d.getCodigo())).toList());
        datos.put("acuerdosOferentes", oferentes(expediente.getId()).stream().map(d -> Map.of("dependencia", d)).toList());
        return datos;
    }

    /** Cuántas entidades hay en cada prioridad y cuántas de ellas caben en el cupo. */
    private List<Map<String, Object>> porPrioridad(Long corrida) {
        return focalizacion.porPrioridad(corrida).stream().map(g -> Map.<String, Object>of("prioridad", g.prioridad(),
                "entidades", g.entidades(), "dentroDelCupo", g.dentroDelCupo())).toList();
    }

    private List<String> oferentes(Long expediente) {
        return identificaciones.findByExpedienteId(expediente).orElseThrow().datos().actoresOferentes();
    }

    @Override
    public Map<String, Object> recibir(ContextoTarea contexto, DatosConcertacion datos) {
        Long expediente = contexto.expedienteId();
        Corrida corrida = focalizacion.corrida(expediente);
        if (!datos.ajustes().isEmpty()) {
            focalizacion.ajustar(corrida.id(), datos.ajustes().stream()
                    .map(a -> new Ajuste(a.entidad(), a.decision(), a.justificacion())).toList(), contexto.usuario());
        }
        boolean otraVuelta = datos.volverAFocalizar().esSi();
        Set<String> incluidas = focalizacion.incluidas(corrida.id());
        if (!otraVuelta) {
            revisar(expediente, corrida, incluidas, datos);
        }
        int vuelta = concertaciones.countByExpedienteId(expediente) + 1;
        concertaciones.save(new Concertacion(expediente, vuelta, corrida.id(), !otraVuelta, datos, contexto.usuario()));
        if (otraVuelta) {
            bitacora.anotar(expediente, "La unidad pidió volver a focalizar.");
            return Map.of(Variable.VOLVER_A_FOCALIZAR, true);
        }
        bitacora.anotar(expediente, "Se concertó la selección: " + incluidas.size() + " entidades, con "
                + datos.ajustes().size() + " ajustes de la unidad.");
        String rotulo = expedientes.fijarEntidades(expediente,
                incluidas.stream().collect(Collectors.toMap(c -> c, territorio::nombreCompleto)));
        return Map.of(Variable.VOLVER_A_FOCALIZAR, false, Variable.ENTIDADES, rotulo);
    }

    private void revisar(Long expediente, Corrida corrida, Set<String> incluidas, DatosConcertacion datos) {
        List<String> problemas = new ArrayList<>();
        if (incluidas.isEmpty()) {
            problemas.add("Entidades: no quedó ninguna incluida. Incluya al menos una con su justificación, o vuelva a focalizar.");
        }
        SobreCupo exceso = focalizacion.sobreCupo(corrida);
        if (exceso.hay() && (datos.confirmaSobrecupo() == null || !datos.confirmaSobrecupo().esSi())) {
            problemas.add(exceso.advertencia() + " Excluya entidades, o confirme el sobrecupo y justifíquelo.");
        }
        Set<String> faltan = new LinkedHashSet<>(oferentes(expediente));
        datos.acuerdosOferentes().forEach(a -> faltan.remove(a.dependencia()));
        if (!faltan.isEmpty()) {
            problemas.add("Acuerdos: falta la respuesta de " + String.join(", ", faltan) + ".");
        }
        if (datos.acuerdosOferentes().stream().noneMatch(a -> a.acuerdo().esSi())) {
            problemas.add("Acuerdos: sin el acuerdo de ningún oferente no hay matriz. Vuelva a focalizar o concierte de nuevo.");
        }
        Rechazo.siHay(problemas);
    }
}
