package co.gov.dnp.att.auditoria.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

import co.gov.dnp.att.auditoria.BusquedasGuardadas;
import co.gov.dnp.att.auditoria.EstadoTramite;
import co.gov.dnp.att.auditoria.FiltroDeTramites;
import co.gov.dnp.att.auditoria.OrdenDeTramites;
import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Encontrar cualquier instancia: filtros que se suman y quedan en la dirección, texto libre, búsquedas guardadas y hojas de cálculo. */
@Controller
@RequestMapping("/auditoria")
@PreAuthorize(SoloAuditores.REGLA)
@Exige(objeto = Objeto.INSTANCIA, accion = Accion.AUDITAR)
class AuditoriaController {

    private static final List<String> ENCABEZADOS = List.of("Expediente", "Proceso", "Versión", "Vigencia", "Dependencia", "Subdirección general",
            "Producto o servicio", "Entidades", "Estado", "Dónde está", "A quién le corresponde", "Término", "Inicio", "Fin", "Iniciado por",
            "Responsable del procedimiento", "Atrasos", "Incidentes", "Acciones PT-ED-05", "Ajustes del plan", "Instancia");
    private static final Map<String, String> SENALES = senales();
    /** Parámetros que no son de la búsqueda. */
    private static final List<String> AJENOS = List.of("valor", "instancia", "formato", "_csrf", "nombre");

    private final Tramites tramites;
    private final BusquedasGuardadas guardadas;
    private final ModelosDesplegados modelos;
    private final Organizacion organizacion;
    private final UsuarioActual usuario;
    private final DondeVa donde;

    AuditoriaController(Tramites tramites, BusquedasGuardadas guardadas, ModelosDesplegados modelos, Organizacion organizacion,
            UsuarioActual usuario, DondeVa donde) {
        this.tramites = tramites;
        this.guardadas = guardadas;
        this.modelos = modelos;
        this.organizacion = organizacion;
        this.usuario = usuario;
        this.donde = donde;
    }

    @GetMapping
    String lista(@ModelAttribute("filtro") FiltroDeTramites filtro, BindingResult lectura,
            @RequestParam(defaultValue = "INICIO") OrdenDeTramites orden, @RequestParam(defaultValue = "true") boolean descendente,
            @RequestParam(required = false) String valor, @RequestParam(required = false) String instancia,
            HttpServletRequest peticion, Model modelo) {
        Tramites.Marca desde = valor == null || instancia == null ? null : new Tramites.Marca(valor, instancia);
        Tramites.Pagina pagina = tramites.buscar(lectura.hasErrors() ? FiltroDeTramites.todo() : filtro, orden, descendente, desde);
        modelo.addAttribute("problemas", lectura.getFieldErrors().stream().map(e -> "«" + e.getRejectedValue() + "» no sirve como "
                + CampoDeFiltro.nombre(e.getField()) + ": corríjalo y vuelva a buscar.").toList());
        modelo.addAttribute("filtro", filtro);
        modelo.addAttribute("pagina", pagina);
        modelo.addAttribute("orden", orden);
        modelo.addAttribute("descendente", descendente);
        modelo.addAttribute("consulta", consulta(peticion));
        modelo.addAttribute("primera", desde == null);
        modelo.addAttribute("siguiente", pagina.siguiente() == null ? null : direccion(peticion)
                .queryParam("valor", "{v}").queryParam("instancia", "{i}").encode()
                .buildAndExpand(pagina.siguiente().valor(), pagina.siguiente().instancia()).toUriString());
        modelo.addAttribute("ordenes", ordenes(peticion, orden, descendente));
        modelo.addAttribute("columnas", OrdenDeTramites.values());
        modelo.addAttribute("senales", SENALES);
        modelo.addAttribute("opciones", tramites.opciones());
        modelo.addAttribute("procesos", modelos.procesos());
        modelo.addAttribute("tareas", modelos.tareas());
        modelo.addAttribute("estados", EstadoTramite.values());
        modelo.addAttribute("subdirecciones", SubdireccionGeneral.values());
        modelo.addAttribute("guardadas", guardadas.de(usuario.usuario()));
        modelo.addAttribute("nombres", nombres());
        modelo.addAttribute("donde", donde);
        return "auditoria/lista";
    }

