package co.gov.dnp.att.identificacion.web;

import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.identificacion.ValidacionDeMatriz;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;

/** La matriz de concertación de un expediente y el concepto de la jefatura (gobernanza 6.2). */
@Controller
@RequestMapping("/expedientes/{codigo}/matriz")
class MatrizController {

    private final ValidacionDeMatriz matrices;
    private final Expedientes expedientes;
    private final Organizacion organizacion;
    private final Permisos permisos;
    private final UsuarioActual usuario;
    private final FormatoEspanol formato;

    MatrizController(ValidacionDeMatriz matrices, Expedientes expedientes, Organizacion organizacion, Permisos permisos, UsuarioActual usuario, FormatoEspanol formato) {
        this.matrices = matrices;
        this.expedientes = expedientes;
        this.organizacion = organizacion;
        this.permisos = permisos;
        this.usuario = usuario;
        this.formato = formato;
    }

    @GetMapping
    @Exige(objeto = Objeto.MATRIZ_CONCERTACION)
    String ver(@PathVariable String codigo, Model modelo) {
        Expediente expediente = expediente(codigo, Accion.LEER);
        var versiones = matrices.versiones(expediente.getId());
        var conceptos = matrices.conceptos(expediente.getId());
        modelo.addAttribute("expediente", expediente);
        modelo.addAttribute("versiones", versiones);
        modelo.addAttribute("conceptos", conceptos);
        modelo.addAttribute("valida", !versiones.isEmpty() && !conceptos.containsKey(versiones.get(0).getId())
                && permisos.puede(Objeto.MATRIZ_CONCERTACION, Accion.VALIDAR, expediente.getDependencia(), expediente.getId()));
        modelo.addAttribute("nombres", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        modelo.addAttribute("f", formato);
        return "expediente/matriz";
    }

    @PostMapping("/concepto")
    @Exige(objeto = Objeto.MATRIZ_CONCERTACION, accion = Accion.VALIDAR)
    String conceptuar(@PathVariable String codigo, @RequestParam(defaultValue = "0") int version, @RequestParam(defaultValue = "false") boolean valida,
            @RequestParam(required = false) String observaciones, Model modelo, RedirectAttributes aviso) {
        Expediente expediente = expediente(codigo, Accion.VALIDAR);
        try {
            matrices.conceptuar(expediente, version, valida, observaciones, usuario.usuario());
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("observaciones", observaciones);
            return ver(codigo, modelo);
        }
        aviso.addFlashAttribute("hecho", valida ? "Quedó validada la matriz." : "Quedaron sus observaciones.");
        return "redirect:/expedientes/{codigo}/matriz";
    }

    private Expediente expediente(String codigo, Accion accion) {
        Expediente expediente = expedientes.buscar(codigo).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        permisos.exigir(Objeto.MATRIZ_CONCERTACION, accion, expediente.getDependencia(), expediente.getId());
        return expediente;
    }
}
