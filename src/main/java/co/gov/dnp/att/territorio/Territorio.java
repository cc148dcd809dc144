package co.gov.dnp.att.territorio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lo que las demás funcionalidades consultan del territorio: entidades, índices y su último valor con año y fuente. */
@Service
@Transactional(readOnly = true)
public class Territorio {

    private final EntidadTerritorialRepository entidades;
    private final IndiceRepository indices;
    private final JdbcTemplate base;
    private volatile Nombres recordados = new Nombres(Map.of(), Map.of(), Instant.EPOCH);

    /** Los formularios piden mil nombres de una vez y casi nunca cambian: se recuerdan treinta segundos. */
    private record Nombres(Map<String, String> porCodigo, Map<String, String> vigentes, Instant hasta) {
    }

    private volatile Indicadores sabidos = new Indicadores(-1, Map.of());

    /** @param carga la última que había cuando se leyeron */
    private record Indicadores(long carga, Map<String, Map<String, ValorIndicador>> porEntidad) {
    }

    Territorio(EntidadTerritorialRepository entidades, IndiceRepository indices, JdbcTemplate base) {
        this.entidades = entidades;
        this.indices = indices;
        this.base = base;
    }

    /** Entidades vigentes, por código: departamentos, municipios, distritos, áreas no municipalizadas y esquemas asociativos. */
    public List<EntidadTerritorial> todas() {
        return entidades.findByVigenteTrueOrderByCodigo();
    }

    /** Las mismas, solo para leerlas: lo que se les cambie no se guarda. */
    public List<EntidadTerritorial> todasParaLeer() {
        return entidades.readByVigenteTrueOrderByCodigo();
    }

    /** La entidad de ese código, vigente o no. */
    public Optional<EntidadTerritorial> porCodigo(String codigo) {
        return codigo == null ? Optional.empty() : entidades.findById(codigo);
    }

    /**
     * «Soacha (Cundinamarca)», «Antioquia (departamento)» o el nombre del esquema; el mismo código si no existe. Un cambio
     * de nombre hecho por otro nodo tarda hasta treinta segundos en verse.
     */
    public String nombreCompleto(String codigo) {
        Nombres nombres = nombres();
        if (!nombres.porCodigo().containsKey(codigo)) {
            nombres = leerNombres();
        }
        return nombres.porCodigo().getOrDefault(codigo, codigo);
    }

    /** Los nombres cambiaron: la próxima consulta los lee de nuevo. */
    public void olvidarNombres() {
        recordados = new Nombres(Map.of(), Map.of(), Instant.EPOCH);
    }

    /** Nombre completo de todas las entidades, vigentes o no. Se recuerdan como en {@link #nombreCompleto}. */
    public Map<String, String> nombresCompletos() {
        return nombres().porCodigo();
    }

    /** Código y nombre completo de las entidades vigentes, por código. Se recuerdan como en {@link #nombreCompleto}. */
    public Map<String, String> nombresVigentes() {
        return nombres().vigentes();
    }

    private Nombres nombres() {
        Nombres nombres = recordados;
        return nombres.hasta().isBefore(Instant.now()) ? leerNombres() : nombres;
    }

    private Nombres leerNombres() {
        Map<String, EntidadTerritorial> porCodigo = new LinkedHashMap<>();
        entidades.findAll(Sort.by("codigo")).forEach(e -> porCodigo.put(e.getCodigo(), e));
        Map<String, String> nombres = new HashMap<>();
        Map<String, String> vigentes = new LinkedHashMap<>();
        porCodigo.forEach((codigo, e) -> {
            nombres.put(codigo, nombreCompleto(e, porCodigo.get(e.getCodigoDepartamento())));
            if (e.isVigente()) {
                vigentes.put(codigo, nombres.get(codigo));
            }
        });
        Nombres leidos = new Nombres(Collections.unmodifiableMap(nombres), Collections.unmodifiableMap(vigentes), Instant.now().plusSeconds(30));
        recordados = leidos;
        return leidos;
    }

    private static String nombreCompleto(EntidadTerritorial entidad, EntidadTerritorial departamento) {
        return switch (entidad.getTipo()) {
            case ESQUEMA_ASOCIATIVO -> entidad.getNombre();
            case DEPARTAMENTO -> entidad.getNombre() + " (departamento)";
            // Bogotá se llama igual que su departamento: repetirlo no distingue nada
            default -> departamento == null || departamento.getNombre().equals(entidad.getNombre())
                    ? entidad.getNombre() : entidad.getNombre() + " (" + departamento.getNombre() + ")";
        };
    }

    /**
     * Código de entidad → clave de índice → valor del año más reciente. Si dos fuentes dan el mismo año, vale la última que se
     * cargó. Las entidades sin ningún dato no aparecen. Solo una carga los cambia, y las cargas van de una en una: mientras no haya otra, son los mismos.
     */
    public Map<String, Map<String, ValorIndicador>> indicadores() {
        Long carga = base.queryForObject("select coalesce(max(id), 0) from att.carga", Long.class);
        Indicadores ultimos = sabidos;
        if (carga == null || ultimos.carga() != carga) {
            ultimos = new Indicadores(carga == null ? 0 : carga, leerIndicadores());
            sabidos = ultimos;
        }
        return ultimos.porEntidad();
    }

    private Map<String, Map<String, ValorIndicador>> leerIndicadores() {
        Map<String, Map<String, ValorIndicador>> porEntidad = new HashMap<>();
        base.query("""
                select distinct on (entidad, indice) entidad, indice, numero, texto, vigencia_dato, fuente, ficticio
                from att.valor_indicador where reemplazado_en is null
                order by entidad, indice, vigencia_dato desc, carga_id desc""", fila -> {
            porEntidad.computeIfAbsent(fila.getString("entidad"), e -> new LinkedHashMap<>())
                    .put(fila.getString("indice"), valor(fila));
        });
        porEntidad.replaceAll((entidad, valores) -> Collections.unmodifiableMap(valores));
        return Collections.unmodifiableMap(porEntidad);
    }

    /** Catálogo de índices, en el orden en que se presentan. */
    public List<Indice> indices() {
        return indices.findAllByOrderByOrdenAscNombreAsc();
    }

    /** Todo lo que se ha sabido de una entidad: cada índice, año y fuente, con los valores que fueron reemplazados. */
    public List<ValorConHistoria> historia(String codigo) {
        return base.query("""
                select v.*, i.nombre, c.fecha, c.usuario, c.archivo, r.fecha as fecha_reemplazo
                from att.valor_indicador v
                join att.indice i on i.clave = v.indice
                join att.carga c on c.id = v.carga_id
                left join att.carga r on r.id = v.reemplazado_en
                where v.entidad = ?
                order by i.orden, i.nombre, v.vigencia_dato desc, v.reemplazado_en desc nulls first, v.id desc""",
                (fila, n) -> new ValorConHistoria(fila.getString("nombre"), valor(fila), fila.getInt("version"),
                        fila.getTimestamp("fecha").toInstant(), fila.getString("usuario"), fila.getString("archivo"),
                        fila.getTimestamp("fecha_reemplazo") == null ? null : fila.getTimestamp("fecha_reemplazo").toInstant()),
                codigo);
    }

    private static ValorIndicador valor(ResultSet fila) throws SQLException {
        return new ValorIndicador(fila.getString("indice"), fila.getBigDecimal("numero"), fila.getString("texto"),
                fila.getInt("vigencia_dato"), fila.getString("fuente"), fila.getBoolean("ficticio"));
    }
}
