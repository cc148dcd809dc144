package co.gov.dnp.att.ayuda;

import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.AccesoExpediente;
import co.gov.dnp.att.expediente.Archivo;
import co.gov.dnp.att.expediente.RecepcionDeArchivos;
import co.gov.dnp.att.organizacion.Dependencia;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.SubdireccionGeneral;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;

/**
 * Manuales específicos y especificaciones, con todas sus versiones (PS-05, PS-31). El Grupo de Planeación, que custodia el SIG, carga
 * cualquiera; la jefatura de una dependencia, el suyo; una subdirección general, la suya.
 */
@Service
@Transactional
public class Manuales {

    /** Quienes cargan documentos de cualquier dependencia o subdirección general. */
    private static final String[] CUSTODIOS = {"grupo-planeacion", "camunda-admin"};
    private static final Set<String> OFIMATICOS = Set.of("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp");
    private static final String MANUAL = """
            select m.*, m.id is not distinct from (select v.id from att.manual v where v.clase = m.clase and v.ambito = m.ambito and v.vigente_desde <= :hoy
                order by v.vigente_desde desc, v.version desc limit 1) rige
            from att.manual m""";

    private final JdbcClient jdbc;
    private final RecepcionDeArchivos recepcion;
    private final Organizacion organizacion;
    private final AccesoExpediente acceso;
    private final UsuarioActual usuario;

    Manuales(JdbcClient jdbc, RecepcionDeArchivos recepcion, Organizacion organizacion, AccesoExpediente acceso, UsuarioActual usuario) {
        this.jdbc = jdbc;
        this.recepcion = recepcion;
        this.organizacion = organizacion;
        this.acceso = acceso;
        this.usuario = usuario;
    }

    /**
     * Guarda una versión nueva; las anteriores se conservan.
     *
     * @param vigenteDesde primer día en que rige; puede ser futuro
     * @throws Rechazo si falta un dato, el ámbito no existe o el archivo no es un PDF ni un documento ofimático de verdad
     * @throws AccessDeniedException si quien actúa no puede cargar documentos de ese ámbito
     */
    public Long cargar(ClaseDeManual clase, String ambito, String titulo, LocalDate vigenteDesde, String nombre, InputStream contenido) {
        List<String> problemas = new ArrayList<>();
        if (clase == null || ambito == null || !existe(clase, ambito)) {
            problemas.add("Documento: elija de qué dependencia o subdirección general es.");
        } else if (!puedeCargar(clase, ambito)) {
            throw new AccessDeniedException("Su perfil no carga documentos de " + ambito + ".");
        }
        if (titulo == null || titulo.isBlank() || titulo.strip().length() > 200) {
            problemas.add("Título: escriba entre 1 y 200 caracteres.");
        }
        if (vigenteDesde == null) {
            problemas.add("Vigente desde: elija el día en que empieza a regir.");
        }
        String extension = nombre == null ? "" : nombre.substring(nombre.lastIndexOf('.') + 1).toLowerCase();
        if (!OFIMATICOS.contains(extension)) {
            problemas.add("Archivo: cargue un PDF o un documento de oficina (DOCX, XLSX, PPTX, ODT, ODS u ODP).");
        }
        Rechazo.siHay(problemas);
        // Dos cargas a la vez del mismo documento no deben tomar el mismo número de versión
        jdbc.sql("select pg_advisory_xact_lock(7240103, hashtext(?))").param(clase + ambito).query((f, n) -> 0).single();
        RecepcionDeArchivos.Recibido archivo = recepcion.recibir(nombre, contenido);
        return jdbc.sql("""
                insert into att.manual (clase, ambito, version, titulo, vigente_desde, nombre, tipo_contenido, tamano, sha256, cargado_por)
                select :clase, :ambito, coalesce(max(version), 0) + 1, :titulo, :desde, :nombre, :tipo, :tamano, :sha, :usuario
                from att.manual where clase = :clase and ambito = :ambito returning id""")
                .param("clase", clase.name()).param("ambito", ambito).param("titulo", titulo.strip()).param("desde", vigenteDesde)
                .param("nombre", archivo.nombre()).param("tipo", archivo.tipoContenido()).param("tamano", archivo.tamano())
                .param("sha", archivo.sha256()).param("usuario", usuario.usuario()).query(Long.class).single();
    }

