package co.gov.dnp.att.ejecucion.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

import co.gov.dnp.att.ejecucion.Presencia;
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

/** Consulta de la presencia en territorio y su exportación. */
@Controller
@Exige(objeto = Objeto.PRESENCIA)
class PresenciaController {

    private final Presencia presencia;
    private final Permisos permisos;

    PresenciaController(Presencia presencia, Permisos permisos) {
        this.presencia = presencia;
        this.permisos = permisos;
    }

    @GetMapping("/presencia")
    String consultar(@RequestParam(required = false) String texto, @RequestParam(required = false) LocalDate desde,
            @RequestParam(required = false) LocalDate hasta, Model modelo) {
        List<Presencia.Fila> filas = presencia.buscar(texto, desde, hasta, permisos.alcance(Objeto.PRESENCIA, Accion.LEER));
        modelo.addAttribute("filas", filas.subList(0, Math.min(filas.size(), 500)));
        modelo.addAttribute("total", filas.size());
        modelo.addAttribute("texto", texto);
        modelo.addAttribute("desde", desde);
        modelo.addAttribute("hasta", hasta);
        return "presencia";
    }

    @GetMapping("/presencia.xlsx")
    void exportar(@RequestParam(required = false) String texto, @RequestParam(required = false) LocalDate desde,
            @RequestParam(required = false) LocalDate hasta, HttpServletResponse respuesta) throws IOException {
        respuesta.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"presencia.xlsx\"");
        Exportacion.xlsx(respuesta.getOutputStream(), List.of("Fecha", "Código", "Entidad", "Asesor", "Dependencia", "Modalidad",
                "Tipo", "Lugar", "Producto", "Expediente", "Registro SETA", "Plan articulado"),
                presencia.buscar(texto, desde, hasta, permisos.alcance(Objeto.PRESENCIA, Accion.LEER)).stream().map(f -> Arrays.asList(f.fecha(), f.codigoEntidad(), f.entidad(),
                        f.asesor(), f.dependencia(), f.modalidad(), f.tipo(), f.lugar(), f.producto(), f.expediente(),
                        f.registroSeta(), f.planArticulado())).toList());
    }
}
