package co.gov.dnp.att.seguimiento.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.seguimiento.Corte;
import co.gov.dnp.att.seguimiento.Cortes;
import co.gov.dnp.att.seguimiento.DatosReporte;
import co.gov.dnp.att.seguimiento.Reportes;

/** Reportes de avance por presentar y validar, y lo que cada quien decide sobre el de un corte (GO-17). */
@Controller
class ReportesController {

    private final Reportes reportes;
    private final Cortes cortes;
    private final Expedientes expedientes;
    private final AccesoExpediente acceso;
    private final FormatoEspanol formato;
    private final SeguimientoController seguimiento;

    ReportesController(Reportes reportes, Cortes cortes, Expedientes expedientes, AccesoExpediente acceso, FormatoEspanol formato,
            SeguimientoController seguimiento) {
        this.reportes = reportes;
        this.cortes = cortes;
        this.expedientes = expedientes;
        this.acceso = acceso;
        this.formato = formato;
        this.seguimiento = seguimiento;
    }

    @GetMapping("/seguimiento/reportes")
    @Exige(objeto = Objeto.REPORTE_DE_AVANCE)
    String lista(Model modelo) {
        modelo.addAttribute("reportes", reportes.lista());
        modelo.addAttribute("f", formato);
        return "seguimiento/reportes";
    }

    @PostMapping("/expedientes/{codigo}/seguimiento/{numero}/avalar")
    @Exige(objeto = Objeto.REPORTE_DE_AVANCE, accion = Accion.VALIDAR)
    String avalar(@PathVariable String codigo, @PathVariable int numero, @RequestParam(defaultValue = "0") int version, Model modelo,
            RedirectAttributes aviso) {
        Expediente expediente = leer(codigo);
        return hacer(expediente, numero, corte -> reportes.avalar(expediente, corte, version), "Quedó registrada su decisión.", modelo, aviso);
    }

    @PostMapping("/expedientes/{codigo}/seguimiento/{numero}/devolver")
    @Exige(objeto = Objeto.REPORTE_DE_AVANCE, accion = Accion.VALIDAR)
    String devolver(@PathVariable String codigo, @PathVariable int numero, @RequestParam(defaultValue = "0") int version, String motivo,
            Model modelo, RedirectAttributes aviso) {
        Expediente expediente = leer(codigo);
        modelo.addAttribute("motivo", motivo);
        return hacer(expediente, numero, corte -> reportes.devolver(expediente, corte, version, motivo), "Se devolvió el reporte a la unidad.",
                modelo, aviso);
    }

    @PostMapping("/expedientes/{codigo}/seguimiento/{numero}/corregir")
    @Exige(objeto = Objeto.REPORTE_DE_AVANCE, accion = Accion.EDITAR)
    String corregir(@PathVariable String codigo, @PathVariable int numero, @RequestParam(defaultValue = "0") int version, String correccion,
            String observaciones, @RequestParam(required = false) List<String> entidad, @RequestParam Map<String, String> campos, Model modelo,
            RedirectAttributes aviso) {
        Expediente expediente = leer(codigo);
        modelo.addAttribute("correccion", correccion);
        modelo.addAttribute("observaciones", observaciones);
        List<DatosReporte.Valoracion> valoraciones = new ArrayList<>();
        if (entidad != null) {
            entidad.forEach(e -> valoraciones.add(new DatosReporte.Valoracion(e, entero(campos.get("calidad-" + e)), entero(campos.get("percepcion-" + e)),
                    campos.get("comentario-" + e))));
        }
        return hacer(expediente, numero, corte -> reportes.corregir(expediente, corte, version, correccion, observaciones, valoraciones),
                "Quedó la versión siguiente del reporte, por presentar.", modelo, aviso);
    }

    private interface Decision {
        void sobre(Corte corte);
    }

    private String hacer(Expediente expediente, int numero, Decision decision, String hecho, Model modelo, RedirectAttributes aviso) {
        try {
            decision.sobre(cortes.deExpediente(expediente.getId()).stream().filter(c -> c.getNumero() == numero).findFirst()
                    .orElseThrow(() -> Rechazo.de("El expediente " + expediente.getCodigo() + " no tiene el corte " + numero + ".")));
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return seguimiento.corte(expediente.getCodigo(), numero, modelo);
        }
        aviso.addFlashAttribute("hecho", hecho);
        return "redirect:/expedientes/{codigo}/seguimiento/{numero}#validacion";
    }

    private static Integer entero(String texto) {
        return texto != null && texto.strip().matches("\\d{1,4}") ? Integer.valueOf(texto.strip()) : null;
    }

    private Expediente leer(String codigo) {
        Expediente expediente = expedientes.porCodigo(codigo);
        if (!acceso.puedeVer(expediente)) {
            throw new AccessDeniedException("Su perfil no permite ver este expediente.");
        }
        return expediente;
    }
}
