package co.gov.dnp.att.auditoria.muestras;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.expediente.ImpresoraPdf;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;

/** Informe de una auditoría en PDF: cada versión con su motivo y su huella, encadenada a la anterior (SG-21). */
@Service
@Transactional
public class InformesDeAuditoria {

    /** Una versión del informe. */
    public record Informe(int version, String motivo, String generadoPor, Instant fecha, String sha256, String sha256Anterior) {
    }

    /** Nombre y título del documento, como los pide su plantilla. */
    public record Clase(String etiqueta, String titulo) {
    }

    /** Lo que el encabezado del documento muestra. */
    public record Encabezado(Clase clase, int version, String motivo, String generadoPor, Instant fecha, String sha256Anterior) {
    }

    /** De qué es el documento. */
    public record Asunto(String codigo) {
    }

    private static final Clase CLASE = new Clase("Informe de auditoría", "Informe de auditoría al procedimiento de asistencia técnica territorial");

    private final JdbcClient sql;
    private final Muestras muestras;
    private final Papeles papeles;
    private final ImpresoraPdf impresora;
    private final Organizacion organizacion;
    private final FormatoEspanol formato;

    InformesDeAuditoria(JdbcClient sql, Muestras muestras, Papeles papeles, ImpresoraPdf impresora, Organizacion organizacion, FormatoEspanol formato) {
        this.sql = sql;
        this.muestras = muestras;
        this.papeles = papeles;
        this.impresora = impresora;
        this.organizacion = organizacion;
        this.formato = formato;
    }

    /** De la versión más reciente a la más antigua. */
    @Transactional(readOnly = true)
    public List<Informe> de(Auditoria auditoria) {
        return sql.sql("select version, motivo, generado_por, fecha, sha256, sha256_anterior from att.informe_auditoria where auditoria_id = ? "
                + "order by version desc").param(auditoria.id()).query((f, n) -> new Informe(f.getInt(1), f.getString(2), f.getString(3),
                        f.getTimestamp(4).toInstant(), f.getString(5), f.getString(6))).list();
    }

    /** El PDF de esa versión, si existe. */
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(Auditoria auditoria, int version) {
        return sql.sql("select contenido from att.informe_auditoria where auditoria_id = ? and version = ?").params(auditoria.id(), version)
                .query((f, n) -> f.getBytes(1)).optional();
    }

    /**
     * Genera la versión que sigue con lo que la auditoría tiene hoy, también el estado de las acciones que pidió.
     *
     * @throws Rechazo si no hay muestra o falta el motivo de una versión posterior a la primera
     */
    public Informe generar(Auditoria auditoria, String motivo, String usuario) {
        Muestra muestra = muestras.de(auditoria).orElseThrow(() -> Rechazo.de("La muestra de " + auditoria.codigo() + " no se ha sacado."));
        sql.sql("select id from att.auditoria where id = ? for update").param(auditoria.id()).query(Long.class).single();
        Optional<Informe> anterior = de(auditoria).stream().findFirst();
        if (anterior.isPresent() && (motivo == null || motivo.isBlank() || motivo.length() > 500)) {
            throw Rechazo.de("Motivo: diga por qué hace falta otra versión del informe, en máximo 500 caracteres.");
        }
        Encabezado documento = new Encabezado(CLASE, anterior.map(a -> a.version() + 1).orElse(1),
                motivo == null || motivo.isBlank() ? "Primera versión" : motivo.strip(), usuario, Instant.now(), anterior.map(Informe::sha256).orElse(null));
        Map<String, Object> datos = new HashMap<>();
        datos.put("expediente", new Asunto(auditoria.codigo()));
        datos.put("fuente", "la auditoría");
        datos.put("documento", documento);
        datos.put("a", auditoria);
        datos.put("m", muestra);
        datos.put("papeles", papeles.de(auditoria));
        datos.put("hallazgos", papeles.hallazgos(auditoria));
        datos.put("nombres", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        datos.put("hoy", LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA)));
        datos.put("f", formato);
        byte[] pdf = impresora.imprimir("documentos/informe_de_auditoria", datos);
        sql.sql("insert into att.informe_auditoria (auditoria_id, version, motivo, generado_por, fecha, sha256, sha256_anterior, contenido) "
                + "values (:a, :v, :m, :u, :f, :h, :p, :c)").param("a", auditoria.id()).param("v", documento.version()).param("m", documento.motivo())
                .param("u", usuario).param("f", Timestamp.from(documento.fecha())).param("h", Sorteo.sha256(pdf)).param("p", documento.sha256Anterior())
                .param("c", pdf).update();
        return de(auditoria).get(0);
    }
}
