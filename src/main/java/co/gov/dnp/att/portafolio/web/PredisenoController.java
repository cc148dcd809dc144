package co.gov.dnp.att.portafolio.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.fichas.FormularioDeFicha;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.portafolio.DatosPrediseno;
import co.gov.dnp.att.portafolio.EnvioPrediseno;
import co.gov.dnp.att.portafolio.EnvioPrediseno.Concepto;
import co.gov.dnp.att.portafolio.FichasDePrediseno;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;
import co.gov.dnp.att.portafolio.SeccionPrediseno;

/** La ficha de prediseño de un producto: leerla, diligenciarla, retroalimentarla, responder y auditarla (LT-03 a LT-09, GO-17). */
@Controller
@RequestMapping("/portafolio")
class PredisenoController {

    private static final String FICHA = "/productos/{id}/prediseno";
    private static final String VOLVER = "redirect:/portafolio/productos/{id}/prediseno";

    private final FichasDePrediseno fichas;
    private final Portafolio portafolio;
    private final Organizacion organizacion;
    private final Permisos permisos;
    private final UsuarioActual usuario;
    private final FormatoEspanol formato;

    PredisenoController(FichasDePrediseno fichas, Portafolio portafolio, Organizacion organizacion, Permisos permisos, UsuarioActual usuario, FormatoEspanol formato) {
        this.fichas = fichas;
        this.portafolio = portafolio;
        this.organizacion = organizacion;
        this.permisos = permisos;
        this.usuario = usuario;
        this.formato = formato;
    }

    @GetMapping("/predisenos")
    @Exige(objeto = Objeto.FICHA_PREDISENO)
    String lista(Model modelo) {
        AlcanceDeDatos alcance = permisos.alcance(Objeto.FICHA_PREDISENO, Accion.LEER);
        Set<Long> enCobertura = fichas.enCobertura(alcance);
        modelo.addAttribute("fichas", fichas.lista().stream().filter(f -> alcance.incluye(f.dependencia()) || enCobertura.contains(f.productoId())).toList());
        modelo.addAttribute("porEmpezar", fichas.porEmpezar().stream().filter(p -> permisos.puede(Objeto.FICHA_PREDISENO, Accion.CREAR, p.getDependencia())).toList());
        modelo.addAttribute("valida", permisos.puede(Objeto.FICHA_PREDISENO, Accion.VALIDAR));
        modelo.addAttribute("f", formato);
        return "portafolio/predisenos";
    }

    @GetMapping(FICHA)
    @Exige(objeto = Objeto.FICHA_PREDISENO)
    String ver(@PathVariable Long id, Model modelo) {
        ProductoAtt producto = comun(id, Accion.LEER, modelo);
        EnvioPrediseno ultimo = fichas.envios(id).stream().findFirst().orElse(null);
        Concepto concepto = ultimo == null ? null : ultimo.concepto();
        boolean escribe = permisos.puede(Objeto.FICHA_PREDISENO, paraEscribir(id), producto.getDependencia());
        modelo.addAttribute("borrador", fichas.borrador(id).orElse(null));
        modelo.addAttribute("edita", escribe && (ultimo == null || concepto == Concepto.AJUSTAR));
        modelo.addAttribute("responde", escribe && concepto == Concepto.PASA_A_DISENO && ultimo.respuesta() == null);
        modelo.addAttribute("retroalimenta", ultimo != null && concepto == null && permisos.puede(Objeto.FICHA_PREDISENO, Accion.VALIDAR, producto.getDependencia()));
        modelo.addAttribute("audita", permisos.puede(Objeto.FICHA_PREDISENO, Accion.AUDITAR));
        if (ultimo != null) {
            modelo.addAttribute("eleccion", fichas.eleccion(producto, ultimo.datos()));
        }
        return "portafolio/prediseno";
    }

    // --- Diligenciar

    @GetMapping(FICHA + "/editar")
    @Exige(objeto = Objeto.FICHA_PREDISENO, accion = Accion.EDITAR)
    String editar(@PathVariable Long id, @RequestParam(required = false) SeccionPrediseno agregar, Model modelo) {
        FichasDePrediseno.Borrador borrador = fichas.paraEditar(id);
        return formulario(id, borrador.datos(), borrador.cambio(), agregar, modelo);
    }

