package co.gov.dnp.att.ejecucion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plan.Hito;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.plataforma.Rechazo;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Estado de los hitos en cada entidad y lo que se ha ejecutado. */
@Service
@Transactional(readOnly = true)
public class Ejecucion {

    private final PlanesDeTrabajo planes;
    private final EntidadesDelPlan entidades;
    private final Organizacion organizacion;
    private final AsesoriaRepository asesorias;
    private final Bitacora bitacora;
    private final JdbcClient jdbc;
    private final JdbcTemplate lotes;

    Ejecucion(PlanesDeTrabajo planes, EntidadesDelPlan entidades, Organizacion organizacion, AsesoriaRepository asesorias,
            Bitacora bitacora, JdbcClient jdbc, JdbcTemplate lotes) {
        this.planes = planes;
        this.entidades = entidades;
        this.organizacion = organizacion;
        this.asesorias = asesorias;
        this.bitacora = bitacora;
        this.jdbc = jdbc;
        this.lotes = lotes;
    }

    /**
     * Abre cada hito del plan acordado en cada entidad y reparte las entidades en frentes, uno por grupo territorial que las
     * cubre hoy (GO-10). Son a lo sumo siete tareas, haya una entidad o 1.122.
     *
     * @return los frentes, en orden; «0» reúne lo que ningún grupo cubre y lo atiende la unidad técnica
     */
    @Transactional
    public List<String> abrir(Long expedienteId) {
        Map<String, Integer> grupoDe = organizacion.grupoDeCadaEntidad(entidades.de(expedienteId));
        List<Object[]> filas = new ArrayList<>();
        Set<Integer> frentes = new TreeSet<>();
        List<String> problemas = new ArrayList<>();
        for (Hito hito : planes.hitos(expedienteId)) {
            for (String codigo : entidades.expandir(expedienteId, hito.seleccion(), "Hitos de trabajo", problemas)) {
                int frente = grupoDe.getOrDefault(codigo, 0);
                frentes.add(frente);
                filas.add(new Object[] {hito.id(), codigo, expedienteId, frente});
            }
        }
        Rechazo.siHay(problemas);
        lotes.batchUpdate("insert into att.hito_en_entidad (hito_id, codigo_entidad, expediente_id, frente) values (?, ?, ?, ?)",
                filas, 1000, (ps, f) -> {
                    ps.setLong(1, (Long) f[0]);
                    ps.setString(2, (String) f[1]);
                    ps.setLong(3, (Long) f[2]);
                    ps.setInt(4, (Integer) f[3]);
                });
        bitacora.anotar(expedienteId, "Se abrió la ejecución en " + frentes.size()
                + (frentes.size() == 1 ? " frente." : " frentes, uno por grupo territorial."));
        return frentes.stream().map(String::valueOf).toList();
    }

    /** Avance por hito; cuenta como cumplido lo cumplido a más tardar en {@code hasta}. */
    public List<AvanceHito> avance(Long expedienteId, LocalDate hasta) {
        return jdbc.sql("""
                select h.id hito_id, h.orden, h.nombre hito, h.fecha_programada programado, h.peso, count(*) entidades,
                       count(*) filter (where he.fecha_cumplimiento <= :hasta) cumplidos,
                       count(*) filter (where he.fecha_cumplimiento <= least(h.fecha_programada, cast(:hasta as date))) cumplidos_en_plazo
                  from att.hito_entidad he join att.hito h on h.id = he.hito_id
                 where he.expediente_id = :expediente
                 group by h.id order by h.orden""")
                .param("hasta", hasta).param("expediente", expedienteId).query(AvanceHito.class).list();
    }

    public List<EstadoHitoEntidad> estadoPorEntidad(Long expedienteId) {
        return jdbc.sql("""
                select h.id hito_id, h.orden, h.nombre hito, he.codigo_entidad, h.fecha_programada programado, he.estado,
                       he.fecha_cumplimiento cumplido
                  from att.hito_entidad he join att.hito h on h.id = he.hito_id
                 where he.expediente_id = ? order by h.orden, he.codigo_entidad""")
                .param(expedienteId).query(EstadoHitoEntidad.class).list();
    }

    /** Códigos de las entidades con al menos una asesoría o evento registrado. */
    public List<String> entidadesAtendidas(Long expedienteId) {
        return jdbc.sql("""
                select distinct e.codigo_entidad from att.asesoria_entidad e join att.asesoria a on a.id = e.asesoria_id
                 where a.expediente_id = ? order by 1""").param(expedienteId).query(String.class).list();
    }

    public List<Asesoria> asesorias(Long expedienteId) {
        return asesorias.findByExpedienteIdOrderById(expedienteId);
    }

    /** Hitos de un frente con cuántas entidades faltan: columnas hito, pendientes, cumplidos, vence. */
    List<Map<String, Object>> pendientesDelFrente(Long expedienteId, int frente) {
        return jdbc.sql("""
                select h.orden || '. ' || h.nombre hito, count(*) filter (where he.estado <> 'CUMPLIDO') pendientes,
                       count(*) filter (where he.estado = 'CUMPLIDO') cumplidos, to_char(h.fecha_programada, 'DD/MM/YYYY') vence
                  from att.hito_entidad he join att.hito h on h.id = he.hito_id
                 where he.expediente_id = ? and he.frente = ?
                 group by h.id order by h.orden""").params(expedienteId, frente).query().listOfRows();
    }

    Set<String> entidadesDelFrente(Long expedienteId, int frente) {
        return new TreeSet<>(jdbc.sql("select distinct codigo_entidad from att.hito_en_entidad where expediente_id = ? and frente = ?")
                .params(expedienteId, frente).query(String.class).list());
    }

    Set<String> entidadesDelHito(Long hitoId) {
        return new TreeSet<>(jdbc.sql("select codigo_entidad from att.hito_en_entidad where hito_id = ?").param(hitoId)
                .query(String.class).list());
    }
}
