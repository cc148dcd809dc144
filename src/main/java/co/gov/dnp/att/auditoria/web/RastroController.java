package co.gov.dnp.att.auditoria.web;

import java.util.List;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.auditoria.Sellos;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/** El rastro encadenado a la vista de quien audita: los sellos de cada día y la verificación de todo cuando la pida (PS-51). */
@Controller
@PreAuthorize(SoloAuditores.REGLA)
@Exige(objeto = Objeto.INSTANCIA, accion = Accion.AUDITAR)
class RastroController {

    private final Sellos sellos;

    RastroController(Sellos sellos) {
        this.sellos = sellos;
    }

    @GetMapping("/auditoria/rastro")
    String ver(Model modelo) {
        modelo.addAttribute("sellos", sellos.ultimos());
        modelo.addAttribute("asientos", sellos.asientos());
        return "auditoria/rastro";
    }

    @PostMapping("/auditoria/rastro/verificar")
    String verificar(RedirectAttributes despues) {
        List<Sellos.Roto> rotos = sellos.verificar();
        despues.addFlashAttribute("verificado", true);
        despues.addFlashAttribute("rotos", rotos);
        return "redirect:/auditoria/rastro";
    }
}
