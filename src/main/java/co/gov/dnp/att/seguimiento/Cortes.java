package co.gov.dnp.att.seguimiento;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.calendario.Plazos;
import co.gov.dnp.att.ejecucion.AvanceHito;
import co.gov.dnp.att.ejecucion.Ejecucion;
import co.gov.dnp.att.ejecucion.EstadoHito;
import co.gov.dnp.att.ejecucion.EstadoHitoEntidad;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Documento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Evidencia;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.expediente.ModeloReporte;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Cortes de monitoreo y seguimiento: se abren, se alertan si se atrasan, se reportan una sola vez y quedan fijos (PS-32 a PS-39). */
@Service
@Transactional
public class Cortes {

    private final CorteRepository repositorio;
    private final Consentimientos consentimientos;
    private final Encuestas encuestas;
    private final Acciones acciones;
    private final Avisos avisos;
    private final Ejecucion ejecucion;
    private final PlanesDeTrabajo planes;
    private final Expedientes expedientes;
    private final Documentos documentos;
    private final Evidencias evidencias;
    private final Bitacora bitacora;
    private final Organizacion organizacion;
    private final Territorio territorio;
    private final Plazos plazos;
    private final FormatoEspanol formato;
    private final JdbcClient jdbc;
    private final JdbcTemplate lotes;
    private final ApplicationEventPublisher noticias;

    Cortes(CorteRepository repositorio, Consentimientos consentimientos, Encuestas encuestas, Acciones acciones, Avisos avisos,
            Ejecucion ejecucion, PlanesDeTrabajo planes, Expedientes expedientes, Documentos documentos, Evidencias evidencias, Bitacora bitacora,
            Organizacion organizacion, Territorio territorio, Plazos plazos, FormatoEspanol formato, JdbcClient jdbc,
            JdbcTemplate lotes, ApplicationEventPublisher noticias) {
        this.repositorio = repositorio;
        this.consentimientos = consentimientos;
        this.encuestas = encuestas;
        this.acciones = acciones;
        this.avisos = avisos;
        this.ejecucion = ejecucion;
        this.planes = planes;
        this.expedientes = expedientes;
        this.documentos = documentos;
        this.evidencias = evidencias;
        this.bitacora = bitacora;
        this.organizacion = organizacion;
        this.territorio = territorio;
        this.plazos = plazos;
        this.formato = formato;
        this.jdbc = jdbc;
        this.lotes = lotes;
        this.noticias = noticias;
    }

    /** @throws Rechazo si no existe */
    @Transactional(readOnly = true)
    public Corte de(Long id) {
        return repositorio.findById(id).orElseThrow(() -> noExiste(id));
    }

    private static Rechazo noExiste(Long id) {
        return Rechazo.de("No existe el corte número " + id + ".");
    }

    /** Los cortes del expediente, en orden. */
    @Transactional(readOnly = true)
    public List<Corte> deExpediente(Long expedienteId) {
        return repositorio.findByExpedienteIdOrderByNumero(expedienteId);
    }

    /**
     * Abre el corte que sigue: desde el día siguiente al corte anterior (el primero, desde que se programó el plan) hasta hoy.
     * Quedan invitadas a valorar las entidades que hoy consienten; un retiro anterior ya las dejó por fuera (PS-37).
     */
    public Corte abrir(Long expedienteId, TipoCorte tipo) {
        LocalDate hoy = hoy();
        Corte anterior = repositorio.findFirstByExpedienteIdOrderByNumeroDesc(expedienteId).orElse(null);
        LocalDate desde = anterior != null ? anterior.getHasta().plusDays(1)
                : planes.vigente(expedienteId).fecha().atZone(zona()).toLocalDate();
        Corte corte = repositorio.saveAndFlush(new Corte(expedienteId, anterior == null ? 1 : anterior.getNumero() + 1, tipo,
                desde.isAfter(hoy) ? hoy : desde, hoy));
        corte.limitar(LocalDate.ofInstant(plazos.limiteDelCorte(corte.getId()).toInstant(), zona()));
        repositorio.saveAndFlush(corte);
        Set<String> consienten = consentimientos.queConsienten(expedienteId);
        invitar(corte.getId(), consienten, true);
        bitacora.anotar(expedienteId, "Se abrió el " + corte.nombre().toLowerCase() + ": " + periodo(corte) + ". Se reporta hasta el "
                + formato.fecha(corte.getLimite()) + ". Entidades con consentimiento: " + consienten.size() + ".");
        return corte;
    }

