package co.gov.dnp.att.focalizacion;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import co.gov.dnp.att.plataforma.Rechazo;

/**
 * Cómo focaliza una dependencia un producto en una vigencia (FO-01). Solo el borrador se edita: cada corrida queda atada a
 * una versión que ya no cambia.
 */
@Entity
@Table(name = "perfil_focalizacion")
public class PerfilDeFocalizacion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(updatable = false)
    private String dependencia;
    @Column(updatable = false)
    private Long productoId;
    @Column(updatable = false)
    private String producto;
    @Column(updatable = false)
    private int vigencia;
    @Column(updatable = false)
    private int version;
    @Enumerated(EnumType.STRING)
    private EstadoPerfil estado;
    @JdbcTypeCode(SqlTypes.JSON)
    private DefinicionPerfil definicion;
    private String decisionRef;
    private String editadoPor;
    private Instant editado;
    private String activadoPor;
    private Instant activado;

    protected PerfilDeFocalizacion() {
    }

    PerfilDeFocalizacion(String dependencia, Long productoId, String producto, int vigencia, int version,
            DefinicionPerfil definicion, String usuario) {
        this.dependencia = dependencia;
        this.productoId = productoId;
        this.producto = producto;
        this.vigencia = vigencia;
        this.version = version;
        this.estado = EstadoPerfil.BORRADOR;
        redactar(definicion, usuario);
    }

    void redactar(DefinicionPerfil nueva, String usuario) {
        if (estado != EstadoPerfil.BORRADOR) {
            throw Rechazo.de("El perfil versión " + version + " está " + estado.nombre().toLowerCase()
                    + " y no se cambia: cree una versión nueva.");
        }
        this.definicion = nueva;
        this.editadoPor = usuario;
        this.editado = Instant.now();
    }

    void activar(String reglas, String usuario) {
        if (estado != EstadoPerfil.BORRADOR) {
            throw Rechazo.de("Solo se activa un perfil en borrador; este está " + estado.nombre().toLowerCase() + ".");
        }
        this.estado = EstadoPerfil.VIGENTE;
        this.decisionRef = reglas;
        this.activadoPor = usuario;
        this.activado = Instant.now();
    }

    void archivar() {
        this.estado = EstadoPerfil.ARCHIVADO;
    }

    public Long getId() {
        return id;
    }

    public String getDependencia() {
        return dependencia;
    }

    public Long getProductoId() {
        return productoId;
    }

    public String getProducto() {
        return producto;
    }

    public int getVigencia() {
        return vigencia;
    }

    /** Desde 1, por dependencia, producto y vigencia. */
    public int getVersion() {
        return version;
    }

    public EstadoPerfil getEstado() {
        return estado;
    }

    public DefinicionPerfil getDefinicion() {
        return definicion;
    }

    /** Tablas que regían al activarlo, con su versión; nulo en borrador y en selección manual. Cada corrida guarda las suyas. */
    public String getDecisionRef() {
        return decisionRef;
    }

    public String getEditadoPor() {
        return editadoPor;
    }

    public Instant getEditado() {
        return editado;
    }

    public String getActivadoPor() {
        return activadoPor;
    }

    public Instant getActivado() {
        return activado;
    }
}
