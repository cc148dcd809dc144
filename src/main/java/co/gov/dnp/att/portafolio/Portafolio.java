package co.gov.dnp.att.portafolio;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.portafolio.RevisionDeCatalogos.Clase;
import co.gov.dnp.att.territorio.Territorio;

/** Oferta y demanda de asistencia técnica territorial: lo que el DNP ofrece y lo que las entidades piden (SG-26, PS-08, FO-04). */
@Service
@Transactional(readOnly = true)
public class Portafolio {

    private static final Pattern CODIGO = Pattern.compile("[A-Z0-9][A-Z0-9_-]{1,39}");

    private final ProductoAttRepository productos;
    private final DemandaRepository demandas;
    private final EstrategiaLlegadaRepository estrategias;
    private final MetaEstrategicaRepository metas;
    private final TemaRepository temas;
    private final Protocolos protocolos;
    private final FichasDePrediseno fichas;
    private final RevisionDeCatalogos revision;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final UsuarioActual usuario;
    private final Permisos permisos;

    Portafolio(ProductoAttRepository productos, DemandaRepository demandas, EstrategiaLlegadaRepository estrategias,
            MetaEstrategicaRepository metas, TemaRepository temas, Protocolos protocolos, FichasDePrediseno fichas, RevisionDeCatalogos revision, Organizacion organizacion,
            Territorio territorio, UsuarioActual usuario, Permisos permisos) {
        this.productos = productos;
        this.demandas = demandas;
        this.estrategias = estrategias;
        this.metas = metas;
        this.temas = temas;
        this.protocolos = protocolos;
        this.fichas = fichas;
        this.revision = revision;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.usuario = usuario;
        this.permisos = permisos;
    }

    // --- Oferta

    /** Productos activos de la vigencia, por nombre: los que pueden iniciar el procedimiento. */
    public List<ProductoAtt> listosParaIniciar(int vigencia) {
        return productos.findByVigenciaAndEstadoOrderByNombre(vigencia, EstadoProducto.ACTIVO);
    }

    /** @throws Rechazo si no existe */
    public ProductoAtt producto(Long id) {
        return Optional.ofNullable(id).flatMap(productos::findById)
                .orElseThrow(() -> Rechazo.de("Producto o servicio: no existe en el portafolio."));
    }

    /** Todos, del más reciente al más antiguo y por nombre. */
    public List<ProductoAtt> productos() {
        return productos.findAll(Sort.by(Sort.Order.desc("vigencia"), Sort.Order.asc("nombre")));
    }

