package co.gov.dnp.att.casos.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import co.gov.dnp.att.auditoria.EstadoTramite;
import co.gov.dnp.att.casos.Caso;
import co.gov.dnp.att.casos.FiltroDeCasos;
import co.gov.dnp.att.casos.MisCasos;
import co.gov.dnp.att.casos.MisCasos.Quien;
import co.gov.dnp.att.casos.OrdenDeCasos;
import co.gov.dnp.att.casos.Paso;
import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.util.UriComponentsBuilder;

/** Página {@code /mis-casos}: en qué va lo que toqué o lo que concierne a mi dependencia o grupo territorial. */
@Controller
@RequestMapping("/mis-casos")
@SinMatriz("cada quien ve lo que tocó o concierne a su dependencia")
class MisCasosController {

    private static final List<String> ENCABEZADOS = List.of("Expediente", "Producto o servicio", "Dependencia", "Estado", "Dónde está",
            "Quién debe actuar", "Responsable del procedimiento", "Días hábiles", "Desde", "Vence", "Inicio", "Fin", "Intervine");

    private final MisCasos casos;
    private final Organizacion organizacion;
    private final AccesoExpediente acceso;

    MisCasosController(MisCasos casos, Organizacion organizacion, AccesoExpediente acceso) {
        this.casos = casos;
        this.organizacion = organizacion;
        this.acceso = acceso;
    }

    @GetMapping
    String ver(@RequestParam(defaultValue = "") String texto, @RequestParam(defaultValue = "") String estado,
            @RequestParam(defaultValue = "") String persona, @RequestParam(defaultValue = "false") boolean mios,
            @RequestParam(defaultValue = "false") boolean vencidos, @RequestParam(defaultValue = "QUIETO") OrdenDeCasos orden,
            @RequestParam(defaultValue = "1") int pagina, Authentication sesion, HttpServletRequest peticion, Model modelo) {
        FiltroDeCasos filtro = filtro(texto, estado, persona, mios, vencidos);
        MisCasos.Pagina hallados = casos.buscar(quien(sesion), filtro, orden, pagina);
        UriComponentsBuilder aqui = UriComponentsBuilder.fromPath("/mis-casos").query(peticion.getQueryString()).replaceQueryParam("pagina");
        String consulta = aqui.build().getQuery();
        Set<String> alcance = acceso.dependenciasVisibles().orElse(null);
        modelo.addAttribute("filtro", filtro);
        modelo.addAttribute("orden", orden);
        modelo.addAttribute("ordenes", OrdenDeCasos.values());
        modelo.addAttribute("estados", EstadoTramite.values());
        modelo.addAttribute("casos", hallados.casos());
        modelo.addAttribute("total", hallados.total());
        modelo.addAttribute("abre", hallados.casos().stream().collect(Collectors.toMap(Caso::codigo,
                c -> alcance == null || alcance.contains(c.dependencia()))));
        modelo.addAttribute("personas", organizacion.personas());
        modelo.addAttribute("nombres", nombres());
        modelo.addAttribute("consulta", consulta == null ? "" : consulta + "&");
        modelo.addAttribute("pagina", Math.max(pagina, 1));
        modelo.addAttribute("paginas", (hallados.total() + MisCasos.POR_PAGINA - 1) / MisCasos.POR_PAGINA);
        return "casos/mis-casos";
    }

    @GetMapping("/exportar")
    void exportar(@RequestParam(defaultValue = "") String texto, @RequestParam(defaultValue = "") String estado,
            @RequestParam(defaultValue = "") String persona, @RequestParam(defaultValue = "false") boolean mios,
            @RequestParam(defaultValue = "false") boolean vencidos, @RequestParam(defaultValue = "QUIETO") OrdenDeCasos orden,
            @RequestParam(defaultValue = "csv") String formato, Authentication sesion, HttpServletResponse respuesta) throws IOException {
        boolean hoja = formato.equals("xlsx");
        Map<String, String> nombres = nombres();
        List<List<?>> filas = casos.todos(quien(sesion), filtro(texto, estado, persona, mios, vencidos), orden).stream()
                .<List<?>>map(c -> fila(c, nombres)).toList();
        respuesta.setContentType(hoja ? Exportacion.TIPO_XLSX : Exportacion.TIPO_CSV);
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"mis-casos." + (hoja ? "xlsx" : "csv") + "\"");
        if (hoja) {
            Exportacion.xlsx(respuesta.getOutputStream(), "Mis casos", ENCABEZADOS, filas);
        } else {
            Exportacion.csv(respuesta.getOutputStream(), ENCABEZADOS, filas);
        }
    }

    /** De las tareas abiertas, los días y la fecha son de la que más lleva; el término, el más próximo. */
    private static List<?> fila(Caso c, Map<String, String> nombres) {
        Paso antigua = c.pasos().isEmpty() ? null : c.pasos().get(0);
        return Stream.of(c.codigo(), c.producto(), c.dependencia(), c.estado().etiqueta(), unir(c, Paso::tarea),
                unir(c, p -> actua(p, nombres)), nombres.getOrDefault(c.responsable(), c.responsable()), antigua == null ? null : antigua.dias(),
                antigua == null ? null : antigua.desde(), c.pasos().stream().map(Paso::vence).filter(v -> v != null).sorted().findFirst().orElse(null),
                c.inicio(), c.fin(), c.loToque()).map(v -> v == null ? "" : v).toList();
    }

    private static String unir(Caso caso, Function<Paso, String> que) {
        return caso.pasos().stream().map(que).distinct().collect(Collectors.joining("; "));
    }

    private static String actua(Paso p, Map<String, String> nombres) {
        return p.persona() != null ? nombres.getOrDefault(p.persona(), p.persona()) : String.join(", ", p.grupos());
    }

    private static FiltroDeCasos filtro(String texto, String estado, String persona, boolean mios, boolean vencidos) {
        return new FiltroDeCasos(texto, Arrays.stream(EstadoTramite.values()).filter(e -> e.name().equals(estado)).findFirst().orElse(null),
                persona, mios, vencidos);
    }

    private static Quien quien(Authentication sesion) {
        return new Quien(sesion.getName(), sesion.getAuthorities().stream().map(GrantedAuthority::getAuthority).toList());
    }

    private Map<String, String> nombres() {
        return organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre));
    }
}
