package co.gov.dnp.att.auditoria.conformidad;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.auditoria.Tramite;
import co.gov.dnp.att.auditoria.proceso.ModelosDesplegados.Elemento;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.expediente.TipoEvidencia;
import co.gov.dnp.att.procedimiento.AsistenciaTecnicaTerritorial;
import co.gov.dnp.att.procedimiento.MonitoreoSeguimiento;

/** La instancia que se comprueba: su modelo, lo que se ha hecho y lo que guardan las tablas del dominio. */
final class Caso {

    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);

    /** Un documento generado del expediente. */
    record Documento(Long id, int version, Instant fecha, String sha256) {
    }

    /** Una evidencia con la tarea del modelo en que se cargó; nula si no se ha enviado el formulario de esa tarea. */
    record Evidencia(Long id, String elemento, String tipo, String nombre, String sha256, String referencia) {
    }

    private final Tramite tramite;
    private final Map<String, Elemento> modelo;
    private final JdbcClient sql;
    private final FormatoEspanol formato;
    private final Map<String, Instant> hechas;
    private List<Evidencia> evidencias;

    Caso(Tramite tramite, Map<String, Elemento> modelo, JdbcClient sql, FormatoEspanol formato) {
        this.tramite = tramite;
        this.modelo = modelo;
        this.sql = sql;
        this.formato = formato;
        this.hechas = filas("select elemento, max(fecha) fecha from att.entrega_formulario where expediente_id = :e group by elemento",
                (f, n) -> Map.entry(f.getString(1), f.getTimestamp(2).toInstant())).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, HashMap::new));
    }

    Tramite tramite() {
        return tramite;
    }

    boolean enCurso() {
        return tramite.fin() == null;
    }

    /** Si alguna vez se envió el formulario de esa tarea. */
    boolean hecha(String tarea) {
        return hechas.containsKey(tarea);
    }

    /** El modelo de su versión; lo de un corte se busca en la actividad de llamada, que es lo que dibuja el procedimiento. */
    boolean modeloTiene(String tarea) {
        return modelo.isEmpty() || modelo.containsKey(tarea.equals(MonitoreoSeguimiento.Elemento.MONITOREAR)
                ? AsistenciaTecnicaTerritorial.Elemento.MONITOREO_FINAL : tarea);
    }

    String nombre(String elemento) {
        Elemento e = modelo.get(elemento.equals(MonitoreoSeguimiento.Elemento.MONITOREAR)
                ? AsistenciaTecnicaTerritorial.Elemento.MONITOREO_FINAL : elemento);
        return e == null || e.nombre().isBlank() ? elemento : e.nombre();
    }

    /** Lo que no se ha hecho falta si el procedimiento ya terminó, no aplica si se detuvo antes y, en curso, todavía no se exige. */
    Hallado pendiente(String que) {
        return switch (tramite.estado()) {
            case EN_CURSO, SUSPENDIDO -> Hallado.aunNo("Se exige desde que se hace " + que + ", y todavía no se ha hecho.");
            case SIN_COMPETENCIA -> Hallado.noAplica("La instancia terminó sin competencia del DNP antes de " + que + ".");
            case CANCELADO -> Hallado.noAplica("La instancia se canceló antes de " + que + ".");
            case TERMINADO -> Hallado.falta("La instancia terminó sin que se hiciera " + que + ".", List.of());
        };
    }

    <T> List<T> filas(String consulta, RowMapper<T> fila) {
        return sql.sql(consulta).param("e", tramite.expedienteId()).query(fila).list();
    }

    long cuenta(String consulta) {
        return sql.sql(consulta).param("e", tramite.expedienteId()).query(Long.class).single();
    }

    boolean si(String consulta) {
        return sql.sql("select exists (" + consulta + ")").param("e", tramite.expedienteId()).query(Boolean.class).single();
    }

    List<Documento> documentos(ClaseDocumento clase) {
        return sql.sql("select id, version, fecha, sha256 from att.documento where expediente_id = :e and clase = :c order by version")
                .param("e", tramite.expedienteId()).param("c", clase.name()).query(Documento.class).list();
    }

    List<Evidencia> evidencias() {
        if (evidencias == null) {
            evidencias = sql.sql("""
                    select v.id, (select f.elemento from att.entrega_formulario f where f.expediente_id = v.expediente_id and f.tarea_id = v.tarea_id
                        limit 1) elemento, v.tipo, v.nombre, v.sha256, u.referencia
                    from att.evidencia v left join att.evidencia_uso u on u.evidencia_id = v.id where v.expediente_id = :e order by v.id""").param("e", tramite.expedienteId()).query(Evidencia.class).list();
        }
        return evidencias;
    }

    List<Evidencia> evidencias(String tarea, TipoEvidencia tipo) {
        return evidencias().stream().filter(v -> tarea.equals(v.elemento()) && (tipo == null || tipo.name().equals(v.tipo()))).toList();
    }

    Prueba prueba(Documento d, ClaseDocumento clase) {
        return new Prueba(clase.etiqueta() + ", versión " + d.version() + " · SHA-256 " + d.sha256().substring(0, 12) + "…",
                "/expedientes/" + expediente() + "/documentos/" + d.id());
    }

    Prueba prueba(Evidencia v) {
        return new Prueba(TipoEvidencia.valueOf(v.tipo()).etiqueta() + " «" + v.nombre() + "» · SHA-256 " + v.sha256().substring(0, 12) + "…",
                "/api/evidencias/" + v.id() + "/contenido");
    }

    /** Lo que se envió en esa tarea; se lee entero en la reconstrucción de la instancia. */
    Prueba prueba(String tarea) {
        return new Prueba("«" + nombre(tarea) + "», enviada el " + formato.momento(hechas.get(tarea)), "/auditoria/" + tramite.instancia());
    }

    Prueba delSeguimiento(String texto) {
        return new Prueba(texto, "/expedientes/" + expediente() + "/seguimiento");
    }

    String expediente() {
        return tramite.codigo();
    }

    String fecha(LocalDate dia) {
        return formato.fecha(dia);
    }

    String momento(Instant instante) {
        return formato.momento(instante);
    }

    LocalDate hoy() {
        return LocalDate.now(ZONA);
    }

    LocalDate dia(Instant instante) {
        return instante.atZone(ZONA).toLocalDate();
    }
}
