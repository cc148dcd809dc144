package co.gov.dnp.att.portafolio.web;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Dependencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.portafolio.DatosProducto;
import co.gov.dnp.att.portafolio.Demanda;
import co.gov.dnp.att.portafolio.Escala;
import co.gov.dnp.att.portafolio.EstadoProducto;
import co.gov.dnp.att.portafolio.FichasDePrediseno;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;
import co.gov.dnp.att.portafolio.RevisionDeCatalogos;
import co.gov.dnp.att.portafolio.Tema;
import co.gov.dnp.att.portafolio.TipoProducto;
import co.gov.dnp.att.territorio.Territorio;
import co.gov.dnp.att.territorio.TipoEntidad;

/** Páginas {@code /portafolio}: oferta, demanda y catálogos; consultables y exportables por cualquiera que entre (SG-26, PS-08, FO-04). */
@Controller
@RequestMapping("/portafolio")
@Exige(objeto = Objeto.PRODUCTOS)
class PortafolioController {

    private final Portafolio portafolio;
    private final FichasDePrediseno fichas;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final UsuarioActual usuario;
    private final Permisos permisos;
    private final RevisionDeCatalogos revision;
    private final FormatoEspanol formato;

    PortafolioController(Portafolio portafolio, FichasDePrediseno fichas, RevisionDeCatalogos revision, Organizacion organizacion, Territorio territorio, UsuarioActual usuario,
            Permisos permisos, FormatoEspanol formato) {
        this.portafolio = portafolio;
        this.fichas = fichas;
        this.revision = revision;
        this.formato = formato;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.usuario = usuario;
        this.permisos = permisos;
    }

    /** Filtros de la lista; nulo o vacío no filtra. */
    record Filtro(Integer vigencia, String dependencia, EstadoProducto estado, String tema, String texto) {

        /** @param lineas líneas temáticas de la ficha de prediseño de cada producto (LT-05) */
        boolean admite(ProductoAtt p, Map<Long, Set<String>> lineas) {
            return (vigencia == null || p.getVigencia() == vigencia) && (vacio(dependencia) || p.getDependencia().equals(dependencia))
                    && (estado == null || p.getEstado() == estado) && (vacio(tema) || p.getTema().equals(tema) || lineas.getOrDefault(p.getId(), Set.of()).contains(tema))
                    && (vacio(texto) || (p.getNombre() + " " + p.getCodigo() + " " + p.getObjetivo()).toLowerCase().contains(texto.strip().toLowerCase()));
        }

        private static boolean vacio(String valor) {
            return valor == null || valor.isBlank();
        }
    }

    // --- Oferta

    @GetMapping
    String oferta(Filtro filtro, Model modelo) {
        List<ProductoAtt> todos = portafolio.productos();
        modelo.addAttribute("filtro", filtro);
        Map<Long, Set<String>> lineas = fichas.lineas();
        modelo.addAttribute("productos", todos.stream().filter(p -> filtro.admite(p, lineas)).toList());
        modelo.addAttribute("vigencias", todos.stream().map(ProductoAtt::getVigencia).distinct().toList());
        modelo.addAttribute("edita", permisos.puede(Objeto.PRODUCTOS, Accion.EDITAR));
        return opciones("portafolio/oferta", modelo);
    }

    @GetMapping("/exportar")
    void exportarOferta(Filtro filtro, @RequestParam(defaultValue = "csv") String formato, HttpServletResponse respuesta) throws IOException {
        Map<String, String> temas = nombresDeTemas();
        Map<Long, Set<String>> lineas = fichas.lineas();
        exportar("portafolio", formato, List.of("Código", "Nombre", "Tipo", "Dependencia", "Subdirección general", "Vigencia", "Estado", "Tema",
                "Objetivo", "Escalas", "Tipos de entidad", "Estrategia"),
                portafolio.productos().stream().filter(p -> filtro.admite(p, lineas)).map(p -> Arrays.<Object>asList(p.getCodigo(), p.getNombre(),
                        p.getTipo().nombre(), p.getDependencia(), organizacion.dependencia(p.getDependencia()).getSubdireccionGeneral().name(),
                        p.getVigencia(), p.getEstado().nombre(), temas.getOrDefault(p.getTema(), p.getTema()), p.getObjetivo(),
                        unir(p.getEscalas(), Escala::nombre), unir(p.getTiposHabilitados(), TipoEntidad::nombre), p.getEstrategia())).toList(),
                respuesta);
    }

