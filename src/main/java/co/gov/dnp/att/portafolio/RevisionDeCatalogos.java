package co.gov.dnp.att.portafolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.plataforma.Novedad;
import co.gov.dnp.att.plataforma.Observaciones;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/**
 * Los cambios de las estrategias y de las metas, y si se validaron (gobernanza 6.2). Validar no detiene nada: lo que no se ha validado lo dice. Nadie valida lo que
 * cambió (GO-17). Quien llama ya comprobó el perfil.
 */
@Service
@Transactional
public class RevisionDeCatalogos {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher noticias;

    RevisionDeCatalogos(JdbcClient jdbc, ApplicationEventPublisher noticias) {
        this.jdbc = jdbc;
        this.noticias = noticias;
    }

    /** De qué catálogo. */
    public enum Clase {
        ESTRATEGIA(Objeto.ESTRATEGIA, "la estrategia"), META(Objeto.INDICADORES_METAS, "la meta");

        private final Objeto objeto;
        private final String conArticulo;

        Clase(Objeto objeto, String conArticulo) {
            this.objeto = objeto;
            this.conArticulo = conArticulo;
        }

        private String pagina(String codigo) {
            return "/portafolio/catalogos#" + name().toLowerCase(Locale.ROOT) + "-" + codigo;
        }
    }

    /**
     * Cómo quedó una estrategia o una meta, quién la dejó así y qué se dijo de eso.
     *
     * @param queda    su nombre y sus demás datos, en una línea
     * @param validado nulo si nadie la ha revisado
     */
    public record Cambio(Long id, String codigo, String queda, String usuario, Instant fecha, Boolean validado, String observaciones, String revisor, Instant revisado) {

        /** En qué va. */
        public String estado() {
            return validado == null ? "Sin validar" : validado ? "Validada" : "Con observaciones";
        }
    }

    /** Anota cómo queda; si queda como estaba, nada. */
    void anotar(Clase clase, String codigo, String queda, String usuario) {
        String antes = jdbc.sql("select queda from att.catalogo_cambio where clase = ? and codigo = ? order by id desc limit 1").params(clase.name(), codigo).query(String.class).optional().orElse(null);
        if (!queda.equals(antes)) {
            jdbc.sql("insert into att.catalogo_cambio (clase, codigo, queda, usuario) values (?, ?, ?, ?)").params(clase.name(), codigo, queda, usuario).update();
            noticias.publishEvent(Novedad.porValidar(clase.objeto, null, Set.of(usuario), codigo, null, clase.conArticulo + " que quedó así: «" + queda + "»,", clase.pagina(codigo)));
        }
    }

    /** Todos, del más reciente al más antiguo; a lo sumo 2.000. */
    @Transactional(readOnly = true)
    public List<Cambio> historia(Clase clase) {
        return jdbc.sql("""
                select c.*, k.validado, k.observaciones, k.revisor, k.fecha revisado from att.catalogo_cambio c left join att.catalogo_concepto k on k.cambio_id = c.id
                where c.clase = ? order by c.id desc limit 2000""").param(clase.name()).query((f, n) -> cambio(f)).list();
    }

    /** Código → el último cambio de cada uno. */
    @Transactional(readOnly = true)
    public Map<String, Cambio> ultimos(Clase clase) {
        Map<String, Cambio> ultimos = new LinkedHashMap<>();
        jdbc.sql("""
                select distinct on (c.codigo) c.*, k.validado, k.observaciones, k.revisor, k.fecha revisado from att.catalogo_cambio c left join att.catalogo_concepto k on k.cambio_id = c.id
                where c.clase = ? order by c.codigo, c.id desc""").param(clase.name()).query((f, n) -> cambio(f)).list().forEach(c -> ultimos.put(c.codigo(), c));
        return ultimos;
    }

    /**
     * La valida o deja observaciones.
     *
     * @param cambioId      el último de su código
     * @param observaciones obligatorias si no la valida
     * @throws Rechazo si ya cambió otra vez o ya se revisó, faltan las observaciones o la cambió quien actúa
     */
    public void conceptuar(Clase clase, Long cambioId, boolean valida, String observaciones, String usuario) {
        Cambio cambio = ultimos(clase).values().stream().filter(c -> c.id().equals(cambioId)).findFirst()
                .orElseThrow(() -> Rechazo.de("Lo que se valida: elija de la lista. Si ya no está, alguien lo cambió; vuelva a abrir la página."));
        String escritas = Observaciones.exigir(valida, observaciones, "escriba qué hay que cambiar.");
        if (cambio.usuario().equals(usuario)) {
            throw Rechazo.de("Usted hizo este cambio y no puede validarlo: lo hace otra persona.");
        }
        if (jdbc.sql("insert into att.catalogo_concepto (cambio_id, validado, observaciones, revisor) values (?, ?, ?, ?) on conflict do nothing")
                .params(Arrays.asList(cambioId, valida, escritas, usuario)).update() == 0) {
            throw Rechazo.de("Otra persona ya revisó este cambio. Vuelva a abrir la página.");
        }
        noticias.publishEvent(Novedad.respuesta(valida, Set.of(cambio.usuario()), cambio.codigo(), null, clase.conArticulo + " que usted dejó así: «" + cambio.queda() + "»,",
                escritas, clase.pagina(cambio.codigo())));
    }

    private static Cambio cambio(ResultSet f) throws SQLException {
        return new Cambio(f.getLong("id"), f.getString("codigo"), f.getString("queda"), f.getString("usuario"), f.getTimestamp("fecha").toInstant(), f.getObject("validado", Boolean.class),
                f.getString("observaciones"), f.getString("revisor"), f.getTimestamp("revisado") == null ? null : f.getTimestamp("revisado").toInstant());
    }
}
