package co.gov.dnp.att.conocimiento;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.expediente.EstadoExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plataforma.UsuarioActual;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Resultados publicados y quién puede consultarlos, según los accesos que fijó la unidad (PS-48, PS-49; regla R13). */
@Service
@Transactional
public class Publicaciones {

    /** Filas por página de la consulta. */
    public static final int POR_PAGINA = 25;

    private static final String ENTIDAD = "entidad-territorial";
    private static final String COLUMNAS = """
            select expediente_id, codigo, producto, dependencia, vigencia, entidades, resumen, ubicacion, fecha, internos,
                   participantes, publico from att.publicacion p\s""";
    /** Por los accesos publicados, o porque quien consulta ya podía leer el expediente. */
    private static final String PERMITIDA = """
            (publico or (internos and :interno) or :todas or dependencia in (:dependencias)
             or (participantes and exists (select 1 from att.publicacion_entidad e
                 where e.expediente_id = p.expediente_id and e.entidad in (:propias))))""";

    private final Sistematizaciones sistematizaciones;
    private final Expedientes expedientes;
    private final EntidadesDelPlan entidades;
    private final AccesoExpediente acceso;
    private final UsuarioActual usuario;
    private final JdbcClient jdbc;
    private final JdbcTemplate lotes;

    Publicaciones(Sistematizaciones sistematizaciones, Expedientes expedientes, EntidadesDelPlan entidades, AccesoExpediente acceso,
            UsuarioActual usuario, JdbcClient jdbc, JdbcTemplate lotes) {
        this.sistematizaciones = sistematizaciones;
        this.expedientes = expedientes;
        this.entidades = entidades;
        this.acceso = acceso;
        this.usuario = usuario;
        this.jdbc = jdbc;
        this.lotes = lotes;
    }

    /** Publica los resultados con sus accesos y cierra el expediente. */
    public void publicar(Long expedienteId) {
        Expediente expediente = expedientes.de(expedienteId);
        Sistematizacion sistematizacion = sistematizaciones.de(expedienteId).orElseThrow();
        DatosSistematizacion datos = sistematizacion.getDatos();
        Set<ActorConAcceso> accesos = Set.copyOf(datos.accesos());
        jdbc.sql("""
                insert into att.publicacion (expediente_id, codigo, producto, dependencia, vigencia, entidades, resumen, ubicacion, fecha,
                internos, participantes, publico, publicado_por) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(java.util.Arrays.asList(expedienteId, expediente.getCodigo(), expediente.getProducto(), expediente.getDependencia(),
                        expediente.getVigencia(), expediente.getEntidades(), datos.resumenResultados(), datos.publicacion().ubicacion(),
                        datos.publicacion().fecha(), accesos.contains(ActorConAcceso.ACTORES_INTERNOS),
                        accesos.contains(ActorConAcceso.ENTIDADES_PARTICIPANTES), accesos.contains(ActorConAcceso.PUBLICO),
                        sistematizacion.getUsuario())).update();
        lotes.batchUpdate("insert into att.publicacion_entidad (expediente_id, entidad) values (?, ?)", entidades.de(expedienteId), 500,
                (fila, entidad) -> {
                    fila.setLong(1, expedienteId);
                    fila.setString(2, entidad);
                });
        expedientes.cerrar(expedienteId, EstadoExpediente.CERRADO, "Resultados publicados en " + datos.publicacion().ubicacion() + ".");
    }

    /**
     * Los que puede ver quien consulta, el más reciente primero; trae una fila de más si hay otra página.
     *
     * @param texto  debe aparecer en el código, el producto o el resumen; vacío no filtra
     * @param pagina desde 0
     */
    @Transactional(readOnly = true)
    public List<Publicacion> visibles(String texto, int pagina) {
        return permitidas(jdbc.sql(COLUMNAS + "where " + PERMITIDA + """
                 and concat_ws(' ', codigo, producto, resumen) ilike :texto
                order by fecha desc, expediente_id desc limit :cuantas offset :desde"""))
                .param("texto", contiene(texto)).param("cuantas", POR_PAGINA + 1).param("desde", pagina * POR_PAGINA)
                .query(Publicacion.class).list();
    }

    /** El resultado de ese expediente, si está publicado y quien consulta puede verlo. */
    @Transactional(readOnly = true)
    public Optional<Publicacion> visible(String codigo) {
        return permitidas(jdbc.sql(COLUMNAS + "where codigo = :codigo and " + PERMITIDA)).param("codigo", codigo)
                .query(Publicacion.class).optional();
    }

    /** Llena los datos de quien consulta: el mismo criterio sirve para la lista y para un resultado. */
    private JdbcClient.StatementSpec permitidas(JdbcClient.StatementSpec consulta) {
        Set<String> grupos = grupos();
        boolean deEntidad = grupos.contains(ENTIDAD);
        Optional<Set<String>> dependencias = acceso.dependenciasVisibles();
        return consulta
                .param("interno", !deEntidad && !UsuarioActual.SISTEMA.equals(usuario.usuario()))
                .param("todas", dependencias.isEmpty())
                .param("dependencias", conAlgo(dependencias.orElse(Set.of())))
                .param("propias", conAlgo(grupos.stream().filter(g -> deEntidad && g.startsWith("entidad-"))
                        .map(g -> g.substring("entidad-".length())).collect(Collectors.toSet())));
    }

    private static Set<String> grupos() {
        Authentication sesion = SecurityContextHolder.getContext().getAuthentication();
        return sesion == null ? Set.of()
                : sesion.getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
    }

    /** Una lista vacía no se puede escribir dentro de «in». */
    private static Set<String> conAlgo(Set<String> codigos) {
        return codigos.isEmpty() ? Set.of("") : codigos;
    }

    /** El resultado de ese expediente, si está publicado, la entidad participó y se dio acceso a los participantes o al público. */
    @Transactional(readOnly = true)
    public Optional<Publicacion> paraParticipante(Long expedienteId, String entidad) {
        return jdbc.sql(COLUMNAS + """
                where expediente_id = ? and (publico or participantes) and exists (select 1 from att.publicacion_entidad e
                 where e.expediente_id = p.expediente_id and e.entidad = ?)""").params(expedienteId, entidad)
                .query(Publicacion.class).optional();
    }

    /** Los que ve cualquiera, sin ingresar. */
    @Transactional(readOnly = true)
    public List<Publicacion> publicas(String texto, int pagina) {
        return jdbc.sql(COLUMNAS + """
                where publico and concat_ws(' ', codigo, producto, resumen) ilike :texto
                order by fecha desc, expediente_id desc limit :cuantas offset :desde""")
                .param("texto", contiene(texto)).param("cuantas", POR_PAGINA + 1).param("desde", pagina * POR_PAGINA)
                .query(Publicacion.class).list();
    }

    /** El resultado de ese expediente, si cualquiera puede verlo. */
    @Transactional(readOnly = true)
    public Optional<Publicacion> publica(String codigo) {
        return jdbc.sql(COLUMNAS + "where publico and codigo = ?").param(codigo).query(Publicacion.class).optional();
    }

    private static String contiene(String texto) {
        String limpio = texto == null ? "" : texto.strip();
        return "%" + limpio.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
