package co.gov.dnp.att.seguimiento;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.organizacion.Rol;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.UsuarioActual;
import co.gov.dnp.att.plataforma.seguridad.Accion;
import co.gov.dnp.att.plataforma.seguridad.AlcanceDeDatos;
import co.gov.dnp.att.plataforma.seguridad.Objeto;
import co.gov.dnp.att.plataforma.seguridad.Permisos;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Presentación y validación del reporte de avance (GO-17; gobernanza 6.2 y 7): lo presenta la jefatura, el equipo de monitoreo de la DER
 * valida la calidad de los datos y el Grupo de Planeación los mínimos, cada quien una persona distinta y ninguna la que lo registró. No
 * detiene el procedimiento: el corte sigue su curso. Todo se agrega y nada se corrige.
 */
@Service
@Transactional
public class Reportes {

    private static final int MAXIMO = 4000;

    private final Cortes cortes;
    private final Expedientes expedientes;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final Bitacora bitacora;
    private final Avisos avisos;
    private final Permisos permisos;
    private final UsuarioActual usuario;
    private final JdbcClient jdbc;

    Reportes(Cortes cortes, Expedientes expedientes, Organizacion organizacion, Territorio territorio, Bitacora bitacora, Avisos avisos,
            Permisos permisos, UsuarioActual usuario, JdbcClient jdbc) {
        this.cortes = cortes;
        this.expedientes = expedientes;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.bitacora = bitacora;
        this.avisos = avisos;
        this.permisos = permisos;
        this.usuario = usuario;
        this.jdbc = jdbc;
    }

    @EventListener
    void alGenerar(ReporteGenerado noticia) {
        Corte corte = cortes.de(noticia.corteId());
        jdbc.sql("""
                insert into att.reporte_version (corte_id, version, documento_id, observaciones, eficacia, calidad, registrado_por)
                values (:c, 1, :d, :o, :e, :q, :u)""").param("c", corte.getId()).param("d", noticia.documentoId())
                .param("o", corte.getDatos().observaciones()).param("e", corte.getEficacia()).param("q", corte.getCalidad())
                .param("u", corte.getReportadoPor()).update();
        avisarAQuienSigue(corte, 1, EstadoReporte.POR_PRESENTAR);
    }

    /** Las versiones del reporte de un corte, la más reciente primero; vacío mientras no se genere. */
    @Transactional(readOnly = true)
    public List<VersionDelReporte> versiones(Long corteId) {
        return jdbc.sql("""
                select id, version, documento_id, correccion, observaciones, eficacia, calidad, registrado_por, registrado
                from att.reporte_version where corte_id = ? order by version desc""").param(corteId).query(VersionDelReporte.class).list();
    }

    /** Los pasos dados sobre el reporte de un corte, en el orden en que se dieron. */
    @Transactional(readOnly = true)
    public List<PasoDelReporte> pasos(Long corteId) {
        return jdbc.sql("""
                select v.version, p.paso, p.motivo, p.usuario, p.fecha from att.reporte_paso p join att.reporte_version v on v.id = p.version_id
                where v.corte_id = ? order by p.id""").param(corteId).query(PasoDelReporte.class).list();
    }

    /** En qué va la última versión; vacío mientras no se genere el reporte. */
    @Transactional(readOnly = true)
    public Optional<EstadoReporte> estado(Long corteId) {
        return versiones(corteId).stream().findFirst().map(v -> estado(v, pasos(corteId)));
    }

    private static EstadoReporte estado(VersionDelReporte version, List<PasoDelReporte> pasos) {
        return pasos.stream().filter(p -> p.version() == version.version()).reduce((a, b) -> b).map(PasoDelReporte::paso)
                .orElse(EstadoReporte.POR_PRESENTAR);
    }

    /** Valoraciones con que quedó una versión: las del corte en la primera, las corregidas en las demás. */
    @Transactional(readOnly = true)
    public List<Cortes.ValoracionDelCorte> valoraciones(Long corteId, VersionDelReporte version) {
        return version.version() == 1 ? cortes.valoraciones(corteId) : jdbc.sql("""
                select entidad, calidad_contenidos, percepcion, comentario, de_la_entidad from att.reporte_valoracion
                where version_id = ? order by entidad""").param(version.id()).query(Cortes.ValoracionDelCorte.class).list();
    }

