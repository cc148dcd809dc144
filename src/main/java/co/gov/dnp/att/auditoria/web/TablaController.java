package co.gov.dnp.att.auditoria.web;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import co.gov.dnp.att.auditoria.Reconstruccion;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.auditoria.proceso.TablasDesplegadas;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/** Una tabla que evaluó el motor, en la versión de ese momento y con las reglas que acertaron (FO-06, PS-50). */
@Controller
@PreAuthorize(SoloAuditores.REGLA)
@Exige(objeto = Objeto.INSTANCIA, accion = Accion.AUDITAR)
class TablaController {

    private final Tramites tramites;
    private final Reconstruccion reconstruccion;
    private final TablasDesplegadas tablas;

    TablaController(Tramites tramites, Reconstruccion reconstruccion, TablasDesplegadas tablas) {
        this.tramites = tramites;
        this.reconstruccion = reconstruccion;
        this.tablas = tablas;
    }

    /** @param decision puesto de la evaluación entre las de la instancia, desde 0 */
    @GetMapping("/auditoria/{instancia:[0-9a-fA-F-]{20,64}}/tablas/{decision:\\d{1,6}}")
    String ver(@PathVariable String instancia, @PathVariable int decision, Model modelo) {
        var tramite = tramites.deInstancia(instancia).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var decisiones = reconstruccion.de(tramite).rastro().decisiones();
        if (decision >= decisiones.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var evaluada = decisiones.get(decision);
        List<String> acertadas = evaluada.salidas().findValuesAsText("regla");
        modelo.addAttribute("t", tramite);
        modelo.addAttribute("d", evaluada);
        modelo.addAttribute("acertadas", acertadas);
        modelo.addAttribute("tabla", tablas.tabla(evaluada.definicion()).orElse(null));
        return "auditoria/tabla";
    }
}