    /**
     * Crea un producto ({@code id} nulo) o cambia el que se indica. Quien lidera un producto solo edita los de su dependencia. Nadie lo
     * pasa a diseño sin la ficha de prediseño retroalimentada y respondida (LT-09), ni a activo ni a los estados que siguen al protocolo sin que la DER lo haya validado (LT-20).
     *
     * @return identificador del producto
     */
    @Transactional
    public Long guardarProducto(Long id, DatosProducto datos) {
        ProductoAtt actual = id == null ? null : producto(id);
        List<String> problemas = new ArrayList<>();
        exigirCodigo(problemas, "Código del producto", datos.codigo());
        exigirTexto(problemas, "Nombre del producto", datos.nombre(), 200);
        exigirTexto(problemas, "Objetivo", datos.objetivo(), 2000);
        exigir(problemas, datos.tipo() != null, "Tipo: elija si es un bien o un servicio.");
        exigir(problemas, datos.estado() != null, "Estado: elija en qué va el producto o servicio.");
        exigir(problemas, datos.vigencia() != null && datos.vigencia() >= 2000 && datos.vigencia() <= 2100, "Vigencia: escriba un año de 2000 a 2100.");
        exigir(problemas, datos.tema() != null && temas.existsById(datos.tema()), "Tema: elija uno del catálogo.");
        exigir(problemas, datos.estrategia() == null || estrategias.existsById(datos.estrategia()), "Estrategia: elija una del catálogo.");
        exigir(problemas, !datos.escalas().isEmpty(), "Escala de intervención: marque al menos una.");
        exigir(problemas, !datos.tiposHabilitados().isEmpty(), "Tipos de entidad: marque al menos uno.");
        exigir(problemas, organizacion.dependencias().stream().anyMatch(d -> d.isActiva() && d.getCodigo().equals(datos.dependencia())),
                "Dependencia: elija una dependencia activa.");
        exigir(problemas, puedeEditar(datos.dependencia()) && (actual == null || puedeEditar(actual.getDependencia())),
                "Dependencia: usted lidera productos de otra; pida el cambio a la DER.");
        boolean faltaPrediseno = datos.estado() != null && datos.estado().exigePrediseno() && !deCargaInicial() && (actual == null || !fichas.admiteDiseno(actual));
        exigir(problemas, !faltaPrediseno, "Estado: sin ficha de prediseño retroalimentada por la DER y respondida por la unidad el producto no puede quedar «"
                + (datos.estado() == null ? "" : datos.estado().nombre()) + "». Guárdelo en «Prediseño», diligencie su ficha y envíela a la DER.");
        exigir(problemas, datos.estado() == null || faltaPrediseno || !exigeProtocolo(actual, datos.estado()) || actual != null && protocolos.enFirme(id).isPresent(),
                "Estado: sin protocolo validado por la DER el producto no puede quedar «" + (datos.estado() == null ? "" : datos.estado().nombre())
                        + "». Guárdelo en «Diseño», diligencie su protocolo y envíelo a validación.");
        Predicate<ProductoAtt> otro = p -> !p.getId().equals(id);
        exigir(problemas, productos.findByCodigo(datos.codigo()).filter(otro).isEmpty(), "Código del producto: «" + datos.codigo() + "» ya está en uso.");
        exigir(problemas, datos.vigencia() == null || productos.findByNombreIgnoreCaseAndVigencia(datos.nombre(), datos.vigencia()).filter(otro).isEmpty(),
                "Nombre del producto: ya hay otro con ese nombre en la vigencia " + datos.vigencia() + ".");
        Rechazo.siHay(problemas);
        if (actual == null) {
            ProductoAtt nuevo = new ProductoAtt(datos);
            if (datos.estado().exigePrediseno()) {
                nuevo.eximirDePrediseno();
            }
            return productos.save(nuevo).getId();
        }
        actual.cambiar(datos);
        return id;
    }

    /** La carga inicial la hace el sistema, con productos que ya operaban. */
    private boolean deCargaInicial() {
        return UsuarioActual.SISTEMA.equals(usuario.usuario());
    }

    /** El que ya está en un estado puede seguir en él. */
    private boolean exigeProtocolo(ProductoAtt actual, EstadoProducto nuevo) {
        return nuevo.exigeProtocolo() && (actual == null || actual.getEstado() != nuevo) && !deCargaInicial();
    }

    private boolean puedeEditar(String dependencia) {
        return deCargaInicial() || permisos.puede(Objeto.PRODUCTOS, Accion.EDITAR, dependencia);
    }

    // --- Demanda

    /** Solicitudes sobre el producto, y las que se hicieron sobre el tema sin nombrar producto; la más reciente primero. */
    public List<Demanda> demandasDe(Long productoId, String tema) {
        return demandas.findByProductoIdOrProductoIdIsNullAndTemaOrderByFechaDescIdDesc(productoId == null ? -1L : productoId, tema);
    }

    /** Códigos de las entidades con alguna de esas solicitudes: variable de focalización (FO-04). */
    public Set<String> entidadesConDemanda(Long productoId, String tema) {
        return demandasDe(productoId, tema).stream().map(Demanda::getCodigoEntidad).collect(Collectors.toSet());
    }

    public List<Demanda> demandas() {
        return demandas.findAll(Sort.by(Sort.Order.desc("fecha"), Sort.Order.desc("id")));
    }