    private void invitar(Long corteId, Set<String> codigos, boolean alAbrir) {
        lotes.batchUpdate("insert into att.corte_invitada (corte_id, entidad, al_abrir) values (?, ?, ?)", codigos, 500, (fila, c) -> {
            fila.setLong(1, corteId);
            fila.setString(2, c);
            fila.setBoolean(3, alAbrir);
        });
    }

    /** Deja el corte marcado como atrasado y avisa al responsable del procedimiento (PS-35). */
    public void alertarAtraso(Long corteId) {
        Corte corte = de(corteId);
        Expediente expediente = expedientes.de(corte.getExpedienteId());
        if (corte.estaAbierto()) {
            corte.marcarAtraso();
        }
        jdbc.sql("insert into att.corte_atraso (corte_id) values (?) on conflict do nothing").param(corteId).update();
        String texto = "El " + corte.nombre().toLowerCase() + " de " + expediente.getCodigo() + " (" + expediente.getProducto()
                + ") venció el " + formato.fecha(corte.getLimite()) + " sin reporte de avance.";
        avisos.alResponsable(expediente, expediente.getCodigo(), Avisos.ATRASO_DEL_CORTE, texto);
        bitacora.anotar(expediente.getId(), texto + " Se alertó al responsable del procedimiento.");
    }

    /**
     * Registra la medida que toma el responsable del procedimiento ante un corte sin reporte.
     *
     * @throws Rechazo si la fecha de compromiso ya pasó
     */
    public void atenderAtraso(Long corteId, DatosAtraso datos, String usuario) {
        Corte corte = de(corteId);
        if (corte.estaAbierto() && datos.fechaCompromiso().isBefore(hoy())) {
            throw Rechazo.de("Fecha de compromiso del reporte: no puede ser anterior a hoy.");
        }
        jdbc.sql("""
                insert into att.corte_atraso (corte_id, medida, compromiso, atendido_por, atendido) values (?, ?, ?, ?, now())
                on conflict (corte_id) do update set medida = excluded.medida, compromiso = excluded.compromiso,
                atendido_por = excluded.atendido_por, atendido = excluded.atendido""")
                .params(corteId, datos.medida(), datos.fechaCompromiso(), usuario).update();
        bitacora.anotar(corte.getExpedienteId(), "Atraso del " + corte.nombre().toLowerCase() + ": " + datos.medida().strip()
                + " Reporte comprometido para el " + formato.fecha(datos.fechaCompromiso()) + ".");
    }

