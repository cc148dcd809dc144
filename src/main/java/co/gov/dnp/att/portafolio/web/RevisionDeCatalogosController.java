package co.gov.dnp.att.portafolio.web;

import java.util.stream.Collectors;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.portafolio.RevisionDeCatalogos;
import co.gov.dnp.att.portafolio.RevisionDeCatalogos.Clase;

/** Validar estrategias y metas, y ver su historia (gobernanza 6.2). */
@Controller
@RequestMapping("/portafolio/catalogos")
class RevisionDeCatalogosController {

    private final RevisionDeCatalogos revision;
    private final Organizacion organizacion;
    private final UsuarioActual usuario;
    private final FormatoEspanol formato;

    RevisionDeCatalogosController(RevisionDeCatalogos revision, Organizacion organizacion, UsuarioActual usuario, FormatoEspanol formato) {
        this.revision = revision;
        this.organizacion = organizacion;
        this.usuario = usuario;
        this.formato = formato;
    }

    @PostMapping("/estrategias/concepto")
    @Exige(objeto = Objeto.ESTRATEGIA, accion = Accion.VALIDAR)
    String conceptuarEstrategia(@RequestParam(defaultValue = "0") Long cambio, @RequestParam(defaultValue = "false") boolean valida, @RequestParam(required = false) String observaciones,
            RedirectAttributes aviso) {
        return conceptuar(Clase.ESTRATEGIA, cambio, valida, observaciones, aviso);
    }

    @PostMapping("/metas/concepto")
    @Exige(objeto = Objeto.INDICADORES_METAS, accion = Accion.VALIDAR)
    String conceptuarMeta(@RequestParam(defaultValue = "0") Long cambio, @RequestParam(defaultValue = "false") boolean valida, @RequestParam(required = false) String observaciones,
            RedirectAttributes aviso) {
        return conceptuar(Clase.META, cambio, valida, observaciones, aviso);
    }

    private String conceptuar(Clase clase, Long cambio, boolean valida, String observaciones, RedirectAttributes aviso) {
        try {
            revision.conceptuar(clase, cambio, valida, observaciones, usuario.usuario());
            aviso.addFlashAttribute("hecho", valida ? "Quedó validada." : "Quedaron sus observaciones.");
        } catch (Rechazo rechazo) {
            aviso.addFlashAttribute("problemas", rechazo.problemas());
            aviso.addFlashAttribute("revisa", clase.name());
            aviso.addFlashAttribute("elegido", cambio);
            aviso.addFlashAttribute("observaciones", observaciones);
        }
        return "redirect:/portafolio/catalogos";
    }

    @GetMapping("/estrategias/historial")
    @Exige(objeto = Objeto.ESTRATEGIA, accion = Accion.AUDITAR)
    String historialDeEstrategias(Model modelo) {
        return historial(Clase.ESTRATEGIA, "Historia de las estrategias", modelo);
    }

    @GetMapping("/metas/historial")
    @Exige(objeto = Objeto.INDICADORES_METAS, accion = Accion.AUDITAR)
    String historialDeMetas(Model modelo) {
        return historial(Clase.META, "Historia de las metas", modelo);
    }

    private String historial(Clase clase, String titulo, Model modelo) {
        modelo.addAttribute("titulo", titulo);
        modelo.addAttribute("cambios", revision.historia(clase));
        modelo.addAttribute("nombres", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        modelo.addAttribute("f", formato);
        return "portafolio/catalogos-historial";
    }
}
