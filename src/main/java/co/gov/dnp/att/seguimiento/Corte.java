package co.gov.dnp.att.seguimiento;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Un corte de monitoreo y seguimiento de un expediente (Cuadro No 5, actividad 5). Reportado, la base de datos no deja cambiarlo. */
@Entity
public class Corte {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    private int numero;
    @Enumerated(EnumType.STRING)
    private TipoCorte tipo;
    private LocalDate desde;
    private LocalDate hasta;
    private LocalDate limite;
    @Enumerated(EnumType.STRING)
    private EstadoCorte estado;
    private boolean atrasado;
    private Instant abierto;
    private Instant reportado;
    private String reportadoPor;
    private Integer hitosProgramados;
    private Integer hitosCumplidos;
    private BigDecimal eficacia;
    private BigDecimal calidad;
    private BigDecimal calidadContenidos;
    private BigDecimal percepcion;
    private Integer respuestas;
    private Integer invitadas;
    private String calculo;
    @JdbcTypeCode(SqlTypes.JSON)
    private DatosReporte datos;

    protected Corte() {
    }

    Corte(Long expedienteId, int numero, TipoCorte tipo, LocalDate desde, LocalDate hasta) {
        this.expedienteId = expedienteId;
        this.numero = numero;
        this.tipo = tipo;
        this.desde = desde;
        this.hasta = hasta;
        this.estado = EstadoCorte.ABIERTO;
        this.abierto = Instant.now();
    }

    void limitar(LocalDate limite) {
        this.limite = limite;
    }

    void marcarAtraso() {
        this.atrasado = true;
    }

    void reportar(DatosReporte datos, Avance.Eficacia eficacia, Avance.Calidad calidad, LocalDate dia, String usuario) {
        this.datos = datos;
        this.hitosProgramados = eficacia.programados();
        this.hitosCumplidos = eficacia.cumplidos();
        this.eficacia = eficacia.porcentaje();
        this.calidad = calidad.promedio();
        this.calidadContenidos = calidad.contenidos();
        this.percepcion = calidad.percepcion();
        this.respuestas = calidad.respuestas();
        this.invitadas = calidad.invitadas();
        this.calculo = eficacia.calculo() + "\n" + calidad.calculo();
        this.atrasado = atrasado || dia.isAfter(limite);
        this.reportado = Instant.now();
        this.reportadoPor = usuario;
        this.estado = EstadoCorte.REPORTADO;
    }

    public Long getId() {
        return id;
    }

    public Long getExpedienteId() {
        return expedienteId;
    }

    /** Desde 1 en cada expediente. */
    public int getNumero() {
        return numero;
    }

    public TipoCorte getTipo() {
        return tipo;
    }

    /** «Corte 2 (trimestral)». */
    public String nombre() {
        return "Corte " + numero + " (" + tipo.etiqueta().toLowerCase() + ")";
    }

    public LocalDate getDesde() {
        return desde;
    }

    /** Último día del período que se reporta. */
    public LocalDate getHasta() {
        return hasta;
    }

    /** Último día para reportarlo a tiempo, según los plazos que regían al abrirlo. */
    public LocalDate getLimite() {
        return limite;
    }

    public EstadoCorte getEstado() {
        return estado;
    }

    public boolean estaAbierto() {
        return estado == EstadoCorte.ABIERTO;
    }

    /** Venció sin reporte, o se reportó después del límite. */
    public boolean isAtrasado() {
        return atrasado;
    }

    public Instant getReportado() {
        return reportado;
    }

    public String getReportadoPor() {
        return reportadoPor;
    }

    /** Cuántos pares hito y entidad estaban programados al corte; nulo sin reportar. */
    public Integer getHitosProgramados() {
        return hitosProgramados;
    }

    /** De los programados, cuántos se cumplieron en plazo; nulo sin reportar. */
    public Integer getHitosCumplidos() {
        return hitosCumplidos;
    }

    /** Porcentaje de 0 a 100; nulo si no había hitos programados o no se ha reportado. */
    public BigDecimal getEficacia() {
        return eficacia;
    }

    /** Promedio de 1 a 5; nulo sin valoraciones. */
    public BigDecimal getCalidad() {
        return calidad;
    }

    public BigDecimal getCalidadContenidos() {
        return calidadContenidos;
    }

    public BigDecimal getPercepcion() {
        return percepcion;
    }

    /** Entidades que valoraron; nulo sin reportar. */
    public Integer getRespuestas() {
        return respuestas;
    }

    /** Entidades con consentimiento vigente al reportar; nulo sin reportar. */
    public Integer getInvitadas() {
        return invitadas;
    }

    /** Cómo se obtuvieron la eficacia (primer renglón) y la calidad (segundo). */
    public String getCalculo() {
        return calculo;
    }

    /** Lo que se envió en el reporte; nulo sin reportar. */
    public DatosReporte getDatos() {
        return datos;
    }
}
