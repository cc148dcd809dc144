package co.gov.dnp.att.portafolio.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.fichas.FormularioDeFicha;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.portafolio.BorradorProtocolo;
import co.gov.dnp.att.portafolio.DatosProtocolo;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;
import co.gov.dnp.att.portafolio.Protocolos;
import co.gov.dnp.att.portafolio.SeccionProtocolo;
import co.gov.dnp.att.portafolio.VersionProtocolo;

/** El protocolo de ATT de un producto: leerlo, diligenciarlo, validarlo y auditarlo (LT-10 a LT-20, GO-17). */
@Controller
@RequestMapping("/portafolio")
class ProtocolosController {

    private static final String PRODUCTO = "/productos/{id}/protocolo";

    private final Protocolos protocolos;
    private final Portafolio portafolio;
    private final Organizacion organizacion;
    private final Permisos permisos;
    private final UsuarioActual usuario;
    private final FormatoEspanol formato;

    ProtocolosController(Protocolos protocolos, Portafolio portafolio, Organizacion organizacion, Permisos permisos, UsuarioActual usuario,
            FormatoEspanol formato) {
        this.protocolos = protocolos;
        this.portafolio = portafolio;
        this.organizacion = organizacion;
        this.permisos = permisos;
        this.usuario = usuario;
        this.formato = formato;
    }

    @GetMapping("/protocolos")
    @Exige(objeto = Objeto.PROTOCOLO)
    String lista(Model modelo) {
        modelo.addAttribute("protocolos", protocolos.lista());
        modelo.addAttribute("valida", permisos.puede(Objeto.PROTOCOLO, Accion.VALIDAR));
        modelo.addAttribute("f", formato);
        return "portafolio/protocolos";
    }

    @GetMapping(PRODUCTO)
    @Exige(objeto = Objeto.PROTOCOLO)
    String ver(@PathVariable Long id, Model modelo) {
        ProductoAtt producto = comun(id, modelo);
        List<VersionProtocolo> versiones = protocolos.versiones(id);
        boolean enRevision = !versiones.isEmpty() && versiones.get(0).concepto() == null;
        modelo.addAttribute("versiones", versiones);
        modelo.addAttribute("huellas", protocolos.huellas(id));
        modelo.addAttribute("enRevision", enRevision);
        modelo.addAttribute("borrador", protocolos.borrador(id).orElse(null));
        modelo.addAttribute("edita", !enRevision && permisos.puede(Objeto.PROTOCOLO, paraEscribir(id), producto.getDependencia()));
        modelo.addAttribute("valida", enRevision && permisos.puede(Objeto.PROTOCOLO, Accion.VALIDAR, producto.getDependencia()));
        modelo.addAttribute("audita", permisos.puede(Objeto.PROTOCOLO, Accion.AUDITAR));
        modelo.addAttribute("leeActa", leeActa(producto));
        return "portafolio/protocolo";
    }

    // --- Diligenciar

    @GetMapping(PRODUCTO + "/editar")
    @Exige(objeto = Objeto.PROTOCOLO, accion = Accion.EDITAR)
    String editar(@PathVariable Long id, @RequestParam(required = false) SeccionProtocolo agregar, Model modelo) {
        deSuUnidad(id);
        BorradorProtocolo borrador = protocolos.paraEditar(id);
        return formulario(id, borrador.datos(), borrador.cambio(), agregar, modelo);
    }

    @PostMapping(PRODUCTO + "/editar")
    @Exige(objeto = Objeto.PROTOCOLO, accion = Accion.EDITAR)
    String guardar(@PathVariable Long id, @RequestParam Map<String, String> campos, @RequestParam(defaultValue = "0") int cambio,
            @RequestParam(required = false) SeccionProtocolo agregar, @RequestParam(defaultValue = "false") boolean enviar,
            @RequestParam(required = false) String motivo, Model modelo, RedirectAttributes aviso) {
        deSuUnidad(id);
        DatosProtocolo datos = new DatosProtocolo(FormularioDeFicha.leer(SeccionProtocolo.values(), campos));
        try {
            datos = protocolos.guardar(id, datos, cambio, usuario.usuario()).datos();
            if (enviar) {
                VersionProtocolo version = protocolos.enviar(id, motivo, usuario.usuario());
                aviso.addFlashAttribute("hecho", "Se envió la versión " + version.numero() + " a validación de la DER.");
                return "redirect:/portafolio/productos/{id}/protocolo";
            }
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("motivo", motivo);
            return formulario(id, datos, protocolos.borrador(id).map(BorradorProtocolo::cambio).orElse(0), agregar, modelo);
        }
        aviso.addFlashAttribute("hecho", "Se guardó el borrador.");
        return "redirect:/portafolio/productos/{id}/protocolo/editar" + (agregar == null ? "" : "?agregar=" + agregar + "#" + agregar);
    }

    @PostMapping(PRODUCTO + "/acta")
    @Exige(objeto = Objeto.PROTOCOLO, accion = Accion.EDITAR)
    String cargarActa(@PathVariable Long id, @RequestParam(required = false) MultipartFile archivo, Model modelo, RedirectAttributes aviso) throws IOException {
        deSuUnidad(id);
        try (InputStream contenido = archivo == null ? InputStream.nullInputStream() : archivo.getInputStream()) {
            protocolos.cargarActa(id, archivo == null ? "" : archivo.getOriginalFilename(), contenido, usuario.usuario());
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return editar(id, null, modelo);
        }
        aviso.addFlashAttribute("hecho", "Se cargó el acta del taller.");
        return "redirect:/portafolio/productos/{id}/protocolo/editar";
    }

