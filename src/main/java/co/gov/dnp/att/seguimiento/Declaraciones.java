package co.gov.dnp.att.seguimiento;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.ejecucion.Ejecucion;
import co.gov.dnp.att.ejecucion.EstadoHito;
import co.gov.dnp.att.ejecucion.EstadoHitoEntidad;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.plan.QuienResponde;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * El avance visto por los dos lados (PS-32): el asesor registra cada hito al ejecutar y la entidad declara, si quiere, cómo lo
 * ve ella. Ninguno corrige al otro; lo que difiere se muestra. Declarar es voluntario y no exige consentimiento (PS-38).
 */
@Service
@Transactional
public class Declaraciones {

    private final Ejecucion ejecucion;
    private final Expedientes expedientes;
    private final Territorio territorio;
    private final Bitacora bitacora;
    private final JdbcClient jdbc;

    Declaraciones(Ejecucion ejecucion, Expedientes expedientes, Territorio territorio, Bitacora bitacora, JdbcClient jdbc) {
        this.ejecucion = ejecucion;
        this.expedientes = expedientes;
        this.territorio = territorio;
        this.bitacora = bitacora;
        this.jdbc = jdbc;
    }

    /**
     * Guarda cómo va un hito según la entidad.
     *
     * @param cumplido día en que se cumplió; solo si el estado es cumplido
     * @throws Rechazo si la intervención terminó, el hito no es de esa entidad, falta el estado o la fecha de cumplimiento o esta
     *                 es futura, la nota pasa de 1000 caracteres, o falta la persona o el cargo
     */
    public void declarar(Long expedienteId, String entidad, Long hitoId, EstadoHito estado, LocalDate cumplido, String nota,
            String persona, String cargo, String usuario) {
        if (!expedientes.de(expedienteId).enCurso()) {
            throw Rechazo.de("La intervención ya terminó: su avance se puede consultar y no se puede cambiar.");
        }
        EstadoHitoEntidad hito = deEntidad(expedienteId, entidad).stream().map(DosLados::asesor).filter(h -> h.hitoId().equals(hitoId))
                .findFirst().orElseThrow(() -> Rechazo.de("Ese hito no hace parte del plan de su entidad. Elija uno de la lista."));
        List<String> problemas = new ArrayList<>();
        if (estado == null) {
            problemas.add("Cómo va: elija sin empezar, en marcha o cumplido.");
        }
        if (estado == EstadoHito.CUMPLIDO && (cumplido == null || cumplido.isAfter(LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA))))) {
            problemas.add("Fecha en que se cumplió: escríbala; no puede ser futura.");
        }
        if (nota != null && nota.length() > 1000) {
            problemas.add("Observación: escriba máximo 1000 caracteres.");
        }
        QuienResponde.revisar(persona, cargo, problemas);
        Rechazo.siHay(problemas);
        jdbc.sql("""
                insert into att.declaracion_avance (expediente_id, hito_id, entidad, estado, cumplido, nota, persona, cargo, registrado_por)
                values (:x, :h, :e, :s, :f, :t, :n, :g, :u)""").param("x", expedienteId).param("h", hitoId).param("e", entidad)
                .param("s", estado.name()).param("f", estado == EstadoHito.CUMPLIDO ? cumplido : null)
                .param("t", nota == null || nota.isBlank() ? null : nota.strip()).param("n", persona.strip()).param("g", cargo.strip())
                .param("u", usuario).update();
        bitacora.anotar(expedienteId, usuario, territorio.nombreCompleto(entidad) + " declaró «" + estado.etiqueta().toLowerCase()
                + "» el hito " + hito.orden() + ". " + hito.hito() + ". Respondió " + persona.strip() + ", " + cargo.strip() + ".");
    }

    /** Los hitos de una entidad por los dos lados, en orden; vacío antes de que empiece la ejecución. */
    @Transactional(readOnly = true)
    public List<DosLados> deEntidad(Long expedienteId, String entidad) {
        Map<String, Declaracion> dichas = vigentes(expedienteId);
        return ejecucion.estadoPorEntidad(expedienteId).stream().filter(h -> h.codigoEntidad().equals(entidad))
                .map(h -> new DosLados(h, dichas.get(h.hitoId() + " " + entidad))).toList();
    }

    /** Solo los hitos que alguna entidad ha declarado, por los dos lados, en orden. */
    @Transactional(readOnly = true)
    public List<DosLados> declarados(Long expedienteId) {
        Map<String, Declaracion> dichas = vigentes(expedienteId);
        return dichas.isEmpty() ? List.of() : ejecucion.estadoPorEntidad(expedienteId).stream()
                .map(h -> new DosLados(h, dichas.get(h.hitoId() + " " + h.codigoEntidad()))).filter(d -> d.entidad() != null).toList();
    }

    private Map<String, Declaracion> vigentes(Long expedienteId) {
        Map<String, Declaracion> ultimas = new HashMap<>();
        jdbc.sql("""
                select distinct on (hito_id, entidad) id, hito_id, entidad, estado, cumplido, nota, persona, cargo, registrado_por,
                       registrada from att.declaracion_avance where expediente_id = ? order by hito_id, entidad, id desc""")
                .param(expedienteId).query(Declaracion.class).list().forEach(d -> ultimas.put(d.hitoId() + " " + d.entidad(), d));
        return ultimas;
    }
}
