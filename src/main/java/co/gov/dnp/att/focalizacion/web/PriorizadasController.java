package co.gov.dnp.att.focalizacion.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.focalizacion.Palabras;
import co.gov.dnp.att.focalizacion.Priorizada;
import co.gov.dnp.att.focalizacion.ProductoFocalizado;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.web.Exportacion;

/** Página {@code /priorizadas}: a quién llega la oferta, por vigencia y producto (SG-26, FO-08). */
@Controller
@RequestMapping("/priorizadas")
@Exige(objeto = Objeto.PRIORIZADAS)
class PriorizadasController {

    private static final int POR_PAGINA = 100;
    private static final List<String> ENCABEZADOS = List.of("Vigencia", "Dependencia", "Producto o servicio", "Expediente", "Código", "Entidad",
            "Tipo", "Departamento", "Grupo territorial", "Prioridad", "Puntaje", "Modalidades sugeridas", "Ajuste de la unidad", "Estado");

    public record Renglon(Priorizada p, String grupo, String prioridad, String modalidades) {
    }

    private final Focalizacion focalizacion;

    PriorizadasController(Focalizacion focalizacion) {
        this.focalizacion = focalizacion;
    }

    @GetMapping
    String ver(@RequestParam(required = false) Integer vigencia, @RequestParam(required = false) Long producto,
            @RequestParam(defaultValue = "0") int pagina, Model modelo) {
        Map<Long, String> productos = new LinkedHashMap<>();
        focalizacion.focalizados().forEach(f -> productos.put(f.productoId(), f.producto()));
        List<Renglon> renglones = renglones(focalizacion.priorizadas(vigencia, producto));
        int paginas = Math.max(1, (renglones.size() + POR_PAGINA - 1) / POR_PAGINA);
        int actual = Math.max(0, Math.min(pagina, paginas - 1));
        modelo.addAttribute("vigencias", focalizacion.focalizados().stream().map(ProductoFocalizado::vigencia).distinct().toList());
        modelo.addAttribute("productos", productos);
        modelo.addAttribute("vigencia", vigencia);
        modelo.addAttribute("producto", producto);
        modelo.addAttribute("cuantas", renglones.size());
        modelo.addAttribute("entidades", renglones.stream().map(r -> r.p().codigo()).distinct().count());
        modelo.addAttribute("pagina", actual);
        modelo.addAttribute("paginas", paginas);
        modelo.addAttribute("renglones", renglones.subList(actual * POR_PAGINA, Math.min(renglones.size(), (actual + 1) * POR_PAGINA)));
        return "focalizacion/priorizadas";
    }

    @GetMapping("/exportar.csv")
    void csv(@RequestParam(required = false) Integer vigencia, @RequestParam(required = false) Long producto, HttpServletResponse respuesta)
            throws IOException {
        respuesta.setContentType(Exportacion.TIPO_CSV);
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"entidades-priorizadas.csv\"");
        Exportacion.csv(respuesta.getOutputStream(), ENCABEZADOS, tabla(vigencia, producto));
    }

    @GetMapping("/exportar.xlsx")
    void xlsx(@RequestParam(required = false) Integer vigencia, @RequestParam(required = false) Long producto, HttpServletResponse respuesta)
            throws IOException {
        respuesta.setContentType(Exportacion.TIPO_XLSX);
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"entidades-priorizadas.xlsx\"");
        Exportacion.xlsx(respuesta.getOutputStream(), ENCABEZADOS, tabla(vigencia, producto));
    }

    private List<List<?>> tabla(Integer vigencia, Long producto) {
        List<List<?>> filas = new ArrayList<>();
        for (Renglon r : renglones(focalizacion.priorizadas(vigencia, producto))) {
            Priorizada p = r.p();
            List<Object> fila = new ArrayList<>(List.of(p.vigencia(), p.dependencia(), p.producto(), p.expediente(), p.codigo(), p.nombre(),
                    p.tipo().nombre()));
            fila.add(p.departamento());
            fila.add(r.grupo());
            fila.add(r.prioridad());
            fila.add(p.puntaje());
            fila.add(r.modalidades());
            fila.add(p.ajusteManual());
            fila.add(estado(p));
            filas.add(fila);
        }
        return filas;
    }

    static String estado(Priorizada p) {
        return p.enFirme() ? "En firme" : "En concertación";
    }

    private List<Renglon> renglones(List<Priorizada> priorizadas) {
        Map<Integer, String> grupos = focalizacion.nombresDeGrupos();
        return priorizadas.stream().map(p -> new Renglon(p, grupos.getOrDefault(p.grupoTerritorial(), ""),
                p.prioridad() == null ? "Sin regla" : Palabras.de(p.prioridad()), CorridasController.modalidades(p.modalidades()))).toList();
    }
}
