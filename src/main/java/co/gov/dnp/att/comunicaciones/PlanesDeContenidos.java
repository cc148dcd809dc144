package co.gov.dnp.att.comunicaciones;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.fichas.CampoDeFicha;
import co.gov.dnp.att.focalizacion.Focalizacion;
import co.gov.dnp.att.focalizacion.Priorizada;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Novedad;
import co.gov.dnp.att.plataforma.Observaciones;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.portafolio.EstadoProducto;
import co.gov.dnp.att.portafolio.Portafolio;
import co.gov.dnp.att.portafolio.ProductoAtt;
import co.gov.dnp.att.portafolio.Protocolos;
import co.gov.dnp.att.portafolio.SeccionProtocolo;
import co.gov.dnp.att.portafolio.VersionProtocolo;

/**
 * El plan de producción de contenidos de cada producto: lo escriben comunicaciones y su equipo de apoyo, lo técnico también quien lidera el producto, y lo aprueba la DER
 * (CM-01 a CM-08). Puede empezar antes de operar. Nadie aprueba un plan que diligenció. Quien llama ya comprobó el perfil y la dependencia.
 */
@Service
@Transactional
public class PlanesDeContenidos {

    private static final int MAXIMO = 4000;

    private final Portafolio portafolio;
    private final Protocolos protocolos;
    private final Focalizacion focalizacion;
    private final Organizacion organizacion;
    private final FormatoEspanol formato;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher noticias;

    PlanesDeContenidos(Portafolio portafolio, Protocolos protocolos, Focalizacion focalizacion, Organizacion organizacion, FormatoEspanol formato, ObjectMapper json, JdbcClient jdbc,
            ApplicationEventPublisher noticias) {
        this.portafolio = portafolio;
        this.protocolos = protocolos;
        this.focalizacion = focalizacion;
        this.organizacion = organizacion;
        this.formato = formato;
        this.json = json;
        this.jdbc = jdbc;
        this.noticias = noticias;
    }

    /**
     * Lo que se está escribiendo de un plan.
     *
     * @param cambio      cuántas veces se ha guardado; 0 si no se ha guardado
     * @param diligencian quienes han escrito en él desde el último envío
     */
    public record Borrador(DatosPlanDeContenidos datos, int cambio, Set<String> diligencian, String guardadoPor, Instant guardado) {
    }

    /** Un plan en la lista; {@code semana} y {@code publicados} son de la parrilla de la semana que corre. */
    public record FilaDePlan(Long productoId, String producto, String dependencia, int vigencia, EstadoPlan estado, boolean enRevision, int semana, int publicados) {
    }

    /** Por qué y cuándo se cerró. */
    public record Cierre(String motivo, String usuario, Instant fecha) {
    }

    // --- Canales de difusión (CM-06)

    /** Todos, activos o no, el principal primero. */
    @Transactional(readOnly = true)
    public List<CanalDifusion> canales() {
        return jdbc.sql("select codigo, nombre, principal, activo from att.canal_difusion order by principal desc, orden").query(CanalDifusion.class).list();
    }

    /**
     * Agrega un canal o cambia el que tenga ese código; si queda como principal, deja de serlo el que lo era.
     *
     * @throws Rechazo si el código o el nombre no sirven, o el principal queda sin reemplazo o inactivo
     */
    public void guardarCanal(CanalDifusion canal) {
        List<String> problemas = new java.util.ArrayList<>(Portafolio.reparosDeCatalogo("del canal", canal.codigo(), canal.nombre()));
        boolean era = canales().stream().anyMatch(c -> c.principal() && c.codigo().equals(canal.codigo()));
        if (era && !canal.principal()) {
            problemas.add("Canal principal: siempre hay uno. Marque como principal el que lo reemplaza.");
        }
        if (canal.principal() && !canal.activo()) {
            problemas.add("Canal principal: tiene que estar activo.");
        }
        Rechazo.siHay(problemas);
        if (canal.principal()) {
            jdbc.sql("update att.canal_difusion set principal = false where principal").update();
        }
        jdbc.sql("""
                insert into att.canal_difusion (codigo, nombre, principal, activo) values (?, ?, ?, ?)
                on conflict (codigo) do update set nombre = excluded.nombre, principal = excluded.principal, activo = excluded.activo""")
                .params(canal.codigo(), canal.nombre().strip(), canal.principal(), canal.activo()).update();
    }

