package co.gov.dnp.att.portafolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.data.domain.Sort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.expediente.Archivo;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;
import co.gov.dnp.att.portafolio.ArchivoDeFichas.Ficha;
import co.gov.dnp.att.portafolio.EnvioPrediseno.Concepto;

/**
 * La ficha de prediseño de cada producto: la escribe la unidad, la DER la retroalimenta por escrito y la unidad responde; solo entonces el
 * producto pasa a diseño (LT-03 a LT-09). Nadie retroalimenta una ficha que diligenció (GO-17). Quien llama ya comprobó el perfil y la dependencia.
 */
@Service
@Transactional
public class FichasDePrediseno {

    private static final int MAXIMO = 4000;

    private final ProductoAttRepository productos;
    private final TemaRepository temas;
    private final MetaEstrategicaRepository metas;
    private final ArchivoDeFichas archivo;
    private final FormatoEspanol formato;
    private final JdbcClient jdbc;

    FichasDePrediseno(ProductoAttRepository productos, TemaRepository temas, MetaEstrategicaRepository metas, ArchivoDeFichas archivo, FormatoEspanol formato, JdbcClient jdbc) {
        this.productos = productos;
        this.temas = temas;
        this.metas = metas;
        this.archivo = archivo;
        this.formato = formato;
        this.jdbc = jdbc;
    }

    /**
     * Lo que se está escribiendo de una ficha.
     *
     * @param cambio      cuántas veces se ha guardado; 0 si no se ha guardado
     * @param diligencian quienes han escrito en ella desde el último envío
     */
    public record Borrador(DatosPrediseno datos, int cambio, Set<String> diligencian, String guardadoPor, Instant guardado) {
    }

    // --- Lectura

    /** Del más reciente al más antiguo. */
    @Transactional(readOnly = true)
    public List<EnvioPrediseno> envios(Long productoId) {
        return jdbc.sql("""
                select v.*, c.concepto, c.retroalimentacion, c.revisor, c.fecha revisada, r.respuesta, r.usuario respondio, r.fecha respondida
                from att.prediseno_envio v left join att.prediseno_concepto c on c.envio_id = v.id left join att.prediseno_respuesta r on r.envio_id = v.id
                where v.producto_id = ? order by v.numero desc""").param(productoId).query((f, n) -> envio(f)).list();
    }

    @Transactional(readOnly = true)
    public Optional<Borrador> borrador(Long productoId) {
        return jdbc.sql("select datos, cambio, diligencian, guardado_por, guardado from att.prediseno_borrador where producto_id = ?").param(productoId)
                .query((f, n) -> new Borrador(archivo.leer(f.getString(1), DatosPrediseno.class), f.getInt(2), ArchivoDeFichas.conjunto(f.getArray(3)), f.getString(4), f.getTimestamp(5).toInstant())).optional();
    }

    /** @return si alguien ya empezó a escribirla o se envió alguna vez */
    @Transactional(readOnly = true)
    public boolean existe(Long productoId) {
        return borrador(productoId).isPresent() || !envios(productoId).isEmpty();
    }

    /** @return si la DER la retroalimentó y la pasó a diseño, y la unidad respondió (LT-09) */
    @Transactional(readOnly = true)
    public boolean pasoADiseno(Long productoId) {
        return envios(productoId).stream().findFirst().filter(EnvioPrediseno::pasoADiseno).isPresent();
    }

    /** @return si su protocolo se puede escribir: pasó a diseño o es anterior a la ficha */
    @Transactional(readOnly = true)
    public boolean admiteDiseno(ProductoAtt producto) {
        return producto.exentoDePrediseno() || pasoADiseno(producto.getId());
    }

    /** Lo que se abre para escribir: el borrador o, si no hay, lo último que se envió. */
    @Transactional(readOnly = true)
    public Borrador paraEditar(Long productoId) {
        return borrador(productoId).orElseGet(() -> new Borrador(envios(productoId).stream().findFirst().map(EnvioPrediseno::datos).orElseGet(DatosPrediseno::vacio), 0, Set.of(),
                null, null));
    }

    /** Un producto con el estado de su ficha; {@code numero} y {@code estado} como en su último envío. */
    public record FilaDePrediseno(Long productoId, String producto, String dependencia, int vigencia, Integer numero, String estado, boolean enRevision, Instant desde) {
    }

