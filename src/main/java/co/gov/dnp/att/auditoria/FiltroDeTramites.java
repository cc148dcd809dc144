package co.gov.dnp.att.auditoria;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import co.gov.dnp.att.LlegadaTerritorio;

/**
 * Lo que se busca entre todas las instancias; las condiciones se suman y lo que venga nulo o en blanco no filtra. Es también lo que
 * viaja en la dirección de la página: los nombres son sus parámetros.
 *
 * @param texto palabras que deben aparecer en lo que la instancia contiene; admite comillas, «or» y guion para excluir
 * @param proceso clave del proceso
 * @param version versión del procedimiento
 * @param entidad código DIVIPOLA
 * @param grupo número del grupo territorial, de 1 a 6
 * @param actividad elemento del modelo por el que pasó o donde está
 * @param persona usuario que intervino
 * @param desde primer día de inicio, inclusive
 * @param hasta último día de inicio, inclusive
 * @param senal {@code vencida}, {@code tuvoAtrasos}, {@code conIncidente}, {@code conAccion} o {@code conAjuste}
 */
public record FiltroDeTramites(String texto, String proceso, Integer version, Integer vigencia, String dependencia, String subdireccion,
        String producto, String entidad, Integer grupo, EstadoTramite estado, String actividad, Boolean enEsaActividad, String persona,
        LocalDate desde, LocalDate hasta, List<String> senal) {

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);
    /** Señales que se pueden pedir, con la condición de cada una. */
    private static final Map<String, String> SENALES = Map.of(
            "vencida", "t.fin is null and t.vence < now()",
            "tuvoAtrasos", "t.tuvo_atrasos",
            "conIncidente", "t.incidentes > 0",
            "conAccion", "t.acciones > 0",
            "conAjuste", "t.ajustes > 0");
    private static final Pattern CODIGO = Pattern.compile("\\b(?:\\d{5}|\\d{2}|EA-\\d+)\\b");

    public FiltroDeTramites {
        senal = senal == null ? List.of() : senal.stream().filter(SENALES::containsKey).distinct().toList();
    }

    public static FiltroDeTramites todo() {
        return new FiltroDeTramites(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** Condición SQL sobre {@code att.tramite t} y sus parámetros; vacía si no filtra. */
    Condicion condicion() {
        Condicion c = new Condicion();
        c.si(texto, "t.texto @@ websearch_to_tsquery('spanish', att.llano(:texto))", "texto");
        c.si(proceso, "t.proceso = :proceso", "proceso");
        c.si(version, "t.version = :version", "version");
        c.si(vigencia, "t.vigencia = :vigencia", "vigencia");
        c.si(dependencia, "t.dependencia = :dependencia", "dependencia");
        c.si(subdireccion, "t.subdireccion = :subdireccion", "subdireccion");
        if (tiene(producto)) {
            c.y("att.llano(t.producto) like att.llano(:producto)", "producto", "%" + producto.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        if (tiene(entidad)) {
            c.y("t.entidades @> array[:entidad]::text[]", "entidad", codigoDe(entidad));
        }
        c.si(grupo, "t.grupos @> array[:grupo]::int[]", "grupo");
        c.si(estado == null ? null : estado.name(), "t.estado = :estado", "estado");
        c.si(actividad, Boolean.TRUE.equals(enEsaActividad) ? "t.abiertas @> array[:actividad]::text[]"
                : "t.recorridas @> array[:actividad]::text[]", "actividad");
        c.si(persona, "t.personas @> array[:persona]::text[]", "persona");
        if (desde != null) {
            c.y("t.inicio >= :desde", "desde", desde.atStartOfDay(ZONA).toOffsetDateTime());
        }
        if (hasta != null) {
            c.y("t.inicio < :hasta", "hasta", hasta.plusDays(1).atStartOfDay(ZONA).toOffsetDateTime());
        }
        senal.forEach(s -> c.y(SENALES.get(s), null, null));
        return c;
    }

    /** Del texto «Soacha (Cundinamarca) · 25754» se toma el código. */
    private static String codigoDe(String entidad) {
        var codigo = CODIGO.matcher(entidad);
        String ultimo = entidad.strip();
        while (codigo.find()) {
            ultimo = codigo.group();
        }
        return ultimo;
    }

    private static boolean tiene(Object valor) {
        return valor != null && !valor.toString().isBlank();
    }

    static final class Condicion {
        private final List<String> partes = new ArrayList<>();
        private final Map<String, Object> parametros = new HashMap<>();

        private void si(Object valor, String parte, String nombre) {
            if (tiene(valor)) {
                y(parte, nombre, valor instanceof String s ? s.strip() : valor);
            }
        }

        void y(String parte, String nombre, Object valor) {
            partes.add("(" + parte + ")");
            if (nombre != null) {
                parametros.put(nombre, valor);
            }
        }

        String donde() {
            return partes.isEmpty() ? "" : " where " + String.join(" and ", partes);
        }

        Map<String, Object> parametros() {
            return parametros;
        }
    }
}