    /** Lo que rige hoy en una dependencia: su manual y la especificación de su subdirección general. */
    @Transactional(readOnly = true)
    public List<Manual> vigentesPara(String dependencia) {
        return de(List.of(dependencia)).stream().filter(Manual::rige).toList();
    }

    /** Todas las versiones que conciernen a esas dependencias, por ámbito, la más reciente primero. */
    @Transactional(readOnly = true)
    public List<Manual> de(Collection<String> dependencias) {
        if (dependencias.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(MANUAL + """
                 where m.clase = 'MANUAL_ESPECIFICO' and m.ambito in (:dependencias) or m.clase = 'ESPECIFICACION'
                    and m.ambito in (select subdireccion_general from att.dependencia where codigo in (:dependencias))
                order by m.clase desc, m.ambito, m.version desc""")
                .param("hoy", hoy()).param("dependencias", dependencias).query(Manual.class).list();
    }

    /** Las versiones de los documentos que quien actúa puede cargar. */
    @Transactional(readOnly = true)
    public List<Manual> aMiCargo() {
        return jdbc.sql(MANUAL + " order by m.clase desc, m.ambito, m.version desc").param("hoy", hoy()).query(Manual.class).list().stream()
                .filter(m -> puedeCargar(m.clase(), m.ambito())).toList();
    }

    /** Todas las versiones que quien actúa puede leer: las de las dependencias cuyos expedientes le conciernen. */
    @Transactional(readOnly = true)
    public List<Manual> visibles() {
        return de(acceso.dependenciasVisibles().orElseGet(() -> organizacion.dependencias().stream().map(Dependencia::getCodigo)
                .collect(Collectors.toSet())));
    }

    /** Una versión que quien actúa puede leer. */
    @Transactional(readOnly = true)
    public Optional<Manual> visible(Long id) {
        return java.util.stream.Stream.concat(visibles().stream(), aMiCargo().stream()).filter(m -> m.id().equals(id)).findFirst();
    }

    @Transactional(readOnly = true)
    public Archivo contenido(Manual manual) {
        return new Archivo(manual.nombre(), manual.tipoContenido(), recepcion.leer(manual.sha256()));
    }

    /** Las dependencias cuyo manual puede cargar quien actúa. */
    @Transactional(readOnly = true)
    public List<Dependencia> dependenciasACargo() {
        return organizacion.dependencias().stream().filter(d -> puedeCargar(ClaseDeManual.MANUAL_ESPECIFICO, d.getCodigo())).toList();
    }

    /** Las subdirecciones generales cuya especificación puede cargar quien actúa. */
    public List<SubdireccionGeneral> subdireccionesACargo() {
        return Arrays.stream(SubdireccionGeneral.values()).filter(s -> puedeCargar(ClaseDeManual.ESPECIFICACION, s.name())).toList();
    }

    private boolean puedeCargar(ClaseDeManual clase, String ambito) {
        return usuario.tieneAlguno(CUSTODIOS) || usuario.tieneGrupo(clase == ClaseDeManual.MANUAL_ESPECIFICO
                ? Organizacion.jefatura(ambito) : SubdireccionGeneral.valueOf(ambito).rol().grupo());
    }

    private boolean existe(ClaseDeManual clase, String ambito) {
        return clase == ClaseDeManual.MANUAL_ESPECIFICO ? organizacion.dependencias().stream().anyMatch(d -> d.getCodigo().equals(ambito))
                : Arrays.stream(SubdireccionGeneral.values()).anyMatch(s -> s.name().equals(ambito));
    }

    private static LocalDate hoy() {
        return LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
    }
}
