package co.gov.dnp.att.auditoria.web;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import co.gov.dnp.att.auditoria.Medidas;
import co.gov.dnp.att.auditoria.Medidas.Filtro;
import co.gov.dnp.att.auditoria.Medidas.Medida;
import co.gov.dnp.att.auditoria.Medidas.Reparto;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import jakarta.servlet.http.HttpServletResponse;

/** Comparar y medir: días hábiles por actividad, repartidos por versión, dependencia, grupo o mes (PR-09). */
@Controller
@RequestMapping("/auditoria/medidas")
@PreAuthorize(SoloAuditores.REGLA)
@Exige(objeto = Objeto.INSTANCIA, accion = Accion.AUDITAR)
class MedidasController {

    private static final List<String> ENCABEZADOS = List.of("Actividad", "Parte", "Tareas", "Mediana (días hábiles)", "Percentil 90 (días hábiles)",
            "Espera media", "Manejo medio", "Fuera de término", "Fuera de término (%)");

    private final Medidas medidas;
    private final Tramites tramites;
    private final ModelosDesplegados modelos;

    MedidasController(Medidas medidas, Tramites tramites, ModelosDesplegados modelos) {
        this.medidas = medidas;
        this.tramites = tramites;
        this.modelos = modelos;
    }

    @GetMapping
    String ver(@RequestParam(defaultValue = "asistencia_tecnica_territorial") String proceso, @RequestParam(required = false) Integer version,
            @RequestParam(required = false) String dependencia, @RequestParam(required = false) YearMonth desde,
            @RequestParam(required = false) YearMonth hasta, @RequestParam(defaultValue = "VERSION") Reparto por, Model modelo) {
        Filtro filtro = new Filtro(proceso, version, dependencia, desde, hasta);
        Map<String, String> nombres = modelos.tareas();
        List<String> enSuOrden = List.copyOf(nombres.keySet());
        List<Medida> filas = medidas.porActividad(filtro, por).stream()
                .sorted(Comparator.comparing((Medida m) -> enSuOrden.indexOf(m.actividad())).thenComparing(Medida::parte)).toList();
        modelo.addAttribute("filtro", filtro);
        modelo.addAttribute("por", por);
        modelo.addAttribute("repartos", Reparto.values());
        modelo.addAttribute("filas", filas);
        modelo.addAttribute("maximo", filas.stream().mapToInt(Medida::p90).max().orElse(1));
        modelo.addAttribute("vueltas", medidas.vueltas(filtro));
        modelo.addAttribute("nombres", nombres);
        modelo.addAttribute("procesos", modelos.procesos());
        modelo.addAttribute("opciones", tramites.opciones());
        modelo.addAttribute("actualizado", medidas.actualizado().orElse(null));
        return "auditoria/medidas";
    }

    @GetMapping("/exportar")
    void exportar(@RequestParam(required = false) String proceso, @RequestParam(required = false) Integer version,
            @RequestParam(required = false) String dependencia, @RequestParam(required = false) YearMonth desde,
            @RequestParam(required = false) YearMonth hasta, @RequestParam(defaultValue = "VERSION") Reparto por, HttpServletResponse respuesta)
            throws IOException {
        Map<String, String> nombres = modelos.tareas();
        respuesta.setContentType(Exportacion.TIPO_XLSX);
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"medidas.xlsx\"");
        Exportacion.xlsx(respuesta.getOutputStream(), "Medidas", ENCABEZADOS, medidas.porActividad(new Filtro(proceso, version, dependencia, desde, hasta), por)
                .stream().<List<?>>map(m -> List.of(nombres.getOrDefault(m.actividad(), m.actividad()), m.parte(), m.tareas(), m.mediana(), m.p90(),
                        redondear(m.espera()), redondear(m.manejo()), m.fuera(), redondear(m.porcentajeFuera()))).toList());
    }

    private static double redondear(double valor) {
        return Math.round(valor * 10) / 10.0;
    }
}
