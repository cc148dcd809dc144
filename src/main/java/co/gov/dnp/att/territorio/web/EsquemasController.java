package co.gov.dnp.att.territorio.web;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.territorio.EsquemasAsociativos;
import co.gov.dnp.att.territorio.EsquemasAsociativos.Esquema;
import co.gov.dnp.att.territorio.SubtipoEsquemaAsociativo;
import co.gov.dnp.att.territorio.Territorio;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Esquemas asociativos: todos los consultan, los mismos que importan los crean y los cambian. */
@Controller
@RequestMapping("/territorio/esquemas")
@Exige(objeto = Objeto.TERRITORIO)
class EsquemasController {

    private final EsquemasAsociativos esquemas;
    private final Territorio territorio;

    EsquemasController(EsquemasAsociativos esquemas, Territorio territorio) {
        this.esquemas = esquemas;
        this.territorio = territorio;
    }

    /** Lo escrito en el formulario, tal cual, para devolverlo si algo falta. */
    record Formulario(String codigo, String nombre, SubtipoEsquemaAsociativo subtipo, String miembros, boolean vigente) {
    }

    @GetMapping
    String lista(Model modelo) {
        modelo.addAttribute("esquemas", esquemas.todos());
        return "territorio/esquemas";
    }

    @GetMapping("/nuevo")
    @Exige(objeto = Objeto.TERRITORIO, accion = Accion.EDITAR)
    String nuevo(Model modelo) {
        return formulario(new Formulario("", "", null, "", true), List.of(), modelo);
    }

    @GetMapping("/{codigo}")
    @Exige(objeto = Objeto.TERRITORIO, accion = Accion.EDITAR)
    String editar(@PathVariable String codigo, Model modelo) {
        Esquema e = esquemas.porCodigo(codigo).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String miembros = e.miembros().stream().map(m -> m + " " + territorio.nombreCompleto(m)).collect(Collectors.joining("\n"));
        return formulario(new Formulario(e.codigo(), e.nombre(), e.subtipo(), miembros, e.vigente()), List.of(), modelo);
    }

    @PostMapping
    @Exige(objeto = Objeto.TERRITORIO, accion = Accion.EDITAR)
    String guardar(@RequestParam(defaultValue = "") String codigo, @RequestParam(defaultValue = "") String nombre,
            @RequestParam(required = false) SubtipoEsquemaAsociativo subtipo, @RequestParam(defaultValue = "") String miembros,
            @RequestParam(defaultValue = "false") boolean vigente, Model modelo, HttpServletResponse respuesta) {
        // Cada renglón comienza por el código; lo que sigue es el nombre, para quien lee
        List<String> codigos = Arrays.stream(miembros.split("[\\r\\n,;]+")).map(String::strip).filter(r -> !r.isEmpty())
                .map(r -> r.split("\\s+")[0]).toList();
        try {
            return "redirect:/territorio/" + esquemas.guardar(codigo, nombre, subtipo, codigos, vigente);
        } catch (Rechazo rechazo) {
            respuesta.setStatus(HttpStatus.BAD_REQUEST.value());
            return formulario(new Formulario(codigo, nombre, subtipo, miembros, vigente), rechazo.problemas(), modelo);
        }
    }

    private static String formulario(Formulario formulario, List<String> problemas, Model modelo) {
        modelo.addAttribute("formulario", formulario);
        modelo.addAttribute("problemas", problemas);
        modelo.addAttribute("subtipos", SubtipoEsquemaAsociativo.values());
        return "territorio/esquema";
    }
}
