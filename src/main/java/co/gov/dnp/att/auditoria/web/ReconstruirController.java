package co.gov.dnp.att.auditoria.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

import co.gov.dnp.att.auditoria.ClaseDeHecho;
import co.gov.dnp.att.auditoria.ExpedienteDeAuditoria;
import co.gov.dnp.att.auditoria.HechoAuditado;
import co.gov.dnp.att.auditoria.Reconstruccion;
import co.gov.dnp.att.auditoria.Reconstruccion.Reconstruida;
import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import jakarta.servlet.http.HttpServletResponse;

/** Reconstruir una instancia: su modelo con lo que pasó, la línea de tiempo a su lado y la repetición en el tiempo (PS-50). */
@Controller
@RequestMapping("/auditoria/{instancia:[0-9a-fA-F-]{20,64}}")
@PreAuthorize(SoloAuditores.REGLA)
@Exige(objeto = Objeto.INSTANCIA, accion = Accion.AUDITAR)
class ReconstruirController {

    private final Tramites tramites;
    private final Reconstruccion reconstruccion;
    private final ExpedienteDeAuditoria paquete;
    private final DondeVa donde;
    private final UsuarioActual usuario;

    ReconstruirController(Tramites tramites, Reconstruccion reconstruccion, ExpedienteDeAuditoria paquete, DondeVa donde, UsuarioActual usuario) {
        this.tramites = tramites;
        this.paquete = paquete;
        this.reconstruccion = reconstruccion;
        this.donde = donde;
        this.usuario = usuario;
    }

    @GetMapping
    String ver(@PathVariable String instancia, @RequestParam(defaultValue = "") String elemento, @RequestParam(required = false) ClaseDeHecho clase,
            @RequestParam(required = false) Integer hasta, Model modelo) {
        Tramite tramite = tramites.deInstancia(instancia).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (elemento.isEmpty() && clase == null && hasta == null) {
            reconstruccion.anotarLectura(tramite, usuario.usuario(), false);
        }
        Reconstruida r = reconstruccion.de(tramite);
        int total = r.hechos().size();
        int puesto = hasta == null ? total : Math.max(1, Math.min(hasta, total));
        Instant corte = puesto == total ? null : r.hechos().get(puesto - 1).momento();
        String elegido = elemento.isEmpty() ? null : elemento;
        List<HechoAuditado> suyos = elegido == null ? r.hechos() : reconstruccion.delElemento(r, elegido);
        modelo.addAttribute("t", tramite);
        modelo.addAttribute("r", r);
        modelo.addAttribute("hechos", suyos.stream().filter(h -> h.numero() <= puesto && (clase == null || h.clase() == clase)).toList());
        modelo.addAttribute("planos", reconstruccion.planos(r, corte, elegido, e -> direccion(instancia, e, null, hasta) + "#linea"));
        modelo.addAttribute("clases", r.hechos().stream().map(HechoAuditado::clase).distinct().sorted().toList());
        modelo.addAttribute("elemento", elegido);
        modelo.addAttribute("nombreElemento", elegido == null ? null : reconstruccion.nombre(tramite, elegido));
        modelo.addAttribute("clase", clase);
        modelo.addAttribute("puesto", puesto);
        modelo.addAttribute("total", total);
        modelo.addAttribute("actual", total == 0 ? null : r.hechos().get(puesto - 1));
        modelo.addAttribute("sinElemento", direccion(instancia, null, clase, hasta));
        modelo.addAttribute("sinHasta", direccion(instancia, elegido, clase, null));
        modelo.addAttribute("enlaces", new Enlaces(instancia, elegido, clase, hasta));
        modelo.addAttribute("donde", donde);
        modelo.addAttribute("nombres", r.nombres());
        modelo.addAttribute("tareas", reconstruccion.tareas(r));
        modelo.addAttribute("lecturas", reconstruccion.lecturas(tramite));
        return "auditoria/reconstruir";
    }

    /** El modelo de su versión, tal como se desplegó: lo abre el visor y cualquier Camunda Modeler. */
    @GetMapping(value = "/modelo.bpmn", produces = "application/xml;charset=UTF-8")
    @ResponseBody
    String modelo(@PathVariable String instancia) {
        return tramites.deInstancia(instancia).flatMap(reconstruccion::modelo).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** El expediente de auditoría, para llevárselo y comprobarlo sin conexión. */
    @GetMapping("/expediente.zip")
    void llevar(@PathVariable String instancia, HttpServletResponse respuesta) throws IOException {
        Tramite tramite = tramites.deInstancia(instancia).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        reconstruccion.anotarLectura(tramite, usuario.usuario(), true);
        respuesta.setContentType("application/zip");
        respuesta.setHeader("Content-Disposition", ContentDisposition.attachment().filename("auditoria-"
                + (tramite.codigo().isEmpty() ? tramite.instancia() : tramite.codigo()) + ".zip", StandardCharsets.UTF_8).build().toString());
        paquete.escribir(tramite, usuario.usuario(), respuesta.getOutputStream());
    }

    /** Direcciones que conservan lo demás que se esté mirando. */
    public record Enlaces(String instancia, String elemento, ClaseDeHecho clase, Integer hasta) {

        public String hasta(int numero) {
            return direccion(instancia, elemento, clase, numero);
        }

        /** Los hechos de un elemento de esa instancia, que puede ser otra de la familia. */
        public String elemento(String suya, String cual) {
            return direccion(suya, cual, null, suya.equals(instancia) ? hasta : null) + "#linea";
        }
    }

    private static String direccion(String instancia, String elemento, ClaseDeHecho clase, Integer hasta) {
        UriComponentsBuilder direccion = UriComponentsBuilder.fromPath("/auditoria/{i}");
        Map<String, Object> valores = new HashMap<>(Map.of("i", instancia));
        parametro(direccion, valores, "elemento", elemento);
        parametro(direccion, valores, "clase", clase);
        parametro(direccion, valores, "hasta", hasta);
        return direccion.encode().buildAndExpand(valores).toUriString();
    }

    private static void parametro(UriComponentsBuilder direccion, Map<String, Object> valores, String nombre, Object valor) {
        if (valor != null) {
            direccion.queryParam(nombre, "{" + nombre + "}");
            valores.put(nombre, valor);
        }
    }
}
