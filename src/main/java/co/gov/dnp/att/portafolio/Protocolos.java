package co.gov.dnp.att.portafolio;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.expediente.Archivo;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.expediente.RecepcionDeArchivos;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.portafolio.ArchivoDeFichas.Ficha;
import co.gov.dnp.att.portafolio.VersionProtocolo.Concepto;

/**
 * El protocolo de ATT de cada producto: se escribe en un borrador, se envía como versión y la DER la valida o la devuelve por escrito
 * (LT-10 a LT-20). Nadie conceptúa sobre un protocolo que diligenció (GO-17). Quien llama ya comprobó el perfil y la dependencia.
 */
@Service
@Transactional
public class Protocolos {

    private static final int MAXIMO = 4000;

    private final RecepcionDeArchivos recepcion;
    private final FichasDePrediseno fichas;
    private final ArchivoDeFichas archivo;
    private final FormatoEspanol formato;
    private final JdbcClient jdbc;

    Protocolos(RecepcionDeArchivos recepcion, FichasDePrediseno fichas, ArchivoDeFichas archivo, FormatoEspanol formato, JdbcClient jdbc) {
        this.recepcion = recepcion;
        this.fichas = fichas;
        this.archivo = archivo;
        this.formato = formato;
        this.jdbc = jdbc;
    }

    // --- Lectura

    /** De la más reciente a la más antigua. */
    @Transactional(readOnly = true)
    public List<VersionProtocolo> versiones(Long productoId) {
        return jdbc.sql("""
                select v.*, c.concepto, c.observaciones, c.revisor, c.fecha revisada from att.protocolo_version v
                left join att.protocolo_concepto c on c.version_id = v.id where v.producto_id = ? order by v.numero desc""")
                .param(productoId).query((f, n) -> version(f)).list();
    }

    /** La última versión validada: la que está en firme. */
    @Transactional(readOnly = true)
    public Optional<VersionProtocolo> enFirme(Long productoId) {
        return versiones(productoId).stream().filter(v -> v.concepto() == Concepto.VALIDADO).findFirst();
    }

    @Transactional(readOnly = true)
    public Optional<BorradorProtocolo> borrador(Long productoId) {
        return jdbc.sql("select datos, cambio, diligencian, guardado_por, guardado from att.protocolo_borrador where producto_id = ?").param(productoId)
                .query((f, n) -> new BorradorProtocolo(archivo.leer(f.getString(1), DatosProtocolo.class), f.getInt(2), ArchivoDeFichas.conjunto(f.getArray(3)), f.getString(4),
                        f.getTimestamp(5).toInstant())).optional();
    }

    /** @return si alguien ya empezó a escribirlo o se envió alguna versión */
    @Transactional(readOnly = true)
    public boolean existe(Long productoId) {
        return borrador(productoId).isPresent() || !versiones(productoId).isEmpty();
    }

    /** Lo que ha pasado con el protocolo, lo más reciente primero. */
    @Transactional(readOnly = true)
    public List<HechoDelProtocolo> hechos(Long productoId) {
        return jdbc.sql("select fecha, usuario, texto from att.protocolo_hecho where producto_id = ? order by id desc").param(productoId)
                .query(HechoDelProtocolo.class).list();
    }

    /** Qué pasó, cuándo y quién lo hizo. */
    public record HechoDelProtocolo(Instant fecha, String usuario, String texto) {
    }

    /** Un producto con el estado de su protocolo; {@code version} y {@code estado} son nulos si nada se ha enviado. */
    public record FilaDeProtocolo(Long productoId, String producto, String dependencia, int vigencia, Integer version, Concepto concepto, Instant desde,
            boolean conBorrador) {

        public String estado() {
            return version == null ? "En borrador" : concepto == null ? "En revisión de la DER" : concepto.etiqueta();
        }
    }

    /** Los productos que tienen protocolo: primero los que la DER revisa, después los devueltos. */
    @Transactional(readOnly = true)
    public List<FilaDeProtocolo> lista() {
        return jdbc.sql("""
                select p.id producto_id, p.nombre producto, p.dependencia, p.vigencia, v.numero as version, c.concepto,
                    coalesce(c.fecha, v.enviada, b.guardado) desde, b.producto_id is not null con_borrador
                from att.producto_att p
                left join lateral (select * from att.protocolo_version x where x.producto_id = p.id order by numero desc limit 1) v on true
                left join att.protocolo_concepto c on c.version_id = v.id left join att.protocolo_borrador b on b.producto_id = p.id
                where v.id is not null or b.producto_id is not null
                order by case when v.id is null then 2 when c.concepto is null then 0 when c.concepto = 'DEVUELTO' then 1 else 3 end, desde
                limit 1000""").query(FilaDeProtocolo.class).list();
    }

