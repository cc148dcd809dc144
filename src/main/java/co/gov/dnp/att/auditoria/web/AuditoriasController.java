package co.gov.dnp.att.auditoria.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.auditoria.EstadoTramite;
import co.gov.dnp.att.auditoria.FiltroDeTramites;
import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.Tramites;
import co.gov.dnp.att.auditoria.muestras.Auditoria;
import co.gov.dnp.att.auditoria.muestras.Auditorias;
import co.gov.dnp.att.auditoria.muestras.Conclusion;
import co.gov.dnp.att.auditoria.muestras.Estrato;
import co.gov.dnp.att.auditoria.muestras.InformesDeAuditoria;
import co.gov.dnp.att.auditoria.muestras.Metodo;
import co.gov.dnp.att.auditoria.muestras.Muestra;
import co.gov.dnp.att.auditoria.muestras.Muestras;
import co.gov.dnp.att.auditoria.muestras.Papel;
import co.gov.dnp.att.auditoria.muestras.Papeles;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados.Elemento;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.seguimiento.TipoAccion;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Exige;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/** Auditorías: programar, sacar la muestra, llevar los papeles de trabajo, registrar y enviar hallazgos, e informar (SG-21). */
@Controller
@RequestMapping("/auditoria/auditorias")
@PreAuthorize(SoloAuditores.REGLA)
@Exige(objeto = Objeto.INSTANCIA, accion = Accion.AUDITAR)
class AuditoriasController {

    private final Auditorias auditorias;
    private final Muestras muestras;
    private final Papeles papeles;
    private final InformesDeAuditoria informes;
    private final Tramites tramites;
    private final ModelosDesplegados modelos;
    private final Evidencias evidencias;
    private final Organizacion organizacion;
    private final UsuarioActual usuario;

    AuditoriasController(Auditorias auditorias, Muestras muestras, Papeles papeles, InformesDeAuditoria informes, Tramites tramites,
            ModelosDesplegados modelos, Evidencias evidencias, Organizacion organizacion, UsuarioActual usuario) {
        this.auditorias = auditorias;
        this.muestras = muestras;
        this.papeles = papeles;
        this.informes = informes;
        this.tramites = tramites;
        this.modelos = modelos;
        this.evidencias = evidencias;
        this.organizacion = organizacion;
        this.usuario = usuario;
    }

