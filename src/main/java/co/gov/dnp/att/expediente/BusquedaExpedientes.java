package co.gov.dnp.att.expediente;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;

/** Encuentra expedientes entre los que puede leer quien pregunta. Busca sin distinguir mayúsculas ni tildes. */
@Service
@Transactional(readOnly = true)
public class BusquedaExpedientes {

    /** Expedientes por página. */
    public static final int POR_PAGINA = 25;

    /** Lo que se busca; un valor nulo o en blanco no filtra. */
    public record Filtro(String texto, String entidad, String dependencia, EstadoExpediente estado) {
    }

    public record Fila(String codigo, int vigencia, String dependencia, String producto, String entidades,
            EstadoExpediente estado, Instant creado) {
    }

    /** Una página de resultados; {@code numero} empieza en 1. */
    public record Pagina(List<Fila> filas, int numero, long total) {

        public int paginas() {
            return (int) Math.max(1, (total + POR_PAGINA - 1) / POR_PAGINA);
        }
    }

    private final JdbcClient sql;
    private final AccesoExpediente acceso;

    BusquedaExpedientes(JdbcClient sql, AccesoExpediente acceso) {
        this.sql = sql;
        this.acceso = acceso;
    }

    /** Del más reciente al más antiguo. Una página fuera de rango se lleva a la más cercana que exista. */
    public Pagina buscar(Filtro filtro, int numero) {
        Map<String, Object> parametros = new HashMap<>();
        String donde = condiciones(filtro, acceso.alcance(), parametros);
        long total = sql.sql("select count(*) from att.expediente e" + donde).params(parametros).query(Long.class).single();
        int pagina = (int) Math.max(1, Math.min(numero, (total + POR_PAGINA - 1) / POR_PAGINA));
        parametros.put("cuantos", POR_PAGINA);
        parametros.put("desde", (pagina - 1) * POR_PAGINA);
        List<Fila> filas = sql.sql("select codigo, vigencia, dependencia, producto, entidades, estado, creado from att.expediente e"
                        + donde + " order by creado desc, id desc limit :cuantos offset :desde")
                .params(parametros)
                .query((f, n) -> new Fila(f.getString("codigo"), f.getInt("vigencia"), f.getString("dependencia"),
                        f.getString("producto"), f.getString("entidades"), EstadoExpediente.valueOf(f.getString("estado")),
                        f.getTimestamp("creado").toInstant()))
                .list();
        return new Pagina(filas, pagina, total);
    }

    /** Dependencias que tienen expedientes a la vista de quien pregunta. */
    public List<String> dependencias() {
        Map<String, Object> parametros = new HashMap<>();
        String alcance = acceso.alcance().condicion("e.dependencia", "e.id", parametros);
        // Se saltan de una en una por su índice: con cien mil expedientes son las mismas pocas
        return sql.sql("""
                with recursive d as (select min(dependencia) x from att.expediente
                    union all select (select min(dependencia) from att.expediente where dependencia > d.x) from d where d.x is not null)
                select x from d where x is not null and exists (select from att.expediente e where e.dependencia = d.x and %s) order by 1
                """.formatted(alcance)).params(parametros).query(String.class).list();
    }

    private static String condiciones(Filtro filtro, AlcanceDeDatos alcance, Map<String, Object> parametros) {
        List<String> condiciones = new ArrayList<>();
        if (!alcance.todo()) {
            condiciones.add(alcance.condicion("e.dependencia", "e.id", parametros));
        }
        if (tiene(filtro.texto())) {
            condiciones.add("(" + llano("e.codigo") + " like :texto or " + llano("e.producto") + " like :texto)");
            parametros.put("texto", patron(filtro.texto()));
        }
        if (tiene(filtro.entidad())) {
            condiciones.add("e.id in (select expediente_id from att.expediente_entidad where " + llano("nombre")
                    + " like :entidad or codigo = :codigoEntidad)");
            parametros.put("entidad", patron(filtro.entidad()));
            parametros.put("codigoEntidad", filtro.entidad().strip());
        }
        if (tiene(filtro.dependencia())) {
            condiciones.add("e.dependencia = :dependencia");
            parametros.put("dependencia", filtro.dependencia());
        }
        if (filtro.estado() != null) {
            condiciones.add("e.estado = :estado");
            parametros.put("estado", filtro.estado().name());
        }
        return condiciones.isEmpty() ? "" : " where " + String.join(" and ", condiciones);
    }

    private static boolean tiene(String valor) {
        return valor != null && !valor.isBlank();
    }

    private static String llano(String columna) {
        return "translate(lower(" + columna + "), 'áéíóúüñ', 'aeiouun')";
    }

    private static String patron(String buscado) {
        String llano = Normalizer.normalize(buscado.strip().toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
        return "%" + llano.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
