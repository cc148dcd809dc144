package co.gov.dnp.att.entidad;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.entidad.EnlaceQueNoSirve.Causa;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.plan.DatosSocializacion;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Enlaces firmados que vencen. Cada uno abre una intervención a una entidad y para un propósito; lo que abre está firmado dentro
 * de la propia dirección y repetido en la base, y las dos cosas deben coincidir.
 */
@Service
@Transactional
public class Enlaces {

    /** Un enlace dura a lo sumo estos días calendario. */
    public static final int MAXIMO_DE_DIAS = 180;

    private static final String COLUMNAS = """
            select id, expediente_id, entidad, proposito, correo, vence, emitido_por, emitido, ultimo_uso, revocado, revocado_por
              from att.enlace_entidad\s""";
    private static final ZoneId ZONA = ZoneId.of(LlegadaTerritorio.ZONA);

    private final FirmaDeEnlaces firma;
    private final Expedientes expedientes;
    private final EntidadesDelPlan entidades;
    private final PlanesDeTrabajo planes;
    private final Territorio territorio;
    private final Bitacora bitacora;
    private final FormatoEspanol formato;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher noticias;

    Enlaces(FirmaDeEnlaces firma, Expedientes expedientes, EntidadesDelPlan entidades, PlanesDeTrabajo planes, Territorio territorio,
            Bitacora bitacora, FormatoEspanol formato, JdbcClient jdbc, ApplicationEventPublisher noticias) {
        this.firma = firma;
        this.expedientes = expedientes;
        this.entidades = entidades;
        this.planes = planes;
        this.territorio = territorio;
        this.bitacora = bitacora;
        this.formato = formato;
        this.jdbc = jdbc;
        this.noticias = noticias;
    }