    /**
     * Registra la solicitud de una entidad sobre un producto o, si no se nombra, sobre un tema.
     *
     * @param fecha día en que la entidad la presentó; no puede ser futuro
     */
    @Transactional
    public Demanda registrarDemanda(String codigoEntidad, Long productoId, String tema, String solicitud, LocalDate fecha) {
        List<String> problemas = new ArrayList<>();
        exigir(problemas, territorio.porCodigo(codigoEntidad).isPresent(), "Entidad territorial: elija de la lista la que hace la solicitud.");
        exigir(problemas, productoId != null || tema != null && !tema.isBlank(), "Producto o tema: elija al menos uno.");
        exigir(problemas, productoId == null || productos.existsById(productoId), "Producto o servicio: no existe en el portafolio.");
        exigir(problemas, productoId != null || tema == null || tema.isBlank() || temas.existsById(tema), "Tema: elija uno del catálogo.");
        exigirTexto(problemas, "Solicitud", solicitud, 2000);
        exigir(problemas, fecha != null && !fecha.isAfter(LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA))), "Fecha: escriba el día de la solicitud, no posterior a hoy.");
        Rechazo.siHay(problemas);
        return demandas.save(new Demanda(codigoEntidad, productoId, productoId == null ? tema : null, solicitud.strip(), fecha, usuario.usuario()));
    }

    // --- Catálogos

    /** Estrategias activas, por nombre. */
    public List<EstrategiaLlegada> estrategias() {
        return estrategias.findAll(Sort.by("nombre")).stream().filter(EstrategiaLlegada::isActiva).toList();
    }

    @Transactional
    public void guardarEstrategia(String codigo, String nombre, Set<String> dependencias, boolean activa) {
        List<String> problemas = new ArrayList<>();
        exigirCodigo(problemas, "Código de la estrategia", codigo);
        exigirTexto(problemas, "Nombre de la estrategia", nombre, 200);
        exigir(problemas, !dependencias.isEmpty(), "Dependencias: marque al menos una que diseñe la estrategia.");
        Rechazo.siHay(problemas);
        estrategias.save(new EstrategiaLlegada(codigo, nombre.strip(), dependencias, activa));
        revision.anotar(Clase.ESTRATEGIA, codigo, nombre.strip() + " · " + String.join(", ", new TreeSet<>(dependencias)) + (activa ? " · activa" : " · inactiva"), usuario.usuario());
    }

    /** Metas de la vigencia, por código. */
    public List<MetaEstrategica> metas(int vigencia) {
        return metas.findByVigenciaOrderByCodigo(vigencia);
    }

    public List<MetaEstrategica> metas() {
        return metas.findAll(Sort.by(Sort.Order.desc("vigencia"), Sort.Order.asc("codigo")));
    }

    @Transactional
    public void guardarMeta(String codigo, String nombre, Integer vigencia) {
        List<String> problemas = new ArrayList<>();
        exigirCodigo(problemas, "Código de la meta", codigo);
        exigirTexto(problemas, "Nombre de la meta", nombre, 300);
        exigir(problemas, vigencia != null && vigencia >= 2000 && vigencia <= 2100, "Vigencia de la meta: escriba un año de 2000 a 2100.");
        Rechazo.siHay(problemas);
        metas.save(new MetaEstrategica(codigo, nombre.strip(), vigencia));
        revision.anotar(Clase.META, codigo, nombre.strip() + " · vigencia " + vigencia, usuario.usuario());
    }

    /** Temas activos, por nombre. */
    public List<Tema> temas() {
        return temas.findAll(Sort.by("nombre")).stream().filter(Tema::isActivo).toList();
    }

    @Transactional
    public void guardarTema(String codigo, String nombre, boolean activo) {
        Rechazo.siHay(reparosDeCatalogo("del tema", codigo, nombre));
        temas.save(new Tema(codigo, nombre.strip(), activo));
    }

    /** Lo que le falta a un registro de catálogo: código y nombre de hasta 200 caracteres. */
    public static List<String> reparosDeCatalogo(String deQue, String codigo, String nombre) {
        List<String> problemas = new ArrayList<>();
        exigirCodigo(problemas, "Código " + deQue, codigo);
        exigirTexto(problemas, "Nombre " + deQue, nombre, 200);
        return problemas;
    }

    private static void exigir(List<String> problemas, boolean cumple, String frase) {
        if (!cumple) {
            problemas.add(frase);
        }
    }

    private static void exigirCodigo(List<String> problemas, String campo, String valor) {
        exigir(problemas, valor != null && CODIGO.matcher(valor).matches(), campo + ": escriba de 2 a 40 letras mayúsculas sin tilde, cifras o guiones.");
    }

    private static void exigirTexto(List<String> problemas, String campo, String valor, int maximo) {
        exigir(problemas, valor != null && !valor.isBlank() && valor.length() <= maximo, campo + ": escriba entre 1 y " + maximo + " caracteres.");
    }
}
