package co.gov.dnp.att.correo.web;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.correo.AjustesDeCorreo;
import co.gov.dnp.att.correo.BandejaDeSalida;
import co.gov.dnp.att.correo.Cartero;
import co.gov.dnp.att.correo.proceso.Direcciones;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Página {@code /correo}: si hay servidor, cuántas cartas han salido, cuáles no y por qué. Es de quien administra la plataforma. */
@Controller
@RequestMapping("/correo")
@PreAuthorize("hasAnyAuthority('otsi','camunda-admin')")
@SinMatriz("administración de la plataforma, sin datos de negocio")
class CorreoController {

    private final BandejaDeSalida bandeja;
    private final Cartero cartero;
    private final Direcciones direcciones;
    private final AjustesDeCorreo ajustes;

    CorreoController(BandejaDeSalida bandeja, Cartero cartero, Direcciones direcciones, AjustesDeCorreo ajustes) {
        this.bandeja = bandeja;
        this.cartero = cartero;
        this.direcciones = direcciones;
        this.ajustes = ajustes;
    }

    @GetMapping
    String ver(Model modelo) {
        modelo.addAttribute("encendida", bandeja.encendida());
        modelo.addAttribute("ajustes", ajustes);
        modelo.addAttribute("cuentas", cartero.cuentas());
        modelo.addAttribute("detenidas", cartero.detenidas());
        modelo.addAttribute("faltantes", direcciones.faltantes());
        return "correo/correo";
    }

    @PostMapping("/ensayo")
    String ensayar(@RequestParam String para, RedirectAttributes aviso) {
        return hacer(() -> cartero.ensayar(para.strip()), "El servidor recibió la carta de ensayo para " + para.strip() + ".", aviso);
    }

    @PostMapping("/reintentar")
    String reintentar(RedirectAttributes aviso) {
        int cuantas = cartero.reintentar();
        aviso.addFlashAttribute("hecho", cuantas == 1 ? "1 carta vuelve a la fila." : cuantas + " cartas vuelven a la fila.");
        return "redirect:/correo";
    }

    @PostMapping("/direcciones")
    String fijar(@RequestParam String usuario, @RequestParam String direccion, RedirectAttributes aviso) {
        return hacer(() -> direcciones.fijar(usuario, direccion), "Quedó la dirección de " + usuario + ".", aviso);
    }

    private static String hacer(Runnable accion, String hecho, RedirectAttributes aviso) {
        try {
            accion.run();
            aviso.addFlashAttribute("hecho", hecho);
        } catch (Rechazo rechazo) {
            aviso.addFlashAttribute("problemas", rechazo.problemas());
        }
        return "redirect:/correo";
    }
}
