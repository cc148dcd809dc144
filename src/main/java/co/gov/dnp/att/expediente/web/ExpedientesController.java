package co.gov.dnp.att.expediente.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.BusquedaExpedientes;
import co.gov.dnp.att.expediente.BusquedaExpedientes.Filtro;
import co.gov.dnp.att.expediente.BusquedaExpedientes.Pagina;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.CopiaDelExpediente;
import co.gov.dnp.att.expediente.Documento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.EstadoExpediente;
import co.gov.dnp.att.expediente.Evidencia;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.Hecho;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.expediente.proceso.TareasDelExpediente;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import jakarta.servlet.http.HttpServletResponse;

/** Páginas del expediente: la lista, cada uno por dentro y sus descargas. */
@Controller
@RequestMapping("/expedientes")
@Exige(objeto = Objeto.INSTANCIA)
class ExpedientesController {

    private static final int HECHOS = 500;

    private final Expedientes expedientes;
    private final BusquedaExpedientes busqueda;
    private final Documentos documentos;
    private final Evidencias evidencias;
    private final Bitacora bitacora;
    private final CopiaDelExpediente copia;
    private final AccesoExpediente acceso;
    private final TareasDelExpediente tareas;
    private final Permisos permisos;

    ExpedientesController(Expedientes expedientes, BusquedaExpedientes busqueda, Documentos documentos,
            Evidencias evidencias, Bitacora bitacora, CopiaDelExpediente copia, AccesoExpediente acceso,
            TareasDelExpediente tareas, Permisos permisos) {
        this.expedientes = expedientes;
        this.busqueda = busqueda;
        this.documentos = documentos;
        this.evidencias = evidencias;
        this.bitacora = bitacora;
        this.copia = copia;
        this.acceso = acceso;
        this.tareas = tareas;
        this.permisos = permisos;
    }

    @GetMapping
    String lista(@RequestParam(defaultValue = "") String texto, @RequestParam(defaultValue = "") String entidad,
            @RequestParam(defaultValue = "") String dependencia, @RequestParam(defaultValue = "") String estado,
            @RequestParam(defaultValue = "1") int pagina, Model modelo) {
        EstadoExpediente elegido = Arrays.stream(EstadoExpediente.values()).filter(e -> e.name().equals(estado)).findFirst()
                .orElse(null);
        Pagina resultado = busqueda.buscar(new Filtro(texto, entidad, dependencia, elegido), pagina);
        modelo.addAttribute("resultado", resultado);
        modelo.addAttribute("texto", texto);
        modelo.addAttribute("entidad", entidad);
        modelo.addAttribute("dependencia", dependencia);
        modelo.addAttribute("estado", estado);
        modelo.addAttribute("dependencias", busqueda.dependencias());
        modelo.addAttribute("estados", EstadoExpediente.values());
        return "expediente/lista";
    }

    @GetMapping("/{codigo}")
    String detalle(@PathVariable String codigo, @RequestParam(defaultValue = "") String tipo,
            @RequestParam(defaultValue = "") String nombre, Model modelo) {
        Expediente expediente = visible(codigo);
        List<Evidencia> todas = evidencias.deExpediente(expediente.getId());
        List<Evidencia> elegidas = todas.stream().filter(e -> tipo.isEmpty() || e.getTipo().name().equals(tipo))
                .filter(e -> (e.getNombre() + " " + e.getTarea()).toLowerCase().contains(nombre.strip().toLowerCase())).toList();
        Map<ClaseDocumento, List<Documento>> porClase = documentos.deExpediente(expediente.getId()).stream()
                .filter(d -> permisos.puede(objeto(d.getClase()), Accion.LEER))
                .collect(Collectors.groupingBy(Documento::getClase, LinkedHashMap::new, Collectors.toList()));
        List<Hecho> hechos = bitacora.hechos(expediente.getId(), HECHOS);
        modelo.addAttribute("expediente", expediente);
        modelo.addAttribute("tareas", tareas.abiertas(codigo));
        modelo.addAttribute("detenido", tareas.detenido(codigo));
        modelo.addAttribute("documentos", porClase);
        modelo.addAttribute("evidencias", elegidas);
        modelo.addAttribute("totalEvidencias", todas.size());
        modelo.addAttribute("tipos", TipoEvidencia.values());
        modelo.addAttribute("tipo", tipo);
        modelo.addAttribute("nombre", nombre);
        modelo.addAttribute("hechos", hechos);
        modelo.addAttribute("nombres", tareas.nombres(Stream.of(
                        todas.stream().map(Evidencia::getCargadaPor), hechos.stream().map(Hecho::usuario),
                        porClase.values().stream().flatMap(List::stream).map(Documento::getGeneradoPor),
                        Stream.of(expediente.getIniciadoPor(), expediente.getResponsableProcedimiento()))
                .flatMap(s -> s).filter(u -> u != null).distinct().toList()));
        return "expediente/detalle";
    }

    @GetMapping("/{codigo}/documentos/{id}")
    ResponseEntity<byte[]> documento(@PathVariable String codigo, @PathVariable Long id,
            @RequestParam(defaultValue = "false") boolean descargar) {
        Expediente expediente = visible(codigo);
        documentos.deExpediente(expediente.getId()).stream().filter(d -> d.getId().equals(id)).findFirst()
                .ifPresent(d -> permisos.exigir(objeto(d.getClase()), Accion.LEER));
        return Entrega.de(documentos.contenido(expediente.getId(), id), descargar);
    }

    @GetMapping("/{codigo}/todo")
    void todo(@PathVariable String codigo, HttpServletResponse respuesta) throws IOException {
        Expediente expediente = visible(codigo);
        // La copia lleva todos los documentos: quien no puede leer alguno no se la lleva
        Arrays.stream(ClaseDocumento.values()).forEach(c -> permisos.exigir(objeto(c), Accion.LEER));
        respuesta.setContentType("application/zip");
        respuesta.setHeader("Content-Disposition", Entrega.disposicion("attachment", codigo + ".zip"));
        copia.escribir(expediente, respuesta.getOutputStream());
    }

    /** La fila de la matriz de permisos que rige cada documento. */
    private static Objeto objeto(ClaseDocumento clase) {
        return switch (clase) {
            case MATRIZ_CONCERTACION -> Objeto.MATRIZ_CONCERTACION;
            case PLAN_DE_TRABAJO -> Objeto.PLAN_DE_TRABAJO;
            case REPORTE_DE_AVANCE -> Objeto.REPORTE_DE_AVANCE;
            case INFORME_DE_ANALISIS, INFORME_FINAL -> Objeto.INSTANCIA;
        };
    }

    private Expediente visible(String codigo) {
        Expediente expediente = expedientes.buscar(codigo)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        if (!acceso.puedeVer(expediente) && !tareas.participa(codigo)) {
            throw new AccessDeniedException("Su perfil no incluye este expediente.");
        }
        return expediente;
    }
}