    // --- Diligenciar

    /**
     * Guarda lo escrito tal como está, completo o no.
     *
     * @param cambio el del borrador sobre el que se escribió; 0 si no había
     * @throws Rechazo si el producto no ha pasado a diseño (LT-09), hay una versión en revisión, otra persona guardó mientras tanto o algo no cabe
     */
    public BorradorProtocolo guardar(Long productoId, DatosProtocolo datos, int cambio, String usuario) {
        ProductoAtt producto = archivo.reservar(productoId);
        siNoEstaEnRevision(productoId);
        if (!existe(productoId) && !fichas.admiteDiseno(producto)) {
            throw Rechazo.de("El protocolo se escribe en la etapa de diseño y este producto está en «" + producto.getEstado().nombre()
                    + "». Primero la DER retroalimenta su ficha de prediseño y la unidad responde.");
        }
        Optional<BorradorProtocolo> actual = borrador(productoId);
        if (actual.map(BorradorProtocolo::cambio).orElse(0) != cambio) {
            throw Rechazo.de(actual.map(b -> archivo.nombre(b.guardadoPor()) + " guardó este protocolo el " + formato.momento(b.guardado())
                    + ", mientras usted escribía. Lo suyo sigue en pantalla: si guarda de nuevo, reemplaza lo que guardó esa persona.")
                    .orElse("El borrador que usted abrió ya se envió. Vuelva a abrir el protocolo."));
        }
        Rechazo.siHay(datos.excesos());
        Set<String> diligencian = new LinkedHashSet<>(actual.map(BorradorProtocolo::diligencian).orElse(Set.of()));
        diligencian.add(usuario);
        jdbc.sql("""
                insert into att.protocolo_borrador (producto_id, datos, cambio, diligencian, guardado_por) values (:p, cast(:d as jsonb), 1, :q, :u)
                on conflict (producto_id) do update set datos = excluded.datos, cambio = protocolo_borrador.cambio + 1,
                diligencian = excluded.diligencian, guardado_por = excluded.guardado_por, guardado = now()""").param("p", productoId)
                .param("d", archivo.escribir(datos)).param("q", diligencian.toArray(new String[0])).param("u", usuario).update();
        anotar(productoId, usuario, "Guardó el borrador.");
        return borrador(productoId).orElseThrow();
    }

    /**
     * Envía el borrador a la DER como la versión siguiente y genera su documento.
     *
     * @param motivo por qué hay otra versión; obligatorio desde la segunda
     * @throws Rechazo si no hay borrador, hay otra versión en revisión o al protocolo le falta algo (todas las frases juntas)
     */
    public VersionProtocolo enviar(Long productoId, String motivo, String usuario) {
        ProductoAtt producto = archivo.reservar(productoId);
        siNoEstaEnRevision(productoId);
        BorradorProtocolo borrador = borrador(productoId).orElseThrow(() -> Rechazo.de("Guarde el borrador del protocolo antes de enviarlo."));
        int numero = versiones(productoId).size() + 1;
        List<String> problemas = borrador.datos().problemas(acta(productoId).isPresent());
        if (numero > 1 && (motivo == null || motivo.isBlank()) || motivo != null && motivo.length() > MAXIMO) {
            problemas.add("Motivo: esta es la versión " + numero + " del protocolo; escriba qué cambió y por qué.");
        }
        Rechazo.siHay(problemas);
        Set<String> diligenciaron = new LinkedHashSet<>(borrador.diligencian());
        diligenciaron.add(usuario);
        jdbc.sql("""
                insert into att.protocolo_version (producto_id, numero, datos, motivo, diligenciaron, enviada_por)
                values (:p, :n, cast(:d as jsonb), :m, :q, :u)""").param("p", productoId).param("n", numero).param("d", archivo.escribir(borrador.datos()))
                .param("m", motivo == null || motivo.isBlank() ? "Primera versión" : motivo.strip())
                .param("q", diligenciaron.toArray(new String[0])).param("u", usuario).update();
        jdbc.sql("delete from att.protocolo_borrador where producto_id = ?").param(productoId).update();
        if (!producto.estaActivo()) {
            producto.pasarA(EstadoProducto.PROTOCOLO_EN_REVISION);
        }
        VersionProtocolo version = versiones(productoId).get(0);
        imprimir(producto, version, usuario);
        archivo.porValidar(Ficha.PROTOCOLO, producto, numero, diligenciaron);
        anotar(productoId, usuario, "Envió la versión " + numero + " a validación de la DER. Motivo: " + version.motivo());
        return version;
    }

