package co.gov.dnp.att.ejecucion;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;

/** Los planes de trabajo como acuerdos con las entidades, y cuánto llevan según sus hitos (SG-27). */
@Service
@Transactional(readOnly = true)
public class PlanesAcordados {

    /**
     * Un plan acordado.
     *
     * @param acordado día en que los grupos de valor lo acordaron
     * @param avance   porcentaje de 0 a 100: suma de pesos cumplidos si los hitos pesan, si no hitos cumplidos entre
     *                 programados; nulo mientras no se abra la ejecución
     */
    public record Plan(String expediente, String producto, String dependencia, int vigencia, String entidades, int version,
            LocalDate acordado, int hitos, BigDecimal avance) {
    }

    private final JdbcClient jdbc;

    PlanesAcordados(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param vigencia nula = todas
     * @param alcance  los expedientes que puede ver quien pregunta
     */
    public List<Plan> deLaVigencia(Integer vigencia, AlcanceDeDatos alcance) {
        Map<String, Object> limites = new HashMap<>();
        String alAlcance = alcance.condicion("x.dependencia", "x.id", limites);
        return jdbc.sql("""
                with avance as (
                    select h.version_plan_id, h.peso, count(*) entidades, count(c.hito_id) cumplidos
                      from att.hito h join att.hito_en_entidad he on he.hito_id = h.id
                      left join (select distinct hito_id, codigo_entidad from att.asesoria_entidad where fecha_cumplimiento is not null) c
                        on c.hito_id = he.hito_id and c.codigo_entidad = he.codigo_entidad group by h.id),
                     del_plan as (
                    select version_plan_id, round(case when count(peso) = count(*) then sum(peso * cumplidos / entidades)
                                                       else 100.0 * sum(cumplidos) / sum(entidades) end, 1) avance
                      from avance group by version_plan_id)
                select x.codigo expediente, x.producto, x.dependencia, x.vigencia, x.entidades, v.numero as version,
                       cast(s.fecha at time zone 'America/Bogota' as date) acordado,
                       (select count(*) from att.hito h where h.version_plan_id = v.id) hitos, p.avance
                  from att.version_plan v
                  join att.expediente x on x.id = v.expediente_id
                  join att.socializacion s on s.expediente_id = v.expediente_id and s.numero_version = v.numero
                  left join del_plan p on p.version_plan_id = v.id
                 where v.acordada and (cast(:vigencia as int) is null or x.vigencia = :vigencia)
                   and %s
                 order by x.vigencia desc, x.codigo""".formatted(alAlcance)).params(limites).param("vigencia", vigencia).query(Plan.class).list();
    }
}
