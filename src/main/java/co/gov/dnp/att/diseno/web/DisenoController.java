package co.gov.dnp.att.diseno.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import co.gov.dnp.att.diseno.Cambio;
import co.gov.dnp.att.diseno.Cambios;
import co.gov.dnp.att.diseno.Ensayo;
import co.gov.dnp.att.diseno.Ensayos;
import co.gov.dnp.att.diseno.Migracion;
import co.gov.dnp.att.diseno.proceso.Migraciones;
import co.gov.dnp.att.diseno.proceso.RecorrerBorrador;
import co.gov.dnp.att.diseno.revision.Archivo;
import co.gov.dnp.att.diseno.revision.Diferencia;
import co.gov.dnp.att.diseno.revision.Hallazgo;
import co.gov.dnp.att.diseno.revision.LectorDeModelos;
import co.gov.dnp.att.focalizacion.EnsayoDeTablas;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.focalizacion.Palabras;
import co.gov.dnp.att.focalizacion.Perfiles;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.modelos.DibujoBpmn;
import co.gov.dnp.att.plataforma.modelos.Marca;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.web.Exportacion;
import co.gov.dnp.att.territorio.Territorio;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** El taller de diseño: propone der-disenador, decide grupo-planeacion (en su bandeja), los demás leen. */
@Controller
@RequestMapping("/diseno")
@Exige(objeto = Objeto.MODELOS)
class DisenoController {

    /** Un plano dibujado. */
    public record Dibujo(String archivo, String nombre, String svg) {
    }

    private final Cambios cambios;
    private final Ensayos ensayos;
    private final Migraciones migraciones;
    private final Perfiles perfiles;
    private final Focalizacion focalizacion;
    private final Territorio territorio;
    private final Organizacion organizacion;
    private final UsuarioActual usuario;
    private final ObjectMapper json;

    DisenoController(Cambios cambios, Ensayos ensayos, Migraciones migraciones, Perfiles perfiles, Focalizacion focalizacion, Territorio territorio,
            Organizacion organizacion, UsuarioActual usuario, ObjectMapper json) {
        this.cambios = cambios;
        this.ensayos = ensayos;
        this.migraciones = migraciones;
        this.perfiles = perfiles;
        this.focalizacion = focalizacion;
        this.territorio = territorio;
        this.organizacion = organizacion;
        this.usuario = usuario;
        this.json = json;
    }

    @GetMapping
    String inicio(Model modelo) {
        modelo.addAttribute("cambios", cambios.todos());
        modelo.addAttribute("vigentes", cambios.vigentes());
        modelo.addAttribute("distintos", cambios.distintosDeLaAplicacion());
        modelo.addAttribute("nombres", nombres());
        return "diseno/inicio";
    }

    @GetMapping("/vigente")
    ResponseEntity<byte[]> descargar(@RequestParam String ruta) {
        return archivo(cambios.vigentes(), ruta);
    }

    @GetMapping("/{id}/archivo")
    ResponseEntity<byte[]> descargar(@PathVariable Long id, @RequestParam String ruta) {
        buscar(id);
        return archivo(cambios.archivos(id), ruta);
    }

    @PostMapping("/revisar")
    @Exige(objeto = Objeto.MODELOS, accion = Accion.EDITAR)
    String revisar(@RequestParam List<MultipartFile> archivos, Model modelo) throws IOException {
        List<Archivo> subidos = subidos(archivos).stream().map(s -> new Archivo(s.nombre(), s.contenido())).toList();
        List<Archivo> vigentes = cambios.vigentes();
        List<Archivo> ubicados = subidos.stream().map(a -> vigentes.stream().filter(v -> v.nombre().equals(a.nombre())).findFirst()
                .map(v -> new Archivo(v.ruta(), a.contenido())).orElse(a)).toList();
        List<Hallazgo> hallazgos = cambios.revisar(ubicados);
        modelo.addAttribute("archivos", ubicados);
        modelo.addAttribute("hallazgos", hallazgos);
        modelo.addAttribute("dibujos", dibujos(ubicados, senalados(hallazgos), hallazgos.stream().map(Hallazgo::archivo).collect(Collectors.toSet())));
        return "diseno/revision";
    }

