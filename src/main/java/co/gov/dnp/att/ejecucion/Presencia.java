package co.gov.dnp.att.ejecucion;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;

/** Quién estuvo, en qué entidad y cuándo (PR-11); también encuentra un registro por su identificador en SETA-WEB (PS-30). */
@Service
@Transactional(readOnly = true)
public class Presencia {

    /** Una visita o sesión con una entidad. */
    public record Fila(LocalDate fecha, String codigoEntidad, String entidad, String asesor, String dependencia, String modalidad,
            String tipo, String lugar, String producto, String expediente, String registroSeta, String planArticulado) {
    }

    /** Lo más que se muestra o exporta de una vez. */
    public static final int MAXIMO = 5000;

    private final JdbcClient jdbc;

    Presencia(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param texto nombre o código de la entidad, nombre del asesor o registro SETA; vacío = todos
     * @param desde y {@code hasta}, días incluidos; nulos = sin límite
     * @param alcance los expedientes que puede ver quien pregunta
     */
    public List<Fila> buscar(String texto, LocalDate desde, LocalDate hasta, AlcanceDeDatos alcance) {
        Map<String, Object> limites = new HashMap<>();
        String alAlcance = alcance.condicion("x.dependencia", "x.id", limites);
        String patron = texto == null || texto.isBlank() ? null : "%" + texto.trim().toLowerCase() + "%";
        return jdbc.sql("""
                select a.fecha_ejecucion fecha, ae.codigo_entidad, e.nombre entidad, coalesce(p.nombre, a.asesor) asesor,
                       a.dependencia, a.modalidad, a.tipo, a.lugar, x.producto, x.codigo expediente, a.registro_seta,
                       pa.nombre plan_articulado
                  from att.asesoria a
                  join att.asesoria_entidad ae on ae.asesoria_id = a.id
                  join att.expediente x on x.id = a.expediente_id
                  left join att.entidad_territorial e on e.codigo = ae.codigo_entidad
                  left join att.persona p on p.usuario = a.asesor
                  left join att.plan_articulado pa on pa.id = a.plan_articulado_id
                 where (cast(:patron as text) is null or lower(e.nombre) like :patron or ae.codigo_entidad like :patron
                        or lower(coalesce(p.nombre, a.asesor)) like :patron or lower(a.registro_seta) like :patron)
                   and (cast(:desde as date) is null or a.fecha_ejecucion >= :desde)
                   and (cast(:hasta as date) is null or a.fecha_ejecucion <= :hasta)
                   and %s
                 order by a.fecha_ejecucion desc, e.nombre limit :maximo""".formatted(alAlcance))
                .params(limites)
                .param("patron", patron).param("desde", desde).param("hasta", hasta).param("maximo", MAXIMO)
                .query(Fila.class).list();
    }
}
