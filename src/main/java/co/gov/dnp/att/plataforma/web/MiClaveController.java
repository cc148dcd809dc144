package co.gov.dnp.att.plataforma.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.MiClave;
import co.gov.dnp.att.plataforma.seguridad.Sesiones;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Página {@code /mi-clave}: cada quien cambia su contraseña y cierra lo que dejó abierto en otros equipos. */
@Controller
@RequestMapping("/mi-clave")
@SinMatriz("cada quien cuida la suya")
class MiClaveController {

    private final MiClave claves;
    private final Sesiones sesiones;
    private final UsuarioActual usuario;

    MiClaveController(MiClave claves, Sesiones sesiones, UsuarioActual usuario) {
        this.claves = claves;
        this.sesiones = sesiones;
        this.usuario = usuario;
    }

    @GetMapping
    String ver(Model modelo) {
        modelo.addAttribute("abiertas", sesiones.cuantas(usuario.usuario()));
        return "mi-clave";
    }

    @PostMapping
    String cambiar(@RequestParam(defaultValue = "") String actual, @RequestParam(defaultValue = "") String nueva,
            @RequestParam(defaultValue = "") String repetida, Model modelo, HttpServletRequest peticion, HttpServletResponse respuesta) {
        try {
            claves.cambiar(usuario.usuario(), actual, nueva, repetida);
        } catch (Rechazo rechazo) {
            respuesta.setStatus(HttpStatus.BAD_REQUEST.value());
            modelo.addAttribute("problemas", rechazo.problemas());
            return ver(modelo);
        }
        // Si alguien más entró con la contraseña anterior, deja de estar dentro
        return salir("cambio", peticion, respuesta);
    }

    @PostMapping("/cerrar-sesiones")
    String cerrarTodas(HttpServletRequest peticion, HttpServletResponse respuesta) {
        return salir("salio", peticion, respuesta);
    }

    private String salir(String motivo, HttpServletRequest peticion, HttpServletResponse respuesta) {
        sesiones.cerrarTodas(usuario.usuario());
        new SecurityContextLogoutHandler().logout(peticion, respuesta, null);
        return "redirect:/ingresar?" + motivo;
    }
}