    // --- Lectura

    /** De la más reciente a la más antigua. */
    @Transactional(readOnly = true)
    public List<VersionDelPlan> versiones(Long productoId) {
        return jdbc.sql("""
                select v.*, c.aprobada, c.observaciones, c.revisor, c.fecha revisada
                from att.plan_contenidos_version v left join att.plan_contenidos_concepto c on c.version_id = v.id
                where v.producto_id = ? order by v.numero desc""").param(productoId).query((f, n) -> version(f)).list();
    }

    /** La que rige la parrilla: la última que la DER aprobó. */
    @Transactional(readOnly = true)
    public Optional<VersionDelPlan> vigente(Long productoId) {
        return versiones(productoId).stream().filter(v -> Boolean.TRUE.equals(v.aprobada())).findFirst();
    }

    @Transactional(readOnly = true)
    public Optional<Borrador> borrador(Long productoId) {
        return jdbc.sql("select borrador, cambio, diligencian, guardado_por, guardado from att.plan_contenidos where producto_id = ? and borrador is not null").param(productoId)
                .query((f, n) -> new Borrador(leer(f.getString(1), DatosPlanDeContenidos.class), f.getInt(2), conjunto(f.getArray(3)), f.getString(4), f.getTimestamp(5).toInstant())).optional();
    }

    @Transactional(readOnly = true)
    public boolean existe(Long productoId) {
        return cambio(productoId) > 0;
    }

    private int cambio(Long productoId) {
        return jdbc.sql("select cambio from att.plan_contenidos where producto_id = ?").param(productoId).query(Integer.class).optional().orElse(0);
    }

    @Transactional(readOnly = true)
    public Optional<Cierre> cierre(Long productoId) {
        return jdbc.sql("select motivo_cierre, cerrado_por, cerrado from att.plan_contenidos where producto_id = ? and cerrado is not null").param(productoId)
                .query((f, n) -> new Cierre(f.getString(1), f.getString(2), f.getTimestamp(3).toInstant())).optional();
    }

    /** Lo que se abre para escribir: el borrador o, si no hay, lo último que se envió. */
    @Transactional(readOnly = true)
    public Borrador paraEditar(Long productoId) {
        return borrador(productoId).orElseGet(() -> new Borrador(versiones(productoId).stream().findFirst().map(VersionDelPlan::datos).orElseGet(DatosPlanDeContenidos::vacio),
                cambio(productoId), Set.of(), null, null));
    }

    /** Los planes empezados: primero los que la DER revisa, después por vigencia y producto. */
    @Transactional(readOnly = true)
    public List<FilaDePlan> lista() {
        return jdbc.sql("""
                select p.id, p.nombre, p.dependencia, p.vigencia, c.cerrado is not null cerrado, v.id is not null enviada, k.aprobada,
                  exists (select from att.plan_contenidos_version x join att.plan_contenidos_concepto y on y.version_id = x.id where x.producto_id = p.id and y.aprobada) rige,
                  exists (select from att.parrilla r where r.producto_id = p.id) parrilla,
                  (select count(*) from att.parrilla_item i where i.producto_id = p.id and i.semana = date_trunc('week', now() at time zone 'America/Bogota')::date) semana,
                  (select count(*) from att.parrilla_item i where i.producto_id = p.id and i.semana = date_trunc('week', now() at time zone 'America/Bogota')::date and i.estado = 'PUBLICADO') publicados
                from att.plan_contenidos c join att.producto_att p on p.id = c.producto_id
                left join lateral (select id from att.plan_contenidos_version x where x.producto_id = p.id order by numero desc limit 1) v on true
                left join att.plan_contenidos_concepto k on k.version_id = v.id
                order by c.cerrado is null and v.id is not null and k.version_id is null desc, p.vigencia desc, p.nombre limit 1000""")
                .query((f, n) -> {
                    Boolean aprobada = f.getObject("aprobada", Boolean.class);
                    boolean enRevision = !f.getBoolean("cerrado") && f.getBoolean("enviada") && aprobada == null;
                    return new FilaDePlan(f.getLong("id"), f.getString("nombre"), f.getString("dependencia"), f.getInt("vigencia"),
                            estado(f.getBoolean("cerrado"), f.getBoolean("rige"), f.getBoolean("parrilla"), f.getBoolean("enviada"), enRevision), enRevision, f.getInt("semana"), f.getInt("publicados"));
                }).list();
    }