    /** Los productos que tienen ficha: primero las que la DER revisa, después las que esperan a la unidad. */
    @Transactional(readOnly = true)
    public List<FilaDePrediseno> lista() {
        return jdbc.sql("""
                select p.id, p.nombre, p.dependencia, p.vigencia, v.numero, c.concepto, r.envio_id is not null respondida, coalesce(r.fecha, c.fecha, v.enviada, b.guardado) desde
                from att.producto_att p
                left join lateral (select * from att.prediseno_envio x where x.producto_id = p.id order by numero desc limit 1) v on true
                left join att.prediseno_concepto c on c.envio_id = v.id left join att.prediseno_respuesta r on r.envio_id = v.id
                left join att.prediseno_borrador b on b.producto_id = p.id
                where v.id is not null or b.producto_id is not null
                order by case when v.id is null then 3 when c.concepto is null then 0 when c.concepto = 'AJUSTAR' then 1 when r.envio_id is null then 2 else 4 end, desde limit 1000""")
                .query((f, n) -> {
                    Integer numero = f.getObject("numero", Integer.class);
                    String concepto = f.getString("concepto");
                    String estado = numero == null ? "En borrador" : concepto == null ? "En revisión de la DER"
                            : Concepto.PASA_A_DISENO.name().equals(concepto) && !f.getBoolean("respondida") ? "Falta la respuesta de la unidad" : Concepto.valueOf(concepto).etiqueta();
                    return new FilaDePrediseno(f.getLong("id"), f.getString("nombre"), f.getString("dependencia"), f.getInt("vigencia"), numero, estado,
                            numero != null && concepto == null, f.getTimestamp("desde").toInstant());
                }).list();
    }

    /** Los productos con expedientes en entidades que ese alcance cubre: los que lee un grupo territorial. */
    @Transactional(readOnly = true)
    public Set<Long> enCobertura(AlcanceDeDatos alcance) {
        if (alcance.grupos().isEmpty()) {
            return Set.of();
        }
        Map<String, Object> parametros = new HashMap<>();
        String condicion = alcance.condicion("e.dependencia", "e.id", parametros);
        return jdbc.sql("select distinct e.producto_id from att.expediente e where e.producto_id is not null and " + condicion).params(parametros).query(Long.class).set();
    }

    /** Los productos anteriores a diseño que no tienen ficha ni están exentos, por vigencia y nombre. */
    @Transactional(readOnly = true)
    public List<ProductoAtt> porEmpezar() {
        Set<Long> empezadas = lista().stream().map(FilaDePrediseno::productoId).collect(Collectors.toSet());
        return productos.findAll(Sort.by(Sort.Order.desc("vigencia"), Sort.Order.asc("nombre"))).stream()
                .filter(p -> p.getEstado().antesDeDiseno() && !p.exentoDePrediseno() && !empezadas.contains(p.getId())).toList();
    }

    /** Producto → códigos de las líneas temáticas de su última ficha enviada (LT-05). */
    @Transactional(readOnly = true)
    public Map<Long, Set<String>> lineas() {
        Map<Long, Set<String>> lineas = new HashMap<>();
        jdbc.sql("select distinct on (producto_id) producto_id, datos from att.prediseno_envio order by producto_id, numero desc").query(f -> {
            lineas.put(f.getLong(1), archivo.leer(f.getString(2), DatosPrediseno.class).lineas());
        });
        return lineas;
    }

    /** Código → nombre de las líneas temáticas, activas o no. */
    @Transactional(readOnly = true)
    public Map<String, String> nombresDeLineas() {
        return temas.findAll().stream().collect(Collectors.toMap(Tema::getCodigo, Tema::getNombre));
    }

    // --- Momentos del ciclo de valor público

    /** Un momento del ciclo de generación de valor público (lógica de trabajo 5). */
    public record Momento(String codigo, String nombre, boolean activo) {
    }

    /** Todos, activos o no, en su orden. */
    @Transactional(readOnly = true)
    public List<Momento> momentos() {
        return jdbc.sql("select codigo, nombre, activo from att.momento_ciclo order by orden").query(Momento.class).list();
    }

