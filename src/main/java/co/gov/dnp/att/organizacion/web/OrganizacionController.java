package co.gov.dnp.att.organizacion.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.plataforma.seguridad.Sesiones;
import co.gov.dnp.att.territorio.Territorio;

/** Página {@code /organizacion}: dependencias, grupos territoriales con su cobertura y personas (GO-09, GO-16). */
@Controller
@RequestMapping("/organizacion")
@Exige(objeto = Objeto.DEPENDENCIAS)
class OrganizacionController {

    private final Organizacion organizacion;
    private final Territorio territorio;
    private final Permisos permisos;
    private final Sesiones sesiones;

    OrganizacionController(Organizacion organizacion, Territorio territorio, Permisos permisos, Sesiones sesiones) {
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.permisos = permisos;
        this.sesiones = sesiones;
    }

    @GetMapping
    String ver(@RequestParam(required = false) String persona, @RequestParam(required = false) String cuenta, Model modelo) {
        if (persona != null || cuenta != null) {
            permisos.exigir(Objeto.USUARIOS_ROLES, Accion.LEER);
        }
        if (persona != null) {
            modelo.addAttribute("persona", organizacion.persona(persona).orElse(null));
            modelo.addAttribute("rolesPersona", organizacion.rolesDe(persona));
        }
        if (cuenta != null && organizacion.entidadDe(cuenta).isPresent()) {
            modelo.addAttribute("cuenta", organizacion.persona(cuenta).orElse(null));
        }
        return pagina(modelo);
    }

    @PostMapping("/dependencias")
    @Exige(objeto = Objeto.DEPENDENCIAS, accion = Accion.EDITAR)
    String guardarDependencia(String codigo, String nombre, SubdireccionGeneral subdireccion,
            @RequestParam(defaultValue = "false") boolean activa, Model modelo, RedirectAttributes aviso) {
        return hacer(() -> organizacion.guardarDependencia(codigo, nombre, subdireccion, activa),
                "Se guardó la dependencia " + codigo + ".", modelo, aviso);
    }

    @PostMapping("/grupos")
    @Exige(objeto = Objeto.DEPENDENCIAS, accion = Accion.EDITAR)
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
    @Exige(objeto = Objeto.USUARIOS_ROLES, accion = Accion.EDITAR)
    String guardarPersona(String id, String nombre, String dependencia, Integer grupoTerritorial, Vinculacion vinculacion,
            @RequestParam(defaultValue = "false") boolean activa, @RequestParam(defaultValue = "") Set<Rol> roles, String clave,
            Model modelo, RedirectAttributes aviso) {
        Persona persona = new Persona(id, nombre, dependencia == null || dependencia.isBlank() ? null : dependencia,
                grupoTerritorial, vinculacion, activa);
        modelo.addAttribute("persona", persona);
        modelo.addAttribute("rolesPersona", roles);
        return hacer(() -> organizacion.guardarPersona(persona, roles, clave), "Se guardó a " + nombre + ".", modelo, aviso);
    }

    @PostMapping("/cuentas")
    @Exige(objeto = Objeto.USUARIOS_ROLES, accion = Accion.EDITAR)
    String guardarCuenta(String id, String nombre, String entidad, @RequestParam(defaultValue = "false") boolean activa, String clave,
            Model modelo, RedirectAttributes aviso) {
        modelo.addAttribute("cuenta", new Persona(id, nombre, null, null, Vinculacion.OTRO, activa));
        modelo.addAttribute("entidadCuenta", entidad);
        return hacer(() -> organizacion.guardarCuentaDeEntidad(id, nombre, entidad, activa, clave),
                "Se guardó la cuenta " + id + ". Con ella la entidad entra a su página en /entidad.", modelo, aviso);
    }

    /** Saca a la persona de todos los equipos donde tenga abierta la aplicación. */
    @PostMapping("/personas/{usuario}/cerrar-sesiones")
    @Exige(objeto = Objeto.USUARIOS_ROLES, accion = Accion.EDITAR)
    String cerrarSesiones(@PathVariable String usuario, RedirectAttributes aviso) {
        aviso.addFlashAttribute("hecho", "Se cerraron " + sesiones.cerrarTodas(usuario) + " sesiones de " + usuario + ".");
        return "redirect:/organizacion";
    }

    private String hacer(Runnable accion, String hecho, Model modelo, RedirectAttributes aviso) {
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
        modelo.addAttribute("edita", permisos.puede(Objeto.DEPENDENCIAS, Accion.EDITAR));
        modelo.addAttribute("vePersonas", permisos.puede(Objeto.USUARIOS_ROLES, Accion.LEER));
        modelo.addAttribute("editaPersonas", permisos.puede(Objeto.USUARIOS_ROLES, Accion.EDITAR));
        modelo.addAttribute("dependencias", organizacion.dependencias());
        modelo.addAttribute("subdirecciones", SubdireccionGeneral.values());
        modelo.addAttribute("grupos", organizacion.gruposTerritoriales());
        modelo.addAttribute("coberturas", organizacion.coberturas());
        modelo.addAttribute("entidades", territorio.nombresCompletos());
        Map<String, String> cuentas = organizacion.cuentasDeEntidad();
        List<Persona> personas = organizacion.personas();
        modelo.addAttribute("personas", personas.stream().filter(p -> !cuentas.containsKey(p.usuario())).toList());
        modelo.addAttribute("cuentas", personas.stream().filter(p -> cuentas.containsKey(p.usuario())).toList());
        modelo.addAttribute("entidadDe", cuentas);
        modelo.addAttribute("roles", organizacion.rolesDeTodos());
        modelo.addAttribute("rolesAsignables", Rol.asignables());
        modelo.addAttribute("vinculaciones", Vinculacion.values());
        modelo.addAttribute("rolesPersona", modelo.getAttribute("rolesPersona") == null ? Set.of() : modelo.getAttribute("rolesPersona"));
        return "organizacion/organizacion";
    }
}
