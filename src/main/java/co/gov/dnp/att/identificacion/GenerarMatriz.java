package co.gov.dnp.att.identificacion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import co.gov.dnp.att.expediente.Documento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.ModeloMatriz;
import co.gov.dnp.att.focalizacion.Corrida;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.organizacion.Dependencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.portafolio.MetaEstrategica;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Convierte lo identificado y lo concertado en la «Matriz de concertación» del expediente (PS-15) y cierra la corrida. */
@Service
public class GenerarMatriz {

    private final IdentificacionRepository identificaciones;
    private final ConcertacionRepository concertaciones;
    private final Expedientes expedientes;
    private final Focalizacion focalizacion;
    private final Documentos documentos;
    private final Organizacion organizacion;
    private final Portafolio portafolio;
    private final Territorio territorio;
    private final ValidacionDeMatriz validacion;

    GenerarMatriz(IdentificacionRepository identificaciones, ConcertacionRepository concertaciones, Expedientes expedientes,
            Focalizacion focalizacion, Documentos documentos, Organizacion organizacion, Portafolio portafolio,
            Territorio territorio, ValidacionDeMatriz validacion) {
        this.identificaciones = identificaciones;
        this.concertaciones = concertaciones;
        this.expedientes = expedientes;
        this.focalizacion = focalizacion;
        this.documentos = documentos;
        this.organizacion = organizacion;
        this.portafolio = portafolio;
        this.territorio = territorio;
        this.validacion = validacion;
    }

    @Transactional
    public void de(Long expedienteId) {
        Expediente expediente = expedientes.de(expedienteId);
        DatosIdentificacion i = identificaciones.findByExpedienteId(expedienteId).orElseThrow().datos();
        Concertacion concertacion = concertaciones.findFirstByExpedienteIdOrderByVueltaDesc(expedienteId).orElseThrow();
        DatosConcertacion c = concertacion.datos();
        Corrida corrida = focalizacion.corrida(expedienteId);
        Set<String> incluidas = focalizacion.incluidas(corrida.id());
        Dependencia dependencia = organizacion.dependencia(expediente.getDependencia());
        ModeloMatriz modelo = new ModeloMatriz(
                dependencia.getSubdireccionGeneral().nombre(), dependencia.getNombre(),
                portafolio.estrategias().stream().filter(e -> e.getCodigo().equals(i.estrategia())).findFirst()
                        .map(e -> e.getNombre()).orElse(i.estrategia()),
                i.fuentesNecesidad().stream().map(FuenteNecesidad::etiqueta).toList(),
                i.normas().stream().map(GenerarMatriz::norma).toList(), i.alcance(), i.analisisCapacidad(),
                "Se evaluaron " + corrida.total() + " entidades territoriales; quedan incluidas " + incluidas.size() + ".",
                c.justificacionFocalizacion(), filas(expediente, i, c, incluidas),
                i.recursos().stream().map(r -> new ModeloMatriz.Recurso(r.tipo().etiqueta(), r.descripcion(), r.cantidad(),
                        r.unidad(), r.fuente())).toList(),
                c.ajustes().stream().map(a -> new ModeloMatriz.Ajuste(territorio.nombreCompleto(a.entidad()),
                        a.decision().etiqueta(), a.justificacion())).toList(),
                i.necesidades().stream().filter(n -> !n.competenciaDnp().esSi())
                        .map(n -> new ModeloMatriz.SinCompetencia(n.descripcion(), n.motivoSinCompetencia())).toList());
        Documento matriz = documentos.generar(expedienteId, modelo, "Concertación, vuelta " + concertacion.vuelta(), expediente.getIniciadoPor());
        focalizacion.cerrar(corrida.id());
        validacion.generada(expediente, matriz.getVersion());
    }

    private List<ModeloMatriz.Fila> filas(Expediente expediente, DatosIdentificacion i, DatosConcertacion c, Set<String> incluidas) {
        Map<String, String> metas = portafolio.metas(expediente.getVigencia()).stream()
                .collect(Collectors.toMap(MetaEstrategica::getCodigo, MetaEstrategica::getNombre, (a, b) -> a));
        Map<String, DatosConcertacion.AcuerdoOferente> acuerdos = new HashMap<>();
        c.acuerdosOferentes().forEach(a -> acuerdos.put(a.dependencia(), a));
        String capacidad = i.capacidades().stream().map(x -> x.tipo().etiqueta() + ": " + x.componente().etiqueta()).distinct()
                .collect(Collectors.joining("; "));
        String recursos = i.recursos().stream().map(r -> r.tipo().etiqueta()).distinct().collect(Collectors.joining(", "));
        String capacidadOperativa = i.capacidadOperativa().stream().map(o -> o.equipo() + " (" + o.personas() + ")").distinct()
                .collect(Collectors.joining("; "));
        List<ModeloMatriz.Fila> filas = new ArrayList<>();
        for (DatosIdentificacion.ProductoIdentificado p : i.productosIdentificados()) {
            DatosIdentificacion.Necesidad n = i.necesidades().get(p.necesidad() - 1);
            Collection<String> entidades = n.entidades().contains(IdentificarNecesidades.PAIS_ENTERO) ? incluidas
                    : incluidas.stream().filter(n.entidades()::contains).toList();
            Optional<DatosConcertacion.AcuerdoOferente> acuerdo = Optional.ofNullable(acuerdos.get(p.dependenciaOferente()));
            String producto = p.producto() == null ? p.propuestaNueva() : portafolio.producto(p.producto()).getNombre();
            for (String codigo : entidades.isEmpty() ? incluidas : entidades) {
                filas.add(new ModeloMatriz.Fila(n.descripcion(), territorio.nombreCompleto(codigo), producto,
                        p.dependenciaOferente(), capacidad, i.alcance(), metas.getOrDefault(p.metaEstrategica(), p.metaEstrategica()),
                        recursos, capacidadOperativa, expediente.getVigencia(), acuerdo.map(a -> a.acuerdo().esSi()).orElse(null),
                        acuerdo.map(DatosConcertacion.AcuerdoOferente::fecha).orElse(null)));
            }
        }
        return filas;
    }

    private static String norma(DatosIdentificacion.Norma n) {
        return n.tipo() + " " + n.numero() + " de " + n.anio() + (n.articulo() == null ? "" : ", art. " + n.articulo());
    }
}
