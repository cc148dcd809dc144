package co.gov.dnp.att.focalizacion;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Una aplicación del perfil a todas las entidades.
 *
 * @param numero     desde 1 en cada expediente
 * @param tablas     copia de las tablas aplicadas; vacía en selección manual
 * @param cupos      grupo territorial → máximo de entidades que se usó
 * @param duracionMs milisegundos de reunir, evaluar y guardar
 * @param incluidas  entidades que la corrida sugirió incluir; los ajustes no cambian estas cuentas
 * @param cerrada    momento en que se generó la matriz de concertación; nulo mientras se pueda ajustar
 */
public record Corrida(Long id, Long expedienteId, String expediente, int numero, String dependencia, Long productoId,
        String producto, int vigencia, Long perfilId, int perfilVersion, Modo modo, List<TablaAplicada> tablas,
        Map<Integer, Integer> cupos, String usuario, Instant momento, long duracionMs, int total, int elegibles, int incluidas,
        int enEspera, int excluidas, Instant cerrada) {

    public boolean estaCerrada() {
        return cerrada != null;
    }

    /** «nivel_desempeno v1, elegibilidad_entidad v1…» o «selección manual». */
    public String versionRegla() {
        return version(tablas);
    }

    static String version(List<TablaAplicada> tablas) {
        return tablas.isEmpty() ? "selección manual"
                : String.join(", ", tablas.stream().map(TablaAplicada::referencia).toList());
    }
}
