package co.gov.dnp.att.seguimiento;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import co.gov.dnp.att.LlegadaTerritorio;
import co.gov.dnp.att.expediente.Bitacora;
import co.gov.dnp.att.expediente.Evidencias;
import co.gov.dnp.att.expediente.Expediente;
import co.gov.dnp.att.expediente.Expedientes;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Rechazo;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Acciones PT-ED-05 de un expediente: se abren en un corte o en una auditoría, se ejecutan con evidencia y las cierra otra persona (PS-40, PS-41). */
@Service("accionesPtEd05")
@Transactional
public class Acciones {

    private final AccionRepository repositorio;
    private final Expedientes expedientes;
    private final Evidencias evidencias;
    private final Organizacion organizacion;
    private final Avisos avisos;
    private final Bitacora bitacora;
    private final FormatoEspanol formato;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher eventos;

    Acciones(AccionRepository repositorio, Expedientes expedientes, Evidencias evidencias, Organizacion organizacion,
            Avisos avisos, Bitacora bitacora, FormatoEspanol formato, JdbcClient jdbc,
            ApplicationEventPublisher eventos) {
        this.repositorio = repositorio;
        this.expedientes = expedientes;
        this.evidencias = evidencias;
        this.organizacion = organizacion;
        this.avisos = avisos;
        this.bitacora = bitacora;
        this.formato = formato;
        this.jdbc = jdbc;
        this.eventos = eventos;
    }

    /** @throws Rechazo si no existe */
    @Transactional(readOnly = true)
    public AccionApcm de(Long id) {
        return repositorio.findById(id).orElseThrow(() -> Rechazo.de("No existe la acción número " + id + "."));
    }

    /** Las que se abrieron en ese corte. */
    @Transactional(readOnly = true)
    public List<AccionApcm> delCorte(Long corteId) {
        return repositorio.findByCorteIdOrderByNumero(corteId);
    }

    @Transactional(readOnly = true)
    public List<AccionApcm> deExpediente(Long expedienteId) {
        return repositorio.findByExpedienteIdOrderByNumero(expedienteId);
    }

    /** Las que no se han cerrado, de cualquier corte: reaparecen en cada uno (PS-41). */
    @Transactional(readOnly = true)
    public List<AccionApcm> sinCerrar(Long expedienteId) {
        return deExpediente(expedienteId).stream().filter(a -> a.getEstado() != EstadoAccion.CERRADA).toList();
    }

    /** Lo que ha pasado con la acción, en orden. */
    @Transactional(readOnly = true)
    public List<PasoAccion> pasos(Long accionId) {
        return jdbc.sql("select paso, texto, usuario, fecha from att.accion_paso where accion_id = ? order by id").param(accionId)
                .query(PasoAccion.class).list();
    }

    /** Revisa las acciones de un reporte y agrega una frase por cada una que no se pueda abrir. */
    void revisar(Expediente expediente, List<DatosReporte.Accion> propuestas, List<String> problemas) {
        Set<String> verifican = Set.copyOf(organizacion.directivosDe(expediente.getDependencia()).stream().map(Persona::usuario).toList());
        for (int i = 0; i < propuestas.size(); i++) {
            DatosReporte.Accion a = propuestas.get(i);
            String fila = "Acciones, fila " + (i + 1) + ": ";
            if (organizacion.persona(a.responsable()).filter(Persona::activa).isEmpty()) {
                problemas.add(fila + "el responsable no es una persona activa. Elija a otra.");
            } else if (verifican.equals(Set.of(a.responsable()))) {
                problemas.add(fila + "«" + organizacion.nombreDe(a.responsable()) + "» es la única persona que puede verificar el cierre en "
                        + expediente.getDependencia() + ", y nadie verifica su propia acción. Elija a otro responsable.");
            }
            if (!a.fechaCompromiso().isAfter(hoy())) {
                problemas.add(fila + "la fecha de compromiso debe ser posterior a hoy.");
            }
        }
    }

    /** Abre las acciones ya revisadas de un corte. */
    void abrir(Corte corte, List<DatosReporte.Accion> propuestas, String usuario) {
        Expediente expediente = expedientes.de(corte.getExpedienteId());
        int numero = repositorio.countByExpedienteId(expediente.getId());
        for (DatosReporte.Accion datos : propuestas) {
            numero++;
            guardar(new AccionApcm(expediente.getId(), corte.getId(), null, numero, expediente.getCodigo() + "-AC-" + numero, datos, usuario),
                    "Se abrió en el " + corte.nombre().toLowerCase() + ".", usuario);
        }
    }

