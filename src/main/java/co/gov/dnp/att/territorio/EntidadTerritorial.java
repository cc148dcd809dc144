package co.gov.dnp.att.territorio;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;

/**
 * A quién puede llegar la asistencia técnica. El código es el del DANE (2 dígitos departamento, 5 municipio, distrito o
 * área no municipalizada) o «EA-nnn» en los esquemas asociativos.
 */
@Entity
public class EntidadTerritorial {

    @Id
    private String codigo;
    private String nombre;
    @Enumerated(EnumType.STRING)
    private TipoEntidad tipo;
    @Enumerated(EnumType.STRING)
    private SubtipoEsquemaAsociativo subtipo;
    private String codigoDepartamento;
    private BigDecimal latitud;
    private BigDecimal longitud;
    private boolean vigente = true;

    @ElementCollection
    @CollectionTable(name = "esquema_miembro", joinColumns = @JoinColumn(name = "esquema"))
    @Column(name = "miembro")
    private Set<String> miembros = new LinkedHashSet<>();

    protected EntidadTerritorial() {
    }

    /** Esquema asociativo nuevo; las demás entidades vienen del catálogo DIVIPOLA. */
    EntidadTerritorial(String codigo) {
        this.codigo = codigo;
        this.tipo = TipoEntidad.ESQUEMA_ASOCIATIVO;
    }

    void definirEsquema(String nombre, SubtipoEsquemaAsociativo subtipo, Set<String> miembros, boolean vigente) {
        this.nombre = nombre;
        this.subtipo = subtipo;
        this.vigente = vigente;
        this.miembros.retainAll(miembros);
        this.miembros.addAll(miembros);
    }

    public String getCodigo() {
        return codigo;
    }

    /** Nombre como se presenta: «San Andrés de Tumaco». */
    public String getNombre() {
        return nombre;
    }

    public TipoEntidad getTipo() {
        return tipo;
    }

    /** Solo en esquemas asociativos; en lo demás, nulo. */
    public SubtipoEsquemaAsociativo getSubtipo() {
        return subtipo;
    }

    /** Dos dígitos; en un departamento es su propio código, en un esquema asociativo es nulo (puede abarcar varios). */
    public String getCodigoDepartamento() {
        return codigoDepartamento;
    }

    /** Grados decimales, o nulo mientras no se importe el archivo del DANE. */
    public BigDecimal getLatitud() {
        return latitud;
    }

    /** Grados decimales, negativos al occidente, o nulo mientras no se importe el archivo del DANE. */
    public BigDecimal getLongitud() {
        return longitud;
    }

    public boolean isVigente() {
        return vigente;
    }

    /** Códigos de las entidades asociadas; vacío si no es un esquema asociativo. Se lee dentro de una transacción. */
    public Set<String> getMiembros() {
        return miembros;
    }
}