    /** Agrega un momento o cambia el que tenga ese código. */
    public void guardarMomento(String codigo, String nombre, boolean activo) {
        Rechazo.siHay(Portafolio.reparosDeCatalogo("del momento", codigo, nombre));
        jdbc.sql("insert into att.momento_ciclo (codigo, nombre, activo) values (?, ?, ?) on conflict (codigo) do update set nombre = excluded.nombre, activo = excluded.activo")
                .params(codigo, nombre.strip(), activo).update();
    }

    // --- Diligenciar

    /**
     * Guarda lo escrito tal como está, completo o no.
     *
     * @param cambio el del borrador sobre el que se escribió; 0 si no había
     * @throws Rechazo si la DER la está revisando, ya pasó a diseño, otra persona guardó mientras tanto o algo no cabe
     */
    public Borrador guardar(Long productoId, DatosPrediseno datos, int cambio, String usuario) {
        archivo.reservar(productoId);
        siSePuedeEscribir(productoId);
        Optional<Borrador> actual = borrador(productoId);
        if (actual.map(Borrador::cambio).orElse(0) != cambio) {
            throw Rechazo.de(actual.map(b -> archivo.nombre(b.guardadoPor()) + " guardó esta ficha el " + formato.momento(b.guardado())
                    + ", mientras usted escribía. Lo suyo sigue en pantalla: si guarda de nuevo, reemplaza lo que guardó esa persona.")
                    .orElse("El borrador que usted abrió ya se envió. Vuelva a abrir la ficha."));
        }
        Rechazo.siHay(datos.excesos());
        Set<String> diligencian = new LinkedHashSet<>(actual.map(Borrador::diligencian).orElse(Set.of()));
        diligencian.add(usuario);
        jdbc.sql("""
                insert into att.prediseno_borrador (producto_id, datos, cambio, diligencian, guardado_por) values (:p, cast(:d as jsonb), 1, :q, :u)
                on conflict (producto_id) do update set datos = excluded.datos, cambio = prediseno_borrador.cambio + 1,
                diligencian = excluded.diligencian, guardado_por = excluded.guardado_por, guardado = now()""").param("p", productoId)
                .param("d", archivo.escribir(datos)).param("q", diligencian.toArray(new String[0])).param("u", usuario).update();
        return borrador(productoId).orElseThrow();
    }

    /**
     * Envía el borrador a la DER y genera su documento.
     *
     * @param respuesta qué responde la unidad a la retroalimentación anterior; obligatoria si la hubo
     * @throws Rechazo si no hay borrador, la DER la está revisando o a la ficha le falta algo (todas las frases juntas)
     */
    public EnvioPrediseno enviar(Long productoId, String respuesta, String usuario) {
        ProductoAtt producto = archivo.reservar(productoId);
        siSePuedeEscribir(productoId);
        Borrador borrador = borrador(productoId).orElseThrow(() -> Rechazo.de("Guarde el borrador de la ficha antes de enviarla."));
        Optional<EnvioPrediseno> anterior = envios(productoId).stream().findFirst();
        List<String> problemas = borrador.datos().problemas();
        elegidos("Líneas temáticas", borrador.datos().lineas(), nombresDeLineas().keySet(), problemas);
        elegidos("Momentos del ciclo de valor público", borrador.datos().momentos(), momentos().stream().map(Momento::codigo).collect(Collectors.toSet()), problemas);
        if (borrador.datos().meta() != null) {
            elegidos("Plan de acción de la vigencia", Set.of(borrador.datos().meta()), metas.findByVigenciaOrderByCodigo(producto.getVigencia()).stream().map(MetaEstrategica::getCodigo)
                    .collect(Collectors.toSet()), problemas);
        }
        anterior.ifPresent(a -> reparoDeTexto("Respuesta a la retroalimentación", respuesta, "escriba qué se hizo con lo que pidió la DER.").ifPresent(problemas::add));
        Rechazo.siHay(problemas);
        Set<String> diligenciaron = new LinkedHashSet<>(borrador.diligencian());
        diligenciaron.add(usuario);
        anterior.ifPresent(a -> anotarRespuesta(a, respuesta, usuario));
        jdbc.sql("insert into att.prediseno_envio (producto_id, numero, datos, diligenciaron, enviada_por) values (:p, :n, cast(:d as jsonb), :q, :u)")
                .param("p", productoId).param("n", anterior.map(EnvioPrediseno::numero).orElse(0) + 1).param("d", archivo.escribir(borrador.datos()))
                .param("q", diligenciaron.toArray(new String[0])).param("u", usuario).update();
        jdbc.sql("delete from att.prediseno_borrador where producto_id = ?").param(productoId).update();
        pasar(producto, EstadoProducto.EN_RETROALIMENTACION);
        EnvioPrediseno envio = envios(productoId).get(0);
        imprimir(producto, envio, usuario);
        archivo.porValidar(Ficha.PREDISENO, producto, envio.numero(), diligenciaron);
        return envio;
    }

