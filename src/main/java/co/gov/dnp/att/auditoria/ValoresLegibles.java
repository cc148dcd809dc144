package co.gov.dnp.att.auditoria;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import co.gov.dnp.att.auditoria.HechoAuditado.Cambio;
import co.gov.dnp.att.auditoria.HechoAuditado.Dato;
import co.gov.dnp.att.auditoria.proceso.FormulariosDesplegados.Campo;

/** Lo que se envió en un formulario, con el nombre que cada campo y cada opción tenían a la vista. */
final class ValoresLegibles {

    static final String NADA = "—";

    private final UnaryOperator<String> persona;
    private final UnaryOperator<String> entidad;

    /** @param persona usuario → nombre, o nulo si no lo es; @param entidad código → nombre, o el mismo código si no lo es */
    ValoresLegibles(UnaryOperator<String> persona, UnaryOperator<String> entidad) {
        this.persona = persona;
        this.entidad = entidad;
    }

    /** Todos los campos con valor, en el orden en que llegaron. */
    List<Dato> datos(JsonNode enviado, Map<String, Campo> campos) {
        return aplanar(enviado, campos).values().stream().toList();
    }

    /** Solo los campos que explican una decisión: motivos, justificaciones, conceptos y ajustes pedidos. */
    List<Dato> explicaciones(JsonNode enviado, Map<String, Campo> campos) {
        return aplanar(enviado, campos).entrySet().stream()
                .filter(e -> e.getKey().matches("(motivo|justificacion|concepto|ajustes|medida|acciones).*")).map(Map.Entry::getValue).toList();
    }

    /** Campo por campo, lo que cambió de un envío al siguiente del mismo formulario. */
    List<Cambio> cambios(JsonNode antes, JsonNode despues, Map<String, Campo> campos) {
        Map<String, Dato> viejos = aplanar(antes, campos);
        Map<String, Dato> nuevos = aplanar(despues, campos);
        Set<String> claves = new LinkedHashSet<>(nuevos.keySet());
        claves.addAll(viejos.keySet());
        List<Cambio> cambios = new ArrayList<>();
        for (String clave : claves) {
            Dato viejo = viejos.get(clave);
            Dato nuevo = nuevos.get(clave);
            if (viejo == null || nuevo == null || !viejo.valor().equals(nuevo.valor())) {
                cambios.add(new Cambio((nuevo == null ? viejo : nuevo).etiqueta(), viejo == null ? NADA : viejo.valor(), nuevo == null ? NADA : nuevo.valor()));
            }
        }
        return cambios;
    }

    private Map<String, Dato> aplanar(JsonNode enviado, Map<String, Campo> campos) {
        Map<String, Dato> planos = new LinkedHashMap<>();
        recorrer(enviado, "", "", "", campos, planos);
        return planos;
    }

    private void recorrer(JsonNode nodo, String clave, String ruta, String etiqueta, Map<String, Campo> campos, Map<String, Dato> planos) {
        if (nodo.isObject()) {
            nodo.fields().forEachRemaining(e -> {
                String suya = ruta.isEmpty() ? e.getKey() : ruta + "." + e.getKey();
                String nombre = campos.containsKey(suya) ? campos.get(suya).etiqueta() : e.getKey();
                recorrer(e.getValue(), clave.isEmpty() ? e.getKey() : clave + "." + e.getKey(), suya, etiqueta.isEmpty() ? nombre : etiqueta + " · " + nombre,
                        campos, planos);
            });
        } else if (nodo.isArray() && nodo.size() > 0 && nodo.get(0).isObject()) {
            for (int i = 0; i < nodo.size(); i++) {
                recorrer(nodo.get(i), clave + "[" + i + "]", ruta, etiqueta + " " + (i + 1), campos, planos);
            }
        } else {
            String valor = nodo.isArray() ? unir(nodo, ruta, campos) : valor(nodo.asText(""), ruta, campos);
            if (!nodo.isNull() && !valor.isBlank()) {
                planos.put(clave, new Dato(etiqueta, valor));
            }
        }
    }

    private String unir(JsonNode lista, String ruta, Map<String, Campo> campos) {
        List<String> valores = new ArrayList<>();
        lista.forEach(v -> valores.add(valor(v.asText(), ruta, campos)));
        return valores.stream().collect(Collectors.joining("; "));
    }

    private String valor(String crudo, String ruta, Map<String, Campo> campos) {
        Campo campo = campos.get(ruta);
        if (campo != null && campo.opciones().containsKey(crudo)) {
            return campo.opciones().get(crudo);
        }
        if (crudo.equals("*")) {
            return "Todas las entidades";
        }
        String nombre = persona.apply(crudo);
        if (nombre != null) {
            return nombre;
        }
        return ruta.matches("(.*\\.)?[eE]ntidad(es)?") ? entidad.apply(crudo) : suelto(crudo);
    }

    /** Sí, no y fechas como se escriben en español; lo demás, igual. */
    static String suelto(String crudo) {
        if (crudo == null || crudo.isBlank()) {
            return NADA;
        }
        switch (crudo) {
            case "SI", "true":
                return "Sí";
            case "NO", "false":
                return "No";
            default:
        }
        if (crudo.matches("\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}.*)?")) {
            try {
                return TiempoHabil.dia(LocalDate.parse(crudo.substring(0, 10))) + (crudo.length() > 10 ? ", " + crudo.substring(11, 16) : "");
            } catch (DateTimeParseException noEsFecha) {
                return crudo;
            }
        }
        return crudo;
    }
}
