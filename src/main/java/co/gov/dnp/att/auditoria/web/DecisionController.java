package co.gov.dnp.att.auditoria.web;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.focalizacion.Corrida;
import co.gov.dnp.att.focalizacion.Dato;
import co.gov.dnp.att.focalizacion.Explicador;
import co.gov.dnp.att.focalizacion.FiltroDeResultados;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.focalizacion.Palabras;
import co.gov.dnp.att.focalizacion.ReglaAcertada;
import co.gov.dnp.att.focalizacion.ResultadoEntidad;
import co.gov.dnp.att.focalizacion.TablaAplicada;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/** Una decisión de focalización reconstruida: las tablas tal como se aplicaron, con las reglas que acertaron para una entidad (FO-06). */
@Controller
@RequestMapping("/auditoria/{instancia:[0-9a-fA-F-]{20,64}}/focalizacion/{corrida}")
@PreAuthorize(SoloAuditores.REGLA)
@Exige(objeto = Objeto.INSTANCIA, accion = Accion.AUDITAR)
class DecisionController {

    private static final int CANDIDATAS = 20;

    /** Una entrada como se usó. */
    public record Entrada(String rotulo, String valor, Dato dato) {
    }

    /** Una regla dibujada en su tabla; las celdas van en el orden de las columnas y «–» no pregunta nada. */
    public record ReglaDibujada(int numero, boolean acerto, List<String> celdas, String anotacion, String puntos) {
    }

    public record TablaDibujada(TablaAplicada tabla, List<String> columnas, List<ReglaDibujada> reglas, String salida) {
    }

    private final Tramites tramites;
    private final Focalizacion focalizacion;

    DecisionController(Tramites tramites, Focalizacion focalizacion) {
        this.tramites = tramites;
        this.focalizacion = focalizacion;
    }

    @GetMapping
    String ver(@PathVariable String instancia, @PathVariable Long corrida, @RequestParam(defaultValue = "") String entidad, Model modelo) {
        Tramite tramite = tramites.deInstancia(instancia).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        Corrida c = focalizacion.corridas(tramite.expedienteId()).stream().filter(suya -> suya.id().equals(corrida)).findFirst()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        List<ResultadoEntidad> halladas = entidad.isBlank() ? List.of()
                : focalizacion.resultados(corrida, new FiltroDeResultados(null, null, null, null, entidad), 0, CANDIDATAS);
        ResultadoEntidad una = halladas.stream().filter(h -> h.codigo().equals(entidad.strip())).findFirst()
                .orElse(halladas.size() == 1 ? halladas.get(0) : null);
        modelo.addAttribute("t", tramite);
        modelo.addAttribute("corrida", c);
        modelo.addAttribute("entidad", entidad);
        modelo.addAttribute("halladas", una == null ? halladas : List.of());
        modelo.addAttribute("una", una);
        if (una != null) {
            Explicador explicador = focalizacion.explicador(c);
            modelo.addAttribute("explicacion", explicador.explicar(una));
            modelo.addAttribute("entradas", explicador.entradas(una).stream().map(n -> {
                Dato dato = una.entradas().get(n);
                return new Entrada(explicador.rotulo(n), dato.valor() instanceof String texto ? Palabras.de(texto) : dato.legible(), dato);
            }).toList());
            modelo.addAttribute("tablas", c.tablas().stream().map(t -> dibujar(t, una)).toList());
            modelo.addAttribute("ajustes", focalizacion.ajustes(corrida).stream().filter(a -> a.codigoEntidad().equals(una.codigo())).toList());
        }
        return "auditoria/decision";
    }

    private static TablaDibujada dibujar(TablaAplicada tabla, ResultadoEntidad r) {
        List<ReglaAcertada> acertadas = r.reglas().getOrDefault(tabla.tabla(), List.of());
        List<String> claves = List.copyOf(tabla.columnas().keySet());
        return new TablaDibujada(tabla, List.copyOf(tabla.columnas().values()), tabla.reglas().stream().map(regla -> {
            ReglaAcertada acierto = acertadas.stream().filter(a -> a.regla().equals(regla.id())).findFirst().orElse(null);
            return new ReglaDibujada(regla.numero(), acierto != null, claves.stream().map(k -> regla.condiciones().containsKey(k)
                    ? Explicador.legible(regla.condiciones().get(k)) : "–").toList(), regla.anotacion(),
                    acierto == null || acierto.puntos() == null ? "" : acierto.aporte().stripTrailingZeros().toPlainString().replace('.', ','));
        }).toList(), salida(tabla, r));
    }

    private static String salida(TablaAplicada tabla, ResultadoEntidad r) {
        return switch (tabla.tabla()) {
            case NIVEL_DESEMPENO -> "Nivel de desempeño: " + Palabras.de(r.nivelDesempeno());
            case ELEGIBILIDAD -> (Boolean.TRUE.equals(r.elegible()) ? "Elegible" : "No elegible") + ": " + Palabras.de(r.motivoElegibilidad());
            case PUNTAJE -> "Puntaje: " + (r.puntaje() == null ? "—" : r.puntaje());
            case PRIORIDAD -> "Prioridad: " + Palabras.de(r.prioridad()) + "; " + Palabras.de(r.accionSugerida()).toLowerCase();
            case MODALIDAD -> "Modalidades: " + String.join("; ", r.modalidades().stream().map(m -> Palabras.de(m.modalidad())).toList());
        };
    }
}