    /**
     * Recibe el reporte, calcula eficacia y calidad, fija el estado de los hitos y de las acciones, y cierra el corte. Lo que
     * una entidad respondió en su encuesta cuenta tal como lo dio; la unidad solo agrega las que llegaron por otro medio.
     *
     * @throws Rechazo si ya se reportó, se valora a quien no consiente o a quien ya respondió su encuesta, falta el motivo de no valorar a nadie o una acción no
     *                 se puede abrir
     */
    public void reportar(Long corteId, DatosReporte datos, String usuario) {
        // Nadie responde la encuesta entre este cálculo y el cierre del corte
        Corte corte = repositorio.reservar(corteId).orElseThrow(() -> noExiste(corteId));
        if (!corte.estaAbierto()) {
            throw Rechazo.de("El " + corte.nombre().toLowerCase() + " ya fue reportado y no se puede cambiar.");
        }
        Long expediente = corte.getExpedienteId();
        Set<String> consienten = consentimientos.queConsienten(expediente);
        Map<String, RespuestaEncuesta> respondidas = respondidas(corte, consienten);
        List<String> problemas = new ArrayList<>();
        for (int i = 0; i < datos.valoraciones().size(); i++) {
            String entidad = datos.valoraciones().get(i).entidad();
            if (respondidas.containsKey(entidad)) {
                problemas.add("Valoraciones, fila " + (i + 1) + ": «" + territorio.nombreCompleto(entidad)
                        + "» ya respondió su encuesta y su respuesta cuenta tal como la dio. Quite la fila.");
            }
            if (!consienten.contains(entidad)) {
                problemas.add("Valoraciones, fila " + (i + 1) + ": «" + territorio.nombreCompleto(entidad)
                        + "» no tiene consentimiento vigente y no puede ser objeto de seguimiento. Quite la fila.");
            }
        }
        if (!consienten.isEmpty() && datos.valoraciones().isEmpty() && respondidas.isEmpty()
                && (datos.motivoSinValoraciones() == null || datos.motivoSinValoraciones().isBlank())) {
            problemas.add("Motivo por el que no hay valoraciones: hay " + consienten.size()
                    + " entidades con consentimiento; agregue sus valoraciones o escriba el motivo.");
        }
        boolean requiereAcciones = datos.requiereApcm().esSi();
        if (requiereAcciones) {
            acciones.revisar(expedientes.de(expediente), datos.acciones(), problemas);
        }
        Rechazo.siHay(problemas);

        if (requiereAcciones) {
            acciones.abrir(corte, datos.acciones(), usuario);
        }
        fijarInvitadas(corteId, consienten);
        List<DatosReporte.Valoracion> deEntidades = respondidas.values().stream().map(RespuestaEncuesta::valoracion).toList();
        guardarValoraciones(corteId, datos.valoraciones(), false);
        guardarValoraciones(corteId, deEntidades, true);
        fijarHitos(corte);
        acciones.sinCerrar(expediente).forEach(a -> jdbc
                .sql("insert into att.corte_accion (corte_id, accion_id, estado) values (?, ?, ?)")
                .params(corteId, a.getId(), a.getEstado().name()).update());
        Avance.Eficacia eficacia = eficacia(corte);
        Avance.Calidad calidad = Avance.calidad(Stream.concat(deEntidades.stream(), datos.valoraciones().stream()).toList(), consienten.size());
        corte.reportar(datos, eficacia, calidad, hoy(), usuario);
        repositorio.saveAndFlush(corte);
        bitacora.anotar(expediente, "Se reportó el " + corte.nombre().toLowerCase() + ": eficacia "
                + formato.porcentaje(corte.getEficacia()) + "; calidad " + formato.numero(corte.getCalidad()) + " de 5 ("
                + corte.getRespuestas() + " de " + corte.getInvitadas() + " entidades)"
                + (corte.isAtrasado() ? ". Llegó después del plazo." : "."));
    }

    /** Encuestas respondidas de las entidades que hoy consienten: un retiro posterior las saca del corte (PS-37). */
    Map<String, RespuestaEncuesta> respondidas(Corte corte) {
        return respondidas(corte, consentimientos.queConsienten(corte.getExpedienteId()));
    }

    private Map<String, RespuestaEncuesta> respondidas(Corte corte, Set<String> consienten) {
        Map<String, RespuestaEncuesta> respondidas = encuestas.de(corte.getId());
        respondidas.keySet().retainAll(consienten);
        return respondidas;
    }

    /** Los hitos programados a más tardar al fin del corte, con lo cumplido en plazo y su peso en el plan. */
    Avance.Eficacia eficacia(Corte corte) {
        return Avance.eficacia(ejecucion.avance(corte.getExpedienteId(), corte.getHasta()).stream()
                .filter(a -> !a.programado().isAfter(corte.getHasta()))
                .map((AvanceHito a) -> new Avance.Hito(a.entidades(), a.cumplidosEnPlazo(), a.peso())).toList());
    }

    /** Quien retiró su consentimiento deja de estar invitada; quien lo dio con el corte abierto, entra. */
    private void fijarInvitadas(Long corteId, Set<String> consienten) {
        Set<String> alAbrir = new LinkedHashSet<>(jdbc.sql("select entidad from att.corte_invitada where corte_id = ?")
                .param(corteId).query(String.class).list());
        alAbrir.stream().filter(e -> !consienten.contains(e)).forEach(e -> jdbc
                .sql("update att.corte_invitada set retirada = true where corte_id = ? and entidad = ?").params(corteId, e).update());
        Set<String> despues = new LinkedHashSet<>(consienten);
        despues.removeAll(alAbrir);
        invitar(corteId, despues, false);
    }

    private void guardarValoraciones(Long corteId, List<DatosReporte.Valoracion> valoraciones, boolean deLaEntidad) {
        lotes.batchUpdate("""
                insert into att.valoracion (corte_id, entidad, calidad_contenidos, percepcion, comentario, de_la_entidad)
                values (?, ?, ?, ?, ?, ?)""", valoraciones, 500, (fila, v) -> {
            fila.setLong(1, corteId);
            fila.setString(2, v.entidad());
            fila.setInt(3, v.calidadContenidos());
            fila.setInt(4, v.percepcion());
            fila.setString(5, v.comentario());
            fila.setBoolean(6, deLaEntidad);
        });
    }