    private String formulario(Long id, DatosProtocolo datos, int cambio, SeccionProtocolo agregar, Model modelo) {
        comun(id, modelo);
        modelo.addAttribute("filas", FormularioDeFicha.paraEscribir(datos.secciones(), agregar));
        modelo.addAttribute("cambio", cambio);
        modelo.addAttribute("ultima", protocolos.versiones(id).stream().findFirst().orElse(null));
        return "portafolio/protocolo-editar";
    }

    // --- Concepto de la DER

    @PostMapping(PRODUCTO + "/validar")
    @Exige(objeto = Objeto.PROTOCOLO, accion = Accion.VALIDAR)
    String validar(@PathVariable Long id, @RequestParam(defaultValue = "0") int version, String observaciones, Model modelo, RedirectAttributes aviso) {
        return conceptuar(id, observaciones, () -> protocolos.validar(id, version, observaciones, usuario.usuario()),
                "La versión " + version + " quedó validada: el producto ya se puede activar.", modelo, aviso);
    }

    @PostMapping(PRODUCTO + "/devolver")
    @Exige(objeto = Objeto.PROTOCOLO, accion = Accion.VALIDAR)
    String devolver(@PathVariable Long id, @RequestParam(defaultValue = "0") int version, String observaciones, Model modelo, RedirectAttributes aviso) {
        return conceptuar(id, observaciones, () -> protocolos.devolver(id, version, observaciones, usuario.usuario()),
                "Se devolvió la versión " + version + " a la unidad con sus observaciones.", modelo, aviso);
    }

    private String conceptuar(Long id, String observaciones, Runnable concepto, String hecho, Model modelo, RedirectAttributes aviso) {
        permisos.exigir(Objeto.PROTOCOLO, Accion.VALIDAR, portafolio.producto(id).getDependencia());
        try {
            concepto.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("observaciones", observaciones);
            return ver(id, modelo);
        }
        aviso.addFlashAttribute("hecho", hecho);
        return "redirect:/portafolio/productos/{id}/protocolo";
    }

    // --- Archivos e historia

    @GetMapping(PRODUCTO + "/versiones/{numero}")
    @Exige(objeto = Objeto.PROTOCOLO)
    ResponseEntity<byte[]> documento(@PathVariable Long id, @PathVariable int numero) {
        portafolio.producto(id);
        return DescargaDeFicha.de(protocolos.documento(id, numero).orElseThrow(() -> Rechazo.de("El protocolo no tiene la versión " + numero + ".")));
    }

    @GetMapping(PRODUCTO + "/acta")
    @Exige(objeto = Objeto.PROTOCOLO)
    ResponseEntity<byte[]> acta(@PathVariable Long id) {
        if (!leeActa(portafolio.producto(id))) {
            throw new AccessDeniedException("Su perfil no permite ver el acta del taller.");
        }
        return DescargaDeFicha.de(protocolos.contenido(protocolos.acta(id).orElseThrow(() -> Rechazo.de("El protocolo no tiene acta de taller."))));
    }

    @GetMapping(PRODUCTO + "/historial")
    @Exige(objeto = Objeto.PROTOCOLO, accion = Accion.AUDITAR)
    String historial(@PathVariable Long id, Model modelo) {
        comun(id, modelo);
        List<VersionProtocolo> versiones = protocolos.versiones(id);
        Map<Integer, List<String>> cambios = new TreeMap<>();
        for (int i = 0; i + 1 < versiones.size(); i++) {
            cambios.put(versiones.get(i).numero(), versiones.get(i).datos().cambiosDesde(versiones.get(i + 1).datos()));
        }
        modelo.addAttribute("versiones", versiones);
        modelo.addAttribute("cambios", cambios);
        modelo.addAttribute("hechos", protocolos.hechos(id));
        return "portafolio/protocolo-historial";
    }

    // --- Común

    private ProductoAtt comun(Long id, Model modelo) {
        ProductoAtt producto = portafolio.producto(id);
        modelo.addAttribute("producto", producto);
        modelo.addAttribute("secciones", SeccionProtocolo.values());
        modelo.addAttribute("acta", protocolos.acta(id).orElse(null));
        modelo.addAttribute("nombres", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        modelo.addAttribute("f", formato);
        return producto;
    }

    /** El acta nombra personas: la ven quienes diligencian, validan o auditan, no todo el que lee el protocolo. */
    private boolean leeActa(ProductoAtt producto) {
        return permisos.puede(Objeto.PROTOCOLO, Accion.EDITAR, producto.getDependencia())
                || permisos.puede(Objeto.PROTOCOLO, Accion.VALIDAR, producto.getDependencia()) || permisos.puede(Objeto.PROTOCOLO, Accion.AUDITAR);
    }

    /** El primer borrador lo abre quien lidera el producto; los demás de la unidad escriben en él. */
    private Accion paraEscribir(Long id) {
        return protocolos.existe(id) ? Accion.EDITAR : Accion.CREAR;
    }

    private void deSuUnidad(Long id) {
        permisos.exigir(Objeto.PROTOCOLO, paraEscribir(id), portafolio.producto(id).getDependencia());
    }
}