    /** Los reportes que quien actúa puede leer: primero los que le toca presentar o validar, después por lo que llevan esperando. */
    @Transactional(readOnly = true)
    public List<ReportePorValidar> lista() {
        Map<String, Object> parametros = new HashMap<>();
        String condicion = permisos.alcance(Objeto.REPORTE_DE_AVANCE, Accion.LEER).condicion("e.dependencia", "e.id", parametros);
        Map<EstadoReporte, AlcanceDeDatos> mios = new EnumMap<>(EstadoReporte.class);
        Arrays.stream(EstadoReporte.values()).forEach(s -> mios.put(s, alcance(s)));
        return jdbc.sql("""
                select * from (select e.codigo expediente, e.producto, e.dependencia, c.numero corte, v.version,
                        coalesce(p.paso, 'POR_PRESENTAR') estado, coalesce(p.fecha, v.registrado) desde, false me_toca
                    from att.corte c join att.expediente e on e.id = c.expediente_id
                    join lateral (select * from att.reporte_version r where r.corte_id = c.id order by version desc limit 1) v on true
                    left join lateral (select * from att.reporte_paso s where s.version_id = v.id order by id desc limit 1) p on true
                    where """ + " " + condicion + ") x order by desde limit 1000").params(parametros).query(ReportePorValidar.class).list().stream()
                .map(r -> r.para(mios.get(r.estado()).incluye(r.dependencia())))
                .sorted(java.util.Comparator.comparing((ReportePorValidar r) -> !r.meToca())
                        .thenComparing(r -> r.estado() == EstadoReporte.VALIDADO)).toList();
    }

    /** @return si por sus perfiles le toca a quien actúa dar el paso que sigue */
    @Transactional(readOnly = true)
    public boolean leToca(Expediente expediente, EstadoReporte estado) {
        return alcance(estado).incluye(expediente.getDependencia());
    }

    private AlcanceDeDatos alcance(EstadoReporte estado) {
        return permisos.alcance(Objeto.REPORTE_DE_AVANCE, estado == EstadoReporte.DEVUELTO ? Accion.EDITAR : Accion.VALIDAR,
                perfil -> estado == EstadoReporte.DEVUELTO || estado.esperaA(perfil));
    }

    /**
     * Presenta el reporte, valida la calidad de sus datos o valida sus mínimos, según en qué vaya.
     *
     * @param version la que vio quien decide
     * @throws Rechazo si no le toca a nadie, ya no es la última versión, la registró quien actúa o ya dio otro paso sobre ella
     * @throws AccessDeniedException si el paso que sigue no es de su perfil
     */
    public void avalar(Expediente expediente, Corte corte, int version) {
        Decision d = decidir(expediente, corte, version);
        EstadoReporte despues = d.estado().siguiente();
        anotar(d.version(), despues, null);
        bitacora.anotar(expediente.getId(), switch (despues) {
            case PRESENTADO -> "La jefatura presentó la versión " + version + " del reporte del " + corte.nombre().toLowerCase() + ".";
            case DATOS_VALIDADOS -> "El equipo de monitoreo de la DER validó la calidad de los datos del reporte del " + corte.nombre().toLowerCase()
                    + ", versión " + version + ".";
            default -> "El Grupo de Planeación validó los mínimos del reporte del " + corte.nombre().toLowerCase() + ", versión " + version + ".";
        });
        avisarAQuienSigue(corte, version, despues);
    }

    /**
     * Devuelve el reporte a la unidad.
     *
     * @param motivo qué debe corregirse; obligatorio, hasta 4.000 caracteres
     * @throws Rechazo como en {@link #avalar}, o si falta el motivo
     */
    public void devolver(Expediente expediente, Corte corte, int version, String motivo) {
        Decision d = decidir(expediente, corte, version);
        Rechazo.siHay(exigir(motivo, "Motivo de la devolución: escriba qué debe corregir la unidad"));
        anotar(d.version(), EstadoReporte.DEVUELTO, motivo.strip());
        String hecho = "Se devolvió la versión " + version + " del reporte del " + corte.nombre().toLowerCase() + ", que estaba «"
                + d.estado().etiqueta().toLowerCase() + "». Motivo: " + motivo.strip();
        bitacora.anotar(expediente.getId(), hecho);
        registraron(corte.getId()).forEach(u -> avisos.a(u, expediente, expediente.getCodigo(), Avisos.REPORTE_DEVUELTO, hecho));
    }

