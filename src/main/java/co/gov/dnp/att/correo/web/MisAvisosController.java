package co.gov.dnp.att.correo.web;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.correo.AjustesDeCorreo;
import co.gov.dnp.att.correo.BandejaDeSalida;
import co.gov.dnp.att.correo.ClaseDeCorreo;
import co.gov.dnp.att.correo.ModoDeCorreo;
import co.gov.dnp.att.correo.Preferencias;
import co.gov.dnp.att.correo.proceso.Direcciones;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Página {@code /mis-avisos}: a qué dirección, qué y cuándo recibe cada persona. Cada quien cambia solo lo suyo. */
@Controller
@RequestMapping("/mis-avisos")
@SinMatriz("cada quien decide lo suyo")
class MisAvisosController {

    private final Preferencias preferencias;
    private final Direcciones direcciones;
    private final BandejaDeSalida bandeja;
    private final AjustesDeCorreo ajustes;
    private final Organizacion organizacion;
    private final UsuarioActual usuario;

    MisAvisosController(Preferencias preferencias, Direcciones direcciones, BandejaDeSalida bandeja, AjustesDeCorreo ajustes,
            Organizacion organizacion, UsuarioActual usuario) {
        this.preferencias = preferencias;
        this.direcciones = direcciones;
        this.bandeja = bandeja;
        this.ajustes = ajustes;
        this.organizacion = organizacion;
        this.usuario = usuario;
    }

    @GetMapping
    String ver(Model modelo) {
        return pagina(modelo, direcciones.de(usuario.usuario()));
    }

    @PostMapping
    String guardar(@RequestParam(defaultValue = "") String direccion, @RequestParam Map<String, String> campos, Model modelo,
            RedirectAttributes aviso) {
        String quien = usuario.usuario();
        if (organizacion.persona(quien).isEmpty()) {
            throw Rechazo.de("Su usuario no está registrado como persona de la organización: pida que lo agreguen en Organización.");
        }
        Map<ClaseDeCorreo, ModoDeCorreo> elegidas = new EnumMap<>(ClaseDeCorreo.class);
        for (ClaseDeCorreo clase : ClaseDeCorreo.values()) {
            Arrays.stream(ModoDeCorreo.values()).filter(m -> m.name().equals(campos.get(clase.name()))).findFirst()
                    .ifPresent(m -> elegidas.put(clase, m));
        }
        try {
            direcciones.fijar(quien, direccion);
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return pagina(modelo, direccion);
        }
        preferencias.elegir(quien, elegidas);
        aviso.addFlashAttribute("hecho", "Quedó guardado. Rige para lo que ocurra desde ahora.");
        return "redirect:/mis-avisos";
    }

    private String pagina(Model modelo, String direccion) {
        modelo.addAttribute("direccion", direccion);
        modelo.addAttribute("elegidas", preferencias.de(usuario.usuario()));
        modelo.addAttribute("modos", ModoDeCorreo.values());
        modelo.addAttribute("encendida", bandeja.encendida());
        modelo.addAttribute("hora", ajustes.horaResumen());
        return "correo/mis-avisos";
    }
}