    private static EstadoPlan estado(boolean cerrado, boolean rige, boolean parrilla, boolean enviada, boolean enRevision) {
        return cerrado ? EstadoPlan.CERRADO : rige ? parrilla ? EstadoPlan.EN_EJECUCION : EstadoPlan.APROBADO : !enviada ? EstadoPlan.BORRADOR : enRevision ? EstadoPlan.EN_REVISION : EstadoPlan.POR_AJUSTAR;
    }

    /** Los productos sin plan, aunque todavía no operen (CM-01); los archivados y suspendidos no. */
    @Transactional(readOnly = true)
    public List<ProductoAtt> porEmpezar() {
        Set<Long> empezados = lista().stream().map(FilaDePlan::productoId).collect(Collectors.toSet());
        return portafolio.productos().stream().filter(p -> !empezados.contains(p.getId()) && p.getEstado() != EstadoProducto.ARCHIVADO && p.getEstado() != EstadoProducto.SUSPENDIDO).toList();
    }

    /** Qué hay de los cuatro insumos del análisis: rótulo → lo que dice el sistema, o que todavía no hay (CM-02). */
    @Transactional(readOnly = true)
    public Map<String, String> insumos(Long productoId) {
        ProductoAtt producto = portafolio.producto(productoId);
        Optional<VersionProtocolo> protocolo = protocolos.enFirme(productoId);
        List<Priorizada> priorizadas = focalizacion.priorizadas(producto.getVigencia(), productoId);
        Map<String, String> insumos = new LinkedHashMap<>();
        List<String> hitos = List.copyOf(hitos(productoId).values());
        insumos.put("Hitos", hitos.isEmpty() ? "Todavía no hay: se escriben en el protocolo." : String.join("; ", hitos));
        insumos.put("Focalización", priorizadas.isEmpty() ? "Todavía no hay entidades priorizadas." : priorizadas.stream().map(Priorizada::codigo).distinct().count() + " entidades priorizadas, "
                + priorizadas.stream().filter(Priorizada::enFirme).map(Priorizada::codigo).distinct().count() + " en firme: "
                + priorizadas.stream().map(p -> p.nombre() + " (" + p.departamento() + ")").distinct().limit(10).collect(Collectors.joining(", ")) + (priorizadas.size() > 10 ? "…" : ""));
        insumos.put("Objetivos", producto.getObjetivo());
        insumos.put("Protocolo", protocolo.map(v -> "Versión " + v.numero() + ", validada por la DER.").orElse("Todavía no hay una versión validada por la DER."));
        return insumos;
    }

    private Map<String, String> hitos(Long productoId) {
        return protocolos.enFirme(productoId).map(v -> v.datos().filas(SeccionProtocolo.HITOS).stream().map(f -> f.get("nombre")).distinct())
                .map(nombres -> nombres.collect(Collectors.toMap(Function.identity(), Function.identity(), (a, b) -> a, LinkedHashMap::new))).orElseGet(LinkedHashMap::new);
    }

    /** Lo que se escoge en el plan de ese producto: clave del campo → código → nombre. */
    @Transactional(readOnly = true)
    public Map<String, Map<String, String>> catalogos(Long productoId) {
        Map<String, String> personas = personas();
        return Map.of("canal", canalesActivos(), "hito", hitos(productoId), "responsable", personas, "persona", personas);
    }

    /** Usuario → nombre de las personas activas, por nombre. */
    Map<String, String> personas() {
        return organizacion.personas().stream().filter(Persona::activa).sorted(java.util.Comparator.comparing(Persona::nombre))
                .collect(Collectors.toMap(Persona::usuario, Persona::nombre, (a, b) -> a, LinkedHashMap::new));
    }

    Map<String, String> canalesActivos() {
        return canales().stream().filter(CanalDifusion::activo).collect(Collectors.toMap(CanalDifusion::codigo, CanalDifusion::nombre, (a, b) -> a, LinkedHashMap::new));
    }

    // --- Diligenciar

