package co.gov.dnp.att.diseno;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.diseno.revision.Diferencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.formularios.ContextoTarea;
import co.gov.dnp.att.plataforma.formularios.FormularioDeTarea;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.procedimiento.CambioProcedimiento.Elemento;
import co.gov.dnp.att.procedimiento.CambioProcedimiento.Variable;
import org.springframework.stereotype.Component;

/** Las tres tareas del trámite de un cambio. */
final class TareasDelCambio {

    private TareasDelCambio() {
    }

    private static Map<String, Object> contexto(Cambios cambios, ContextoTarea tarea) {
        Long id = tarea.variable(Variable.CAMBIO);
        Cambio cambio = cambios.de(id);
        List<String> frases = cambios.diferencias(id).stream().map(Diferencia::frase).filter(f -> f != null).toList();
        Map<String, Object> c = new LinkedHashMap<>();
        c.put("codigo", cambio.codigo());
        c.put("titulo", cambio.titulo());
        c.put("motivo", cambio.motivo());
        c.put("norma", cambio.norma());
        c.put("pagina", "/diseno/" + id);
        c.put("cambios", frases.isEmpty() ? "Solo cambia el dibujo." : "- " + String.join("\n- ", frases));
        List<String> ensayos = cambios.ensayos(id).stream().filter(Ensayo::vigente).map(e -> e.clase().nombre() + ": " + e.resumen()).toList();
        c.put("ensayos", ensayos.isEmpty() ? "Todavía no hay ensayos de estos archivos." : "- " + String.join("\n- ", ensayos));
        c.put("devolucion", cambio.estado() == Cambio.Estado.DEVUELTO ? "Se devolvió: " + cambio.motivos() : "");
        return Map.of("contexto", c);
    }

    /** El proponente adjunta sus ensayos. */
    @Component
    static class Ensayar implements FormularioDeTarea<DatosEnsayoCambio> {
        private final Cambios cambios;

        Ensayar(Cambios cambios) {
            this.cambios = cambios;
        }

        @Override
        public String elemento() {
            return Elemento.ENSAYAR;
        }

        @Override
        public Class<DatosEnsayoCambio> datos() {
            return DatosEnsayoCambio.class;
        }

        @Override
        public Map<String, Object> preparar(ContextoTarea tarea) {
            return contexto(cambios, tarea);
        }

        @Override
        public Map<String, Object> recibir(ContextoTarea tarea, DatosEnsayoCambio datos) {
            cambios.adjuntarEnsayo(tarea.variable(Variable.CAMBIO), tarea.usuario());
            return Map.of();
        }
    }

    /** La DER registra lo hablado con las unidades. */
    @Component
    static class Concertar implements FormularioDeTarea<DatosConcertacionCambio> {
        private final Cambios cambios;
        private final Organizacion organizacion;

        Concertar(Cambios cambios, Organizacion organizacion) {
            this.cambios = cambios;
            this.organizacion = organizacion;
        }

        @Override
        public String elemento() {
            return Elemento.CONCERTAR;
        }

        @Override
        public Class<DatosConcertacionCambio> datos() {
            return DatosConcertacionCambio.class;
        }

        @Override
        public Map<String, Object> preparar(ContextoTarea tarea) {
            Map<String, Object> todo = new LinkedHashMap<>(contexto(cambios, tarea));
            todo.put("opcionesDependencias", organizacion.dependencias().stream().map(d -> new Opcion(d.getCodigo() + " · " + d.getNombre(), d.getCodigo())).toList());
            return todo;
        }

        @Override
        public Map<String, Object> recibir(ContextoTarea tarea, DatosConcertacionCambio datos) {
            cambios.concertado(tarea.variable(Variable.CAMBIO), datos);
            return Map.of();
        }
    }

    /** El Grupo de Planeación decide; nunca quien propuso. */
    @Component
    static class Decidir implements FormularioDeTarea<DatosDecisionCambio> {
        private final Cambios cambios;

        Decidir(Cambios cambios) {
            this.cambios = cambios;
        }

        @Override
        public String elemento() {
            return Elemento.DECIDIR;
        }

        @Override
        public Class<DatosDecisionCambio> datos() {
            return DatosDecisionCambio.class;
        }

        @Override
        public Map<String, Object> preparar(ContextoTarea tarea) {
            return contexto(cambios, tarea);
        }

        @Override
        public Map<String, Object> recibir(ContextoTarea tarea, DatosDecisionCambio datos) {
            cambios.decidir(tarea.variable(Variable.CAMBIO), datos, tarea.usuario());
            return Map.of(Variable.DEVUELTO, datos.resultado() == ResultadoDecision.DEVUELTO, Variable.NEGADO, datos.resultado() == ResultadoDecision.NEGADO);
        }
    }
}
