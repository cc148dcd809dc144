package co.gov.dnp.att.seguimiento;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.plan.ConsentimientoDeclarado;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plan.SocializacionRegistrada;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Consentimiento para el seguimiento, por expediente y entidad (PS-36, PS-37, PS-38). Solo se agregan registros y rige el
 * último; retirarlo vale desde entonces y no borra lo anterior. No consentir no impide recibir la asistencia.
 */
@Service
@Transactional
public class Consentimientos {

    private static final String COLUMNAS = """
            id, entidad, estado, fecha, persona, cargo, soporte, registrado_por, registrado from att.consentimiento\s""";

    private final JdbcClient jdbc;
    private final JdbcTemplate lotes;
    private final EntidadesDelPlan entidades;
    private final Territorio territorio;
    private final Bitacora bitacora;

    Consentimientos(JdbcClient jdbc, JdbcTemplate lotes, EntidadesDelPlan entidades, Territorio territorio,
            Bitacora bitacora) {
        this.jdbc = jdbc;
        this.lotes = lotes;
        this.entidades = entidades;
        this.territorio = territorio;
        this.bitacora = bitacora;
    }

    @EventListener
    void alSocializar(SocializacionRegistrada noticia) {
        for (ConsentimientoDeclarado c : noticia.consentimientos()) {
            agregar(noticia.expedienteId(), c.entidades(), EstadoConsentimiento.valueOf(c.estado()), c.fecha(), c.persona(),
                    c.cargo(), c.soporte(), noticia.usuario());
        }
    }

    /**
     * Registra lo que respondieron una o varias entidades del plan. Para retirar, {@link #retirar}.
     *
     * @throws Rechazo si falta la fecha, la persona o el soporte, la fecha es futura o una entidad no es del plan
     */
    public void registrar(Long expedienteId, Collection<String> codigos, EstadoConsentimiento estado, LocalDate fecha,
            String persona, String cargo, String soporte, String usuario) {
        List<String> problemas = new ArrayList<>();
        if (estado == null || estado == EstadoConsentimiento.RETIRADO) {
            problemas.add("Respuesta: elija acepta, no acepta o pendiente.");
        } else if (estado != EstadoConsentimiento.PENDIENTE) {
            revisarSoporte(fecha, persona, soporte, problemas);
        }
        if (codigos.isEmpty()) {
            problemas.add("Entidades: elija al menos una.");
        }
        Set<String> elegidas = entidades.expandir(expedienteId, codigos, "Entidades", problemas);
        Rechazo.siHay(problemas);
        agregar(expedienteId, elegidas, estado, fecha, persona, cargo, soporte, usuario);
        bitacora.anotar(expedienteId, usuario, "Consentimiento de seguimiento «" + estado.etiqueta().toLowerCase() + "» de "
                + nombrar(elegidas) + (soporte == null || soporte.isBlank() ? "." : ". Soporte: " + soporte.strip() + "."));
    }

    /**
     * Retira el consentimiento de una entidad desde ahora: queda fuera de los cortes siguientes y del que esté abierto.
     *
     * @throws Rechazo si no tiene consentimiento vigente, o falta la fecha, la persona o el soporte
     */
    public void retirar(Long expedienteId, String entidad, LocalDate fecha, String persona, String cargo, String soporte,
            String usuario) {
        List<String> problemas = new ArrayList<>();
        if (!queConsienten(expedienteId).contains(entidad)) {
            problemas.add("Entidad: «" + territorio.nombreCompleto(entidad) + "» no tiene un consentimiento vigente que retirar.");
        }
        revisarSoporte(fecha, persona, soporte, problemas);
        Rechazo.siHay(problemas);
        agregar(expedienteId, Set.of(entidad), EstadoConsentimiento.RETIRADO, fecha, persona, cargo, soporte, usuario);
        bitacora.anotar(expedienteId, usuario, nombrar(Set.of(entidad)) + " retiró su consentimiento de seguimiento. Soporte: "
                + soporte.strip() + ".");
    }

    private static void revisarSoporte(LocalDate fecha, String persona, String soporte, List<String> problemas) {
        if (fecha == null || fecha.isAfter(LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA)))) {
            problemas.add("Fecha: escriba el día en que la entidad respondió; no puede ser futuro.");
        }
        if (persona == null || persona.isBlank() || persona.length() > 200) {
            problemas.add("Persona: escriba quién respondió por la entidad, con máximo 200 caracteres.");
        }
        if (soporte == null || soporte.isBlank() || soporte.length() > 500) {
            problemas.add("Soporte: escriba dónde consta (acta, radicado o correo), con máximo 500 caracteres.");
        }
    }

    private void agregar(Long expedienteId, Collection<String> codigos, EstadoConsentimiento estado, LocalDate fecha,
            String persona, String cargo, String soporte, String usuario) {
        lotes.batchUpdate("""
                insert into att.consentimiento (expediente_id, entidad, estado, fecha, persona, cargo, soporte, registrado_por)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", codigos, 500, (fila, codigo) -> {
            fila.setLong(1, expedienteId);
            fila.setString(2, codigo);
            fila.setString(3, estado.name());
            fila.setObject(4, fecha);
            fila.setString(5, persona);
            fila.setString(6, cargo);
            fila.setString(7, soporte);
            fila.setString(8, usuario);
        });
    }

    /** El último registro de cada entidad; las que nunca han respondido no aparecen. */
    @Transactional(readOnly = true)
    public Map<String, Consentimiento> vigentes(Long expedienteId) {
        Map<String, Consentimiento> ultimos = new LinkedHashMap<>();
        jdbc.sql("select distinct on (entidad) " + COLUMNAS + "where expediente_id = ? order by entidad, id desc")
                .param(expedienteId).query(Consentimiento.class).list().forEach(c -> ultimos.put(c.entidad(), c));
        return ultimos;
    }

    /** Todo lo registrado, lo más reciente primero. */
    @Transactional(readOnly = true)
    public List<Consentimiento> historial(Long expedienteId) {
        return jdbc.sql("select " + COLUMNAS + "where expediente_id = ? order by id desc").param(expedienteId)
                .query(Consentimiento.class).list();
    }

    /** Códigos de las entidades con consentimiento vigente: las únicas a las que se les hace seguimiento (PS-36). */
    @Transactional(readOnly = true)
    public Set<String> queConsienten(Long expedienteId) {
        return vigentes(expedienteId).values().stream().filter(c -> c.estado() == EstadoConsentimiento.ACEPTA)
                .map(Consentimiento::entidad).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Cuántas entidades del plan hay en cada estado; la que nunca ha respondido cuenta como pendiente. */
    @Transactional(readOnly = true)
    public Map<EstadoConsentimiento, Long> resumen(Long expedienteId) {
        Map<String, Consentimiento> ultimos = vigentes(expedienteId);
        Map<EstadoConsentimiento, Long> cuenta = new LinkedHashMap<>();
        for (EstadoConsentimiento estado : EstadoConsentimiento.values()) {
            cuenta.put(estado, 0L);
        }
        entidades.de(expedienteId).forEach(codigo -> cuenta.merge(
                ultimos.containsKey(codigo) ? ultimos.get(codigo).estado() : EstadoConsentimiento.PENDIENTE, 1L, Long::sum));
        return cuenta;
    }

    private String nombrar(Set<String> codigos) {
        return codigos.size() > 3 ? codigos.size() + " entidades"
                : codigos.stream().map(territorio::nombreCompleto).sorted().collect(Collectors.joining(", "));
    }
}
