package co.gov.dnp.att.auditoria;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Una instancia de cualquier proceso, como la ve quien audita.
 *
 * @param instancia identificador en el motor
 * @param raiz instancia del procedimiento al que pertenece; ella misma si no la llamó otra
 * @param codigo clave de negocio: ATT-{vigencia}-{dependencia}-{consecutivo} o la de su corte o acción
 * @param abiertas elementos del modelo en que está
 * @param pendientesDe usuarios o grupos que deben actuar
 * @param vence la fecha más próxima entre sus tareas abiertas; nula si no tiene
 */
public record Tramite(String instancia, String raiz, String proceso, String procesoNombre, int version, String definicion,
        Long expedienteId, String codigo, Integer vigencia, String dependencia, String subdireccion, String producto,
        String responsable, String iniciadoPor, EstadoTramite estado, String motivoFin, Instant inicio, Instant fin,
        List<String> abiertas, List<String> personas, List<String> pendientesDe, Instant vence, boolean tuvoAtrasos,
        int incidentes, int incidentesAbiertos, int acciones, int accionesAbiertas, int ajustes, List<String> entidades,
        List<Integer> grupos) {

    static final String COLUMNAS = "t.instancia, t.raiz, t.proceso, t.proceso_nombre, t.version, t.definicion, t.expediente_id, t.codigo, "
            + "t.vigencia, t.dependencia, t.subdireccion, t.producto, t.responsable, t.iniciado_por, t.estado, t.motivo_fin, t.inicio, "
            + "t.fin, t.abiertas, t.personas, t.pendientes_de, t.vence, t.tuvo_atrasos, t.incidentes, t.incidentes_abiertos, "
            + "t.acciones, t.acciones_abiertas, t.ajustes, t.entidades, t.grupos";

    static Tramite de(ResultSet f, int numero) throws SQLException {
        return new Tramite(f.getString("instancia"), f.getString("raiz"), f.getString("proceso"), f.getString("proceso_nombre"),
                f.getInt("version"), f.getString("definicion"), f.getObject("expediente_id", Long.class), f.getString("codigo"),
                f.getObject("vigencia", Integer.class), f.getString("dependencia"), f.getString("subdireccion"), f.getString("producto"),
                f.getString("responsable"), f.getString("iniciado_por"), EstadoTramite.valueOf(f.getString("estado")),
                f.getString("motivo_fin"), instante(f, "inicio"), instante(f, "fin"), textos(f, "abiertas"), textos(f, "personas"),
                textos(f, "pendientes_de"), instante(f, "vence"), f.getBoolean("tuvo_atrasos"), f.getInt("incidentes"),
                f.getInt("incidentes_abiertos"), f.getInt("acciones"), f.getInt("acciones_abiertas"), f.getInt("ajustes"),
                textos(f, "entidades"), Arrays.asList((Integer[]) f.getArray("grupos").getArray()));
    }

    public boolean vencido() {
        return fin == null && vence != null && vence.isBefore(Instant.now());
    }

    private static Instant instante(ResultSet f, String columna) throws SQLException {
        Timestamp momento = f.getTimestamp(columna);
        return momento == null ? null : momento.toInstant();
    }

    private static List<String> textos(ResultSet f, String columna) throws SQLException {
        Array valores = f.getArray(columna);
        return valores == null ? List.of() : Arrays.asList((String[]) valores.getArray());
    }
}