    @PostMapping
    @Exige(objeto = Objeto.MODELOS, accion = Accion.CREAR)
    String redactar(@RequestParam String titulo, @RequestParam String motivo, @RequestParam String norma, @RequestParam List<MultipartFile> archivos,
            RedirectAttributes aviso) throws IOException {
        Long id = cambios.redactar(titulo, motivo, norma, subidos(archivos), usuario.usuario());
        aviso.addFlashAttribute("aviso", "El borrador quedó guardado. Revíselo, ensáyelo y envíelo a aprobación.");
        return "redirect:/diseno/" + id;
    }

    @PostMapping("/{id}/archivos")
    @Exige(objeto = Objeto.MODELOS, accion = Accion.EDITAR)
    String cambiarArchivos(@PathVariable Long id, @RequestParam List<MultipartFile> archivos, RedirectAttributes aviso) throws IOException {
        buscar(id);
        cambios.cambiarArchivos(id, subidos(archivos), usuario.usuario());
        aviso.addFlashAttribute("aviso", "Los archivos se reemplazaron. Los ensayos anteriores ya no valen: repítalos.");
        return "redirect:/diseno/" + id;
    }

    @PostMapping("/{id}/enviar")
    @Exige(objeto = Objeto.MODELOS, accion = Accion.EDITAR)
    String enviar(@PathVariable Long id, RedirectAttributes aviso) {
        buscar(id);
        cambios.enviar(id, usuario.usuario());
        aviso.addFlashAttribute("aviso", "El cambio está en trámite. Lo siguiente es adjuntar su ensayo, en la bandeja de tareas.");
        return "redirect:/diseno/" + id;
    }

    @GetMapping("/{id}")
    String ver(@PathVariable Long id, Model modelo) {
        Cambio cambio = buscar(id);
        List<Archivo> archivos = cambios.archivos(id);
        List<Diferencia> diferencias = cambios.diferencias(id);
        List<Hallazgo> hallazgos = cambio.publicado() == null ? cambios.hallazgos(id) : List.of();
        Set<String> rutas = archivos.stream().map(Archivo::ruta).collect(Collectors.toSet());
        Map<String, Marca> antes = new HashMap<>();
        Map<String, Marca> despues = new HashMap<>(senalados(hallazgos));
        diferencias.stream().filter(d -> d.elemento() != null).forEach(d -> {
            Marca marca = new Marca(Set.of(d.clase().marca()), null, d.frase());
            if (d.clase() != Diferencia.Clase.AGREGADO) {
                antes.put(d.elemento(), marca);
            }
            if (d.clase() != Diferencia.Clase.QUITADO) {
                despues.put(d.elemento(), marca);
            }
        });
        Set<String> tocados = diferencias.stream().map(Diferencia::elemento).filter(e -> e != null).collect(Collectors.toSet());
        modelo.addAttribute("cambio", cambio);
        modelo.addAttribute("archivos", archivos);
        modelo.addAttribute("diferencias", diferencias.stream().filter(d -> d.frase() != null).toList());
        modelo.addAttribute("cuadros", cambios.cuadros(id));
        modelo.addAttribute("hallazgos", hallazgos);
        modelo.addAttribute("graves", hallazgos.stream().filter(Hallazgo::grave).count());
        modelo.addAttribute("antes", dibujosCon(cambios.referencia(id).stream().filter(a -> rutas.contains(a.ruta())).toList(), antes, tocados));
        modelo.addAttribute("despues", dibujosCon(archivos, despues, tocados));
        modelo.addAttribute("ensayos", cambios.ensayos(id));
        modelo.addAttribute("faltan", cambios.ensayosQueFaltan(id));
        modelo.addAttribute("tieneTablas", archivos.stream().anyMatch(a -> a.clase() == Archivo.Clase.DMN));
        modelo.addAttribute("perfiles", perfiles.todos().stream().filter(p -> p.getActivado() != null && p.getDefinicion().modo().usaReglas()).toList());
        modelo.addAttribute("soyProponente", cambio.proponente().equals(usuario.usuario()));
        modelo.addAttribute("migradas", migraciones.hechas(id));
        modelo.addAttribute("nombres", nombres());
        return "diseno/cambio";
    }

    // ---------------------------------------------------------------- ensayar

    @PostMapping("/{id}/caminos")
    @Exige(objeto = Objeto.MODELOS, accion = Accion.EDITAR)
    String recorrer(@PathVariable Long id) {
        buscar(id);
        ensayos.recorrer(id, usuario.usuario());
        return "redirect:/diseno/" + id + "/ensayos/" + ultimo(id);
    }

