package co.gov.dnp.att.focalizacion.web;

import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.focalizacion.DefinicionPerfil;
import co.gov.dnp.att.focalizacion.EstadoPerfil;
import co.gov.dnp.att.focalizacion.Modo;
import co.gov.dnp.att.focalizacion.Palabras;
import co.gov.dnp.att.focalizacion.PerfilDeFocalizacion;
import co.gov.dnp.att.focalizacion.Perfiles;
import co.gov.dnp.att.focalizacion.Variable;
import co.gov.dnp.att.focalizacion.VariableDelPerfil;
import co.gov.dnp.att.organizacion.Dependencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.portafolio.Escala;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoEntidad;

/** Página {@code /focalizacion/perfiles}: cualquiera que ingrese los lee; solo la gente de la unidad redacta y activa los suyos (FO-01). */
@Controller
@RequestMapping("/focalizacion/perfiles")
@Exige(objeto = Objeto.PERFIL_FOCALIZACION)
class PerfilesController {

    private static final Set<String> CON_VARIABLE_BASE = Set.of("MDM", "IDF", "CATEGORIA", "GRUPO_CAPACIDADES", "PDET",
            VariableDelPerfil.INDICE_BRECHA);

    private final Perfiles perfiles;
    private final Organizacion organizacion;
    private final Portafolio portafolio;
    private final Territorio territorio;
    private final UsuarioActual usuario;
    private final Permisos permisos;

    PerfilesController(Perfiles perfiles, Organizacion organizacion, Portafolio portafolio, Territorio territorio, UsuarioActual usuario,
            Permisos permisos) {
        this.perfiles = perfiles;
        this.organizacion = organizacion;
        this.portafolio = portafolio;
        this.territorio = territorio;
        this.usuario = usuario;
        this.permisos = permisos;
    }

    @GetMapping
    String lista(Model modelo) {
        modelo.addAttribute("perfiles", perfiles.todos());
        modelo.addAttribute("redacta", !propias().isEmpty());
        return "focalizacion/perfiles";
    }

    @GetMapping("/nuevo")
    @Exige(objeto = Objeto.PERFIL_FOCALIZACION, accion = Accion.EDITAR)
    String nuevo(@RequestParam(required = false) Long desde, Model modelo) {
        FormularioPerfil formulario;
        if (desde != null) {
            PerfilDeFocalizacion base = perfiles.de(desde);
            formulario = new FormularioPerfil(base.getDependencia(), base.getProductoId(), base.getVigencia(), base.getDefinicion());
        } else {
            List<Dependencia> propias = propias();
            formulario = new FormularioPerfil(propias.size() == 1 ? propias.get(0).getCodigo() : null, null,
                    Year.now(ZoneId.of(LlegadaTerritorio.ZONA)).getValue(), DefinicionPerfil.propuesta());
        }
        return pagina(null, formulario, modelo);
    }

    @GetMapping("/{id}")
    String ver(@PathVariable Long id, Model modelo) {
        PerfilDeFocalizacion perfil = perfiles.de(id);
        return pagina(perfil, new FormularioPerfil(perfil.getDependencia(), perfil.getProductoId(), perfil.getVigencia(),
                perfil.getDefinicion()), modelo);
    }

    @PostMapping
    String guardar(@ModelAttribute FormularioPerfil formulario, Model modelo, RedirectAttributes aviso) {
        exigirUnidad(formulario.getDependencia());
        try {
            PerfilDeFocalizacion perfil = perfiles.redactar(formulario.getDependencia(), formulario.getProductoId(),
                    formulario.getVigencia() == null ? 0 : formulario.getVigencia(), formulario.definicion(), usuario.usuario());
            aviso.addFlashAttribute("hecho", "Se guardó el borrador, versión " + perfil.getVersion() + ". Todavía no rige: actívelo.");
            return "redirect:/focalizacion/perfiles/" + perfil.getId();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return pagina(null, formulario, modelo);
        }
    }

    @PostMapping("/{id}/activar")
    String activar(@PathVariable Long id, RedirectAttributes aviso) {
        exigirUnidad(perfiles.de(id).getDependencia());
        try {
            PerfilDeFocalizacion perfil = perfiles.activar(id, usuario.usuario());
            aviso.addFlashAttribute("hecho", "La versión " + perfil.getVersion() + " ya rige. Las focalizaciones hechas no cambian.");
        } catch (Rechazo rechazo) {
            aviso.addFlashAttribute("problemas", rechazo.problemas());
        }
        return "redirect:/focalizacion/perfiles/" + id;
    }

    private void exigirUnidad(String dependencia) {
        permisos.exigir(Objeto.PERFIL_FOCALIZACION, Accion.EDITAR, dependencia);
    }

    private List<Dependencia> propias() {
        AlcanceDeDatos suyo = permisos.alcance(Objeto.PERFIL_FOCALIZACION, Accion.EDITAR);
        return organizacion.dependencias().stream().filter(d -> suyo.incluye(d.getCodigo())).toList();
    }

    private String pagina(PerfilDeFocalizacion perfil, FormularioPerfil formulario, Model modelo) {
        boolean suya = formulario.getDependencia() == null ? !propias().isEmpty()
                : permisos.puede(Objeto.PERFIL_FOCALIZACION, Accion.EDITAR, formulario.getDependencia());
        modelo.addAttribute("perfil", perfil);
        modelo.addAttribute("f", formulario);
        modelo.addAttribute("suya", suya);
        modelo.addAttribute("edita", suya && (perfil == null || perfil.getEstado() == EstadoPerfil.BORRADOR));
        modelo.addAttribute("dependencias", perfil == null ? propias() : List.of(organizacion.dependencia(perfil.getDependencia())));
        modelo.addAttribute("productos", portafolio.productos());
        modelo.addAttribute("grupos", organizacion.gruposTerritoriales());
        modelo.addAttribute("escalas", Escala.values());
        modelo.addAttribute("tipos", TipoEntidad.values());
        modelo.addAttribute("modos", Modo.values());
        modelo.addAttribute("variables", Variable.values());
        modelo.addAttribute("otrosIndices", territorio.indices().stream().filter(i -> !CON_VARIABLE_BASE.contains(i.getClave())).toList());
        modelo.addAttribute("indices", territorio.indices());
        modelo.addAttribute("metas", portafolio.metas());
        modelo.addAttribute("componentes", DefinicionPerfil.COMPONENTES.stream().map(c -> new String[] {c, Palabras.de(c)}).toList());
        return "focalizacion/perfil";
    }
}
