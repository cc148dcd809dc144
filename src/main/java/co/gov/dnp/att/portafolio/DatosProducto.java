package co.gov.dnp.att.portafolio;

import java.util.Set;

import co.gov.dnp.att.territorio.TipoEntidad;

/** Lo que se escribe de un producto o servicio; los textos llegan sin espacios sobrantes y las listas nunca son nulas. */
public record DatosProducto(String codigo, String nombre, TipoProducto tipo, String dependencia, Integer vigencia, EstadoProducto estado,
        String tema, String objetivo, Set<Escala> escalas, Set<TipoEntidad> tiposHabilitados, String estrategia) {

    public DatosProducto {
        codigo = limpio(codigo);
        nombre = limpio(nombre);
        objetivo = limpio(objetivo);
        estrategia = limpio(estrategia).isEmpty() ? null : limpio(estrategia);
        escalas = escalas == null ? Set.of() : Set.copyOf(escalas);
        tiposHabilitados = tiposHabilitados == null ? Set.of() : Set.copyOf(tiposHabilitados);
    }

    private static String limpio(String texto) {
        return texto == null ? "" : texto.strip();
    }
}
