package co.gov.dnp.att.seguimiento.web;

import java.time.LocalDate;
import java.util.List;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.seguimiento.Consentimientos;
import co.gov.dnp.att.seguimiento.EstadoConsentimiento;
import co.gov.dnp.att.territorio.Territorio;

/** Página de consentimientos de un expediente: los lee quien lee el expediente; los registra y retira su unidad (PS-37). */
@Controller
@RequestMapping("/expedientes/{codigo}/consentimientos")
@Exige(objeto = Objeto.CONSENTIMIENTO)
class ConsentimientosController {

    private final Consentimientos consentimientos;
    private final Expedientes expedientes;
    private final AccesoExpediente acceso;
    private final EntidadesDelPlan entidades;
    private final Territorio territorio;
    private final FormatoEspanol formato;
    private final UsuarioActual usuario;
    private final Permisos permisos;

    ConsentimientosController(Consentimientos consentimientos, Expedientes expedientes, AccesoExpediente acceso,
            EntidadesDelPlan entidades, Territorio territorio, FormatoEspanol formato, UsuarioActual usuario, Permisos permisos) {
        this.consentimientos = consentimientos;
        this.expedientes = expedientes;
        this.acceso = acceso;
        this.entidades = entidades;
        this.territorio = territorio;
        this.formato = formato;
        this.usuario = usuario;
        this.permisos = permisos;
    }

    @GetMapping
    String ver(@PathVariable String codigo, Model modelo) {
        Expediente expediente = leer(codigo);
        modelo.addAttribute("expediente", expediente);
        if (expediente.getEntidades() == null) {
            return "seguimiento/sin-entidades";
        }
        modelo.addAttribute("edita", permisos.puede(Objeto.CONSENTIMIENTO, Accion.EDITAR, expediente.getDependencia()));
        modelo.addAttribute("estados", List.of(EstadoConsentimiento.ACEPTA, EstadoConsentimiento.NO_ACEPTA, EstadoConsentimiento.PENDIENTE));
        modelo.addAttribute("opciones", entidades.opciones(expediente.getId()));
        modelo.addAttribute("delPlan", entidades.unaPorUna(entidades.de(expediente.getId())));
        modelo.addAttribute("vigentes", consentimientos.vigentes(expediente.getId()));
        modelo.addAttribute("consienten", entidades.unaPorUna(consentimientos.queConsienten(expediente.getId())));
        modelo.addAttribute("historial", consentimientos.historial(expediente.getId()));
        modelo.addAttribute("resumen", consentimientos.resumen(expediente.getId()));
        modelo.addAttribute("nombres", territorio.nombresCompletos());
        modelo.addAttribute("f", formato);
        return "seguimiento/consentimientos";
    }

    @PostMapping
    String registrar(@PathVariable String codigo, @RequestParam(defaultValue = "") List<String> entidad, EstadoConsentimiento estado,
            @RequestParam(required = false) LocalDate fecha, String persona, String cargo, String soporte, Model modelo,
            RedirectAttributes aviso) {
        Expediente expediente = deSuUnidad(codigo);
        return hacer(() -> consentimientos.registrar(expediente.getId(), entidad, estado, fecha, persona, cargo, soporte,
                usuario.usuario()), "Se registró el consentimiento.", codigo, modelo, aviso);
    }

    @PostMapping("/retiro")
    String retirar(@PathVariable String codigo, @RequestParam(defaultValue = "") String entidad,
            @RequestParam(required = false) LocalDate fecha, String persona, String cargo, String soporte, Model modelo,
            RedirectAttributes aviso) {
        Expediente expediente = deSuUnidad(codigo);
        return hacer(() -> consentimientos.retirar(expediente.getId(), entidad, fecha, persona, cargo, soporte, usuario.usuario()),
                "Se registró el retiro: desde ahora la entidad queda fuera del seguimiento.", codigo, modelo, aviso);
    }

    private String hacer(Runnable accion, String hecho, String codigo, Model modelo, RedirectAttributes aviso) {
        try {
            accion.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return ver(codigo, modelo);
        }
        aviso.addFlashAttribute("hecho", hecho);
        return "redirect:/expedientes/{codigo}/consentimientos";
    }

    private Expediente leer(String codigo) {
        Expediente expediente = expedientes.porCodigo(codigo);
        if (!acceso.puedeVer(expediente)) {
            throw new AccessDeniedException("Su perfil no permite ver este expediente.");
        }
        return expediente;
    }

    private Expediente deSuUnidad(String codigo) {
        Expediente expediente = leer(codigo);
        permisos.exigir(Objeto.CONSENTIMIENTO, Accion.EDITAR, expediente.getDependencia());
        return expediente;
    }
}
