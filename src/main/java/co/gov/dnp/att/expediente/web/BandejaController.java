package co.gov.dnp.att.expediente.web;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.proceso.TareaVisible;
import co.gov.dnp.att.expediente.proceso.TareasDelExpediente;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.formularios.Borradores;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/** Lo que la bandeja necesita y Tasklist no trae: las tarjetas con sus datos y los borradores de quien escribe. */
@RestController
@RequestMapping("/api")
@SinMatriz("cada quien, lo que el motor le deja ver")
class BandejaController {

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);
    private static final DateTimeFormatter DIA = DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(ZONA);
    private static final int TARJETAS_POR_PETICION = 100;

    private final TareasDelExpediente tareas;
    private final Borradores borradores;
    private final UsuarioActual usuarioActual;

    BandejaController(TareasDelExpediente tareas, Borradores borradores, UsuarioActual usuarioActual) {
        this.tareas = tareas;
        this.borradores = borradores;
        this.usuarioActual = usuarioActual;
    }

    /** @param vence dd/mm/aaaa */
    record DatosDeTarjeta(String tarea, String expediente, String producto, String entidades, Integer vigencia, String vence,
            boolean vencida, boolean devuelta) {
    }

    record BorradorGuardado(OffsetDateTime guardado, JsonNode contenido) {
    }

    @GetMapping("/bandeja/tarjetas")
    List<DatosDeTarjeta> tarjetas(@RequestParam List<String> tarea) {
        if (tarea.size() > TARJETAS_POR_PETICION) {
            throw Rechazo.de("Pida a lo sumo " + TARJETAS_POR_PETICION + " tarjetas a la vez.");
        }
        return tareas.tarjetas(tarea).stream().map(t -> new DatosDeTarjeta(t.tarea(), t.expediente(), t.producto(), t.entidades(),
                t.vigencia(), t.vence() == null ? null : DIA.format(t.vence()), t.vencida(), t.devuelta())).toList();
    }

    /** El de quien pregunta; 204 si no tiene. */
    @GetMapping("/tareas/{tareaId}/borrador")
    ResponseEntity<BorradorGuardado> borrador(@PathVariable String tareaId) {
        tarea(tareaId);
        return borradores.de(tareaId, usuarioActual.usuario())
                .map(b -> ResponseEntity.ok(new BorradorGuardado(enColombia(b.guardado()), b.contenido())))
                .orElse(ResponseEntity.noContent().build());
    }

    @PutMapping("/tareas/{tareaId}/borrador")
    BorradorGuardado guardar(@PathVariable String tareaId, HttpServletRequest peticion) throws IOException {
        if (!tarea(tareaId).asignada()) {
            throw new AccessDeniedException("Solo guarda un borrador quien tiene la tarea: reclámela primero.");
        }
        // Un byte más del máximo basta para saber que se pasa, sin traer el resto a memoria
        byte[] contenido = peticion.getInputStream().readNBytes(Borradores.MAXIMO + 1);
        Instant guardado = borradores.guardar(tareaId, usuarioActual.usuario(), contenido).orElseThrow(BandejaController::fueraDeAlcance);
        return new BorradorGuardado(enColombia(guardado), null);
    }

    @DeleteMapping("/tareas/{tareaId}/borrador")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void descartar(@PathVariable String tareaId) {
        tarea(tareaId);
        borradores.descartar(tareaId, usuarioActual.usuario());
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<Map<String, String>> negado(AccessDeniedException causa) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Map.of("mensaje", causa.getMessage()));
    }

    private TareaVisible tarea(String tareaId) {
        return tareas.visible(tareaId).orElseThrow(BandejaController::fueraDeAlcance);
    }

    private static AccessDeniedException fueraDeAlcance() {
        return new AccessDeniedException("La tarea ya se completó, no pertenece a un expediente o no está a su alcance.");
    }

    private static OffsetDateTime enColombia(Instant instante) {
        return instante.atZone(ZONA).toOffsetDateTime();
    }
}
