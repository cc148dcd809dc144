package co.gov.dnp.att.conocimiento;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Documento;
import co.gov.dnp.att.expediente.Documentos;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.ModeloInformeFinal;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.plan.EntidadesDelPlan;
import co.gov.dnp.att.plan.PlanesDeTrabajo;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.formularios.Opcion;
import co.gov.dnp.att.seguimiento.AccionApcm;
import co.gov.dnp.att.seguimiento.Acciones;
import co.gov.dnp.att.seguimiento.Cortes;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sistematización: reúne el expediente, recoge el análisis de la experiencia y produce el informe final (PS-47, PS-49). */
@Service
@Transactional
public class Sistematizaciones {

    private final SistematizacionRepository repositorio;
    private final Evaluaciones evaluaciones;
    private final GestionConocimientoRepository gestiones;
    private final Lecciones lecciones;
    private final Expedientes expedientes;
    private final Documentos documentos;
    private final Evidencias evidencias;
    private final PlanesDeTrabajo planes;
    private final EntidadesDelPlan entidades;
    private final Cortes cortes;
    private final Acciones acciones;
    private final Organizacion organizacion;
    private final Bitacora bitacora;
    private final JdbcClient jdbc;
    private final JdbcTemplate lotes;

    Sistematizaciones(SistematizacionRepository repositorio, Evaluaciones evaluaciones, GestionConocimientoRepository gestiones,
            Lecciones lecciones, Expedientes expedientes, Documentos documentos, Evidencias evidencias, PlanesDeTrabajo planes,
            EntidadesDelPlan entidades, Cortes cortes, Acciones acciones, Organizacion organizacion, Bitacora bitacora,
            JdbcClient jdbc, JdbcTemplate lotes) {
        this.repositorio = repositorio;
        this.evaluaciones = evaluaciones;
        this.gestiones = gestiones;
        this.lecciones = lecciones;
        this.expedientes = expedientes;
        this.documentos = documentos;
        this.evidencias = evidencias;
        this.planes = planes;
        this.entidades = entidades;
        this.cortes = cortes;
        this.acciones = acciones;
        this.organizacion = organizacion;
        this.bitacora = bitacora;
        this.jdbc = jdbc;
        this.lotes = lotes;
    }

    @Transactional(readOnly = true)
    public Optional<Sistematizacion> de(Long expedienteId) {
        return repositorio.findByExpedienteId(expedienteId);
    }

    /** Levanta el índice de todo lo que el expediente tiene; repetirlo lo vuelve a levantar. */
    public List<PiezaExpediente> reunir(Long expedienteId) {
        List<PiezaExpediente> piezas = new ArrayList<>();
        planes.versiones(expedienteId).forEach(v -> piezas.add(new PiezaExpediente("Plan de trabajo",
                v.motivo() == null ? "Plan de trabajo" : "Ajuste: " + v.motivo(), String.valueOf(v.numero()), v.fecha(), null)));
        documentos.deExpediente(expedienteId).forEach(d -> piezas.add(new PiezaExpediente("Documento", d.getClase().etiqueta(),
                String.valueOf(d.getVersion()), d.getFecha(), d.getSha256())));
        evidencias.deExpediente(expedienteId).forEach(e -> piezas.add(new PiezaExpediente("Evidencia: " + e.getTipo().etiqueta(),
                e.getNombre() + " («" + e.getTarea() + "»)", null, e.getFecha(), e.getSha256())));
        cortes.deExpediente(expedienteId).forEach(c -> piezas.add(new PiezaExpediente("Corte de seguimiento",
                evaluaciones.nombre(c), String.valueOf(c.getNumero()), c.getReportado(), null)));
        acciones.deExpediente(expedienteId).forEach(a -> piezas.add(new PiezaExpediente("Acción PT-ED-05",
                a.getCodigo() + " (" + a.getEstado().etiqueta().toLowerCase() + "): " + a.getAccion(), null, a.getCerrada(), null)));
        evaluaciones.de(expedienteId).ifPresent(e -> piezas.add(new PiezaExpediente("Resultados de evaluación",
                evaluaciones.resultados(expedienteId).size() + " resultados por indicador y entidad", null, e.getFecha(), null)));
        gestiones.findByExpedienteId(expedienteId).ifPresent(g -> g.getDatos().mesas().forEach(m -> piezas.add(new PiezaExpediente(
                "Mesa con " + m.audiencia().etiqueta().toLowerCase(), m.tema(), null, alInicio(m.fecha()), null))));
        lecciones.deExpediente(expedienteId).forEach(l -> piezas.add(new PiezaExpediente("Lección aprendida", l.recomendacion(), null,
                l.fecha(), null)));
        jdbc.sql("delete from att.pieza_expediente where expediente_id = ?").param(expedienteId).update();
        lotes.batchUpdate("insert into att.pieza_expediente (expediente_id, clase, nombre, version, fecha, sha256) values (?, ?, ?, ?, ?, ?)",
                piezas, 500, (fila, p) -> {
                    fila.setLong(1, expedienteId);
                    fila.setString(2, p.clase());
                    fila.setString(3, p.nombre().length() > 400 ? p.nombre().substring(0, 399) + "…" : p.nombre());
                    fila.setString(4, p.version());
                    fila.setTimestamp(5, p.fecha() == null ? null : Timestamp.from(p.fecha()));
                    fila.setString(6, p.sha256());
                });
        bitacora.anotar(expedienteId, "Se reunió el expediente: " + piezas.size() + " piezas.");
        return piezas;
    }

