package co.gov.dnp.att.focalizacion;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.EstadoExpediente;

/** Cuenta las entidades incluidas en la última corrida cerrada de cada expediente del producto. */
@Component
class AtencionesEnCorridasCerradas implements AtencionesPrevias {

    private static final String ULTIMA_CERRADA = """
            select distinct on (expediente_id) id, expediente_id, expediente, vigencia from att.corrida_focalizacion
            where producto_id = :producto and cerrada is not null order by expediente_id, numero desc""";

    private final JdbcClient sql;
    private final Expedientes expedientes;

    AtencionesEnCorridasCerradas(JdbcClient sql, Expedientes expedientes) {
        this.sql = sql;
        this.expedientes = expedientes;
    }

    @Override
    public Map<String, Integer> contar(Long productoId, int vigencia) {
        Map<String, Integer> veces = new HashMap<>();
        sql.sql("""
                select r.codigo_entidad, count(*) from (%s) c
                join att.resultado_focalizacion r on r.corrida_id = c.id and r.decision_final = 'INCLUIDA'
                where c.vigencia between :vigencia - 2 and :vigencia - 1 group by r.codigo_entidad""".formatted(ULTIMA_CERRADA))
                .param("producto", productoId).param("vigencia", vigencia)
                .query(fila -> {
                    veces.put(fila.getString(1), fila.getInt(2));
                });
        return veces;
    }

    @Override
    public Map<String, String> conPlanActivo(Long productoId, Long expedienteId) {
        Map<Long, Long> corridas = new LinkedHashMap<>();
        sql.sql("select expediente_id, id from (%s) c where expediente_id <> :propio".formatted(ULTIMA_CERRADA))
                .param("producto", productoId).param("propio", expedienteId)
                .query(fila -> {
                    corridas.put(fila.getLong(1), fila.getLong(2));
                });
        corridas.keySet().removeIf(id -> expedientes.de(id).getEstado() != EstadoExpediente.EN_CURSO);
        Map<String, String> activos = new HashMap<>();
        if (!corridas.isEmpty()) {
            sql.sql("""
                    select r.codigo_entidad, c.expediente from att.resultado_focalizacion r
                    join att.corrida_focalizacion c on c.id = r.corrida_id
                    where r.corrida_id in (:corridas) and r.decision_final = 'INCLUIDA'""")
                    .param("corridas", corridas.values()).query(fila -> {
                        activos.put(fila.getString(1), fila.getString(2));
                    });
        }
        return activos;
    }
}
