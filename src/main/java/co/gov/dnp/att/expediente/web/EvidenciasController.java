package co.gov.dnp.att.expediente.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.calendario.CalendarioHabil;
import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Evidencia;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.expediente.proceso.DiagramaDelTramite;
import co.gov.dnp.att.expediente.proceso.TareaVisible;
import co.gov.dnp.att.expediente.proceso.TareasDelExpediente;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;
import jakarta.servlet.http.HttpServletRequest;

/** Lo que usan las pestañas «Evidencias» y «Trámite» de una tarea en Tasklist. */
@RestController
@RequestMapping("/api")
@SinMatriz("la tarea la ve quien el motor autoriza; la evidencia, además, quien alcanza el expediente")
class EvidenciasController {

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);
    private static final int HECHOS_RECIENTES = 100;

    private final TareasDelExpediente tareas;
    private final Expedientes expedientes;
    private final Evidencias evidencias;
    private final Bitacora bitacora;
    private final AccesoExpediente acceso;
    private final UsuarioActual usuarioActual;
    private final CalendarioHabil calendario;
    private final DiagramaDelTramite diagramas;

    EvidenciasController(TareasDelExpediente tareas, Expedientes expedientes, Evidencias evidencias, Bitacora bitacora,
            AccesoExpediente acceso, UsuarioActual usuarioActual, CalendarioHabil calendario, DiagramaDelTramite diagramas) {
        this.tareas = tareas;
        this.expedientes = expedientes;
        this.evidencias = evidencias;
        this.bitacora = bitacora;
        this.acceso = acceso;
        this.usuarioActual = usuarioActual;
        this.calendario = calendario;
        this.diagramas = diagramas;
    }

    record Opcion(String valor, String etiqueta) {
    }

    record Fila(Long id, TipoEvidencia tipo, String etiquetaTipo, String nombre, long tamano, String sha256,
            String cargadaPor, OffsetDateTime fecha, String tarea, boolean deEstaTarea, boolean usada,
            String tipoContenido, boolean puedeRetirar) {
    }

    record EvidenciasDeTarea(String expediente, List<Opcion> tipos, List<Fila> evidencias, boolean puedeCargar) {
    }

    record HechoDeTramite(OffsetDateTime fecha, String texto) {
    }

    /**
     * @param ahora    en qué está y a quién le corresponde, una frase por tarea abierta
     * @param diagrama nulo si el expediente no nació de una instancia del motor
     */
    record Tramite(String expediente, String enlace, List<String> ahora, DiagramaDelTramite.Diagrama diagrama, List<HechoDeTramite> hechos) {
    }

    @GetMapping("/tareas/{tareaId}/evidencias")
    EvidenciasDeTarea deTarea(@PathVariable String tareaId) {
        TareaVisible tarea = tarea(tareaId);
        Expediente expediente = expedientes.de(tarea.expedienteId());
        List<Evidencia> todas = evidencias.deExpediente(expediente.getId());
        Map<String, String> nombres = tareas.nombres(todas.stream().map(Evidencia::getCargadaPor).toList());
        return new EvidenciasDeTarea(expediente.getCodigo(),
                Arrays.stream(TipoEvidencia.values()).map(t -> new Opcion(t.name(), t.etiqueta())).toList(),
                todas.stream().map(e -> fila(e, tareaId, nombres)).toList(), tarea.asignada() && evidencias.recibe(expediente, tareaId));
    }

    @PostMapping("/tareas/{tareaId}/evidencias")
    @ResponseStatus(HttpStatus.CREATED)
    Fila cargar(@PathVariable String tareaId, @RequestParam(required = false) MultipartFile archivo,
            @RequestParam(required = false) String tipo) throws IOException {
        TareaVisible tarea = tarea(tareaId);
        if (!tarea.asignada()) {
            throw new AccessDeniedException("Solo carga evidencias quien tiene la tarea: reclámela primero.");
        }
        if (archivo == null) {
            throw Rechazo.de("Archivo: elija el que va a cargar.");
        }
        TipoEvidencia clase = Arrays.stream(TipoEvidencia.values()).filter(t -> t.name().equals(tipo)).findFirst().orElse(null);
        try (InputStream contenido = archivo.getInputStream()) {
            Evidencia evidencia = evidencias.cargar(tarea.expedienteId(), tareaId, tarea.nombre(), clase,
                    archivo.getOriginalFilename(), contenido, usuarioActual.usuario());
            return fila(evidencia, tareaId, tareas.nombres(List.of(evidencia.getCargadaPor())));
        }
    }

    @DeleteMapping("/evidencias/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retirar(@PathVariable Long id) {
        Evidencia evidencia = visible(id);
        if (!evidencia.getCargadaPor().equals(usuarioActual.usuario())) {
            throw new AccessDeniedException("Solo quien cargó la evidencia puede retirarla.");
        }
        if (tareas.visible(evidencia.getTareaId()).filter(TareaVisible::asignada).isEmpty()) {
            throw Rechazo.de("La tarea ya terminó o la tiene otra persona: la evidencia se conserva en el expediente.");
        }
        evidencias.retirar(id, usuarioActual.usuario());
    }

    @GetMapping("/evidencias/{id}/contenido")
    ResponseEntity<byte[]> contenido(@PathVariable Long id, @RequestParam(defaultValue = "false") boolean descargar) {
        return Entrega.de(evidencias.contenido(visible(id).getId()), descargar);
    }

    @GetMapping("/tareas/{tareaId}/tramite")
    Tramite tramite(@PathVariable String tareaId, HttpServletRequest peticion) {
        Expediente expediente = expedientes.de(tarea(tareaId).expedienteId());
        return new Tramite(expediente.getCodigo(), peticion.getContextPath() + "/expedientes/" + expediente.getCodigo(),
                ahora(expediente.getCodigo()),
                diagramas.de(expediente).orElse(null),
                bitacora.hechos(expediente.getId(), HECHOS_RECIENTES).stream()
                        .map(h -> new HechoDeTramite(h.fecha().atZone(ZONA).toOffsetDateTime(), h.texto())).toList());
    }

    private List<String> ahora(String codigo) {
        LocalDate hoy = LocalDate.now(ZONA);
        List<String> frases = new ArrayList<>(tareas.abiertas(codigo).stream()
                .map(t -> t.frase(calendario.diasHabilesEntre(LocalDate.ofInstant(t.desde(), ZONA), hoy))).toList());
        if (tareas.detenido(codigo)) {
            frases.add("Un paso automático falló: le corresponde a quien administra la plataforma.");
        }
        return frases;
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<Map<String, String>> negado(AccessDeniedException causa) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Map.of("mensaje", causa.getMessage()));
    }

    private TareaVisible tarea(String tareaId) {
        return tareas.visible(tareaId).orElseThrow(() -> new AccessDeniedException(
                "La tarea ya se completó, no pertenece a un expediente o no está a su alcance."));
    }

    /** No se distingue entre la que no existe y la que no se puede ver. */
    private Evidencia visible(Long id) {
        return evidencias.buscar(id)
                .filter(e -> {
                    Expediente expediente = expedientes.de(e.getExpedienteId());
                    return acceso.puedeVer(expediente) || tareas.participa(expediente.getCodigo());
                })
                .orElseThrow(() -> new AccessDeniedException("La evidencia no existe o su perfil no incluye este expediente."));
    }

    private Fila fila(Evidencia e, String tareaId, Map<String, String> nombres) {
        boolean deEstaTarea = e.getTareaId().equals(tareaId);
        return new Fila(e.getId(), e.getTipo(), e.getTipo().etiqueta(), e.getNombre(), e.getTamano(), e.getSha256(),
                nombres.get(e.getCargadaPor()), e.getFecha().atZone(ZONA).toOffsetDateTime(), e.getTarea(), deEstaTarea,
                e.usada(), e.getTipoContenido(),
                deEstaTarea && !e.usada() && e.getCargadaPor().equals(usuarioActual.usuario()));
    }
}