    /**
     * Emite un enlace por cada entidad elegida y publica {@link EnlaceDeEntidadEmitido}.
     *
     * @param seleccion códigos de entidades del plan, «grupo:N» o «*»
     * @param ultimoDia último día en que sirve: de mañana a {@value #MAXIMO_DE_DIAS} días
     * @param correo    solo para una entidad; vacío toma el de quien asistió a la socialización por ella, si se conoce
     * @param sitio     con qué empieza la dirección, por ejemplo {@code https://att.dnp.gov.co}
     * @throws Rechazo si no se elige ninguna, una no es del plan, el día no está en ese rango o el correo no sirve
     */
    public List<EnlaceDeEntidad> emitir(Long expedienteId, Collection<String> seleccion, Proposito proposito, LocalDate ultimoDia,
            String correo, String sitio, String usuario) {
        List<String> problemas = new ArrayList<>();
        LocalDate hoy = LocalDate.now(ZONA);
        if (seleccion.isEmpty()) {
            problemas.add("Entidades: elija al menos una.");
        }
        if (proposito == null) {
            problemas.add("Para qué: elija si la entidad podrá responder o solo ver.");
        }
        if (ultimoDia == null || !ultimoDia.isAfter(hoy) || ultimoDia.isAfter(hoy.plusDays(MAXIMO_DE_DIAS))) {
            problemas.add("Sirve hasta: elija un día posterior a hoy y a más tardar el " + formato.fecha(hoy.plusDays(MAXIMO_DE_DIAS)) + ".");
        }
        Set<String> elegidas = entidades.expandir(expedienteId, seleccion, "Entidades", problemas);
        String escrito = correo == null ? "" : correo.strip();
        if (!escrito.isEmpty() && elegidas.size() > 1) {
            problemas.add("Correo: escríbalo solo cuando elija una entidad; para varias se usa el que dieron al socializar.");
        }
        if (!escrito.isEmpty() && (escrito.length() > 200 || !escrito.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"))) {
            problemas.add("Correo: escriba uno válido, por ejemplo nombre@entidad.gov.co.");
        }
        Rechazo.siHay(problemas);
        Expediente expediente = expedientes.de(expedienteId);
        Map<String, String> conocidos = correosConocidos(expedienteId);
        Instant vence = ultimoDia.plusDays(1).atStartOfDay(ZONA).toInstant();
        List<EnlaceDeEntidad> emitidos = new ArrayList<>();
        for (String entidad : elegidas) {
            Long id = jdbc.sql("""
                    insert into att.enlace_entidad (expediente_id, entidad, proposito, correo, vence, emitido_por)
                    values (:x, :e, :p, :c, :v, :u) returning id""").param("x", expedienteId).param("e", entidad)
                    .param("p", proposito.name()).param("c", escrito.isEmpty() ? conocidos.get(entidad) : escrito)
                    .param("v", java.sql.Timestamp.from(vence)).param("u", usuario).query(Long.class).single();
            EnlaceDeEntidad enlace = buscar(id);
            emitidos.add(enlace);
            noticias.publishEvent(new EnlaceDeEntidadEmitido(id, expediente.getCodigo(), expediente.getProducto(), entidad,
                    territorio.nombreCompleto(entidad), enlace.correo(), sitio + ruta(enlace), vence, usuario));
        }
        bitacora.anotar(expedienteId, usuario, "Se emitió " + (emitidos.size() == 1 ? "un enlace (" + emitidos.get(0).id() + ") para "
                + territorio.nombreCompleto(emitidos.get(0).entidad()) : emitidos.size() + " enlaces, uno por entidad")
                + ", que sirve hasta el " + formato.fecha(ultimoDia) + ". Para: " + proposito.etiqueta().toLowerCase() + ".");
        return emitidos;
    }

    /** Correo de quien representó a cada entidad en la última socialización. */
    private Map<String, String> correosConocidos(Long expedienteId) {
        return planes.ultimaSocializacion(expedienteId).map(s -> s.datos().partesInteresadas().stream()
                .filter(p -> p.correo() != null && !p.correo().isBlank())
                .collect(Collectors.toMap(DatosSocializacion.ParteInteresada::entidad, p -> p.correo().strip(), (a, b) -> a))).orElse(Map.of());
    }

    /**
     * Anula un enlace desde ya. Anular dos veces no cambia nada.
     *
     * @throws Rechazo si no es de ese expediente
     */
    public void revocar(Long expedienteId, Long id, String usuario) {
        EnlaceDeEntidad enlace = deExpediente(expedienteId).stream().filter(e -> e.id().equals(id)).findFirst()
                .orElseThrow(() -> Rechazo.de("No existe el enlace número " + id + " en este expediente."));
        if (jdbc.sql("update att.enlace_entidad set revocado = now(), revocado_por = ? where id = ? and revocado is null")
                .params(usuario, id).update() == 1) {
            bitacora.anotar(expedienteId, usuario, "Se anuló el enlace " + id + " de " + territorio.nombreCompleto(enlace.entidad()) + ".");
        }
    }

    /** Los enlaces del expediente, el más reciente primero. */
    @Transactional(readOnly = true)
    public List<EnlaceDeEntidad> deExpediente(Long expedienteId) {
        return jdbc.sql(COLUMNAS + "where expediente_id = ? order by id desc").param(expedienteId).query(EnlaceDeEntidad.class).list();
    }

    /** Lo que sigue al sitio en la dirección del enlace: {@code /entidad/e/…}. */
    public String ruta(EnlaceDeEntidad e) {
        return "/entidad/e/" + firma.firmar(contenido(e));
    }

    private static String contenido(EnlaceDeEntidad e) {
        return e.id() + "|" + e.expedienteId() + "|" + e.entidad() + "|" + e.proposito() + "|" + e.vence().getEpochSecond();
    }

    /**
     * El enlace de esa llave, si la firma es auténtica, sigue vigente y su entidad todavía participa.
     *
     * @throws EnlaceQueNoSirve si no
     */
    public EnlaceDeEntidad abrir(String llave) {
        // Sin firma auténtica no se consulta la base
        String contenido = firma.leer(llave).orElseThrow(() -> new EnlaceQueNoSirve(Causa.ALTERADO));
        EnlaceDeEntidad enlace = jdbc.sql(COLUMNAS + "where id = ?").param(Long.valueOf(contenido.substring(0, contenido.indexOf('|'))))
                .query(EnlaceDeEntidad.class).optional().filter(e -> contenido(e).equals(contenido))
                .orElseThrow(() -> new EnlaceQueNoSirve(Causa.ALTERADO));
        if (enlace.revocado() != null || !expedientes.participa(enlace.expedienteId(), enlace.entidad())) {
            throw new EnlaceQueNoSirve(Causa.REVOCADO);
        }
        if (!enlace.vigente()) {
            throw new EnlaceQueNoSirve(Causa.VENCIDO);
        }
        jdbc.sql("""
                update att.enlace_entidad set ultimo_uso = now()
                 where id = ? and (ultimo_uso is null or ultimo_uso < now() - interval '1 minute')""").param(enlace.id()).update();
        return enlace;
    }

    private EnlaceDeEntidad buscar(Long id) {
        return jdbc.sql(COLUMNAS + "where id = ?").param(id).query(EnlaceDeEntidad.class).single();
    }
}
