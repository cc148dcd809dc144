package co.gov.dnp.att.conocimiento;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.Tema;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lecciones y prácticas de todos los expedientes: se guardan una vez y se consultan por texto, tema o producto (PS-46). */
@Service
@Transactional
public class Lecciones {

    /** Filas por página de la consulta. */
    public static final int POR_PAGINA = 25;

    private static final String LECCION = """
            select l.id, l.codigo_expediente expediente, l.que_funciono, l.que_no_funciono, l.causa, l.recomendacion, l.tema, l.producto,
                   l.dependencia, l.vigencia, l.fecha from att.leccion l\s""";
    private static final String PRACTICA = """
            select id, codigo_expediente expediente, nombre, descripcion, entidad, producto, dependencia, vigencia from att.practica\s""";

    private final JdbcClient jdbc;
    private final Portafolio portafolio;

    Lecciones(JdbcClient jdbc, Portafolio portafolio) {
        this.jdbc = jdbc;
        this.portafolio = portafolio;
    }

    void guardar(Expediente expediente, DatosGestionConocimiento datos, String usuario) {
        datos.leccionesAprendidas().forEach(l -> jdbc.sql("""
                insert into att.leccion (expediente_id, codigo_expediente, que_funciono, que_no_funciono, causa, recomendacion, tema,
                producto, dependencia, vigencia, usuario) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(expediente.getId(), expediente.getCodigo(), l.queFunciono(), l.queNoFunciono(), l.causa(),
                        l.recomendacion(), l.tema(), expediente.getProducto(), expediente.getDependencia(), expediente.getVigencia(),
                        usuario)).update());
        datos.practicas().forEach(p -> jdbc.sql("""
                insert into att.practica (expediente_id, codigo_expediente, nombre, descripcion, entidad, producto, dependencia, vigencia,
                usuario) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(expediente.getId(), expediente.getCodigo(), p.nombre(), p.descripcion(), p.entidad(), expediente.getProducto(),
                        expediente.getDependencia(), expediente.getVigencia(), usuario).update());
    }

    /**
     * Busca lecciones; un criterio vacío no filtra.
     *
     * @param texto  palabras que deben aparecer en la lección
     * @param tema   código del tema
     * @param pagina desde 0
     */
    @Transactional(readOnly = true)
    public List<Leccion> buscar(String texto, String tema, String producto, int pagina) {
        Map<String, String> temas = portafolio.temas().stream().collect(Collectors.toMap(Tema::getCodigo, Tema::getNombre));
        return jdbc.sql(LECCION + """
                where (:tema = '' or tema = :tema) and (:producto = '' or producto = :producto)
                  and concat_ws(' ', que_funciono, que_no_funciono, causa, recomendacion, producto) ilike :texto
                order by id desc limit :cuantas offset :desde""")
                .param("tema", limpio(tema)).param("producto", limpio(producto)).param("texto", contiene(texto))
                .param("cuantas", POR_PAGINA + 1).param("desde", pagina * POR_PAGINA)
                .query(Leccion.class).list().stream().map(l -> new Leccion(l.id(), l.expediente(), l.queFunciono(), l.queNoFunciono(),
                        l.causa(), l.recomendacion(), temas.getOrDefault(l.tema(), l.tema()), l.producto(), l.dependencia(),
                        l.vigencia(), l.fecha())).toList();
    }

    /** Prácticas con los mismos criterios, salvo el tema; a lo sumo {@value #POR_PAGINA}. */
    @Transactional(readOnly = true)
    public List<Practica> buscarPracticas(String texto, String producto) {
        return jdbc.sql(PRACTICA + """
                where (:producto = '' or producto = :producto) and concat_ws(' ', nombre, descripcion, producto) ilike :texto
                order by id desc limit :cuantas""")
                .param("producto", limpio(producto)).param("texto", contiene(texto)).param("cuantas", POR_PAGINA)
                .query(Practica.class).list();
    }

    @Transactional(readOnly = true)
    public List<Leccion> deExpediente(Long expedienteId) {
        return jdbc.sql(LECCION + "where expediente_id = ? order by id").param(expedienteId).query(Leccion.class).list();
    }

    @Transactional(readOnly = true)
    public List<Practica> practicasDe(Long expedienteId) {
        return jdbc.sql(PRACTICA + "where expediente_id = ? order by id").param(expedienteId).query(Practica.class).list();
    }

    /** Productos que tienen alguna lección o práctica, por nombre. */
    @Transactional(readOnly = true)
    public List<String> productos() {
        return jdbc.sql("select producto from att.leccion union select producto from att.practica order by 1").query(String.class).list();
    }

    private static String limpio(String valor) {
        return valor == null ? "" : valor.strip();
    }

    private static String contiene(String texto) {
        return "%" + limpio(texto).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