    @PostMapping("/{id}/tablas")
    @Exige(objeto = Objeto.MODELOS, accion = Accion.EDITAR)
    String tablas(@PathVariable Long id, @RequestParam Long perfil) {
        buscar(id);
        ensayos.contraTodas(id, perfil, usuario.usuario());
        return "redirect:/diseno/" + id + "/ensayos/" + ultimo(id);
    }

    @PostMapping("/{id}/repeticion")
    @Exige(objeto = Objeto.MODELOS, accion = Accion.EDITAR)
    String repetir(@PathVariable Long id) {
        buscar(id);
        ensayos.repetir(id, usuario.usuario());
        return "redirect:/diseno/" + id + "/ensayos/" + ultimo(id);
    }

    @GetMapping("/{id}/ensayos/{ensayo}")
    String ensayo(@PathVariable Long id, @PathVariable Long ensayo, @RequestParam(defaultValue = "1") int camino, Model modelo) throws JsonProcessingException {
        Ensayo e = unEnsayo(id, ensayo);
        modelo.addAttribute("cambio", buscar(id));
        modelo.addAttribute("ensayo", e);
        modelo.addAttribute("palabras", new PalabrasEnPagina());
        if (e.clase() == Ensayo.Clase.CAMINOS) {
            List<RecorrerBorrador.Camino> caminos = caminos(e);
            int visto = Math.max(1, Math.min(camino, caminos.size()));
            modelo.addAttribute("caminos", caminos);
            modelo.addAttribute("visto", visto);
            modelo.addAttribute("camino", caminos.isEmpty() ? null : caminos.get(visto - 1));
            modelo.addAttribute("dibujos", caminos.isEmpty() || !e.vigente() ? List.of() : recorrido(cambios.borrador(id), caminos.get(visto - 1)));
        } else {
            List<EnsayoDeTablas.Resultado> resultados = resultados(e);
            Map<Integer, String> grupos = focalizacion.nombresDeGrupos();
            Map<String, String> departamentos = departamentos();
            modelo.addAttribute("resultados", resultados);
            modelo.addAttribute("grupos", grupos);
            modelo.addAttribute("departamentos", departamentos);
            if (resultados.size() == 1) {
                Map<String, int[]> porDepartamento = new TreeMap<>();
                departamentos.values().forEach(d -> porDepartamento.put(d, new int[3]));
                porDepartamento.putAll(Ensayos.repartir(resultados.get(0), d -> departamentos.getOrDefault(d.departamento(), "Esquemas asociativos")));
                modelo.addAttribute("porDepartamento", porDepartamento);
                modelo.addAttribute("porGrupo", Ensayos.repartir(resultados.get(0), d -> grupos.getOrDefault(d.grupo(), "Sin grupo territorial")));
            }
        }
        return "diseno/ensayo";
    }

    @GetMapping("/{id}/ensayos/{ensayo}/exportar")
    void exportar(@PathVariable Long id, @PathVariable Long ensayo, @RequestParam(defaultValue = "csv") String formato, HttpServletResponse respuesta) throws IOException {
        Ensayo e = unEnsayo(id, ensayo);
        if (e.clase() == Ensayo.Clase.CAMINOS) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Map<String, String> departamentos = departamentos();
        Map<Integer, String> grupos = focalizacion.nombresDeGrupos();
        List<String> encabezados = List.of("Focalización", "Código", "Entidad", "Departamento", "Grupo territorial", "Antes", "Después", "Prioridad antes", "Prioridad después",
                "Puntaje antes", "Puntaje después");
        List<List<?>> filas = new ArrayList<>();
        resultados(e).forEach(r -> r.cambian().forEach(d -> filas.add(Arrays.asList(r.perfil(), d.codigo(), d.nombre(), departamentos.getOrDefault(d.departamento(), ""),
                grupos.getOrDefault(d.grupo(), ""), d.antes().etiqueta(), d.despues().etiqueta(), Palabras.de(d.prioridadAntes()), Palabras.de(d.prioridadDespues()),
                d.puntajeAntes(), d.puntajeDespues()))));
        boolean hoja = formato.equals("xlsx");
        respuesta.setContentType(hoja ? Exportacion.TIPO_XLSX : Exportacion.TIPO_CSV);
        respuesta.setHeader("Content-Disposition", "attachment; filename=\"ensayo-" + ensayo + (hoja ? ".xlsx" : ".csv") + "\"");
        if (hoja) {
            Exportacion.xlsx(respuesta.getOutputStream(), "Ensayo", encabezados, filas);
        } else {
            Exportacion.csv(respuesta.getOutputStream(), encabezados, filas);
        }
    }

