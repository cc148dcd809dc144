package co.gov.dnp.att.seguimiento;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.plan.QuienResponde;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Encuesta de percepción que cada entidad responde por sí misma mientras un corte está abierto (PS-33, PS-36). Cuenta una
 * respuesta por entidad y corte: si la corrige, vale la última y las anteriores se conservan.
 */
@Service
@Transactional
public class Encuestas {

    private final CorteRepository cortes;
    private final Consentimientos consentimientos;
    private final Territorio territorio;
    private final Bitacora bitacora;
    private final JdbcClient jdbc;

    Encuestas(CorteRepository cortes, Consentimientos consentimientos, Territorio territorio, Bitacora bitacora, JdbcClient jdbc) {
        this.cortes = cortes;
        this.consentimientos = consentimientos;
        this.territorio = territorio;
        this.bitacora = bitacora;
        this.jdbc = jdbc;
    }

    /** Los cortes que la entidad puede valorar hoy, en orden: los abiertos, y solo si consiente el seguimiento. */
    @Transactional(readOnly = true)
    public List<Corte> abiertas(Long expedienteId, String entidad) {
        return consentimientos.queConsienten(expedienteId).contains(entidad)
                ? cortes.findByExpedienteIdOrderByNumero(expedienteId).stream().filter(Corte::estaAbierto).toList() : List.of();
    }

    /**
     * Guarda o corrige la respuesta de la entidad.
     *
     * @param numeroCorte del expediente, desde 1
     * @throws Rechazo si el corte no existe o ya se reportó, la entidad no consiente, una calificación no está entre 1 y 5, el
     *                 comentario pasa de 1000 caracteres, o falta la persona o el cargo
     */
    public void responder(Long expedienteId, int numeroCorte, String entidad, Integer calidad, Integer percepcion, String comentario,
            String persona, String cargo, String usuario) {
        Corte corte = cortes.findByExpedienteIdOrderByNumero(expedienteId).stream().filter(c -> c.getNumero() == numeroCorte).findFirst()
                .orElseThrow(() -> Rechazo.de("No existe la encuesta del corte " + numeroCorte + "."));
        // La fila queda reservada: una respuesta no se cuela entre el cálculo del reporte y su cierre
        boolean abierto = "ABIERTO".equals(jdbc.sql("select estado from att.corte where id = ? for update").param(corte.getId())
                .query(String.class).single());
        if (!abierto) {
            throw Rechazo.de("Esta encuesta ya cerró: el DNP reportó el " + corte.nombre().toLowerCase() + ". Podrá responder la siguiente.");
        }
        if (!consentimientos.queConsienten(expedienteId).contains(entidad)) {
            throw Rechazo.de("Para responder la encuesta la entidad debe haber dado su consentimiento de seguimiento. "
                    + "Puede darlo en «Su consentimiento».");
        }
        List<String> problemas = new ArrayList<>();
        if (calidad == null || calidad < 1 || calidad > 5) {
            problemas.add("Calidad de los contenidos: elija un número de 1 a 5.");
        }
        if (percepcion == null || percepcion < 1 || percepcion > 5) {
            problemas.add("Percepción del servicio: elija un número de 1 a 5.");
        }
        if (comentario != null && comentario.length() > 1000) {
            problemas.add("Comentario: escriba máximo 1000 caracteres.");
        }
        QuienResponde.revisar(persona, cargo, problemas);
        Rechazo.siHay(problemas);
        boolean corrige = de(corte.getId()).containsKey(entidad);
        jdbc.sql("""
                insert into att.respuesta_encuesta (corte_id, entidad, calidad_contenidos, percepcion, comentario, persona, cargo,
                registrado_por) values (:k, :e, :c, :p, :t, :n, :g, :u)""").param("k", corte.getId()).param("e", entidad)
                .param("c", calidad).param("p", percepcion)
                .param("t", comentario == null || comentario.isBlank() ? null : comentario.strip())
                .param("n", persona.strip()).param("g", cargo.strip()).param("u", usuario).update();
        bitacora.anotar(expedienteId, usuario, territorio.nombreCompleto(entidad) + (corrige ? " corrigió" : " respondió")
                + " la encuesta de percepción del " + corte.nombre().toLowerCase() + ". Respondió " + persona.strip() + ", "
                + cargo.strip() + ".");
    }

    /** La respuesta que vale de cada entidad en un corte. */
    @Transactional(readOnly = true)
    public Map<String, RespuestaEncuesta> de(Long corteId) {
        Map<String, RespuestaEncuesta> ultimas = new LinkedHashMap<>();
        jdbc.sql("""
                select distinct on (entidad) id, corte_id, entidad, calidad_contenidos, percepcion, comentario, persona, cargo,
                       registrado_por, registrada from att.respuesta_encuesta where corte_id = ? order by entidad, id desc""")
                .param(corteId).query(RespuestaEncuesta.class).list().forEach(r -> ultimas.put(r.entidad(), r));
        return ultimas;
    }
}
