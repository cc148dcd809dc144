package co.gov.dnp.att.auditoria;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.auditoria.proceso.ProyeccionDeTramites;

/** Encuentra instancias de todos los procesos y versiones, vivas o terminadas (PS-50). Se lee siempre al día. */
@Service
public class Tramites {

    /** Instancias por página. */
    public static final int POR_PAGINA = 50;

    /** Desde dónde sigue la lista: el valor de la columna de orden y la instancia de la última fila leída. */
    public record Marca(String valor, String instancia) {
    }

    /** Una página de la lista; {@code siguiente} es nula en la última. */
    public record Pagina(List<Tramite> filas, long total, Marca siguiente) {
    }

    /** Lo que hay para elegir en los filtros. */
    public record Opciones(List<String> procesos, List<Integer> versiones, List<Integer> vigencias, List<String> dependencias) {
    }

    private record Fila(Tramite tramite, String valor) {
    }

    private final JdbcClient sql;
    private final ProyeccionDeTramites proyeccion;
    private final NamedParameterJdbcTemplate porTandas;

    Tramites(JdbcClient sql, DataSource base, ProyeccionDeTramites proyeccion) {
        this.sql = sql;
        this.proyeccion = proyeccion;
        JdbcTemplate plantilla = new JdbcTemplate(base);
        plantilla.setFetchSize(1000);
        this.porTandas = new NamedParameterJdbcTemplate(plantilla);
    }

    /** Página que sigue a la marca, o la primera. La cuenta es exacta. */
    public Pagina buscar(FiltroDeTramites filtro, OrdenDeTramites orden, boolean descendente, Marca desde) {
        proyeccion.ponerAlDia();
        FiltroDeTramites.Condicion condicion = filtro.condicion();
        long total = sql.sql("select count(*) from att.tramite t" + condicion.donde()).params(condicion.parametros())
                .query(Long.class).single();
        String sentido = descendente ? "desc" : "asc";
        if (desde != null && orden.entiende(desde.valor())) {
            condicion.y("(" + orden.expresion + ", t.instancia) " + (descendente ? "<" : ">") + " (cast(:marca as " + orden.tipo
                    + "), :ultima)", "marca", desde.valor());
            condicion.parametros().put("ultima", desde.instancia());
        }
        List<Fila> filas = sql.sql("select " + Tramite.COLUMNAS + ", cast(" + orden.expresion + " as text) orden from att.tramite t"
                + condicion.donde() + " order by " + orden.expresion + " " + sentido + ", t.instancia " + sentido + " limit " + (POR_PAGINA + 1))
                .params(condicion.parametros()).query((f, n) -> new Fila(Tramite.de(f, n), f.getString("orden"))).list();
        boolean hayMas = filas.size() > POR_PAGINA;
        Fila ultima = hayMas ? filas.get(POR_PAGINA - 1) : null;
        return new Pagina(filas.stream().limit(POR_PAGINA).map(Fila::tramite).toList(), total,
                hayMas ? new Marca(ultima.valor(), ultima.tramite().instancia()) : null);
    }

    /** Entrega el resultado entero, sin paginar, para llevárselo: la base lo va dando por tandas mientras se consume. */
    @Transactional
    public void recorrer(FiltroDeTramites filtro, OrdenDeTramites orden, boolean descendente, Consumer<Stream<Tramite>> consumidor) {
        proyeccion.ponerAlDia();
        FiltroDeTramites.Condicion condicion = filtro.condicion();
        String sentido = descendente ? "desc" : "asc";
        try (Stream<Tramite> filas = porTandas.queryForStream("select " + Tramite.COLUMNAS + " from att.tramite t" + condicion.donde() + " order by "
                + orden.expresion + " " + sentido + ", t.instancia " + sentido, condicion.parametros(), Tramite::de)) {
            consumidor.accept(filas);
        }
    }

    /** Deja la proyección al día, para quien la va a leer con su propia consulta. */
    public void alDia() {
        proyeccion.ponerAlDia();
    }

    /** Por su identificador en el motor. */
    public Optional<Tramite> deInstancia(String instancia) {
        proyeccion.ponerAlDia();
        return sql.sql("select " + Tramite.COLUMNAS + " from att.tramite t where instancia = ?").param(instancia).query(Tramite::de).optional();
    }

    /** La instancia principal y las que llamó o abrió (cortes, acciones) para el mismo expediente, por orden de inicio. */
    public List<Tramite> familia(Tramite tramite) {
        return sql.sql("select " + Tramite.COLUMNAS + " from att.tramite t where raiz = :raiz or expediente_id = :expediente order by inicio, instancia")
                .params(parametros(tramite)).query(Tramite::de).list();
    }

    public Opciones opciones() {
        return new Opciones(distintos("proceso", String.class), distintos("version", Integer.class),
                distintos("vigencia", Integer.class), distintos("dependencia", String.class));
    }

    /** Los valores distintos se saltan de uno en uno por su índice: con cien mil instancias son los mismos diez. */
    private <T> List<T> distintos(String columna, Class<T> tipo) {
        return sql.sql("""
                with recursive v as (select min(%1$s) x from att.tramite
                    union all select (select min(%1$s) from att.tramite where %1$s > v.x) from v where v.x is not null)
                select x from v where x is not null order by 1
                """.formatted(columna)).query(tipo).list();
    }

    private static Map<String, Object> parametros(Tramite tramite) {
        return tramite.expedienteId() == null ? Map.of("raiz", tramite.raiz(), "expediente", -1L)
                : Map.of("raiz", tramite.raiz(), "expediente", tramite.expedienteId());
    }
}