    // ---------------------------------------------------------------- deshacer y migrar

    @PostMapping("/{id}/deshacer")
    @Exige(objeto = Objeto.MODELOS, accion = Accion.VALIDAR)
    String deshacer(@PathVariable Long id, @RequestParam String motivo, RedirectAttributes aviso) {
        buscar(id);
        cambios.deshacer(id, motivo, usuario.usuario());
        aviso.addFlashAttribute("aviso", "La versión anterior vuelve a regir para lo que se inicie desde ahora.");
        return "redirect:/diseno/" + id;
    }

    @GetMapping("/{id}/migracion")
    String planes(@PathVariable Long id, @RequestParam(defaultValue = "") String dependencia, Model modelo) {
        modelo.addAttribute("cambio", buscar(id));
        modelo.addAttribute("dependencia", dependencia);
        modelo.addAttribute("dependencias", organizacion.dependencias());
        modelo.addAttribute("planes", migraciones.planes(id, dependencia));
        modelo.addAttribute("hechas", migraciones.hechas(id));
        return "diseno/migracion";
    }

    /** @param definicion versión de la que se toman todas; vacía, solo las escogidas @param ensayar si se deshace al terminar */
    @PostMapping("/{id}/migracion")
    @Exige(objeto = Objeto.MODELOS, accion = Accion.VALIDAR)
    String migrar(@PathVariable Long id, @RequestParam(defaultValue = "") List<String> instancias, @RequestParam(defaultValue = "") String definicion,
            @RequestParam(defaultValue = "") String dependencia, @RequestParam(defaultValue = "false") boolean ensayar, RedirectAttributes aviso) {
        buscar(id);
        List<String> cuales = definicion.isBlank() ? instancias : migraciones.deLaVersion(definicion, dependencia);
        List<Migracion.Resultado> r = ensayar ? migraciones.ensayar(id, cuales) : migraciones.migrar(id, cuales, usuario.usuario());
        long bien = r.stream().filter(Migracion.Resultado::migrada).count();
        if (ensayar) {
            Map<String, String> ensayadas = new HashMap<>();
            r.forEach(x -> ensayadas.put(x.instancia(), x.migrada() ? "Puede migrar" : x.motivo()));
            aviso.addFlashAttribute("ensayadas", ensayadas);
            aviso.addFlashAttribute("aviso", "Se ensayaron " + r.size() + " y todo se deshizo: " + bien + " pueden migrar; " + (r.size() - bien) + " no.");
        } else {
            aviso.addFlashAttribute("aviso", bien + " migradas; " + (r.size() - bien) + " siguen con su versión.");
        }
        aviso.addAttribute("dependencia", dependencia);
        return "redirect:/diseno/" + id + "/migracion";
    }

    // ---------------------------------------------------------------- ayudas

