package co.gov.dnp.att.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lo que cada entidad territorial responde por sí misma sobre el plan de trabajo: lo acepta o pide ajustarlo (PS-24, PS-26). */
@Service
@Transactional
public class RespuestasAlPlan {

    private static final String COLUMNAS = """
            id, numero_version, entidad, acepta, motivo, persona, cargo, registrado_por, registrada from att.respuesta_plan\s""";

    private final PlanesDeTrabajo planes;
    private final Expedientes expedientes;
    private final Territorio territorio;
    private final Bitacora bitacora;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher noticias;

    RespuestasAlPlan(PlanesDeTrabajo planes, Expedientes expedientes, Territorio territorio, Bitacora bitacora, JdbcClient jdbc,
            ApplicationEventPublisher noticias) {
        this.planes = planes;
        this.expedientes = expedientes;
        this.territorio = territorio;
        this.bitacora = bitacora;
        this.jdbc = jdbc;
        this.noticias = noticias;
    }

    /**
     * La entidad acepta el plan y sus responsabilidades.
     *
     * @param version la que leyó; si ya hay otra, debe leerla antes
     * @throws Rechazo si la intervención terminó, el plan cambió, o falta la persona o el cargo
     */
    public void aceptar(Long expedienteId, String entidad, int version, String persona, String cargo, String usuario) {
        List<String> problemas = new ArrayList<>();
        revisar(expedienteId, version, persona, cargo, problemas);
        Rechazo.siHay(problemas);
        guardar(expedienteId, entidad, version, true, null, persona, cargo, usuario);
        bitacora.anotar(expedienteId, usuario, territorio.nombreCompleto(entidad) + " aceptó la versión " + version
                + " del plan y sus responsabilidades. Respondió " + persona.strip() + ", " + cargo.strip() + ".");
    }

    /**
     * La entidad pide ajustar el plan; se avisa a quienes responden por el procedimiento.
     *
     * @throws Rechazo si la intervención terminó, el plan cambió, o falta el motivo, la persona o el cargo
     */
    public void pedirAjuste(Long expedienteId, String entidad, int version, String motivo, String persona, String cargo,
            String usuario) {
        List<String> problemas = new ArrayList<>();
        revisar(expedienteId, version, persona, cargo, problemas);
        if (motivo == null || motivo.isBlank() || motivo.length() > 1000) {
            problemas.add("Qué pide ajustar y por qué: escríbalo con máximo 1000 caracteres.");
        }
        Rechazo.siHay(problemas);
        guardar(expedienteId, entidad, version, false, motivo.strip(), persona, cargo, usuario);
        bitacora.anotar(expedienteId, usuario, territorio.nombreCompleto(entidad) + " pidió ajustar la versión " + version
                + " del plan: " + motivo.strip() + " Respondió " + persona.strip() + ", " + cargo.strip() + ".");
        noticias.publishEvent(new AjustePedidoPorEntidad(expedienteId, entidad, version, motivo.strip(), persona.strip()));
    }

    private void revisar(Long expedienteId, int version, String persona, String cargo, List<String> problemas) {
        if (!expedientes.de(expedienteId).enCurso()) {
            throw Rechazo.de("La intervención ya terminó: su plan se puede consultar y no se puede cambiar.");
        }
        if (planes.vigente(expedienteId).numero() != version) {
            throw Rechazo.de("El plan cambió mientras usted lo leía. Léalo de nuevo y responda sobre la nueva versión.");
        }
        QuienResponde.revisar(persona, cargo, problemas);
    }

    private void guardar(Long expedienteId, String entidad, int version, boolean acepta, String motivo, String persona, String cargo,
            String usuario) {
        jdbc.sql("""
                insert into att.respuesta_plan (expediente_id, numero_version, entidad, acepta, motivo, persona, cargo, registrado_por)
                values (:e, :v, :n, :a, :m, :p, :c, :u)""").param("e", expedienteId).param("v", version).param("n", entidad)
                .param("a", acepta).param("m", motivo).param("p", persona.strip()).param("c", cargo.strip()).param("u", usuario).update();
    }

    /** Lo último que dijo cada entidad sobre la versión vigente del plan; vacío si todavía no hay plan o nadie ha respondido. */
    @Transactional(readOnly = true)
    public Map<String, RespuestaAlPlan> vigentes(Long expedienteId) {
        Map<String, RespuestaAlPlan> ultimas = new LinkedHashMap<>();
        jdbc.sql("select distinct on (entidad) " + COLUMNAS + """
                where expediente_id = :e and numero_version = (select max(numero) from att.version_plan where expediente_id = :e)
                order by entidad, id desc""").param("e", expedienteId).query(RespuestaAlPlan.class).list()
                .forEach(r -> ultimas.put(r.entidad(), r));
        return ultimas;
    }

    /** Lo último que dijo una entidad sobre la versión vigente del plan. */
    @Transactional(readOnly = true)
    public Optional<RespuestaAlPlan> vigente(Long expedienteId, String entidad) {
        return Optional.ofNullable(vigentes(expedienteId).get(entidad));
    }

    /** Todo lo que las entidades han respondido, de todas las versiones, lo más reciente primero. */
    @Transactional(readOnly = true)
    public List<RespuestaAlPlan> historial(Long expedienteId) {
        return jdbc.sql("select " + COLUMNAS + "where expediente_id = ? order by id desc").param(expedienteId)
                .query(RespuestaAlPlan.class).list();
    }
}
