package co.gov.dnp.att.auditoria.web;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

import co.gov.dnp.att.auditoria.conformidad.Conformidad;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/** La lista de conformidad de una instancia. */
@Controller
@PreAuthorize(SoloAuditores.REGLA)
@Exige(objeto = Objeto.INSTANCIA, accion = Accion.AUDITAR)
class ConformidadController {

    private final Conformidad conformidad;

    ConformidadController(Conformidad conformidad) {
        this.conformidad = conformidad;
    }

    @GetMapping("/auditoria/{instancia}/conformidad")
    String ver(@PathVariable String instancia, Model modelo) {
        Conformidad.Lista lista = conformidad.de(instancia).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
                "No existe esa instancia, o no lleva un expediente del procedimiento."));
        modelo.addAttribute("lista", lista);
        modelo.addAttribute("t", lista.tramite());
        modelo.addAttribute("otra", !lista.tramite().instancia().equals(instancia));
        return "auditoria/conformidad";
    }
}