    /**
     * Guarda lo escrito tal como está, completo o no.
     *
     * @param cambio      el del borrador sobre el que se escribió; 0 si no había
     * @param soloTecnico si quien guarda solo escribe lo técnico: lo demás queda como estaba
     * @throws Rechazo si la DER lo está revisando, está cerrado, otra persona guardó mientras tanto o algo no cabe
     */
    public Borrador guardar(Long productoId, DatosPlanDeContenidos datos, int cambio, boolean soloTecnico, String usuario) {
        portafolio.producto(productoId);
        reservar(productoId);
        siSePuedeEscribir(productoId);
        Borrador actual = paraEditar(productoId);
        if (actual.cambio() != cambio) {
            throw Rechazo.de(actual.guardadoPor() == null ? "El borrador que usted abrió ya se envió. Vuelva a abrir el plan."
                    : organizacion.nombreDe(actual.guardadoPor()) + " guardó este plan el " + formato.momento(actual.guardado()) + ", mientras usted escribía. Lo suyo sigue en pantalla: si guarda de nuevo, reemplaza lo que guardó esa persona.");
        }
        DatosPlanDeContenidos nuevos = soloTecnico ? actual.datos().conLoTecnicoDe(datos) : datos;
        Rechazo.siHay(nuevos.excesos());
        Set<String> diligencian = new LinkedHashSet<>(actual.diligencian());
        diligencian.add(usuario);
        jdbc.sql("""
                insert into att.plan_contenidos (producto_id, borrador, cambio, diligencian, guardado_por) values (:p, cast(:d as jsonb), 1, :q, :u)
                on conflict (producto_id) do update set borrador = excluded.borrador, cambio = plan_contenidos.cambio + 1, diligencian = excluded.diligencian,
                guardado_por = excluded.guardado_por, guardado = now()""").param("p", productoId).param("d", escribir(nuevos)).param("q", diligencian.toArray(new String[0])).param("u", usuario).update();
        return borrador(productoId).orElseThrow();
    }

    /**
     * Envía el borrador a la DER.
     *
     * @throws Rechazo si no hay borrador, la DER lo está revisando o al plan le falta algo (todas las frases juntas)
     */
    public VersionDelPlan enviar(Long productoId, String usuario) {
        reservar(productoId);
        siSePuedeEscribir(productoId);
        Borrador borrador = borrador(productoId).orElseThrow(() -> Rechazo.de("Guarde el borrador del plan antes de enviarlo."));
        List<String> problemas = borrador.datos().problemas(catalogos(productoId));
        Set<String> ajenos = new LinkedHashSet<>(borrador.datos().herramientas());
        ajenos.removeAll(canalesActivos().keySet());
        if (!ajenos.isEmpty()) {
            problemas.add("Herramientas de difusión: «" + String.join("», «", ajenos) + "» no está en el catálogo. Marque otra.");
        }
        Rechazo.siHay(problemas);
        Set<String> diligenciaron = new LinkedHashSet<>(borrador.diligencian());
        diligenciaron.add(usuario);
        jdbc.sql("""
                insert into att.plan_contenidos_version (producto_id, numero, datos, insumos, diligenciaron, enviada_por)
                values (:p, (select coalesce(max(numero), 0) + 1 from att.plan_contenidos_version where producto_id = :p), cast(:d as jsonb), cast(:i as json), :q, :u)""")
                .param("p", productoId).param("d", escribir(borrador.datos())).param("i", escribir(insumos(productoId))).param("q", diligenciaron.toArray(new String[0])).param("u", usuario).update();
        jdbc.sql("update att.plan_contenidos set borrador = null, diligencian = '{}' where producto_id = ?").param(productoId).update();
        VersionDelPlan enviada = versiones(productoId).get(0);
        ProductoAtt producto = portafolio.producto(productoId);
        noticias.publishEvent(Novedad.porValidar(Objeto.CONTENIDOS, producto.getDependencia(), diligenciaron, producto.getCodigo(), producto.getNombre(), queEs(enviada.numero()),
                pagina(productoId)));
        return enviada;
    }

    private static String queEs(int numero) {
        return "el plan de contenidos, versión " + numero + ",";
    }

    private static String pagina(Long productoId) {
        return "/comunicaciones/planes/" + productoId;
    }