    private static void elegidos(String campo, Set<String> elegidos, Set<String> catalogo, List<String> problemas) {
        Set<String> ajenos = new TreeSet<>(elegidos);
        ajenos.removeAll(catalogo);
        if (!ajenos.isEmpty()) {
            problemas.add(campo + ": «" + String.join("», «", ajenos) + "» no está en el catálogo. Elija de la lista.");
        }
    }

    // --- Retroalimentación y respuesta

    /**
     * La DER retroalimenta el envío: pasa a diseño o queda por ajustar.
     *
     * @param retroalimentacion obligatoria en los dos casos
     * @throws Rechazo si no es el último envío, ya tiene concepto, falta el texto o lo diligenció quien actúa
     */
    public void retroalimentar(Long productoId, int numero, Concepto concepto, String retroalimentacion, String usuario) {
        ProductoAtt producto = archivo.reservar(productoId);
        List<EnvioPrediseno> envios = envios(productoId);
        EnvioPrediseno ultimo = ultimo(envios, numero);
        if (ultimo.concepto() != null) {
            throw Rechazo.de("La versión " + numero + " de la ficha ya tiene la retroalimentación de la DER. Vuelva a abrir la página.");
        }
        if (envios.stream().anyMatch(v -> v.diligenciaron().contains(usuario))) {
            throw Rechazo.de("Usted diligenció esta ficha y no puede retroalimentarla: lo hace otra persona de la DER.");
        }
        reparoDeTexto("Retroalimentación", retroalimentacion, "escriba qué observa la DER; sin ella la ficha no pasa a diseño ni se devuelve.").ifPresent(r -> {
            throw Rechazo.de(r);
        });
        jdbc.sql("insert into att.prediseno_concepto (envio_id, concepto, retroalimentacion, revisor) values (?, ?, ?, ?)")
                .params(ultimo.id(), concepto.name(), retroalimentacion.strip(), usuario).update();
        if (concepto == Concepto.AJUSTAR) {
            pasar(producto, EstadoProducto.PREDISENO);
        }
        imprimir(producto, envios(productoId).get(0), usuario);
        archivo.respondida(Ficha.PREDISENO, producto, numero, ultimo.diligenciaron(), concepto == Concepto.PASA_A_DISENO, retroalimentacion.strip());
    }

    /**
     * La unidad responde la retroalimentación de la ficha que pasa a diseño: el producto queda en diseño.
     *
     * @throws Rechazo si no es el último envío, la DER no la ha pasado a diseño, ya se respondió o falta el texto
     */
    public void responder(Long productoId, int numero, String respuesta, String usuario) {
        ProductoAtt producto = archivo.reservar(productoId);
        EnvioPrediseno ultimo = ultimo(envios(productoId), numero);
        if (ultimo.concepto() != Concepto.PASA_A_DISENO || ultimo.respuesta() != null) {
            throw Rechazo.de("La ficha está «" + ultimo.estado().toLowerCase() + "»: no espera una respuesta. Vuelva a abrir la página.");
        }
        reparoDeTexto("Respuesta a la retroalimentación", respuesta, "escriba qué hará la unidad con lo que observó la DER.").ifPresent(r -> {
            throw Rechazo.de(r);
        });
        anotarRespuesta(ultimo, respuesta, usuario);
        pasar(producto, EstadoProducto.DISENO);
        imprimir(producto, envios(productoId).get(0), usuario);
    }

    private void anotarRespuesta(EnvioPrediseno envio, String respuesta, String usuario) {
        jdbc.sql("insert into att.prediseno_respuesta (envio_id, respuesta, usuario) values (?, ?, ?)").params(envio.id(), respuesta.strip(), usuario).update();
    }

