package co.gov.dnp.att.identificacion;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.ClaseDocumento;
import co.gov.dnp.att.expediente.Documento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.plataforma.Novedad;
import co.gov.dnp.att.plataforma.Observaciones;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/**
 * Lo que la jefatura dice de cada versión de la matriz de concertación (gobernanza 6.2). No detiene el procedimiento: queda en el expediente. Quien concertó no la valida (GO-17).
 * Quien llama ya comprobó el perfil y la dependencia.
 */
@Service
@Transactional
public class ValidacionDeMatriz {

    private final Documentos documentos;
    private final ConcertacionRepository concertaciones;
    private final Bitacora bitacora;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher noticias;

    ValidacionDeMatriz(Documentos documentos, ConcertacionRepository concertaciones, Bitacora bitacora, JdbcClient jdbc, ApplicationEventPublisher noticias) {
        this.documentos = documentos;
        this.concertaciones = concertaciones;
        this.bitacora = bitacora;
        this.jdbc = jdbc;
        this.noticias = noticias;
    }

    /** Lo que se dijo de una versión. */
    public record Concepto(Long documentoId, boolean validada, String observaciones, String usuario, Instant fecha) {
    }

    /** Que hay una versión nueva lo saben quienes pueden validarla. */
    void generada(Expediente expediente, int version) {
        noticias.publishEvent(Novedad.porValidar(Objeto.MATRIZ_CONCERTACION, expediente.getDependencia(), concertaciones.usuarios(expediente.getId()), expediente.getCodigo(), null,
                queEs(version), pagina(expediente)));
    }

    private static String queEs(int version) {
        return "la matriz de concertación, versión " + version + ",";
    }

    private static String pagina(Expediente expediente) {
        return "/expedientes/" + expediente.getCodigo() + "/matriz";
    }

    /** Las versiones de la matriz, de la más reciente a la más antigua. */
    @Transactional(readOnly = true)
    public List<Documento> versiones(Long expedienteId) {
        return documentos.deExpediente(expedienteId).stream().filter(d -> d.getClase() == ClaseDocumento.MATRIZ_CONCERTACION).toList();
    }

    /** Documento → lo que se dijo de él. */
    @Transactional(readOnly = true)
    public Map<Long, Concepto> conceptos(Long expedienteId) {
        return jdbc.sql("select c.* from att.matriz_concepto c join att.documento d on d.id = c.documento_id where d.expediente_id = ?").param(expedienteId)
                .query((f, n) -> new Concepto(f.getLong("documento_id"), f.getBoolean("validada"), f.getString("observaciones"), f.getString("usuario"), f.getTimestamp("fecha").toInstant()))
                .list().stream().collect(Collectors.toMap(Concepto::documentoId, Function.identity()));
    }

    /**
     * Valida la última versión o deja observaciones.
     *
     * @param observaciones obligatorias si no la valida
     * @throws Rechazo si no hay matriz, no es la última, ya tiene concepto, faltan las observaciones o concertó quien actúa
     */
    public void conceptuar(Expediente expediente, int version, boolean valida, String observaciones, String usuario) {
        Documento ultima = versiones(expediente.getId()).stream().findFirst().orElseThrow(() -> Rechazo.de("Este expediente todavía no tiene matriz de concertación."));
        if (ultima.getVersion() != version) {
            throw Rechazo.de("La última versión de la matriz es la " + ultima.getVersion() + ". Vuelva a abrir la página.");
        }
        if (concertaciones.existsByExpedienteIdAndUsuario(expediente.getId(), usuario)) {
            throw Rechazo.de("Usted concertó esta matriz y no puede validarla: lo hace otra persona.");
        }
        String escritas = Observaciones.exigir(valida, observaciones, "escriba qué hay que revisar.");
        if (jdbc.sql("insert into att.matriz_concepto (documento_id, validada, observaciones, usuario) values (?, ?, ?, ?) on conflict do nothing")
                .params(Arrays.asList(ultima.getId(), valida, escritas, usuario)).update() == 0) {
            throw Rechazo.de("Esta versión de la matriz ya tiene concepto. Vuelva a abrir la página.");
        }
        bitacora.anotar(expediente.getId(), usuario, (valida ? "Validó" : "Dejó observaciones a") + " la versión " + version + " de la matriz de concertación"
                + (escritas == null ? "." : ": " + escritas));
        noticias.publishEvent(Novedad.respuesta(valida, concertaciones.usuarios(expediente.getId()), expediente.getCodigo(), null,
                queEs(version), escritas, pagina(expediente)));
    }
}
