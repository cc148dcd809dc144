package co.gov.dnp.att.comunicaciones.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.comunicaciones.CanalDifusion;
import co.gov.dnp.att.comunicaciones.DatosPlanDeContenidos;
import co.gov.dnp.att.comunicaciones.Parrillas;
import co.gov.dnp.att.comunicaciones.PlanesDeContenidos;
import co.gov.dnp.att.comunicaciones.SeccionContenidos;
import co.gov.dnp.att.comunicaciones.VersionDelPlan;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.fichas.FormularioDeFicha;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;

/** El plan de producción de contenidos de un producto: leerlo, diligenciarlo, aprobarlo, cerrarlo; y los canales (CM-01 a CM-08). */
@Controller
@RequestMapping("/comunicaciones")
class PlanesDeContenidosController {

    private static final String PLAN = "/planes/{id}";
    private static final String VOLVER = "redirect:/comunicaciones/planes/{id}";

    private final PlanesDeContenidos planes;
    private final Parrillas parrillas;
    private final Portafolio portafolio;
    private final Organizacion organizacion;
    private final Permisos permisos;
    private final QuienEnContenidos quien;
    private final UsuarioActual usuario;
    private final FormatoEspanol formato;

    PlanesDeContenidosController(PlanesDeContenidos planes, Parrillas parrillas, Portafolio portafolio, Organizacion organizacion, Permisos permisos, QuienEnContenidos quien,
            UsuarioActual usuario, FormatoEspanol formato) {
        this.planes = planes;
        this.parrillas = parrillas;
        this.portafolio = portafolio;
        this.organizacion = organizacion;
        this.permisos = permisos;
        this.quien = quien;
        this.usuario = usuario;
        this.formato = formato;
    }

    @GetMapping
    @Exige(objeto = Objeto.CONTENIDOS)
    String lista(Model modelo) {
        modelo.addAttribute("planes", planes.lista());
        modelo.addAttribute("porEmpezar", planes.porEmpezar().stream().filter(p -> permisos.puede(Objeto.CONTENIDOS, Accion.CREAR, p.getDependencia())).toList());
        modelo.addAttribute("porProducir", parrillas.porProducir(usuario.usuario()));
        modelo.addAttribute("porLiderar", parrillas.porLiderar(quien.dependenciasQueLidera()));
        modelo.addAttribute("valida", permisos.puede(Objeto.CONTENIDOS, Accion.VALIDAR));
        modelo.addAttribute("f", formato);
        return "comunicaciones/lista";
    }

    @GetMapping(PLAN)
    @Exige(objeto = Objeto.CONTENIDOS)
    String ver(@PathVariable Long id, Model modelo) {
        ProductoAtt producto = comun(id, modelo);
        List<VersionDelPlan> versiones = planes.versiones(id);
        VersionDelPlan ultima = versiones.stream().findFirst().orElse(null);
        boolean enRevision = ultima != null && ultima.aprobada() == null;
        boolean abierto = planes.cierre(id).isEmpty();
        modelo.addAttribute("versiones", versiones);
        modelo.addAttribute("ultima", ultima);
        modelo.addAttribute("cambios", versiones.size() < 2 ? List.of() : ultima.datos().cambiosDesde(versiones.get(1).datos()));
        modelo.addAttribute("borrador", planes.borrador(id).orElse(null));
        modelo.addAttribute("cierre", planes.cierre(id).orElse(null));
        modelo.addAttribute("vigente", planes.vigente(id).orElse(null));
        modelo.addAttribute("edita", abierto && !enRevision && permisos.puede(Objeto.CONTENIDOS, paraEscribir(id), producto.getDependencia()));
        boolean valida = permisos.puede(Objeto.CONTENIDOS, Accion.VALIDAR, producto.getDependencia());
        modelo.addAttribute("aprueba", enRevision && valida);
        modelo.addAttribute("cierra", abierto && valida && planes.vigente(id).isPresent());
        return "comunicaciones/plan";
    }

    @GetMapping(PLAN + "/editar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String editar(@PathVariable Long id, @RequestParam(required = false) SeccionContenidos agregar, Model modelo) {
        PlanesDeContenidos.Borrador borrador = planes.paraEditar(id);
        return formulario(id, borrador.datos(), borrador.cambio(), agregar, modelo);
    }