    /** El índice como quedó la última vez que se reunió. */
    @Transactional(readOnly = true)
    public List<PiezaExpediente> piezas(Long expedienteId) {
        return jdbc.sql("select clase, nombre, version, fecha, sha256 from att.pieza_expediente where expediente_id = ? order by id")
                .param(expedienteId).query(PiezaExpediente.class).list();
    }

    /**
     * Guarda el análisis de la experiencia, a quién se da acceso y la confirmación del cierre.
     *
     * @throws Rechazo si quedan acciones PT-ED-05 sin cerrar: un expediente cerrado no recibe su evidencia (regla R4)
     */
    void registrar(Long expedienteId, DatosSistematizacion datos, String usuario) {
        List<AccionApcm> sinCerrar = acciones.sinCerrar(expedienteId);
        if (!sinCerrar.isEmpty()) {
            throw Rechazo.de("Cierre del expediente: quedan acciones PT-ED-05 sin cerrar ("
                    + sinCerrar.stream().map(AccionApcm::getCodigo).collect(Collectors.joining(", "))
                    + "). Cumpla y verifique cada una antes de cerrar.");
        }
        repositorio.save(new Sistematizacion(expedienteId, datos, usuario));
        bitacora.anotar(expedienteId, "Se sistematizaron los resultados y se confirmó el cierre. Podrán consultarlos: "
                + String.join(", ", datos.accesos().stream().map(a -> a.etiqueta().toLowerCase()).toList()) + ".");
    }

    /** Genera el informe final de ejecución con todo lo reunido. */
    public Documento generarInforme(Long expedienteId) {
        Expediente expediente = expedientes.de(expedienteId);
        Sistematizacion sistematizacion = repositorio.findByExpedienteId(expedienteId).orElseThrow();
        DatosSistematizacion datos = sistematizacion.getDatos();
        Map<String, Long> porTipo = evidencias.deExpediente(expedienteId).stream()
                .collect(Collectors.groupingBy(e -> e.getTipo().etiqueta(), java.util.TreeMap::new, Collectors.counting()));
        return documentos.generar(expedienteId, new ModeloInformeFinal(
                organizacion.dependencia(expediente.getDependencia()).getNombre(),
                entidades.unaPorUna(entidades.de(expedienteId)).stream().map(Opcion::label).toList(), datos.resumenResultados(),
                datos.queFunciono(), datos.factoresExito(), datos.queSeHariaDistinto(), datos.recomendaciones(),
                evaluaciones.paraDocumento(expedienteId),
                lecciones.deExpediente(expedienteId).stream().map(l -> new ModeloInformeFinal.Leccion(l.queFunciono(), l.queNoFunciono(),
                        l.causa(), l.recomendacion())).toList(),
                datos.accesos().stream().map(ActorConAcceso::etiqueta).toList(), datos.publicacion().fecha(),
                datos.publicacion().ubicacion(),
                documentos.deExpediente(expedienteId).stream().map(d -> new ModeloInformeFinal.Pieza(d.getClase().etiqueta(),
                        d.getVersion(), d.getFecha().atZone(zona()).toLocalDate(), d.getSha256())).toList(),
                porTipo.entrySet().stream().map(e -> new ModeloInformeFinal.Conteo(e.getKey(), e.getValue())).toList()),
                "Cierre del procedimiento", sistematizacion.getUsuario());
    }

    private static Instant alInicio(LocalDate dia) {
        return dia.atStartOfDay(zona()).toInstant();
    }

    private static ZoneId zona() {
        return ZoneId.of(LlegadaTerritorio.ZONA);
    }
}
