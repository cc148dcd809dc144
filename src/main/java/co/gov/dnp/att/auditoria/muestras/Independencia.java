package co.gov.dnp.att.auditoria.muestras;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quién no puede auditar una instancia: quien la ejecutó o responde por ella (GO-17). Se lee del dominio, que no se limpia. */
@Component
class Independencia {

    private static final String PARTICIPO = """
            select motivo from (
                select 1 n, 'responde por el procedimiento' motivo from att.expediente where id = :e and responsable_procedimiento = :u
                union all select 2, 'inició el expediente' from att.expediente where id = :e and iniciado_por = :u
                union all select 3, 'completó alguna de sus tareas' from att.entrega_formulario where expediente_id = :e and usuario = :u
                union all select 4, 'prestó una asesoría' from att.asesoria where expediente_id = :e and :u in (asesor, usuario)
                union all select 5, 'responde por un hito del plan' from att.version_plan v join att.hito h on h.version_plan_id = v.id
                    where v.expediente_id = :e and h.responsable = :u
                union all select 6, 'cargó una evidencia' from att.evidencia where expediente_id = :e and cargada_por = :u
                union all select 7, 'responde por una acción PT-ED-05, la ejecutó o la verificó' from att.accion_apcm
                    where expediente_id = :e and :u in (responsable, ejecutada_por, verificada_por)
                union all select 8, 'registró un consentimiento' from att.consentimiento where expediente_id = :e and registrado_por = :u) q
            order by n limit 1""";

    private final JdbcClient sql;

    Independencia(JdbcClient sql) {
        this.sql = sql;
    }

    /** Qué le impide a esa persona auditar el expediente; vacío si nada. */
    Optional<String> impide(String usuario, Long expedienteId) {
        return sql.sql(PARTICIPO).param("u", usuario).param("e", expedienteId).query(String.class).optional();
    }
}