    @GetMapping("/productos/{id:nuevo|\\d{1,18}}")
    String producto(@PathVariable String id, Model modelo) {
        if (!id.matches("nuevo|\\d{1,18}")) {
            throw Rechazo.de("El portafolio no tiene el producto «" + id + "». Búsquelo en la lista.");
        }
        modelo.addAttribute("id", "nuevo".equals(id) ? null : Long.valueOf(id));
        modelo.addAttribute("producto", "nuevo".equals(id)
                ? new DatosProducto(null, null, TipoProducto.SERVICIO, organizacion.persona(usuario.usuario()).map(p -> p.dependencia()).orElse(null),
                        hoy().getYear(), EstadoProducto.IDEA, null, null, Set.of(Escala.LOCAL), Set.of(TipoEntidad.MUNICIPIO, TipoEntidad.DISTRITO), null)
                : datos(portafolio.producto(Long.valueOf(id))));
        modelo.addAttribute("edita", permisos.puede(Objeto.PRODUCTOS, Accion.EDITAR));
        return opciones("portafolio/producto", modelo);
    }

    @PostMapping("/productos")
    @Exige(objeto = Objeto.PRODUCTOS, accion = Accion.EDITAR)
    String guardarProducto(@RequestParam(required = false) Long id, DatosProducto producto, Model modelo, RedirectAttributes aviso) {
        try {
            portafolio.guardarProducto(id, producto);
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("id", id);
            modelo.addAttribute("producto", producto);
            modelo.addAttribute("edita", true);
            return opciones("portafolio/producto", modelo);
        }
        aviso.addFlashAttribute("hecho", "Se guardó «" + producto.nombre() + "».");
        return "redirect:/portafolio";
    }

    // --- Demanda

    @GetMapping("/demanda")
    @Exige(objeto = Objeto.DEMANDA)
    String demanda(Model modelo) {
        modelo.addAttribute("demandas", portafolio.demandas());
        modelo.addAttribute("nombres", territorio.nombresCompletos());
        modelo.addAttribute("entidades", territorio.todas());
        modelo.addAttribute("productos", portafolio.productos());
        modelo.addAttribute("nombreDeProducto", portafolio.productos().stream().collect(Collectors.toMap(ProductoAtt::getId, ProductoAtt::getNombre)));
        modelo.addAttribute("nombreDeTema", nombresDeTemas());
        modelo.addAttribute("registra", permisos.puede(Objeto.DEMANDA, Accion.CREAR));
        modelo.addAttribute("hoy", hoy());
        return opciones("portafolio/demanda", modelo);
    }

    @PostMapping("/demanda")
    @Exige(objeto = Objeto.DEMANDA, accion = Accion.CREAR)
    String registrarDemanda(@RequestParam(defaultValue = "") String entidad, Long producto, String tema, String solicitud,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate fecha, Model modelo, RedirectAttributes aviso) {
        try {
            // La lista propone «Soacha (Cundinamarca) · 25754»
            portafolio.registrarDemanda(entidad.substring(entidad.lastIndexOf('·') + 1).strip(), producto, tema, solicitud, fecha);
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("escrito", Map.of("entidad", entidad, "producto", producto == null ? "" : producto.toString(),
                    "tema", tema == null ? "" : tema, "solicitud", solicitud == null ? "" : solicitud, "fecha", fecha == null ? "" : fecha.toString()));
            return demanda(modelo);
        }
        aviso.addFlashAttribute("hecho", "Se registró la solicitud.");
        return "redirect:/portafolio/demanda";
    }

    @GetMapping("/demanda/exportar")
    @Exige(objeto = Objeto.DEMANDA)
    void exportarDemanda(@RequestParam(defaultValue = "csv") String formato, HttpServletResponse respuesta) throws IOException {
        Map<String, String> nombres = territorio.nombresCompletos();
        Map<String, String> temas = nombresDeTemas();
        Map<Long, String> productos = portafolio.productos().stream().collect(Collectors.toMap(ProductoAtt::getId, ProductoAtt::getNombre));
        exportar("demanda", formato, List.of("Código DANE", "Entidad", "Producto o servicio", "Tema", "Solicitud", "Fecha", "Registrada por"),
                portafolio.demandas().stream().map((Demanda d) -> Arrays.<Object>asList(d.getCodigoEntidad(), nombres.get(d.getCodigoEntidad()),
                        productos.get(d.getProductoId()), d.getTema() == null ? null : temas.getOrDefault(d.getTema(), d.getTema()),
                        d.getSolicitud(), d.getFecha(), d.getRegistradaPor())).toList(), respuesta);
    }

    // --- Catálogos