    /**
     * Abre una acción que no nació en un corte, con su propia instancia del PT-ED-05. El expediente puede estar ya cerrado.
     *
     * @param origen dónde nació, p. ej. «Auditoría AU-2026-1, hallazgo 2»
     * @throws Rechazo si el responsable no puede serlo o la fecha de compromiso no es posterior a hoy
     */
    public AccionApcm abrir(Long expedienteId, DatosReporte.Accion datos, String origen, String usuario) {
        Expediente expediente = expedientes.de(expedienteId);
        List<String> problemas = new ArrayList<>();
        revisar(expediente, List.of(datos), problemas);
        Rechazo.siHay(problemas);
        int numero = repositorio.countByExpedienteId(expedienteId) + 1;
        AccionApcm accion = guardar(new AccionApcm(expedienteId, null, origen, numero, expediente.getCodigo() + "-AC-" + numero, datos, usuario),
                "Se abrió por: " + origen + ".", usuario);
        eventos.publishEvent(new AccionAbierta(accion.getId()));
        return accion;
    }

    private AccionApcm guardar(AccionApcm nueva, String paso, String usuario) {
        AccionApcm accion = repositorio.saveAndFlush(nueva);
        anotar(accion, "ABIERTA", paso, usuario);
        bitacora.anotar(accion.getExpedienteId(), "Se abrió la acción " + accion.getTipo().etiqueta().toLowerCase() + " "
                + accion.getCodigo() + " (PT-ED-05), a cargo de " + organizacion.nombreDe(accion.getResponsable()) + ", para el "
                + formato.fecha(accion.getFechaCompromiso()) + "." + (accion.getOrigen() == null ? "" : " " + accion.getOrigen() + "."));
        return accion;
    }

    /**
     * Recibe el cumplimiento de la acción con su evidencia.
     *
     * @throws Rechazo si la acción no está abierta, falta evidencia o la fecha es futura
     */
    void ejecutar(Long accionId, String tareaId, DatosCumplimientoAccion datos, String usuario) {
        AccionApcm accion = de(accionId);
        List<String> problemas = new ArrayList<>();
        if (accion.getEstado() != EstadoAccion.ABIERTA) {
            problemas.add("La acción " + accion.getCodigo() + " no está abierta.");
        }
        if (datos.fechaCumplimiento().isAfter(hoy())) {
            problemas.add("Fecha de cumplimiento: no puede ser futura.");
        }
        Rechazo.siHay(problemas);
        evidencias.entregar(tareaId, accion.getCodigo());
        accion.ejecutar(datos, usuario);
        anotar(accion, "EJECUTADA", datos.descripcionCumplimiento(), usuario);
        bitacora.anotar(accion.getExpedienteId(), "Se reportó el cumplimiento de la acción " + accion.getCodigo()
                + "; falta que otra persona lo verifique.");
    }

    /**
     * Cierra la acción o la devuelve con su motivo.
     *
     * @return si quedó cumplida
     * @throws Rechazo si quien verifica la ejecutó o es su responsable
     */
    boolean verificar(Long accionId, DatosVerificacionAccion datos, String usuario) {
        AccionApcm accion = de(accionId);
        if (usuario.equals(accion.getEjecutadaPor()) || usuario.equals(accion.getResponsable())) {
            throw Rechazo.de("Usted " + (usuario.equals(accion.getEjecutadaPor()) ? "ejecutó" : "es responsable de") + " la acción "
                    + accion.getCodigo() + ": el cierre lo verifica otra persona. Deje la tarea para alguien más de la jefatura.");
        }
        if (accion.getEstado() != EstadoAccion.EN_VERIFICACION) {
            throw Rechazo.de("La acción " + accion.getCodigo() + " no está en verificación.");
        }
        boolean cumplida = datos.cumplida().esSi();
        if (cumplida) {
            accion.cerrar(datos.concepto(), usuario);
        } else {
            accion.devolver(datos.concepto(), usuario);
        }
        anotar(accion, cumplida ? "CERRADA" : "DEVUELTA", datos.concepto(), usuario);
        bitacora.anotar(accion.getExpedienteId(), "La acción " + accion.getCodigo()
                + (cumplida ? " se dio por cumplida y se cerró." : " se devolvió: " + datos.concepto()));
        return cumplida;
    }