    @PostMapping(PLAN + "/editar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.EDITAR)
    String guardar(@PathVariable Long id, @RequestParam Map<String, String> campos, @RequestParam(defaultValue = "") Set<String> herramientas,
            @RequestParam(defaultValue = "0") int cambio, @RequestParam(required = false) SeccionContenidos agregar, @RequestParam(defaultValue = "false") boolean enviar, Model modelo,
            RedirectAttributes aviso) {
        String dependencia = portafolio.producto(id).getDependencia();
        permisos.exigir(Objeto.CONTENIDOS, paraEscribir(id), dependencia);
        if (enviar) {
            quien.exigirQueProduce(dependencia);
        }
        DatosPlanDeContenidos datos = new DatosPlanDeContenidos(FormularioDeFicha.leer(SeccionContenidos.values(), campos), herramientas);
        try {
            datos = planes.guardar(id, datos, cambio, !quien.produce(dependencia), usuario.usuario()).datos();
            if (enviar) {
                aviso.addFlashAttribute("hecho", "Se envió la versión " + planes.enviar(id, usuario.usuario()).numero() + " del plan a la DER.");
                return VOLVER;
            }
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return formulario(id, datos, planes.paraEditar(id).cambio(), agregar, modelo);
        }
        aviso.addFlashAttribute("hecho", "Se guardó el borrador.");
        return VOLVER + "/editar" + (agregar == null ? "" : "?agregar=" + agregar + "#" + agregar);
    }

    private String formulario(Long id, DatosPlanDeContenidos datos, int cambio, SeccionContenidos agregar, Model modelo) {
        ProductoAtt producto = comun(id, modelo);
        permisos.exigir(Objeto.CONTENIDOS, paraEscribir(id), producto.getDependencia());
        boolean produce = quien.produce(producto.getDependencia());
        Map<SeccionContenidos, List<Map<String, String>>> filas = FormularioDeFicha.paraEscribir(datos.secciones(), agregar);
        modelo.addAttribute("escribe", java.util.Arrays.stream(SeccionContenidos.values()).filter(s -> produce || s.tecnica()).toList());
        modelo.addAttribute("lee", java.util.Arrays.stream(SeccionContenidos.values()).filter(s -> !produce && !s.tecnica()).toList());
        modelo.addAttribute("filas", filas);
        modelo.addAttribute("datos", datos);
        modelo.addAttribute("produce", produce);
        modelo.addAttribute("cambio", cambio);
        modelo.addAttribute("devuelta", planes.versiones(id).stream().findFirst().filter(v -> Boolean.FALSE.equals(v.aprobada())).orElse(null));
        return "comunicaciones/plan-editar";
    }

    // --- Concepto de la DER y cierre

    @PostMapping(PLAN + "/aprobar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.VALIDAR)
    String aprobar(@PathVariable Long id, @RequestParam(defaultValue = "0") int version, @RequestParam(required = false) String observaciones, Model modelo, RedirectAttributes aviso) {
        return actuar(id, observaciones, () -> planes.conceptuar(id, version, true, observaciones, usuario.usuario()), "Se aprobó el plan: su parrilla ya se elabora cada semana.", modelo, aviso);
    }

    @PostMapping(PLAN + "/devolver")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.VALIDAR)
    String devolver(@PathVariable Long id, @RequestParam(defaultValue = "0") int version, @RequestParam(required = false) String observaciones, Model modelo, RedirectAttributes aviso) {
        return actuar(id, observaciones, () -> planes.conceptuar(id, version, false, observaciones, usuario.usuario()), "Se devolvió el plan con sus observaciones.", modelo, aviso);
    }

    @PostMapping(PLAN + "/cerrar")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.VALIDAR)
    String cerrar(@PathVariable Long id, @RequestParam(required = false) String motivo, Model modelo, RedirectAttributes aviso) {
        return actuar(id, motivo, () -> planes.cerrar(id, motivo, usuario.usuario()), "Se cerró el plan.", modelo, aviso);
    }

    private String actuar(Long id, String escrito, Runnable que, String hecho, Model modelo, RedirectAttributes aviso) {
        permisos.exigir(Objeto.CONTENIDOS, Accion.VALIDAR, portafolio.producto(id).getDependencia());
        try {
            que.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("escrito", escrito);
            return ver(id, modelo);
        }
        aviso.addFlashAttribute("hecho", hecho);
        return VOLVER;
    }

    // --- Canales de difusión

    @GetMapping("/canales")
    @Exige(objeto = Objeto.CONTENIDOS)
    String canales(Model modelo) {
        modelo.addAttribute("canales", planes.canales());
        modelo.addAttribute("edita", permisos.puede(Objeto.CONTENIDOS, Accion.CREAR));
        return "comunicaciones/canales";
    }

    @PostMapping("/canales")
    @Exige(objeto = Objeto.CONTENIDOS, accion = Accion.CREAR)
    String guardarCanal(@RequestParam(defaultValue = "") String codigo, @RequestParam(defaultValue = "") String nombre, @RequestParam(defaultValue = "false") boolean principal,
            @RequestParam(defaultValue = "false") boolean activo, Model modelo, RedirectAttributes aviso) {
        try {
            planes.guardarCanal(new CanalDifusion(codigo, nombre, principal, activo));
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("escrito", new CanalDifusion(codigo, nombre, principal, activo));
            return canales(modelo);
        }
        aviso.addFlashAttribute("hecho", "Se guardó el canal «" + nombre.strip() + "».");
        return "redirect:/comunicaciones/canales";
    }

    // --- Común

    private ProductoAtt comun(Long id, Model modelo) {
        ProductoAtt producto = portafolio.producto(id);
        modelo.addAttribute("producto", producto);
        modelo.addAttribute("secciones", SeccionContenidos.values());
        modelo.addAttribute("insumos", planes.insumos(id));
        modelo.addAttribute("catalogos", planes.catalogos(id));
        modelo.addAttribute("canales", planes.canales());
        modelo.addAttribute("nombresDeCanales", planes.canales().stream().collect(Collectors.toMap(CanalDifusion::codigo, CanalDifusion::nombre)));
        modelo.addAttribute("nombres", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        modelo.addAttribute("f", formato);
        return producto;
    }

    private Accion paraEscribir(Long id) {
        return planes.existe(id) ? Accion.EDITAR : Accion.CREAR;
    }
}