    @ModelAttribute
    void comunes(Model modelo) {
        modelo.addAttribute("nombres", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        modelo.addAttribute("hoy", hoy());
    }

    @GetMapping
    String todas(Model modelo) {
        modelo.addAttribute("auditorias", auditorias.todas());
        modelo.addAttribute("auditores", auditorias.auditores());
        return "auditoria/auditorias";
    }

    @PostMapping
    String programar(@RequestParam String objetivo, @RequestParam String alcance,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate desde,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate hasta, @RequestParam(required = false) String responsable,
            Model modelo, RedirectAttributes aviso) {
        try {
            String codigo = auditorias.programar(objetivo, alcance, desde, hasta, responsable, usuario.usuario());
            aviso.addFlashAttribute("aviso", "Quedó programada la auditoría " + codigo + ".");
            return "redirect:/auditoria/auditorias/" + codigo;
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            modelo.addAttribute("escrito", java.util.Arrays.asList(objetivo, alcance, desde, hasta, responsable));
            return todas(modelo);
        }
    }

    @GetMapping("/{codigo}")
    String una(@PathVariable String codigo, Model modelo) {
        Auditoria a = buscar(codigo);
        Muestra muestra = muestras.de(a).orElse(null);
        modelo.addAttribute("a", a);
        modelo.addAttribute("m", muestra);
        modelo.addAttribute("papeles", papeles.de(a));
        modelo.addAttribute("hallazgos", papeles.hallazgos(a));
        modelo.addAttribute("informes", informes.de(a));
        modelo.addAttribute("metodos", Metodo.values());
        modelo.addAttribute("estratos", Estrato.values());
        modelo.addAttribute("estados", EstadoTramite.values());
        modelo.addAttribute("opciones", tramites.opciones());
        modelo.addAttribute("semilla", UUID.randomUUID().toString().substring(0, 8));
        return "auditoria/auditoria";
    }

    @PostMapping("/{codigo}/muestra")
    String sacar(@PathVariable String codigo, @ModelAttribute("filtro") FiltroDeTramites filtro, BindingResult lectura,
            @RequestParam(required = false) Metodo metodo, @RequestParam(required = false) Estrato estrato, @RequestParam(required = false) Integer tamano,
            @RequestParam(required = false) String semilla, Model modelo, RedirectAttributes aviso) {
        Auditoria a = buscar(codigo);
        return hacer(a, modelo, aviso, "La muestra quedó sacada y registrada.", "", () -> {
            Rechazo.siHay(lectura.getFieldErrors().stream().map(e -> "«" + e.getRejectedValue() + "» no sirve como " + CampoDeFiltro.nombre(e.getField()) + ".").toList());
            muestras.sacar(a, filtro, metodo, estrato, tamano, semilla, usuario.usuario());
        });
    }

    @GetMapping("/{codigo}/repetir")
    String repetir(@PathVariable String codigo, @RequestParam(required = false) String semilla, Model modelo) {
        Auditoria a = buscar(codigo);
        Muestra m = muestras.de(a).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "La muestra no se ha sacado."));
        String cual = semilla == null || semilla.isBlank() ? m.semilla() : semilla.strip();
        modelo.addAttribute("a", a);
        modelo.addAttribute("m", m);
        modelo.addAttribute("semilla", cual);
        modelo.addAttribute("r", muestras.repetir(a, cual));
        return "auditoria/repetir";
    }

    @GetMapping("/{codigo}/poblacion.csv")
    ResponseEntity<byte[]> poblacion(@PathVariable String codigo) {
        return archivo(muestras.poblacionGuardada(buscar(codigo)), "text/csv;charset=UTF-8", codigo + "-poblacion.csv");
    }

    @GetMapping("/{codigo}/papeles/{id}")
    String papel(@PathVariable String codigo, @PathVariable Long id, Model modelo) {
        Auditoria a = buscar(codigo);
        Papel papel = papel(a, id);
        Tramite tramite = tramites.deInstancia(papel.instancia()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        modelo.addAttribute("a", a);
        modelo.addAttribute("p", papel);
        modelo.addAttribute("t", tramite);
        modelo.addAttribute("impide", papeles.impide(papel, usuario.usuario()).orElse(null));
        modelo.addAttribute("hallazgos", papeles.hallazgos(a).stream().filter(h -> h.papelId().equals(id)).toList());
        modelo.addAttribute("elementos", modelos.elementos(tramite.definicion()).values().stream()
                .filter(e -> !e.nombre().isBlank() && !e.clase().equals("sequenceFlow")).map(e -> Map.entry(e.id(), e.nombre() + claseEnPalabras(e))).toList());
        modelo.addAttribute("evidencias", evidencias.deExpediente(papel.expedienteId()));
        modelo.addAttribute("conclusiones", Conclusion.values());
        modelo.addAttribute("tipos", TipoAccion.values());
        modelo.addAttribute("personas", responsables(tramite));
        return "auditoria/papel";
    }

    private static String claseEnPalabras(Elemento e) {
        return switch (e.clase()) {
            case "userTask" -> " (tarea)";
            case "exclusiveGateway" -> " (compuerta)";
            case "businessRuleTask" -> " (regla)";
            case "subProcess", "callActivity" -> " (actividad)";
            case "serviceTask" -> " (paso automático)";
            default -> " (evento)";
        };
    }

    /** De la dependencia y de los grupos territoriales: los que pueden comprometerse con una acción. */
    private List<Persona> responsables(Tramite t) {
        return Stream.concat(organizacion.personasDe(t.dependencia()).stream(), organizacion.gruposTerritoriales().stream()
                .flatMap(g -> organizacion.integrantesDelGrupo(g.getNumero()).stream())).distinct().toList();
    }

    @PostMapping("/{codigo}/papeles/{id}")
    String guardar(@PathVariable String codigo, @PathVariable Long id, @RequestParam(required = false) String notas,
            @RequestParam(required = false) Conclusion conclusion, Model modelo, RedirectAttributes aviso) {
        Auditoria a = buscar(codigo);
        Papel papel = papel(a, id);
        modelo.addAttribute("notas", notas);
        return hacer(a, modelo, aviso, conclusion == null ? "Las notas quedaron guardadas." : "El papel quedó concluido.", "/papeles/" + id,
                () -> papeles.guardar(a, papel, notas, conclusion, usuario.usuario()));
    }

    @PostMapping("/{codigo}/papeles/{id}/hallazgos")
    String registrar(@PathVariable String codigo, @PathVariable Long id, @RequestParam(required = false) String elemento,
            @RequestParam(required = false) Long evidencia, @RequestParam(required = false) String regla, @RequestParam(required = false) String descripcion,
            @RequestParam(required = false) String criterio, Model modelo, RedirectAttributes aviso) {
        Auditoria a = buscar(codigo);
        Papel papel = papel(a, id);
        modelo.addAttribute("descripcion", descripcion);
        modelo.addAttribute("criterio", criterio);
        return hacer(a, modelo, aviso, "El hallazgo quedó registrado.", "/papeles/" + id,
                () -> papeles.registrar(a, papel, elemento, evidencia, regla, descripcion, criterio, usuario.usuario()));
    }

    @PostMapping("/{codigo}/papeles/{id}/hallazgos/{numero}/enviar")
    String enviar(@PathVariable String codigo, @PathVariable Long id, @PathVariable int numero, @RequestParam(required = false) TipoAccion tipo,
            @RequestParam(required = false) String causa, @RequestParam(required = false) String accion, @RequestParam(required = false) String responsable,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate compromiso, Model modelo, RedirectAttributes aviso) {
        Auditoria a = buscar(codigo);
        Papel papel = papel(a, id);
        return hacer(a, modelo, aviso, "El hallazgo se envió como acción PT-ED-05; se sigue aquí hasta su cierre.", "/papeles/" + id,
                () -> papeles.enviar(a, papel, numero, tipo, causa, accion, responsable, compromiso, usuario.usuario()));
    }

    @PostMapping("/{codigo}/informes")
    String informar(@PathVariable String codigo, @RequestParam(required = false) String motivo, Model modelo, RedirectAttributes aviso) {
        Auditoria a = buscar(codigo);
        return hacer(a, modelo, aviso, "El informe quedó generado.", "", () -> informes.generar(a, motivo, usuario.usuario()));
    }

    @GetMapping("/{codigo}/informes/{version}.pdf")
    ResponseEntity<byte[]> informe(@PathVariable String codigo, @PathVariable int version) {
        return archivo(informes.pdf(buscar(codigo), version).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No existe esa versión.")),
                "application/pdf", codigo + "-informe-v" + version + ".pdf");
    }

    @PostMapping("/{codigo}/cerrar")
    String cerrar(@PathVariable String codigo, @RequestParam(required = false) String conclusion, Model modelo, RedirectAttributes aviso) {
        Auditoria a = buscar(codigo);
        modelo.addAttribute("conclusion", conclusion);
        return hacer(a, modelo, aviso, "La auditoría quedó cerrada. Sus hallazgos se siguen aquí hasta que sus acciones se cierren.", "",
                () -> auditorias.cerrar(a, conclusion, usuario.usuario()));
    }

    /** Lo hecho vuelve a su página con el aviso; lo negado la muestra de nuevo con las frases y lo escrito. */
    private String hacer(Auditoria a, Model modelo, RedirectAttributes aviso, String hecho, String pagina, Runnable accion) {
        try {
            accion.run();
        } catch (Rechazo rechazo) {
            modelo.addAttribute("problemas", rechazo.problemas());
            return pagina.isEmpty() ? una(a.codigo(), modelo) : papel(a.codigo(), Long.valueOf(pagina.substring(pagina.lastIndexOf('/') + 1)), modelo);
        }
        aviso.addFlashAttribute("aviso", hecho);
        return "redirect:/auditoria/auditorias/" + a.codigo() + pagina;
    }

    private Auditoria buscar(String codigo) {
        return auditorias.buscar(codigo).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No existe esa auditoría."));
    }

    private Papel papel(Auditoria a, Long id) {
        return papeles.uno(a, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Ese papel no es de esta auditoría."));
    }

    private static ResponseEntity<byte[]> archivo(byte[] contenido, String tipo, String nombre) {
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(tipo)).header(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(nombre).build().toString()).body(contenido);
    }

    private static LocalDate hoy() {
        return LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
    }
}
