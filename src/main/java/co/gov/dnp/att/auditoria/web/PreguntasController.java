package co.gov.dnp.att.auditoria.web;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.auditoria.preguntas.Pregunta;
import co.gov.dnp.att.auditoria.preguntas.Preguntas;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/** Preguntas que vale la pena hacer: todas, una con sus casos, y las de una instancia. Los umbrales los ajusta el Grupo de Planeación. */
@Controller
@PreAuthorize(SoloAuditores.REGLA)
@Exige(objeto = Objeto.INSTANCIA, accion = Accion.AUDITAR)
class PreguntasController {

    private static final String AJUSTA = "grupo-planeacion";

    private final Preguntas preguntas;
    private final Tramites tramites;
    private final UsuarioActual usuario;

    PreguntasController(Preguntas preguntas, Tramites tramites, UsuarioActual usuario) {
        this.preguntas = preguntas;
        this.tramites = tramites;
        this.usuario = usuario;
    }

    @GetMapping("/auditoria/preguntas")
    String todas(Model modelo) {
        modelo.addAttribute("preguntas", preguntas.todas());
        modelo.addAttribute("cuentas", preguntas.cuentas());
        return "auditoria/preguntas";
    }

    @GetMapping("/auditoria/preguntas/{clave}")
    String una(@PathVariable String clave, @RequestParam(required = false) String dependencia, Model modelo) {
        Pregunta pregunta = preguntas.pregunta(clave);
        String cual = dependencia == null || dependencia.isBlank() ? null : dependencia;
        modelo.addAttribute("p", pregunta);
        modelo.addAttribute("casos", preguntas.casos(pregunta, cual));
        modelo.addAttribute("cuantos", preguntas.cuenta(pregunta, cual));
        modelo.addAttribute("cambios", preguntas.cambios(clave));
        modelo.addAttribute("dependencia", cual);
        modelo.addAttribute("dependencias", tramites.opciones().dependencias());
        modelo.addAttribute("ajusta", usuario.tieneGrupo(AJUSTA));
        return "auditoria/pregunta";
    }

    @PostMapping("/auditoria/preguntas/{clave}")
    String ajustar(@PathVariable String clave, @RequestParam(required = false) Integer umbral, @RequestParam(required = false) Integer minimo,
            @RequestParam(defaultValue = "false") boolean activa, @RequestParam String motivo, Model modelo, RedirectAttributes aviso) {
        usuario.exigirAlguno(AJUSTA);
        try {
            preguntas.ajustar(clave, umbral, minimo, activa, motivo, usuario.usuario());
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return una(clave, null, modelo);
        }
        aviso.addFlashAttribute("aviso", "La pregunta quedó ajustada; rige desde ya para todas las instancias.");
        return "redirect:/auditoria/preguntas/" + clave;
    }

    @GetMapping("/auditoria/{instancia}/preguntas")
    String deInstancia(@PathVariable String instancia, Model modelo) {
        Tramite tramite = tramites.deInstancia(instancia)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No existe esa instancia."));
        modelo.addAttribute("t", tramite);
        modelo.addAttribute("respuestas", preguntas.deInstancia(tramite));
        return "auditoria/preguntas-instancia";
    }
}
