package co.gov.dnp.att.seguimiento;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** Acción preventiva, correctiva o de mejora del PT-ED-05, nacida en un corte o en una auditoría y seguida hasta su cierre (PS-40, PS-41). */
@Entity
public class AccionApcm {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    private Long corteId;
    private String origen;
    private int numero;
    private String codigo;
    @Enumerated(EnumType.STRING)
    private TipoAccion tipo;
    private String hallazgo;
    private String causa;
    private String accion;
    private String responsable;
    private LocalDate fechaCompromiso;
    @Enumerated(EnumType.STRING)
    private EstadoAccion estado;
    private Instant abierta;
    private String abiertaPor;
    private String ejecutadaPor;
    private String descripcionCumplimiento;
    private LocalDate fechaCumplimiento;
    private String motivoDevolucion;
    private String verificadaPor;
    private String concepto;
    private Instant cerrada;

    protected AccionApcm() {
    }

    /** @param corteId nulo si no nació en un corte; entonces {@code origen} dice dónde */
    AccionApcm(Long expedienteId, Long corteId, String origen, int numero, String codigo, DatosReporte.Accion datos, String usuario) {
        this.expedienteId = expedienteId;
        this.corteId = corteId;
        this.origen = origen;
        this.numero = numero;
        this.codigo = codigo;
        this.tipo = datos.tipo();
        this.hallazgo = datos.hallazgo();
        this.causa = datos.causa();
        this.accion = datos.accion();
        this.responsable = datos.responsable();
        this.fechaCompromiso = datos.fechaCompromiso();
        this.estado = EstadoAccion.ABIERTA;
        this.abierta = Instant.now();
        this.abiertaPor = usuario;
    }

    void ejecutar(DatosCumplimientoAccion datos, String usuario) {
        this.descripcionCumplimiento = datos.descripcionCumplimiento();
        this.fechaCumplimiento = datos.fechaCumplimiento();
        this.ejecutadaPor = usuario;
        this.motivoDevolucion = null;
        this.estado = EstadoAccion.EN_VERIFICACION;
    }

    void devolver(String motivo, String usuario) {
        this.motivoDevolucion = motivo;
        this.verificadaPor = usuario;
        this.estado = EstadoAccion.ABIERTA;
    }

    void cerrar(String concepto, String usuario) {
        this.concepto = concepto;
        this.verificadaPor = usuario;
        this.cerrada = Instant.now();
        this.estado = EstadoAccion.CERRADA;
    }

    public Long getId() {
        return id;
    }

    public Long getExpedienteId() {
        return expedienteId;
    }

    /** El corte en que nació; nulo si nació en otra parte. */
    public Long getCorteId() {
        return corteId;
    }

    /** Dónde nació la que no es de un corte, p. ej. una auditoría y su hallazgo; nulo en las de un corte. */
    public String getOrigen() {
        return origen;
    }

    /** Desde 1 en cada expediente. */
    public int getNumero() {
        return numero;
    }

    /** Clave de negocio {@code {expediente}-AC-{n}}. */
    public String getCodigo() {
        return codigo;
    }

    public TipoAccion getTipo() {
        return tipo;
    }

    public String getHallazgo() {
        return hallazgo;
    }

    public String getCausa() {
        return causa;
    }

    public String getAccion() {
        return accion;
    }

    /** Usuario que se comprometió. */
    public String getResponsable() {
        return responsable;
    }

    public LocalDate getFechaCompromiso() {
        return fechaCompromiso;
    }

    public EstadoAccion getEstado() {
        return estado;
    }

    /** Usuario que reportó el cumplimiento; nulo si nadie lo ha hecho. */
    public String getEjecutadaPor() {
        return ejecutadaPor;
    }

    public String getDescripcionCumplimiento() {
        return descripcionCumplimiento;
    }

    public LocalDate getFechaCumplimiento() {
        return fechaCumplimiento;
    }

    /** Por qué la devolvió quien verifica; nulo si no está devuelta. */
    public String getMotivoDevolucion() {
        return motivoDevolucion;
    }

    public String getVerificadaPor() {
        return verificadaPor;
    }

    public String getConcepto() {
        return concepto;
    }

    public Instant getCerrada() {
        return cerrada;
    }

    /** Si sigue sin cerrar y su fecha de compromiso ya pasó. */
    public boolean vencida(LocalDate hoy) {
        return estado != EstadoAccion.CERRADA && fechaCompromiso.isBefore(hoy);
    }
}