    @PostMapping(FICHA + "/editar")
    @Exige(objeto = Objeto.FICHA_PREDISENO, accion = Accion.EDITAR)
    String guardar(@PathVariable Long id, @RequestParam Map<String, String> campos, @RequestParam(defaultValue = "") Set<String> lineas,
            @RequestParam(defaultValue = "") Set<String> momentos, @RequestParam(required = false) String meta, @RequestParam(defaultValue = "0") int cambio,
            @RequestParam(required = false) SeccionPrediseno agregar, @RequestParam(defaultValue = "false") boolean enviar,
            @RequestParam(required = false) String respuesta, Model modelo, RedirectAttributes aviso) {
        permisos.exigir(Objeto.FICHA_PREDISENO, paraEscribir(id), portafolio.producto(id).getDependencia());
        DatosPrediseno datos = new DatosPrediseno(FormularioDeFicha.leer(SeccionPrediseno.values(), campos), lineas, momentos, meta);
        try {
            datos = fichas.guardar(id, datos, cambio, usuario.usuario()).datos();
            if (enviar) {
                aviso.addFlashAttribute("hecho", "Se envió la versión " + fichas.enviar(id, respuesta, usuario.usuario()).numero() + " a la DER.");
                return VOLVER;
            }
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("respuesta", respuesta);
            return formulario(id, datos, fichas.borrador(id).map(FichasDePrediseno.Borrador::cambio).orElse(0), agregar, modelo);
        }
        aviso.addFlashAttribute("hecho", "Se guardó el borrador.");
        return VOLVER + "/editar" + (agregar == null ? "" : "?agregar=" + agregar + "#" + agregar);
    }

    private String formulario(Long id, DatosPrediseno datos, int cambio, SeccionPrediseno agregar, Model modelo) {
        ProductoAtt producto = comun(id, paraEscribir(id), modelo);
        modelo.addAttribute("filas", FormularioDeFicha.paraEscribir(datos.secciones(), agregar));
        modelo.addAttribute("datos", datos);
        modelo.addAttribute("ajusta", fichas.envios(id).stream().findFirst().filter(e -> e.concepto() == Concepto.AJUSTAR).isPresent());
        modelo.addAttribute("cambio", cambio);
        modelo.addAttribute("lineas", portafolio.temas());
        modelo.addAttribute("metas", portafolio.metas(producto.getVigencia()));
        modelo.addAttribute("momentos", fichas.momentos().stream().filter(m -> m.activo() || datos.momentos().contains(m.codigo())).toList());
        return "portafolio/prediseno-editar";
    }

    // --- Retroalimentación de la DER y respuesta de la unidad

    @PostMapping(FICHA + "/pasar")
    @Exige(objeto = Objeto.FICHA_PREDISENO, accion = Accion.VALIDAR)
    String pasar(@PathVariable Long id, @RequestParam(defaultValue = "0") int version, String retroalimentacion, Model modelo, RedirectAttributes aviso) {
        return actuar(id, Accion.VALIDAR, retroalimentacion, () -> fichas.retroalimentar(id, version, Concepto.PASA_A_DISENO, retroalimentacion, usuario.usuario()),
                "La ficha pasa a diseño cuando la unidad responda la retroalimentación.", modelo, aviso);
    }

    @PostMapping(FICHA + "/ajustar")
    @Exige(objeto = Objeto.FICHA_PREDISENO, accion = Accion.VALIDAR)
    String ajustar(@PathVariable Long id, @RequestParam(defaultValue = "0") int version, String retroalimentacion, Model modelo, RedirectAttributes aviso) {
        return actuar(id, Accion.VALIDAR, retroalimentacion, () -> fichas.retroalimentar(id, version, Concepto.AJUSTAR, retroalimentacion, usuario.usuario()),
                "Se devolvió la ficha a la unidad con la retroalimentación.", modelo, aviso);
    }

    @PostMapping(FICHA + "/responder")
    @Exige(objeto = Objeto.FICHA_PREDISENO, accion = Accion.EDITAR)
    String responder(@PathVariable Long id, @RequestParam(defaultValue = "0") int version, String respuesta, Model modelo, RedirectAttributes aviso) {
        return actuar(id, Accion.EDITAR, respuesta, () -> fichas.responder(id, version, respuesta, usuario.usuario()),
                "Se respondió a la DER: el producto pasó a diseño y su protocolo ya se puede diligenciar.", modelo, aviso);
    }

