package co.gov.dnp.att.ejecucion.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

import co.gov.dnp.att.ejecucion.PlanesAcordados;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.plataforma.web.Exportacion;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Consulta y exportación de los planes de trabajo acordados. */
@Controller
@Exige(objeto = Objeto.PLAN_DE_TRABAJO)
class PlanesController {

    private final PlanesAcordados planes;
    private final Permisos permisos;

    PlanesController(PlanesAcordados planes, Permisos permisos) {
        this.planes = planes;
        this.permisos = permisos;
    }

    @GetMapping("/planes")
    String consultar(@RequestParam(required = false) Integer vigencia, Model modelo) {
        modelo.addAttribute("planes", planes.deLaVigencia(vigencia, permisos.alcance(Objeto.PLAN_DE_TRABAJO, Accion.LEER)));
        modelo.addAttribute("vigencia", vigencia);
        return "planes";
    }

    @GetMapping("/planes.xlsx")
    void exportar(@RequestParam(required = false) Integer vigencia, HttpServletResponse respuesta) throws IOException {
        respuesta.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"planes.xlsx\"");
        Exportacion.xlsx(respuesta.getOutputStream(), List.of("Expediente", "Producto", "Dependencia", "Vigencia", "Entidades", "Versión",
                "Acordado", "Hitos", "Avance (%)"), planes.deLaVigencia(vigencia, permisos.alcance(Objeto.PLAN_DE_TRABAJO, Accion.LEER)).stream().map(p -> Arrays.asList(p.expediente(),
                        p.producto(), p.dependencia(), p.vigencia(), p.entidades(), p.version(), p.acordado(), p.hitos(), p.avance())).toList());
    }
}
