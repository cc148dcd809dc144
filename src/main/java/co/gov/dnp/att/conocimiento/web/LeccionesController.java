package co.gov.dnp.att.conocimiento.web;

import java.util.List;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import co.gov.dnp.att.conocimiento.Leccion;
import co.gov.dnp.att.conocimiento.Lecciones;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.territorio.Territorio;

/** Lecciones y prácticas de todas las intervenciones, por texto, tema o producto (PS-46). */
@Controller
@Exige(objeto = Objeto.LECCIONES)
class LeccionesController {

    private final Lecciones lecciones;
    private final Portafolio portafolio;
    private final Territorio territorio;

    LeccionesController(Lecciones lecciones, Portafolio portafolio, Territorio territorio) {
        this.lecciones = lecciones;
        this.portafolio = portafolio;
        this.territorio = territorio;
    }

    @GetMapping("/lecciones")
    String ver(@RequestParam(defaultValue = "") String texto, @RequestParam(defaultValue = "") String tema,
            @RequestParam(defaultValue = "") String producto, @RequestParam(defaultValue = "0") int pagina, Model modelo) {
        int actual = Math.max(pagina, 0);
        List<Leccion> filas = lecciones.buscar(texto, tema, producto, actual);
        modelo.addAttribute("lecciones", filas.stream().limit(Lecciones.POR_PAGINA).toList());
        modelo.addAttribute("hayMas", filas.size() > Lecciones.POR_PAGINA);
        modelo.addAttribute("practicas", tema.isBlank() && actual == 0 ? lecciones.buscarPracticas(texto, producto) : List.of());
        modelo.addAttribute("temas", portafolio.temas());
        modelo.addAttribute("productos", lecciones.productos());
        modelo.addAttribute("nombres", territorio.nombresCompletos());
        modelo.addAttribute("texto", texto);
        modelo.addAttribute("tema", tema);
        modelo.addAttribute("producto", producto);
        modelo.addAttribute("pagina", actual);
        return "conocimiento/lecciones";
    }
}
