package co.gov.dnp.att.conocimiento;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.expediente.EstadoExpediente;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plataforma.UsuarioActual;
import org.springframework.jdbc.core.simple.JdbcClient;
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
                   participantes, publico from att.publicacion """;

    private final Sistematizaciones sistematizaciones;
    private final Expedientes expedientes;
    private final EntidadesDelPlan entidades;
    private final AccesoExpediente acceso;
    private final UsuarioActual usuario;
    private final JdbcClient jdbc;

    Publicaciones(Sistematizaciones sistematizaciones, Expedientes expedientes, EntidadesDelPlan entidades, AccesoExpediente acceso,
            UsuarioActual usuario, JdbcClient jdbc) {
        this.sistematizaciones = sistematizaciones;
        this.expedientes = expedientes;
        this.entidades = entidades;
        this.acceso = acceso;
        this.usuario = usuario;
        this.jdbc = jdbc;
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
        // Sin las que exigen mirar entidad por entidad, una página no se puede contar en SQL; son pocas y se filtran al leer.
        return jdbc.sql(COLUMNAS + "where concat_ws(' ', codigo, producto, resumen) ilike :texto order by fecha desc, expediente_id desc")
                .param("texto", contiene(texto)).query(Publicacion.class).stream().filter(this::puedeVer)
                .skip((long) pagina * POR_PAGINA).limit(POR_PAGINA + 1L).toList();
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

    /** La publicación de ese expediente, si existe. */
    @Transactional(readOnly = true)
    public Optional<Publicacion> porCodigo(String codigo) {
        return jdbc.sql(COLUMNAS + "where codigo = ?").param(codigo).query(Publicacion.class).optional();
    }

    /** Si quien consulta puede verla: por los accesos publicados, o porque ya podía leer el expediente. */
    @Transactional(readOnly = true)
    public boolean puedeVer(Publicacion p) {
        boolean deEntidad = usuario.tieneGrupo(ENTIDAD);
        return p.publico()
                || p.internos() && !deEntidad && !UsuarioActual.SISTEMA.equals(usuario.usuario())
                || p.participantes() && deEntidad && entidades.de(p.expedienteId()).stream().anyMatch(e -> usuario.tieneGrupo("entidad-" + e))
                || acceso.puedeVer(expedientes.de(p.expedienteId()));
    }

    private static String contiene(String texto) {
        String limpio = texto == null ? "" : texto.strip();
        return "%" + limpio.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
