package co.gov.dnp.att.identificacion;

import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lo que las evaluaciones anteriores recomendaron para las metas (PS-43): columnas meta, ajuste y vigencia. */
@Component
class RecomendacionesPrevias {

    private final JdbcClient jdbc;

    RecomendacionesPrevias(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param vigencia año de planeación; se muestran las dirigidas a ese año o a los dos anteriores */
    List<Map<String, Object>> paraMetas(int vigencia) {
        return jdbc.sql("""
                select meta, ajuste, vigencia from att.recomendacion_meta
                 where vigencia between ? and ? order by vigencia desc, meta limit 50""")
                .params(vigencia - 2, vigencia).query().listOfRows();
    }
}