    private static EnvioPrediseno ultimo(List<EnvioPrediseno> envios, int numero) {
        if (envios.isEmpty()) {
            throw Rechazo.de("La ficha no se ha enviado a la DER.");
        }
        if (envios.get(0).numero() != numero) {
            throw Rechazo.de("La última versión de la ficha es la " + envios.get(0).numero() + ". Vuelva a abrir la página.");
        }
        return envios.get(0);
    }

    // --- Documento

    /** El PDF de ese envío, con la retroalimentación y la respuesta si ya las tiene. */
    @Transactional(readOnly = true)
    public Optional<Archivo> documento(Long productoId, int numero) {
        return archivo.documento(Ficha.PREDISENO, productoId, numero);
    }

    /** Huella SHA-256 del último PDF de cada envío, por su número. */
    @Transactional(readOnly = true)
    public Map<Integer, String> huellas(Long productoId) {
        return archivo.huellas(Ficha.PREDISENO, productoId);
    }

    private void imprimir(ProductoAtt producto, EnvioPrediseno envio, String usuario) {
        archivo.imprimir(Ficha.PREDISENO, producto, envio.id(), envio.numero(), null,
                Map.of("v", envio, "secciones", SeccionPrediseno.values(), "eleccion", eleccion(producto, envio.datos())), usuario);
    }

    /** Lo elegido de los catálogos, con el nombre que hoy tiene: campo → valor. */
    @Transactional(readOnly = true)
    public Map<String, String> eleccion(ProductoAtt producto, DatosPrediseno datos) {
        Map<String, String> lineas = nombresDeLineas();
        Map<String, String> eleccion = new LinkedHashMap<>();
        eleccion.put("Líneas temáticas", datos.lineas().stream().map(c -> lineas.getOrDefault(c, c)).collect(Collectors.joining("; ")));
        eleccion.put("Plan de acción de la vigencia: meta a la que aporta", datos.meta() == null ? "" : metas.findByVigenciaOrderByCodigo(producto.getVigencia()).stream()
                .filter(m -> m.getCodigo().equals(datos.meta())).map(m -> m.getCodigo() + " · " + m.getNombre()).findFirst().orElse(datos.meta()));
        eleccion.put("Momentos del ciclo de generación de valor público", momentos().stream().filter(m -> datos.momentos().contains(m.codigo())).map(Momento::nombre)
                .collect(Collectors.joining("; ")));
        return eleccion;
    }

    // --- Común

    /** La ficha mueve el producto solo mientras está en prediseño: el que ya pasó no vuelve. */
    private static void pasar(ProductoAtt producto, EstadoProducto estado) {
        if (producto.getEstado().antesDeDiseno()) {
            producto.pasarA(estado);
        }
    }

    private void siSePuedeEscribir(Long productoId) {
        envios(productoId).stream().findFirst().ifPresent(v -> {
            if (v.concepto() == null) {
                throw Rechazo.de("La versión " + v.numero() + " de la ficha está en revisión de la DER. Espere su retroalimentación para escribir otra.");
            }
            if (v.concepto() == Concepto.PASA_A_DISENO) {
                throw Rechazo.de("La DER ya pasó esta ficha a diseño: lo que cambie desde ahora se escribe en el protocolo.");
            }
        });
    }

    private static Optional<String> reparoDeTexto(String campo, String texto, String remedio) {
        return texto == null || texto.isBlank() ? Optional.of(campo + ": " + remedio)
                : texto.length() > MAXIMO ? Optional.of(campo + ": escriba máximo 4.000 caracteres.") : Optional.empty();
    }

    private EnvioPrediseno envio(ResultSet f) throws SQLException {
        return new EnvioPrediseno(f.getLong("id"), f.getLong("producto_id"), f.getInt("numero"), archivo.leer(f.getString("datos"), DatosPrediseno.class), ArchivoDeFichas.conjunto(f.getArray("diligenciaron")),
                f.getString("enviada_por"), f.getTimestamp("enviada").toInstant(), f.getString("concepto") == null ? null : Concepto.valueOf(f.getString("concepto")),
                f.getString("retroalimentacion"), f.getString("revisor"), instante(f.getTimestamp("revisada")), f.getString("respuesta"), f.getString("respondio"),
                instante(f.getTimestamp("respondida")));
    }

    private static Instant instante(Timestamp momento) {
        return momento == null ? null : momento.toInstant();
    }
}