    @GetMapping("/catalogos")
    @Exige(objeto = Objeto.ESTRATEGIA)
    String catalogos(Model modelo) {
        modelo.addAttribute("metas", portafolio.metas());
        modelo.addAttribute("momentos", fichas.momentos());
        modelo.addAttribute("editaEstrategias", permisos.puede(Objeto.ESTRATEGIA, Accion.EDITAR));
        modelo.addAttribute("editaMetas", permisos.puede(Objeto.INDICADORES_METAS, Accion.EDITAR));
        modelo.addAttribute("validaEstrategias", permisos.puede(Objeto.ESTRATEGIA, Accion.VALIDAR));
        modelo.addAttribute("validaMetas", permisos.puede(Objeto.INDICADORES_METAS, Accion.VALIDAR));
        modelo.addAttribute("cambiosDeEstrategias", revision.ultimos(RevisionDeCatalogos.Clase.ESTRATEGIA));
        modelo.addAttribute("cambiosDeMetas", revision.ultimos(RevisionDeCatalogos.Clase.META));
        modelo.addAttribute("auditaEstrategias", permisos.puede(Objeto.ESTRATEGIA, Accion.AUDITAR));
        modelo.addAttribute("auditaMetas", permisos.puede(Objeto.INDICADORES_METAS, Accion.AUDITAR));
        modelo.addAttribute("nombres", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        modelo.addAttribute("f", formato);
        modelo.addAttribute("editaTemas", permisos.puede(Objeto.TEMAS, Accion.EDITAR));
        modelo.addAttribute("hoy", hoy());
        return opciones("portafolio/catalogos", modelo);
    }

    @PostMapping("/catalogos/estrategias")
    @Exige(objeto = Objeto.ESTRATEGIA, accion = Accion.EDITAR)
    String guardarEstrategia(String codigo, String nombre, @RequestParam(defaultValue = "") Set<String> dependencias,
            @RequestParam(defaultValue = "false") boolean activa, Model modelo, RedirectAttributes aviso) {
        return catalogar(() -> portafolio.guardarEstrategia(codigo, nombre, dependencias, activa), "Se guardó la estrategia.", modelo, aviso);
    }

    @PostMapping("/catalogos/metas")
    @Exige(objeto = Objeto.INDICADORES_METAS, accion = Accion.EDITAR)
    String guardarMeta(String codigo, String nombre, Integer vigencia, Model modelo, RedirectAttributes aviso) {
        return catalogar(() -> portafolio.guardarMeta(codigo, nombre, vigencia), "Se guardó la meta.", modelo, aviso);
    }

    @PostMapping("/catalogos/temas")
    @Exige(objeto = Objeto.TEMAS, accion = Accion.EDITAR)
    String guardarTema(String codigo, String nombre, @RequestParam(defaultValue = "false") boolean activo, Model modelo, RedirectAttributes aviso) {
        return catalogar(() -> portafolio.guardarTema(codigo, nombre, activo), "Se guardó el tema.", modelo, aviso);
    }

    @PostMapping("/catalogos/momentos")
    @Exige(objeto = Objeto.TEMAS, accion = Accion.EDITAR)
    String guardarMomento(String codigo, String nombre, @RequestParam(defaultValue = "false") boolean activo, Model modelo, RedirectAttributes aviso) {
        return catalogar(() -> fichas.guardarMomento(codigo, nombre, activo), "Se guardó el momento del ciclo.", modelo, aviso);
    }

    private String catalogar(Runnable accion, String hecho, Model modelo, RedirectAttributes aviso) {
        try {
            accion.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return catalogos(modelo);
        }
        aviso.addFlashAttribute("hecho", hecho);
        return "redirect:/portafolio/catalogos";
    }

    // --- Común

    private String opciones(String vista, Model modelo) {
        modelo.addAttribute("dependencias", organizacion.dependencias().stream().filter(Dependencia::isActiva).toList());
        modelo.addAttribute("temas", portafolio.temas());
        modelo.addAttribute("estrategias", portafolio.estrategias());
        modelo.addAttribute("estados", EstadoProducto.values());
        modelo.addAttribute("tipos", TipoProducto.values());
        modelo.addAttribute("escalas", Escala.values());
        modelo.addAttribute("tiposEntidad", TipoEntidad.values());
        return vista;
    }

    private Map<String, String> nombresDeTemas() {
        return portafolio.temas().stream().collect(Collectors.toMap(Tema::getCodigo, Tema::getNombre));
    }

    private static DatosProducto datos(ProductoAtt p) {
        return new DatosProducto(p.getCodigo(), p.getNombre(), p.getTipo(), p.getDependencia(), p.getVigencia(), p.getEstado(), p.getTema(),
                p.getObjetivo(), p.getEscalas(), p.getTiposHabilitados(), p.getEstrategia());
    }

    private static <T> String unir(Set<T> valores, Function<T, String> nombre) {
        return valores.stream().map(nombre).sorted().collect(Collectors.joining(", "));
    }

    private static LocalDate hoy() {
        return LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
    }

    private static void exportar(String nombre, String formato, List<String> encabezados, List<List<Object>> filas, HttpServletResponse respuesta)
            throws IOException {
        boolean libro = "xlsx".equals(formato);
        respuesta.setContentType(libro ? Exportacion.TIPO_XLSX : Exportacion.TIPO_CSV);
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"" + nombre + (libro ? ".xlsx\"" : ".csv\""));
        if (libro) {
            Exportacion.xlsx(respuesta.getOutputStream(), encabezados, filas);
        } else {
            Exportacion.csv(respuesta.getOutputStream(), encabezados, filas);
        }
    }
}