    /** Con qué valoraciones se reportó el corte, por entidad; vacío si sigue abierto. */
    @Transactional(readOnly = true)
    public List<ValoracionDelCorte> valoraciones(Long corteId) {
        return jdbc.sql("""
                select entidad, calidad_contenidos, percepcion, comentario, de_la_entidad from att.valoracion where corte_id = ?
                order by entidad""").param(corteId).query(ValoracionDelCorte.class).list();
    }

    /** Valoración de 1 a 5; {@code deLaEntidad} si la dio ella en su encuesta y no la escribió la unidad. */
    public record ValoracionDelCorte(String entidad, int calidadContenidos, int percepcion, String comentario, boolean deLaEntidad) {
    }

    private void fijarHitos(Corte corte) {
        lotes.batchUpdate("""
                insert into att.corte_hito (corte_id, hito_id, entidad, orden, hito, programado, cumplido, estado)
                values (?, ?, ?, ?, ?, ?, ?, ?)""", ejecucion.estadoPorEntidad(corte.getExpedienteId()), 1000, (fila, h) -> {
            fila.setLong(1, corte.getId());
            fila.setLong(2, h.hitoId());
            fila.setString(3, h.codigoEntidad());
            fila.setInt(4, h.orden());
            fila.setString(5, h.hito());
            fila.setObject(6, h.programado());
            fila.setObject(7, cumplidoAl(h, corte.getHasta()) ? h.cumplido() : null);
            fila.setString(8, estado(h, corte.getHasta()));
        });
    }

    private static boolean cumplidoAl(EstadoHitoEntidad h, LocalDate corte) {
        return h.cumplido() != null && !h.cumplido().isAfter(corte);
    }

    /** Cumplido, incumplido (pasó su fecha y no se ha cumplido), en curso o pendiente. */
    static String estado(EstadoHitoEntidad h, LocalDate corte) {
        return cumplidoAl(h, corte) ? EstadoHito.CUMPLIDO.etiqueta()
                : !h.programado().isAfter(corte) ? "Incumplido"
                : h.estado() == EstadoHito.PENDIENTE ? EstadoHito.PENDIENTE.etiqueta() : EstadoHito.EN_CURSO.etiqueta();
    }

    /** Hitos como quedaron al reportar el corte: una fila por hito y entidad, en orden. */
    @Transactional(readOnly = true)
    public List<HitoAlCorte> hitos(Long corteId) {
        return jdbc.sql("""
                select orden, hito, entidad, programado, cumplido, estado from att.corte_hito
                 where corte_id = ? order by orden, entidad""").param(corteId).query(HitoAlCorte.class).list();
    }

    /** Un hito en una entidad al reportar un corte; {@code cumplido} es nulo si no se había cumplido. */
    public record HitoAlCorte(int orden, String hito, String entidad, LocalDate programado, LocalDate cumplido, String estado) {
    }

    /** Cuántas entidades había invitadas al abrir el corte. */
    @Transactional(readOnly = true)
    public int invitadasAlAbrir(Long corteId) {
        return jdbc.sql("select count(*) from att.corte_invitada where corte_id = ? and al_abrir").param(corteId)
                .query(Integer.class).single();
    }

    /** Genera el reporte de avance del corte en PDF, con ambas medidas y cómo se calcularon (PS-39), y lo deja por presentar. */
    public Documento generarReporte(Long corteId) {
        Corte corte = de(corteId);
        String[] calculos = corte.getCalculo().split("\n", 2);
        Documento documento = imprimir(corte,
                new Avance.Eficacia(corte.getHitosProgramados(), corte.getHitosCumplidos(), corte.getEficacia(), calculos[0]),
                new Avance.Calidad(corte.getCalidadContenidos(), corte.getPercepcion(), corte.getCalidad(), corte.getRespuestas(),
                        corte.getInvitadas(), calculos[1]),
                hitos(corteId), valoraciones(corteId), corte.getDatos().observaciones(), corte.nombre() + ", " + periodo(corte), corte.getReportadoPor());
        noticias.publishEvent(new ReporteGenerado(corteId, documento.getId()));
        return documento;
    }

