package co.gov.dnp.att.correo.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import co.gov.dnp.att.correo.proceso.Direcciones;
import co.gov.dnp.att.plataforma.seguridad.SinMatriz;

/**
 * Dirección estable de una tarea, la que va en las cartas: sobrevive al ingreso, que perdería el ancla de la bandeja, y explica cuando la
 * tarea ya no está.
 */
@Controller
@SinMatriz("lleva a la bandeja: allí el motor decide quién ve la tarea")
class TareaController {

    private final Direcciones direcciones;

    TareaController(Direcciones direcciones) {
        this.direcciones = direcciones;
    }

    @GetMapping("/tareas/{id:[A-Za-z0-9-]{1,64}}")
    String abrir(@PathVariable String id) {
        return direcciones.abierta(id) ? "redirect:/camunda/app/tasklist/default/#/?task=" + id : "correo/tarea-terminada";
    }
}