    /** Recuerda la acción a quien se comprometió. */
    public void recordar(Long accionId) {
        AccionApcm accion = de(accionId);
        // Una acción devuelta después de vencer no se recuerda otra vez: ya se escala.
        if (!accion.vencida(hoy())) {
            String texto = "La acción " + accion.getCodigo() + " vence el " + formato.fecha(accion.getFechaCompromiso()) + ": "
                    + accion.getAccion();
            avisos.a(accion.getResponsable(), expedientes.de(accion.getExpedienteId()), accion.getCodigo(), Avisos.RECORDATORIO_DE_ACCION, texto);
            bitacora.anotar(accion.getExpedienteId(), "Se recordó la acción " + accion.getCodigo() + " a "
                    + organizacion.nombreDe(accion.getResponsable()) + ".");
        }
    }

    /** Informa al responsable del procedimiento, y a quien se comprometió, que la acción venció sin cumplirse. */
    public void escalar(Long accionId) {
        AccionApcm accion = de(accionId);
        Expediente expediente = expedientes.de(accion.getExpedienteId());
        String texto = "La acción " + accion.getCodigo() + ", a cargo de " + organizacion.nombreDe(accion.getResponsable()) + ", venció el "
                + formato.fecha(accion.getFechaCompromiso()) + " sin cumplirse: " + accion.getAccion();
        avisos.alResponsable(expediente, accion.getCodigo(), Avisos.ACCION_VENCIDA, texto);
        avisos.a(accion.getResponsable(), expediente, accion.getCodigo(), Avisos.ACCION_VENCIDA, texto);
        bitacora.anotar(expediente.getId(), "Venció la acción " + accion.getCodigo()
                + " sin cumplirse y se avisó al responsable del procedimiento.");
    }

    /** Grupos del motor que pueden tomar la acción: los de quien se comprometió, separados por coma. */
    @Transactional(readOnly = true)
    public String grupos(Long accionId) {
        AccionApcm accion = de(accionId);
        List<String> suyos = organizacion.persona(accion.getResponsable()).map(p -> organizacion.gruposDe(p).stream()
                .filter(g -> g.startsWith("unidad-") || g.startsWith("jefatura-") || g.startsWith("grupo-territorial-")).toList())
                .orElse(List.of());
        return suyos.isEmpty() ? Organizacion.unidad(expedientes.de(accion.getExpedienteId()).getDependencia())
                : String.join(",", suyos);
    }

    /** Los textos con que los formularios de una acción la describen. */
    Map<String, Object> contexto(Long accionId) {
        AccionApcm accion = de(accionId);
        Expediente expediente = expedientes.de(accion.getExpedienteId());
        Map<String, Object> textos = new LinkedHashMap<>();
        textos.put("expediente", expediente.getCodigo());
        textos.put("producto", expediente.getProducto());
        textos.put("vigencia", expediente.getVigencia());
        textos.put("tipo", accion.getTipo().etiqueta());
        textos.put("accion", accion.getAccion());
        textos.put("hallazgo", accion.getHallazgo());
        textos.put("causa", accion.getCausa());
        textos.put("responsable", organizacion.nombreDe(accion.getResponsable()));
        textos.put("fechaCompromiso", formato.fecha(accion.getFechaCompromiso()));
        textos.put("motivoDevolucion", accion.getMotivoDevolucion() == null ? "" : accion.getMotivoDevolucion());
        textos.put("descripcionCumplimiento", accion.getDescripcionCumplimiento() == null ? "" : accion.getDescripcionCumplimiento());
        textos.put("fechaCumplimiento", formato.fecha(accion.getFechaCumplimiento()));
        return textos;
    }

    private void anotar(AccionApcm accion, String paso, String texto, String usuario) {
        jdbc.sql("insert into att.accion_paso (accion_id, paso, texto, usuario) values (?, ?, ?, ?)")
                .params(accion.getId(), paso, texto, usuario).update();
    }

    private static LocalDate hoy() {
        return LocalDate.now(ZoneId.of(LlegadaTerritorio.ZONA));
    }
}
