package co.gov.dnp.att.ayuda.web;

import java.util.List;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import co.gov.dnp.att.ayuda.GuiaDelProcedimiento;
import co.gov.dnp.att.ayuda.GuiaDelProcedimiento.Campo;
import co.gov.dnp.att.ayuda.GuiaDelProcedimiento.Concepto;
import co.gov.dnp.att.ayuda.GuiaDelProcedimiento.Etapa;
import co.gov.dnp.att.ayuda.GuiaDelProcedimiento.Procedimiento;
import co.gov.dnp.att.ayuda.Manual;
import co.gov.dnp.att.ayuda.Manuales;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.proceso.TareaVisible;
import co.gov.dnp.att.expediente.proceso.TareasDelExpediente;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;
import jakarta.servlet.http.HttpServletRequest;

/** Lo que usa la pestaña «Ayuda» de una tarea: lo que rige en la dependencia de su expediente, sea quien sea quien la abre. */
@RestController
@RequestMapping("/api/tareas/{tareaId}/ayuda")
@SinMatriz("la ayuda de una tarea la ve quien ve la tarea")
class AyudaController {

    record Documento(String quees, String titulo, int version, java.time.LocalDate vigenteDesde, String nombre, long tamano, String enlace) {
    }

    record Ayuda(String etapa, List<Concepto> conceptos, List<Documento> documentos, String dependencia, List<Campo> ficha,
            List<Procedimiento> procedimientos) {
    }

    private final TareasDelExpediente tareas;
    private final Expedientes expedientes;
    private final GuiaDelProcedimiento guia;
    private final Manuales manuales;

    AyudaController(TareasDelExpediente tareas, Expedientes expedientes, GuiaDelProcedimiento guia, Manuales manuales) {
        this.tareas = tareas;
        this.expedientes = expedientes;
        this.guia = guia;
        this.manuales = manuales;
    }

    @GetMapping
    Ayuda ayuda(@PathVariable String tareaId, HttpServletRequest peticion) {
        TareaVisible tarea = tarea(tareaId);
        String dependencia = expedientes.de(tarea.expedienteId()).getDependencia();
        Etapa etapa = guia.etapaDe(tarea.elemento()).orElse(new Etapa("", List.of(), List.of()));
        return new Ayuda(etapa.nombre(), etapa.conceptos(), manuales.vigentesPara(dependencia).stream().map(m -> new Documento(m.quees(),
                m.titulo(), m.version(), m.vigenteDesde(), m.nombre(), m.tamano(), peticion.getRequestURI() + "/manuales/" + m.id())).toList(),
                dependencia, guia.ficha(), guia.procedimientos());
    }

    /** Solo los que rigen en la dependencia de esta tarea. */
    @GetMapping("/manuales/{id}")
    ResponseEntity<byte[]> manual(@PathVariable String tareaId, @PathVariable Long id) {
        Manual manual = manuales.vigentesPara(expedientes.de(tarea(tareaId).expedienteId()).getDependencia()).stream()
                .filter(m -> m.id().equals(id)).findFirst()
                .orElseThrow(() -> new AccessDeniedException("Ese documento no rige en la dependencia de esta tarea."));
        return Descarga.de(manuales.contenido(manual));
    }

    @ExceptionHandler(AccessDeniedException.class)
    ResponseEntity<Map<String, String>> negado(AccessDeniedException causa) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Map.of("mensaje", causa.getMessage()));
    }

    private TareaVisible tarea(String tareaId) {
        return tareas.visible(tareaId).orElseThrow(() -> new AccessDeniedException(
                "La tarea ya se completó, no pertenece a un expediente o no está a su alcance."));
    }
}