    /**
     * Corrige un reporte devuelto: queda la versión siguiente, por presentar. Lo que respondió una entidad en su encuesta no se toca.
     *
     * @param correccion qué se corrigió y cómo responde a la devolución; obligatorio
     * @param corregidas valoraciones que registró la unidad, ya corregidas; las que no vienen quedan como estaban
     * @throws Rechazo si el reporte no está devuelto, falta un dato o se quiere cambiar la respuesta de una entidad
     */
    public void corregir(Expediente expediente, Corte corte, int version, String correccion, String observaciones,
            Collection<DatosReporte.Valoracion> corregidas) {
        VersionDelReporte ultima = ultima(corte, version);
        if (estado(ultima, pasos(corte.getId())) != EstadoReporte.DEVUELTO) {
            throw Rechazo.de("El reporte no está devuelto: no hay nada que corregir.");
        }
        permisos.exigir(Objeto.REPORTE_DE_AVANCE, Accion.EDITAR, expediente.getDependencia());
        List<String> problemas = exigir(correccion, "Qué se corrigió: escriba la respuesta a la devolución");
        if (observaciones != null && observaciones.length() > MAXIMO) {
            problemas.add("Observaciones: escriba máximo 4.000 caracteres.");
        }
        Map<String, DatosReporte.Valoracion> nuevas = corregidas.stream()
                .collect(Collectors.toMap(DatosReporte.Valoracion::entidad, Function.identity(), (a, b) -> b, LinkedHashMap::new));
        List<Cortes.ValoracionDelCorte> quedan = new ArrayList<>();
        for (Cortes.ValoracionDelCorte v : valoraciones(corte.getId(), ultima)) {
            DatosReporte.Valoracion nueva = nuevas.remove(v.entidad());
            String quien = "Valoración de " + territorio.nombreCompleto(v.entidad());
            if (nueva == null) {
                quedan.add(v);
            } else if (v.deLaEntidad()) {
                problemas.add(quien + ": la respondió la entidad y no se cambia.");
            } else if (fuera(nueva.calidadContenidos()) || fuera(nueva.percepcion())) {
                problemas.add(quien + ": escriba calidad y percepción de 1 a 5.");
            } else {
                quedan.add(new Cortes.ValoracionDelCorte(v.entidad(), nueva.calidadContenidos(), nueva.percepcion(), nueva.comentario(), false));
            }
        }
        nuevas.keySet().forEach(e -> problemas.add("Valoraciones: «" + e + "» no estaba en el reporte."));
        Rechazo.siHay(problemas);
        String quien = usuario.usuario();
        Cortes.Corregido corregido = cortes.corregirReporte(corte, quedan, observaciones, correccion.strip(), quien);
        Long id = jdbc.sql("""
                insert into att.reporte_version (corte_id, version, documento_id, correccion, observaciones, eficacia, calidad, registrado_por)
                values (:c, :v, :d, :k, :o, :e, :q, :u) returning id""").param("c", corte.getId()).param("v", version + 1)
                .param("d", corregido.documentoId()).param("k", correccion.strip()).param("o", observaciones)
                .param("e", corregido.eficacia()).param("q", corregido.calidad()).param("u", quien).query(Long.class).single();
        quedan.forEach(v -> jdbc.sql("""
                insert into att.reporte_valoracion (version_id, entidad, calidad_contenidos, percepcion, comentario, de_la_entidad)
                values (?, ?, ?, ?, ?, ?)""").params(id, v.entidad(), v.calidadContenidos(), v.percepcion(), v.comentario(), v.deLaEntidad()).update());
        bitacora.anotar(expediente.getId(), "La unidad corrigió el reporte del " + corte.nombre().toLowerCase() + ": versión " + (version + 1)
                + ". " + correccion.strip());
        avisarAQuienSigue(corte, version + 1, EstadoReporte.POR_PRESENTAR);
    }