    private String actuar(Long id, Accion accion, String escrito, Runnable que, String hecho, Model modelo, RedirectAttributes aviso) {
        permisos.exigir(Objeto.FICHA_PREDISENO, accion, portafolio.producto(id).getDependencia());
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

    // --- Archivos e historia

    @GetMapping(FICHA + "/versiones/{numero}")
    @Exige(objeto = Objeto.FICHA_PREDISENO)
    ResponseEntity<byte[]> documento(@PathVariable Long id, @PathVariable int numero) {
        exigir(Accion.LEER, portafolio.producto(id));
        return DescargaDeFicha.de(fichas.documento(id, numero).orElseThrow(() -> noHay(numero)));
    }

    /** La matriz de cadena de valor, en sus seis columnas (LT-06). */
    @GetMapping(FICHA + "/versiones/{numero}/cadena")
    @Exige(objeto = Objeto.FICHA_PREDISENO)
    void cadena(@PathVariable Long id, @PathVariable int numero, HttpServletResponse respuesta) throws IOException {
        exigir(Accion.LEER, portafolio.producto(id));
        EnvioPrediseno envio = fichas.envios(id).stream().filter(e -> e.numero() == numero).findFirst().orElseThrow(() -> noHay(numero));
        List<CampoDeFicha> columnas = SeccionPrediseno.CADENA.campos();
        List<List<Object>> filas = envio.datos().filas(SeccionPrediseno.CADENA).stream()
                .map(f -> (List<Object>) new ArrayList<Object>(columnas.stream().map(c -> f.getOrDefault(c.clave(), "")).toList())).toList();
        respuesta.setContentType(Exportacion.TIPO_XLSX);
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"cadena-de-valor-" + id + "-version-" + numero + ".xlsx\"");
        Exportacion.xlsx(respuesta.getOutputStream(), columnas.stream().map(CampoDeFicha::etiqueta).toList(), filas);
    }

    @GetMapping(FICHA + "/historial")
    @Exige(objeto = Objeto.FICHA_PREDISENO, accion = Accion.AUDITAR)
    String historial(@PathVariable Long id, Model modelo) {
        comun(id, Accion.AUDITAR, modelo);
        List<EnvioPrediseno> envios = fichas.envios(id);
        Map<Integer, List<String>> cambios = new TreeMap<>();
        for (int i = 0; i + 1 < envios.size(); i++) {
            cambios.put(envios.get(i).numero(), envios.get(i).datos().cambiosDesde(envios.get(i + 1).datos()));
        }
        modelo.addAttribute("cambios", cambios);
        return "portafolio/prediseno-historial";
    }

    // --- Común

    private ProductoAtt comun(Long id, Accion accion, Model modelo) {
        ProductoAtt producto = portafolio.producto(id);
        exigir(accion, producto);
        List<EnvioPrediseno> envios = fichas.envios(id);
        modelo.addAttribute("producto", producto);
        modelo.addAttribute("secciones", SeccionPrediseno.values());
        modelo.addAttribute("envios", envios);
        modelo.addAttribute("ultimo", envios.stream().findFirst().orElse(null));
        modelo.addAttribute("huellas", fichas.huellas(id));
        modelo.addAttribute("nombres", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        modelo.addAttribute("f", formato);
        return producto;
    }

    /** El grupo territorial lee las de los productos que llegan a sus entidades; los demás, las de su dependencia o todas. */
    private void exigir(Accion accion, ProductoAtt producto) {
        if (accion != Accion.LEER || !fichas.enCobertura(permisos.alcance(Objeto.FICHA_PREDISENO, accion)).contains(producto.getId())) {
            permisos.exigir(Objeto.FICHA_PREDISENO, accion, producto.getDependencia());
        }
    }

    private static Rechazo noHay(int numero) {
        return Rechazo.de("La ficha de prediseño no tiene la versión " + numero + ".");
    }

    private Accion paraEscribir(Long id) {
        return fichas.existe(id) ? Accion.EDITAR : Accion.CREAR;
    }
}
