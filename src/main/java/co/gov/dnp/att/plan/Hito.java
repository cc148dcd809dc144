package co.gov.dnp.att.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import co.gov.dnp.att.expediente.TipoEvidencia;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Punto de control del plan, aplicable a cada entidad que cubre (PS-17). */
@Entity
public class Hito {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    private VersionPlan versionPlan;
    private int orden;
    private String nombre;
    private String descripcion;
    private LocalDate fechaProgramada;
    private String responsable;
    @Enumerated(EnumType.STRING)
    private TipoEvidencia evidenciaExigida;
    private BigDecimal peso;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> seleccion;
    private String codigoSeta;

    protected Hito() {
    }

    Hito(VersionPlan version, DatosPlan.Hito h) {
        this.versionPlan = version;
        this.orden = h.orden();
        this.nombre = h.nombre();
        this.descripcion = h.descripcion();
        this.fechaProgramada = h.fechaProgramada();
        this.responsable = h.responsable();
        this.evidenciaExigida = h.evidenciaExigida();
        this.peso = h.peso();
        this.seleccion = h.entidades();
    }

    void parametrizar(String codigoSeta) {
        this.codigoSeta = codigoSeta;
    }

    public Long id() {
        return id;
    }

    public int orden() {
        return orden;
    }

    public String nombre() {
        return nombre;
    }

    public String descripcion() {
        return descripcion;
    }

    public LocalDate fechaProgramada() {
        return fechaProgramada;
    }

    /** Usuario que responde por el hito. */
    public String responsable() {
        return responsable;
    }

    public TipoEvidencia evidenciaExigida() {
        return evidenciaExigida;
    }

    /** Porcentaje del avance, 0 a 100; nulo si el plan no pondera. */
    public BigDecimal peso() {
        return peso;
    }

    /** Códigos de entidad, «grupo:N» o «*», como los eligió quien programó. */
    public List<String> seleccion() {
        return seleccion;
    }

    /** Identificador del hito en SETA-WEB; nulo hasta parametrizarlo. */
    public String codigoSeta() {
        return codigoSeta;
    }
}