    @GetMapping("/exportar")
    void exportar(@ModelAttribute("filtro") FiltroDeTramites filtro, @RequestParam(defaultValue = "INICIO") OrdenDeTramites orden,
            @RequestParam(defaultValue = "true") boolean descendente, @RequestParam(defaultValue = "csv") String formato,
            HttpServletResponse respuesta) {
        boolean hoja = formato.equals("xlsx");
        respuesta.setContentType(hoja ? Exportacion.TIPO_XLSX : Exportacion.TIPO_CSV);
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"auditoria." + (hoja ? "xlsx" : "csv") + "\"");
        Map<String, String> nombres = nombres();
        tramites.recorrer(filtro, orden, descendente, filas -> {
            Iterable<List<?>> tabla = filas.<List<?>>map(t -> fila(t, nombres))::iterator;
            try {
                if (hoja) {
                    Exportacion.xlsx(respuesta.getOutputStream(), "Instancias", ENCABEZADOS, tabla);
                } else {
                    Exportacion.csv(respuesta.getOutputStream(), ENCABEZADOS, tabla);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @PostMapping("/busquedas")
    String guardar(@RequestParam String nombre, @RequestParam String consulta, RedirectAttributes aviso) {
        guardadas.guardar(usuario.usuario(), nombre, consulta);
        aviso.addFlashAttribute("aviso", "Quedó guardada la búsqueda «" + nombre.strip() + "».");
        return "redirect:/auditoria?" + consulta;
    }

    @PostMapping("/busquedas/{id}/borrar")
    String borrar(@PathVariable Long id, RedirectAttributes aviso) {
        guardadas.borrar(usuario.usuario(), id);
        aviso.addFlashAttribute("aviso", "La búsqueda se borró.");
        return "redirect:/auditoria";
    }

    private List<?> fila(Tramite t, Map<String, String> nombres) {
        return Stream.of(t.codigo(), t.procesoNombre(), t.version(), t.vigencia(), t.dependencia(), t.subdireccion(), t.producto(),
                t.entidades().size(), t.estado().etiqueta(), donde.va(t), donde.aQuien(t, nombres), t.vence(), t.inicio(),
                t.fin(), nombres.getOrDefault(t.iniciadoPor(), t.iniciadoPor()), nombres.getOrDefault(t.responsable(), t.responsable()),
                t.tuvoAtrasos(), t.incidentes(), t.acciones(), t.ajustes(), t.instancia()).map(v -> v == null ? "" : v).toList();
    }

    private Map<String, String> nombres() {
        return organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre));
    }

    private static Map<String, String> senales() {
        Map<String, String> senales = new LinkedHashMap<>();
        senales.put("vencida", "tienen una tarea vencida");
        senales.put("tuvoAtrasos", "completaron algo fuera de término");
        senales.put("conIncidente", "tuvieron un incidente");
        senales.put("conAccion", "abrieron acciones PT-ED-05");
        senales.put("conAjuste", "ajustaron el plan");
        return senales;
    }

    /** Un enlace por columna: ordena por ella o, si ya lo está, al revés. */
    private static Map<String, String> ordenes(HttpServletRequest peticion, OrdenDeTramites actual, boolean descendente) {
        Map<String, String> enlaces = new LinkedHashMap<>();
        for (OrdenDeTramites o : OrdenDeTramites.values()) {
            enlaces.put(o.name(), direccion(peticion).replaceQueryParam("orden", o)
                    .replaceQueryParam("descendente", o == actual ? !descendente : o == OrdenDeTramites.INICIO).build().toUriString());
        }
        return enlaces;
    }

    private static UriComponentsBuilder direccion(HttpServletRequest peticion) {
        UriComponentsBuilder direccion = UriComponentsBuilder.fromPath("/auditoria").query(peticion.getQueryString());
        AJENOS.forEach(a -> direccion.replaceQueryParam(a));
        return direccion;
    }

    private static String consulta(HttpServletRequest peticion) {
        String consulta = direccion(peticion).build().getQuery();
        return consulta == null ? "" : consulta;
    }
}
