package co.gov.dnp.att.calendario.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.calendario.AjusteFestivo;
import co.gov.dnp.att.calendario.CalendarioHabil;
import co.gov.dnp.att.calendario.Plazos;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;

/** Página {@code /calendario}: plazos, periodicidad de los cortes, festivos y excepciones. */
@Controller
@RequestMapping("/calendario")
@Exige(objeto = Objeto.CALENDARIO)
class CalendarioController {

    private final CalendarioHabil calendario;
    private final Plazos plazos;
    private final Permisos permisos;

    CalendarioController(CalendarioHabil calendario, Plazos plazos, Permisos permisos) {
        this.calendario = calendario;
        this.plazos = plazos;
        this.permisos = permisos;
    }

    @GetMapping
    String ver(@RequestParam(required = false) Integer anio, Model modelo) {
        int actual = LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA)).getYear();
        int mostrado = anio == null ? actual : Math.max(1984, Math.min(anio, 2100));
        modelo.addAttribute("anio", mostrado);
        modelo.addAttribute("festivos", calendario.festivos(mostrado));
        modelo.addAttribute("ajustes", calendario.ajustes());
        modelo.addAttribute("plazos", plazos.todos());
        modelo.addAttribute("edita", permisos.puede(Objeto.CALENDARIO, Accion.EDITAR));
        return "calendario/calendario";
    }

    @PostMapping("/plazos")
    String cambiarPlazos(@RequestParam Map<String, String> valores, Model modelo, RedirectAttributes aviso) {
        modelo.addAttribute("escrito", new HashMap<>(valores));
        return hacer(() -> plazos.cambiar(valores), "Se guardaron los plazos. Rigen para lo que nazca desde ahora.", modelo, aviso);
    }

    @PostMapping("/ajustes")
    String ajustar(@RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate fecha,
            @RequestParam(defaultValue = "false") boolean habil, String motivo, Model modelo, RedirectAttributes aviso) {
        return hacer(() -> calendario.ajustar(new AjusteFestivo(fecha, habil, motivo)), "Se guardó la excepción.", modelo, aviso);
    }

    @PostMapping("/ajustes/quitar")
    String quitar(@RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate fecha, Model modelo, RedirectAttributes aviso) {
        return hacer(() -> calendario.quitarAjuste(fecha), "Se quitó la excepción.", modelo, aviso);
    }

    private String hacer(Runnable accion, String hecho, Model modelo, RedirectAttributes aviso) {
        permisos.exigir(Objeto.CALENDARIO, Accion.EDITAR);
        try {
            accion.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return ver(null, modelo);
        }
        aviso.addFlashAttribute("hecho", hecho);
        return "redirect:/calendario";
    }
}