    /**
     * La DER aprueba la versión o la devuelve.
     *
     * @param observaciones obligatorias si la devuelve
     * @throws Rechazo si no es la última, ya tiene concepto, faltan las observaciones o la diligenció quien actúa
     */
    public void conceptuar(Long productoId, int numero, boolean aprueba, String observaciones, String usuario) {
        reservar(productoId);
        VersionDelPlan ultima = versiones(productoId).stream().findFirst().orElseThrow(() -> Rechazo.de("Este plan todavía no se ha enviado a la DER."));
        if (ultima.numero() != numero || ultima.aprobada() != null) {
            throw Rechazo.de("La última versión del plan es la " + ultima.numero() + " y está «" + ultima.estado().toLowerCase() + "». Vuelva a abrir la página.");
        }
        if (versiones(productoId).stream().anyMatch(v -> v.diligenciaron().contains(usuario))) {
            throw Rechazo.de("Usted diligenció este plan y no puede aprobarlo ni devolverlo: lo hace otra persona de la DER.");
        }
        String escritas = Observaciones.exigir(aprueba, observaciones, "escriba qué hay que ajustar.");
        jdbc.sql("insert into att.plan_contenidos_concepto (version_id, aprobada, observaciones, revisor) values (?, ?, ?, ?)")
                .params(Arrays.asList(ultima.id(), aprueba, escritas, usuario)).update();
        ProductoAtt producto = portafolio.producto(productoId);
        noticias.publishEvent(Novedad.respuesta(aprueba, ultima.diligenciaron(), producto.getCodigo(), producto.getNombre(), queEs(numero), escritas, pagina(productoId)));
    }

    /**
     * Lo da por terminado: no se escribe más ni se elabora su parrilla.
     *
     * @throws Rechazo si no hay plan aprobado, ya está cerrado o falta el motivo
     */
    public void cerrar(Long productoId, String motivo, String usuario) {
        reservar(productoId);
        if (cierre(productoId).isPresent() || vigente(productoId).isEmpty()) {
            throw Rechazo.de(vigente(productoId).isEmpty() ? "Solo se cierra un plan que la DER haya aprobado." : "Este plan ya está cerrado.");
        }
        if (motivo == null || motivo.isBlank() || motivo.length() > MAXIMO) {
            throw Rechazo.de("Motivo del cierre: escriba entre 1 y " + MAXIMO + " caracteres.");
        }
        jdbc.sql("update att.plan_contenidos set motivo_cierre = ?, cerrado_por = ?, cerrado = now() where producto_id = ?").params(motivo.strip(), usuario, productoId).update();
    }

    // --- Común

    private void siSePuedeEscribir(Long productoId) {
        if (cierre(productoId).isPresent()) {
            throw Rechazo.de("Este plan está cerrado y ya no se escribe.");
        }
        versiones(productoId).stream().findFirst().filter(v -> v.aprobada() == null).ifPresent(v -> {
            throw Rechazo.de("La versión " + v.numero() + " del plan está en revisión de la DER. Espere su concepto para escribir otra.");
        });
    }

    /** Dos personas no escriben, envían ni conceptúan a la vez. */
    void reservar(Long productoId) {
        jdbc.sql("select producto_id from att.plan_contenidos where producto_id = ? for update").param(productoId).query(Long.class).optional();
    }

    private VersionDelPlan version(ResultSet f) throws SQLException {
        return new VersionDelPlan(f.getLong("id"), f.getLong("producto_id"), f.getInt("numero"), leer(f.getString("datos"), DatosPlanDeContenidos.class), insumos(f.getString("insumos")),
                conjunto(f.getArray("diligenciaron")), f.getString("enviada_por"), f.getTimestamp("enviada").toInstant(), f.getObject("aprobada", Boolean.class), f.getString("observaciones"),
                f.getString("revisor"), f.getTimestamp("revisada") == null ? null : f.getTimestamp("revisada").toInstant());
    }

    private static Set<String> conjunto(Array arreglo) throws SQLException {
        return new LinkedHashSet<>(Arrays.asList((String[]) arreglo.getArray()));
    }

    private Map<String, String> insumos(String texto) {
        try {
            return json.readValue(texto, new TypeReference<LinkedHashMap<String, String>>() {
            });
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T leer(String texto, Class<T> tipo) {
        try {
            return json.readValue(texto, tipo);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String escribir(Object datos) {
        try {
            return json.writeValueAsString(datos);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Código → nombre de los formatos de un contenido, en su orden. */
    public static Map<String, String> formatos() {
        CampoDeFicha campo = SeccionContenidos.CONTENIDOS.campos().stream().filter(c -> c.clave().equals("formato")).findFirst().orElseThrow();
        return campo.opciones().stream().collect(Collectors.toMap(o -> o.value(), o -> o.label(), (a, b) -> a, LinkedHashMap::new));
    }
}
