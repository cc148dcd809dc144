package co.gov.dnp.att.auditoria.web;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados.Elemento;
import co.gov.dnp.att.organizacion.Rol;

/** Dónde está una instancia y a quién le corresponde, en palabras (SI-16). */
@Component
class DondeVa {

    private static final Map<String, String> GRUPOS = Arrays.stream(Rol.values()).collect(Collectors.toMap(Rol::grupo, Rol::nombre));

    private final ModelosDesplegados modelos;

    DondeVa(ModelosDesplegados modelos) {
        this.modelos = modelos;
    }

    /** Las tareas abiertas con los nombres de su propio modelo; si terminó, por qué. */
    public String va(Tramite tramite) {
        if (tramite.fin() != null) {
            return tramite.motivoFin() == null ? "" : tramite.motivoFin();
        }
        Map<String, Elemento> elementos = modelos.elementos(tramite.definicion());
        String tareas = tramite.abiertas().stream().map(elementos::get).filter(e -> e != null && e.tarea()).map(Elemento::nombre)
                .collect(Collectors.joining("; "));
        return tareas.isEmpty() ? "Paso automático u otro proceso" : tareas;
    }

    /** Las personas y grupos que deben actuar. */
    public String aQuien(Tramite tramite, Map<String, String> personas) {
        return tramite.pendientesDe().stream().map(q -> personas.getOrDefault(q, grupo(q))).collect(Collectors.joining("; "));
    }

    private static String grupo(String codigo) {
        if (codigo.startsWith("unidad-")) {
            return "Equipo de " + codigo.substring(7);
        }
        if (codigo.startsWith("jefatura-")) {
            return "Jefatura de " + codigo.substring(9);
        }
        if (codigo.startsWith("grupo-territorial-")) {
            return "Grupo territorial " + codigo.substring(18);
        }
        return GRUPOS.getOrDefault(codigo, codigo);
    }
}