    /** Abre el borrador de la versión siguiente a partir de la última, si no hay uno abierto ni una en revisión. */
    @Transactional(readOnly = true)
    public BorradorProtocolo paraEditar(Long productoId) {
        return borrador(productoId).orElseGet(() -> new BorradorProtocolo(versiones(productoId).stream().findFirst().map(VersionProtocolo::datos)
                .orElseGet(DatosProtocolo::vacio), 0, Set.of(), null, null));
    }

    /** @throws Rechazo si está vacía, no es un archivo admitido o no hay borrador al que pertenezca */
    public void cargarActa(Long productoId, String nombre, InputStream contenido, String usuario) {
        archivo.reservar(productoId);
        if (borrador(productoId).isEmpty()) {
            throw Rechazo.de("Acta del taller: guarde antes el borrador del protocolo.");
        }
        RecepcionDeArchivos.Recibido acta = recepcion.recibir(nombre, contenido);
        jdbc.sql("insert into att.protocolo_acta (producto_id, nombre, tipo_contenido, tamano, sha256, cargada_por) values (?, ?, ?, ?, ?, ?)")
                .params(productoId, acta.nombre(), acta.tipoContenido(), acta.tamano(), acta.sha256(), usuario).update();
        anotar(productoId, usuario, "Cargó el acta del taller: " + acta.nombre() + " (SHA-256 " + acta.sha256() + ").");
    }

    /** El acta vigente del taller. */
    public record Acta(Long id, String nombre, String tipoContenido, String sha256, String cargadaPor, Instant cargada) {
    }

    @Transactional(readOnly = true)
    public Optional<Acta> acta(Long productoId) {
        return jdbc.sql("select id, nombre, tipo_contenido, sha256, cargada_por, cargada from att.protocolo_acta where producto_id = ? order by id desc limit 1")
                .param(productoId).query(Acta.class).optional();
    }

    @Transactional(readOnly = true)
    public Archivo contenido(Acta acta) {
        return new Archivo(acta.nombre(), acta.tipoContenido(), recepcion.leer(acta.sha256()));
    }

    // --- Concepto de la DER

    /**
     * La DER deja en firme la versión.
     *
     * @throws Rechazo si no es la última, ya tiene concepto o la diligenció quien actúa
     */
    public void validar(Long productoId, int numero, String observaciones, String usuario) {
        conceptuar(productoId, numero, Concepto.VALIDADO, observaciones, usuario);
    }

    /**
     * La DER devuelve la versión; lo escrito vuelve al borrador, completo.
     *
     * @param observaciones qué debe ajustarse; obligatorio
     * @throws Rechazo como en {@link #validar}, o si faltan las observaciones
     */
    public void devolver(Long productoId, int numero, String observaciones, String usuario) {
        conceptuar(productoId, numero, Concepto.DEVUELTO, observaciones, usuario);
    }