    private Cambio buscar(Long id) {
        return cambios.buscar(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Ensayo unEnsayo(Long id, Long ensayo) {
        return cambios.ensayos(id).stream().filter(e -> e.id().equals(ensayo)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Long ultimo(Long id) {
        return cambios.ensayos(id).get(0).id();
    }

    private List<RecorrerBorrador.Camino> caminos(Ensayo e) throws JsonProcessingException {
        return List.of(json.readValue(e.detalle(), RecorrerBorrador.Camino[].class));
    }

    /** El camino sobre el dibujo: cada tarea con el número de su paso, y resaltado todo lo que se pasó. */
    private static List<Dibujo> recorrido(List<Archivo> borrador, RecorrerBorrador.Camino camino) {
        Map<String, Marca> marcas = new LinkedHashMap<>();
        camino.recorridos().forEach(e -> marcas.put(e, new Marca(Set.of("recorrido"), null, "Se pasa por aquí")));
        Map<String, List<String>> pasos = new LinkedHashMap<>();
        for (int i = 0; i < camino.pasos().size(); i++) {
            pasos.computeIfAbsent(camino.pasos().get(i).elemento(), e -> new ArrayList<>()).add(String.valueOf(i + 1));
        }
        pasos.forEach((e, numeros) -> marcas.put(e, new Marca(Set.of("recorrido"), numeros.size() > 2 ? numeros.get(0) + "…" : String.join(", ", numeros),
                "Paso " + String.join(", ", numeros))));
        return dibujosCon(borrador.stream().filter(a -> a.contenido().contains("id=\"" + camino.clave() + "\"")).toList(), marcas, marcas.keySet());
    }

    private List<EnsayoDeTablas.Resultado> resultados(Ensayo e) throws JsonProcessingException {
        JsonNode detalle = json.readTree(e.detalle());
        return detalle.isArray() ? List.of(json.treeToValue(detalle, EnsayoDeTablas.Resultado[].class)) : List.of(json.treeToValue(detalle, EnsayoDeTablas.Resultado.class));
    }

    private Map<String, String> departamentos() {
        Map<String, String> nombres = new HashMap<>();
        territorio.todas().stream().filter(t -> t.getCodigo().length() == 2).forEach(t -> nombres.put(t.getCodigo(), t.getNombre()));
        return nombres;
    }

    private Map<String, String> nombres() {
        return organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre, (a, b) -> a));
    }

    private static List<Cambios.Subido> subidos(List<MultipartFile> archivos) throws IOException {
        List<Cambios.Subido> lista = new ArrayList<>();
        for (MultipartFile a : archivos) {
            if (a.getSize() > 2_000_000) {
                throw Rechazo.de("Archivos: «" + a.getOriginalFilename() + "» pasa de 2 MB.");
            }
            if (a.getOriginalFilename() != null && !a.getOriginalFilename().isBlank()) {
                lista.add(new Cambios.Subido(a.getOriginalFilename(), new String(a.getBytes(), StandardCharsets.UTF_8)));
            }
        }
        return lista;
    }

    private static Map<String, Marca> senalados(List<Hallazgo> hallazgos) {
        Map<String, Marca> marcas = new LinkedHashMap<>();
        hallazgos.stream().filter(h -> h.elemento() != null).forEach(h -> marcas.putIfAbsent(h.elemento(), new Marca(Set.of("hallazgo"), "!", h.frase())));
        return marcas;
    }

    private static List<Dibujo> dibujos(List<Archivo> archivos, Map<String, Marca> marcas, Set<String> rutas) {
        return dibujosCon(archivos.stream().filter(a -> rutas.contains(a.ruta())).toList(), marcas, marcas.keySet());
    }

    /** Los planos donde hay algo que destacar; el principal siempre. */
    private static List<Dibujo> dibujosCon(List<Archivo> archivos, Map<String, Marca> marcas, Set<String> elementos) {
        List<Dibujo> dibujos = new ArrayList<>();
        for (Archivo a : archivos) {
            if (a.clase() != Archivo.Clase.BPMN) {
                continue;
            }
            try {
                // Lo que no se lee sin riesgo (entidades) tampoco se dibuja
                LectorDeModelos.leer(a);
                DibujoBpmn dibujo = DibujoBpmn.de(a.contenido());
                Set<String> planos = elementos.stream().flatMap(e -> dibujo.planoDe(e).stream()).collect(Collectors.toSet());
                dibujo.planos().stream().filter(p -> p.principal() || planos.contains(p.elemento()))
                        .forEach(p -> dibujos.add(new Dibujo(a.nombre(), p.nombre(), dibujo.svg(p.elemento(), marcas, e -> null))));
            } catch (RuntimeException sinDibujo) {
                // Un archivo por corregir puede no poderse dibujar; sus hallazgos ya lo dicen
                continue;
            }
        }
        return dibujos;
    }

    private static ResponseEntity<byte[]> archivo(List<Archivo> archivos, String ruta) {
        Archivo a = archivos.stream().filter(x -> x.ruta().equals(ruta)).findFirst().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).header("Content-Disposition", "attachment; filename=\"" + a.nombre() + "\"")
                .body(a.contenido().getBytes(StandardCharsets.UTF_8));
    }

    /** Para que la página diga los valores de las tablas en palabras. */
    public static final class PalabrasEnPagina {
        public String de(String valor) {
            return Palabras.de(valor);
        }
    }
}
