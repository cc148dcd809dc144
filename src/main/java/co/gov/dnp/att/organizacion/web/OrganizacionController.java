package co.gov.dnp.att.organizacion.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.organizacion.Vinculacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.territorio.Territorio;

/** Página {@code /organizacion}: dependencias, grupos territoriales con su cobertura y personas (GO-09, GO-16). */
@Controller
@RequestMapping("/organizacion")
class OrganizacionController {

    static final String[] EDITAN = {"otsi", "der", "camunda-admin"};

    private final Organizacion organizacion;
    private final Territorio territorio;
    private final UsuarioActual usuario;

    OrganizacionController(Organizacion organizacion, Territorio territorio, UsuarioActual usuario) {
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.usuario = usuario;
    }

    @GetMapping
    String ver(@RequestParam(required = false) String persona, Model modelo) {
        modelo.addAttribute("persona", persona == null ? null : organizacion.persona(persona).orElse(null));
        modelo.addAttribute("rolesPersona", persona == null ? Set.of() : organizacion.rolesDe(persona));
        return pagina(modelo);
    }

    @PostMapping("/dependencias")
    String guardarDependencia(String codigo, String nombre, SubdireccionGeneral subdireccion,
            @RequestParam(defaultValue = "false") boolean activa, Model modelo, RedirectAttributes aviso) {
        return hacer(() -> organizacion.guardarDependencia(codigo, nombre, subdireccion, activa),
                "Se guardó la dependencia " + codigo + ".", modelo, aviso);
    }

    @PostMapping("/grupos")
    String guardarGrupo(Integer numero, String nombre, String sede, @RequestParam(defaultValue = "") String cobertura, Model modelo,
            RedirectAttributes aviso) {
        List<String> codigos = Arrays.stream(cobertura.strip().split("[\\s,;]+")).filter(c -> !c.isEmpty()).toList();
        return hacer(() -> {
            if (numero == null) {
                throw Rechazo.de("Número del grupo territorial: escriba cuál, de 1 a 6.");
            }
            organizacion.guardarGrupo(numero, nombre, sede);
            organizacion.fijarCobertura(numero, codigos);
        }, "Se guardó el grupo territorial " + numero + ". Las tareas nuevas siguen esta cobertura.", modelo, aviso);
    }

    @PostMapping("/personas")
    String guardarPersona(String id, String nombre, String dependencia, Integer grupoTerritorial, Vinculacion vinculacion,
            @RequestParam(defaultValue = "false") boolean activa, @RequestParam(defaultValue = "") Set<Rol> roles, String clave,
            Model modelo, RedirectAttributes aviso) {
        Persona persona = new Persona(id, nombre, dependencia == null || dependencia.isBlank() ? null : dependencia,
                grupoTerritorial, vinculacion, activa);
        modelo.addAttribute("persona", persona);
        modelo.addAttribute("rolesPersona", roles);
        return hacer(() -> organizacion.guardarPersona(persona, roles, clave), "Se guardó a " + nombre + ".", modelo, aviso);
    }

    private String hacer(Runnable accion, String hecho, Model modelo, RedirectAttributes aviso) {
        usuario.exigirAlguno(EDITAN);
        try {
            accion.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return pagina(modelo);
        }
        aviso.addFlashAttribute("hecho", hecho);
        return "redirect:/organizacion";
    }

    private String pagina(Model modelo) {
        modelo.addAttribute("edita", usuario.tieneAlguno(EDITAN));
        modelo.addAttribute("dependencias", organizacion.dependencias());
        modelo.addAttribute("subdirecciones", SubdireccionGeneral.values());
        modelo.addAttribute("grupos", organizacion.gruposTerritoriales());
        modelo.addAttribute("coberturas", organizacion.coberturas());
        modelo.addAttribute("entidades", territorio.nombresCompletos());
        modelo.addAttribute("personas", organizacion.personas());
        modelo.addAttribute("roles", organizacion.rolesDeTodos());
        modelo.addAttribute("rolesAsignables", Rol.asignables());
        modelo.addAttribute("vinculaciones", Vinculacion.values());
        modelo.addAttribute("rolesPersona", modelo.getAttribute("rolesPersona") == null ? Set.of() : modelo.getAttribute("rolesPersona"));
        return "organizacion/organizacion";
    }
}