    private void conceptuar(Long productoId, int numero, Concepto concepto, String observaciones, String usuario) {
        ProductoAtt producto = archivo.reservar(productoId);
        List<VersionProtocolo> versiones = versiones(productoId);
        VersionProtocolo ultima = versiones.isEmpty() ? null : versiones.get(0);
        if (ultima == null || ultima.numero() != numero || ultima.concepto() != null) {
            throw Rechazo.de(ultima == null ? "El protocolo no se ha enviado a validación."
                    : "La última versión del protocolo es la " + ultima.numero() + " y está «" + ultima.estado().toLowerCase()
                            + "». Vuelva a abrir la página.");
        }
        if (versiones.stream().anyMatch(v -> v.diligenciaron().contains(usuario))) {
            throw Rechazo.de("Usted diligenció este protocolo y no puede validarlo ni devolverlo: lo revisa otra persona de la DER.");
        }
        if (concepto == Concepto.DEVUELTO && (observaciones == null || observaciones.isBlank())) {
            throw Rechazo.de("Observaciones: escriba qué debe ajustar la unidad.");
        }
        if (observaciones != null && observaciones.length() > MAXIMO) {
            throw Rechazo.de("Observaciones: escriba máximo 4.000 caracteres.");
        }
        String texto = observaciones == null || observaciones.isBlank() ? null : observaciones.strip();
        jdbc.sql("insert into att.protocolo_concepto (version_id, concepto, observaciones, revisor) values (:v, :c, :o, :u)").param("v", ultima.id())
                .param("c", concepto.name()).param("o", texto).param("u", usuario).update();
        if (concepto == Concepto.DEVUELTO) {
            jdbc.sql("""
                    insert into att.protocolo_borrador (producto_id, datos, cambio, diligencian, guardado_por)
                    select producto_id, datos, 1, '{}', enviada_por from att.protocolo_version where id = ?""").param(ultima.id()).update();
        }
        if (!producto.estaActivo()) {
            producto.pasarA(concepto == Concepto.VALIDADO ? EstadoProducto.PROTOCOLO_VALIDADO : EstadoProducto.DISENO);
        }
        imprimir(producto, versiones(productoId).get(0), usuario);
        archivo.respondida(Ficha.PROTOCOLO, producto, numero, ultima.diligenciaron(), concepto == Concepto.VALIDADO, texto);
        anotar(productoId, usuario, (concepto == Concepto.VALIDADO ? "Validó la versión " : "Devolvió la versión ") + numero
                + (texto == null ? "." : ". Observaciones: " + texto));
    }

    /**
     * Solo se parametriza lo que está en firme (LT-21). Un producto sin protocolo, anterior a esta regla, se deja pasar.
     *
     * @throws Rechazo si el producto tiene protocolo y ninguna versión está validada
     */
    @Transactional(readOnly = true)
    public void exigirEnFirme(Long productoId) {
        if (productoId != null && existe(productoId) && enFirme(productoId).isEmpty()) {
            throw Rechazo.de("El protocolo de ATT de este producto no está validado por la DER. Los hitos se parametrizan después de dejarlo en firme.");
        }
    }

    // --- Documento

    /** El PDF de esa versión, con el concepto si ya lo tiene. */
    @Transactional(readOnly = true)
    public Optional<Archivo> documento(Long productoId, int numero) {
        return archivo.documento(Ficha.PROTOCOLO, productoId, numero);
    }

    /** Huella SHA-256 del PDF de cada versión, por su número. */
    @Transactional(readOnly = true)
    public Map<Integer, String> huellas(Long productoId) {
        return archivo.huellas(Ficha.PROTOCOLO, productoId);
    }

    private void imprimir(ProductoAtt producto, VersionProtocolo version, String usuario) {
        Map<String, Object> propios = new HashMap<>(Map.of("v", version, "secciones", SeccionProtocolo.values()));
        propios.put("acta", acta(producto.getId()).orElse(null));
        archivo.imprimir(Ficha.PROTOCOLO, producto, version.id(), version.numero(), version.motivo(), propios, usuario);
    }

    // --- Común

    private void siNoEstaEnRevision(Long productoId) {
        versiones(productoId).stream().findFirst().filter(v -> v.concepto() == null).ifPresent(v -> {
            throw Rechazo.de("La versión " + v.numero() + " está en revisión de la DER. Espere su concepto para escribir otra.");
        });
    }

    private void anotar(Long productoId, String usuario, String texto) {
        jdbc.sql("insert into att.protocolo_hecho (producto_id, usuario, texto) values (?, ?, ?)").params(productoId, usuario, texto).update();
    }

    private VersionProtocolo version(ResultSet f) throws SQLException {
        Timestamp revisada = f.getTimestamp("revisada");
        return new VersionProtocolo(f.getLong("id"), f.getLong("producto_id"), f.getInt("numero"), archivo.leer(f.getString("datos"), DatosProtocolo.class), f.getString("motivo"),
                ArchivoDeFichas.conjunto(f.getArray("diligenciaron")), f.getString("enviada_por"), f.getTimestamp("enviada").toInstant(),
                f.getString("concepto") == null ? null : Concepto.valueOf(f.getString("concepto")), f.getString("observaciones"),
                f.getString("revisor"), revisada == null ? null : revisada.toInstant());
    }
}
