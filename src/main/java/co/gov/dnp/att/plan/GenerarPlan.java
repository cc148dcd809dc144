package co.gov.dnp.att.plan;

import co.gov.dnp.att.portafolio.ModalidadAtt;
import java.util.List;

import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.ModeloPlan;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Convierte la versión vigente en el documento «Plan de trabajo» del expediente (PS-22). */
@Service
public class GenerarPlan {

    private final PlanesDeTrabajo planes;
    private final EntidadesDelPlan entidades;
    private final Expedientes expedientes;
    private final Documentos documentos;
    private final Organizacion organizacion;

    GenerarPlan(PlanesDeTrabajo planes, EntidadesDelPlan entidades, Expedientes expedientes, Documentos documentos,
            Organizacion organizacion) {
        this.planes = planes;
        this.entidades = entidades;
        this.expedientes = expedientes;
        this.documentos = documentos;
        this.organizacion = organizacion;
    }

    @Transactional
    public void de(Long expedienteId) {
        Expediente expediente = expedientes.de(expedienteId);
        VersionPlan version = planes.vigente(expedienteId);
        DatosPlan d = version.datos();
        List<Opcion> opciones = entidades.opciones(expedienteId);
        DatosPlan.EvaluacionPrevista e = d.evaluacionPrevista();
        ModeloPlan modelo = new ModeloPlan(
                organizacion.dependencia(expediente.getDependencia()).getNombre(),
                documentos.ultimo(expedienteId, ClaseDocumento.MATRIZ_CONCERTACION)
                        .map(m -> "Matriz de concertación, versión " + m.getVersion()).orElse("Matriz de concertación"),
                d.protocoloAtt(), version.motivo(),
                entidades.unaPorUna(entidades.de(expedienteId)).stream().map(Opcion::label).toList(),
                d.actores().stream().map(a -> new ModeloPlan.Actor(a.nombre(), a.entidad(), a.tipo().etiqueta(), a.rol())).toList(),
                d.objetivos().stream().map(o -> new ModeloPlan.Objetivo(o.enunciado(), o.capacidad())).toList(),
                d.resultadosEsperados().stream().map(r -> new ModeloPlan.Resultado(r.capacidad(), r.indicador(), r.lineaBase(),
                        r.meta(), r.unidad(), r.fuenteVerificacion())).toList(),
                d.ecosistema().stream().map(a -> new ModeloPlan.Aliado(a.actor(), a.tipoAlianza(), a.aporte())).toList(),
                d.cadenaValor().stream().map(c -> new ModeloPlan.Eslabon(c.insumo(), c.proceso(), c.producto(),
                        c.resultadoIntermedio(), c.resultadoFinal(), c.impacto())).toList(),
                version.hitos().stream().map(h -> new ModeloPlan.Hito(h.orden(), h.nombre(), h.descripcion(), h.fechaProgramada(),
                        seleccion(h, opciones), organizacion.nombreDe(h.responsable()), h.evidenciaExigida().etiqueta(), h.peso())).toList(),
                d.modalidades().stream().map(ModalidadAtt::etiqueta).toList(),
                d.requiereEntrenamiento().esSi(),
                d.entrenamientos().stream().map(t -> new ModeloPlan.Entrenamiento(t.tema(), t.dirigidoA(), t.fecha(),
                        t.modalidad().etiqueta(), t.responsable())).toList(),
                d.cronograma().stream().map(c -> new ModeloPlan.Actividad(c.actividad(), c.inicio(), c.fin(), c.responsable())).toList(),
                new ModeloPlan.Evaluacion(e.queSeEvalua(), e.indicadores(), e.metodo(), e.alcance(), e.momento()),
                d.responsabilidades().stream().map(r -> new ModeloPlan.Responsabilidad(r.parte().etiqueta(), r.responsabilidad(),
                        r.persona())).toList());
        documentos.generar(expedienteId, modelo, version.numero() == 1 ? "Primera versión del plan" : version.motivo(),
                version.usuario());
    }

    private static String seleccion(Hito hito, List<Opcion> opciones) {
        List<String> nombres = opciones.stream().filter(o -> hito.seleccion().contains(o.value())).map(Opcion::label).toList();
        return nombres.size() <= 6 ? String.join(", ", nombres) : nombres.size() + " entidades";
    }
}