    private record Decision(VersionDelReporte version, EstadoReporte estado) {
    }

    private Decision decidir(Expediente expediente, Corte corte, int version) {
        VersionDelReporte ultima = ultima(corte, version);
        List<PasoDelReporte> pasos = pasos(corte.getId());
        EstadoReporte estado = estado(ultima, pasos);
        if (estado.boton() == null) {
            throw Rechazo.de("El reporte está «" + estado.etiqueta().toLowerCase() + "». " + estado.sigue());
        }
        if (!leToca(expediente, estado)) {
            throw new AccessDeniedException("El reporte está «" + estado.etiqueta() + "» y el paso que sigue no es de su perfil.");
        }
        if (registraron(corte.getId()).contains(usuario.usuario())) {
            throw Rechazo.de("Usted registró este reporte y no puede presentarlo, validarlo ni devolverlo: lo hace otra persona.");
        }
        if (pasos.stream().anyMatch(p -> p.version() == version && p.usuario().equals(usuario.usuario()))) {
            throw Rechazo.de("Usted ya dio su paso en esta versión del reporte: quien presenta no valida. El que sigue lo da otra persona.");
        }
        return new Decision(ultima, estado);
    }

    /** La última versión, reservada hasta terminar para que dos personas no decidan a la vez. */
    private VersionDelReporte ultima(Corte corte, int version) {
        jdbc.sql("select id from att.corte where id = ? for update").param(corte.getId()).query(Long.class).optional();
        VersionDelReporte ultima = versiones(corte.getId()).stream().findFirst()
                .orElseThrow(() -> Rechazo.de("El " + corte.nombre().toLowerCase() + " todavía no tiene reporte."));
        if (ultima.version() != version) {
            throw Rechazo.de("Mientras usted lo revisaba quedó la versión " + ultima.version() + " del reporte. Léala antes de decidir.");
        }
        return ultima;
    }

    private void anotar(VersionDelReporte version, EstadoReporte paso, String motivo) {
        jdbc.sql("insert into att.reporte_paso (version_id, paso, motivo, usuario) values (:v, :p, :m, :u)").param("v", version.id())
                .param("p", paso.name()).param("m", motivo).param("u", usuario.usuario()).update();
    }

    private Set<String> registraron(Long corteId) {
        return versiones(corteId).stream().map(VersionDelReporte::registradoPor).collect(Collectors.toSet());
    }

    private void avisarAQuienSigue(Corte corte, int version, EstadoReporte estado) {
        Expediente expediente = expedientes.de(corte.getExpedienteId());
        Collection<String> quienes = switch (estado) {
            case POR_PRESENTAR -> organizacion.directivosDe(expediente.getDependencia()).stream()
                    .filter(p -> expediente.getDependencia().equals(p.dependencia())).map(Persona::usuario).toList();
            case PRESENTADO -> conPerfil(Rol.DER_MONITOREO);
            case DATOS_VALIDADOS -> conPerfil(Rol.GRUPO_PLANEACION);
            case VALIDADO, DEVUELTO -> List.of();
        };
        String texto = "El reporte de avance del " + corte.nombre().toLowerCase() + " de " + expediente.getCodigo() + " (" + expediente.getProducto()
                + "), versión " + version + ", está «" + estado.etiqueta().toLowerCase() + "». " + estado.sigue();
        quienes.stream().filter(u -> !registraron(corte.getId()).contains(u))
                .forEach(u -> avisos.a(u, expediente, expediente.getCodigo(), Avisos.REPORTE_POR_VALIDAR, texto));
    }

    private List<String> conPerfil(Rol rol) {
        Map<String, Set<Rol>> roles = organizacion.rolesDeTodos();
        return organizacion.personas().stream().filter(p -> p.activa() && roles.getOrDefault(p.usuario(), Set.of()).contains(rol))
                .map(Persona::usuario).toList();
    }

    private static boolean fuera(Integer valor) {
        return valor == null || valor < 1 || valor > 5;
    }

    private static List<String> exigir(String texto, String frase) {
        return texto == null || texto.isBlank() || texto.length() > MAXIMO ? new ArrayList<>(List.of(frase + ", en máximo 4.000 caracteres."))
                : new ArrayList<>();
    }
}
