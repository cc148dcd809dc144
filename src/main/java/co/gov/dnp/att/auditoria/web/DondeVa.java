package co.gov.dnp.att.auditoria.web;

import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import co.gov.dnp.att.auditoria.NombreDeGrupo;
import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados.Elemento;

/** Dónde está una instancia y a quién le corresponde, en palabras (SI-16). */
@Component
class DondeVa {

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
        return tramite.pendientesDe().stream().map(q -> personas.getOrDefault(q, NombreDeGrupo.de(q))).collect(Collectors.joining("; "));
    }
}