    /**
     * Genera la versión corregida de un reporte devuelto. El corte no cambia (SI-14): el documento trae los hitos como están hoy al
     * fin del período y las valoraciones corregidas.
     */
    Corregido corregirReporte(Corte corte, List<ValoracionDelCorte> valoraciones, String observaciones, String correccion, String usuario) {
        Avance.Eficacia eficacia = eficacia(corte);
        Avance.Calidad calidad = Avance.calidad(valoraciones.stream().map(v -> new DatosReporte.Valoracion(v.entidad(), v.calidadContenidos(),
                v.percepcion(), v.comentario())).toList(), corte.getInvitadas());
        List<HitoAlCorte> hitos = ejecucion.estadoPorEntidad(corte.getExpedienteId()).stream().map(h -> new HitoAlCorte(h.orden(), h.hito(),
                h.codigoEntidad(), h.programado(), cumplidoAl(h, corte.getHasta()) ? h.cumplido() : null, estado(h, corte.getHasta()))).toList();
        Documento documento = imprimir(corte, eficacia, calidad, hitos, valoraciones, observaciones,
                corte.nombre() + ", " + periodo(corte) + ". Corrección: " + correccion, usuario);
        return new Corregido(documento.getId(), eficacia.porcentaje(), calidad.promedio());
    }

    /** El documento de una corrección y sus dos medidas. */
    record Corregido(Long documentoId, BigDecimal eficacia, BigDecimal calidad) {
    }

    private Documento imprimir(Corte corte, Avance.Eficacia eficacia, Avance.Calidad calidad, List<HitoAlCorte> hitos,
            List<ValoracionDelCorte> valoraciones, String observaciones, String motivo, String usuario) {
        Expediente expediente = expedientes.de(corte.getExpedienteId());
        Map<String, String> nombres = territorio.nombresCompletos();
        Map<EstadoConsentimiento, Long> respuestas = consentimientos.resumen(expediente.getId());
        Map<String, String> soportes = evidencias.deExpediente(expediente.getId()).stream().filter(Evidencia::usada)
                .collect(Collectors.groupingBy(Evidencia::getReferencia, Collectors.mapping(Evidencia::getNombre, Collectors.joining(", "))));
        return documentos.generar(expediente.getId(), new ModeloReporte(
                organizacion.dependencia(expediente.getDependencia()).getNombre(), corte.nombre(), corte.getDesde(), corte.getHasta(),
                eficacia.programados(), eficacia.cumplidos(), eficacia.porcentaje(), eficacia.calculo(), calidad.contenidos(),
                calidad.percepcion(), calidad.promedio(), calidad.calculo(),
                corte.getInvitadas(), Math.toIntExact(respuestas.get(EstadoConsentimiento.NO_ACEPTA)
                        + respuestas.get(EstadoConsentimiento.RETIRADO)),
                Math.toIntExact(respuestas.get(EstadoConsentimiento.PENDIENTE)),
                hitos.stream().map(h -> new ModeloReporte.EstadoHito(h.orden() + ". " + h.hito(),
                        nombres.getOrDefault(h.entidad(), h.entidad()), h.programado(), h.cumplido() == null ? "No" : "Sí", h.estado(),
                        h.cumplido())).toList(),
                valoraciones.stream().map(v -> new ModeloReporte.Valoracion(nombres.getOrDefault(v.entidad(), v.entidad())
                        + (v.deLaEntidad() ? " · respondió ella misma" : ""), v.calidadContenidos(), v.percepcion(), v.comentario())).toList(),
                valoraciones.isEmpty() ? corte.getDatos().motivoSinValoraciones() : null,
                accionesDelReporte(corte.getId()).stream().map(a -> new ModeloReporte.Accion(a.getTipo().etiqueta(), a.getHallazgo(), a.getCausa(),
                        a.getCodigo() + ": " + a.getAccion(), organizacion.nombreDe(a.getResponsable()), a.getFechaCompromiso(),
                        a.getEstado().etiqueta(), soportes.get(a.getCodigo()))).toList(),
                observaciones), motivo, usuario);
    }

    private List<AccionApcm> accionesDelReporte(Long corteId) {
        return jdbc.sql("select accion_id from att.corte_accion where corte_id = ? order by accion_id").param(corteId)
                .query(Long.class).list().stream().map(acciones::de).toList();
    }

    /** «del 1 abr 2026 al 30 jun 2026». */
    String periodo(Corte corte) {
        return "del " + formato.fecha(corte.getDesde()) + " al " + formato.fecha(corte.getHasta());
    }

    private static ZoneId zona() {
        return ZoneId.of(LlegadaTerritorio.ZONA);
    }

    private static LocalDate hoy() {
        return LocalDate.now(zona());
    }
}
