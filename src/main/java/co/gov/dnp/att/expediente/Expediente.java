package co.gov.dnp.att.expediente;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Una intervención: un producto o servicio de una dependencia, en una vigencia, para sus entidades seleccionadas. */
@Entity
@Table(name = "expediente")
public class Expediente {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(updatable = false)
    private String codigo;
    @Column(updatable = false)
    private int vigencia;
    @Column(updatable = false)
    private String dependencia;
    @Column(updatable = false)
    private int consecutivo;
    private Long productoId;
    private String producto;
    private String entidades;
    private String responsableProcedimiento;
    @Column(updatable = false)
    private String iniciadoPor;
    @Enumerated(EnumType.STRING)
    private EstadoExpediente estado;
    private String motivoCierre;
    @Column(updatable = false)
    private Instant creado;
    private Instant cerrado;
    private String instanciaProceso;

    protected Expediente() {
    }

    Expediente(int vigencia, String dependencia, int consecutivo, Long productoId, String producto, String responsable,
            String iniciadoPor) {
        this.codigo = "ATT-%d-%s-%04d".formatted(vigencia, dependencia, consecutivo);
        this.vigencia = vigencia;
        this.dependencia = dependencia;
        this.consecutivo = consecutivo;
        this.productoId = productoId;
        this.producto = producto;
        this.responsableProcedimiento = responsable;
        this.iniciadoPor = iniciadoPor;
        this.estado = EstadoExpediente.EN_CURSO;
        this.creado = Instant.now();
    }

    void cerrar(EstadoExpediente estadoFinal, String motivo) {
        this.estado = estadoFinal;
        this.motivoCierre = motivo;
        this.cerrado = Instant.now();
    }

    void fijarEntidades(String resumen) {
        this.entidades = resumen;
    }

    void ligarInstancia(String instancia) {
        this.instanciaProceso = instancia;
    }

    public boolean enCurso() {
        return estado == EstadoExpediente.EN_CURSO;
    }

    public Long getId() {
        return id;
    }

    /** Clave de negocio {@code ATT-{vigencia}-{dependencia}-{consecutivo de cuatro cifras}}. */
    public String getCodigo() {
        return codigo;
    }

    public int getVigencia() {
        return vigencia;
    }

    public String getDependencia() {
        return dependencia;
    }

    public int getConsecutivo() {
        return consecutivo;
    }

    public Long getProductoId() {
        return productoId;
    }

    public String getProducto() {
        return producto;
    }

    /** «Soacha (Cundinamarca)» o «38 entidades»; nulo mientras no se haya concertado la selección. */
    public String getEntidades() {
        return entidades;
    }

    public String getResponsableProcedimiento() {
        return responsableProcedimiento;
    }

    public String getIniciadoPor() {
        return iniciadoPor;
    }

    public EstadoExpediente getEstado() {
        return estado;
    }

    public String getMotivoCierre() {
        return motivoCierre;
    }

    public Instant getCreado() {
        return creado;
    }

    public Instant getCerrado() {
        return cerrado;
    }

    public String getInstanciaProceso() {
        return instanciaProceso;
    }
}
