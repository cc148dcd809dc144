package co.gov.dnp.att.operacion.web;

import java.util.List;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.operacion.Operacion;
import co.gov.dnp.att.operacion.proceso.IncidentesDelMotor;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Página de quien administra la plataforma: lo detenido, con su reintento, y cuánto hay por hacer. */
@Controller
@PreAuthorize("hasAnyAuthority('otsi', 'camunda-admin')")
@SinMatriz("administración de la plataforma, sin datos de negocio")
class OperacionController {

    /** Más que esto no se lee de una vez; el resto aparece al atender los primeros. */
    private static final int MAXIMO = 200;

    private final Operacion operacion;
    private final IncidentesDelMotor incidentes;
    private final FormatoEspanol formato;

    OperacionController(Operacion operacion, IncidentesDelMotor incidentes, FormatoEspanol formato) {
        this.operacion = operacion;
        this.incidentes = incidentes;
        this.formato = formato;
    }

    @GetMapping("/operacion")
    String ver(Model modelo) {
        modelo.addAttribute("panorama", operacion.panorama());
        modelo.addAttribute("incidentes", incidentes.abiertos(MAXIMO));
        modelo.addAttribute("f", formato);
        return "operacion/operacion";
    }

    @PostMapping("/operacion/reintentar")
    String reintentar(@RequestParam(defaultValue = "") List<String> trabajo, RedirectAttributes aviso) {
        if (trabajo.isEmpty()) {
            throw Rechazo.de("Marque al menos un paso detenido para reintentarlo.");
        }
        int hechos = 0;
        for (String uno : trabajo) {
            try {
                incidentes.reintentar(uno);
                hechos++;
            } catch (Rechazo yaNoEsta) {
                aviso.addFlashAttribute("problema", yaNoEsta.getMessage());
            }
        }
        if (hechos > 0) {
            aviso.addFlashAttribute("hecho", hechos == 1 ? "Un paso se reintenta ahora." : hechos + " pasos se reintentan ahora.");
        }
        return "redirect:/operacion";
    }
}
