package co.gov.dnp.att.territorio;

import java.math.BigDecimal;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** Índice o característica que se mide a las entidades: qué valores admite y en qué rango. */
@Entity
public class Indice {

    /** Los índices que define una unidad técnica empiezan así. */
    public static final String PROPIO = "PROPIO_";

    @Id
    private String clave;
    private String nombre;
    @Enumerated(EnumType.STRING)
    private TipoValor tipoValor;
    private BigDecimal minimo;
    private BigDecimal maximo;
    private String valores;
    private String descripcion = "";
    private int orden = 1000;

    protected Indice() {
    }

    /** Índice propio de una unidad; {@code minimo} y {@code maximo} nulos significan sin límite. */
    public Indice(String clave, String nombre, TipoValor tipoValor, BigDecimal minimo, BigDecimal maximo) {
        this.clave = clave;
        this.nombre = nombre;
        this.tipoValor = tipoValor;
        this.minimo = minimo;
        this.maximo = maximo;
    }

    public String getClave() {
        return clave;
    }

    public String getNombre() {
        return nombre;
    }

    public TipoValor getTipoValor() {
        return tipoValor;
    }

    public BigDecimal getMinimo() {
        return minimo;
    }

    public BigDecimal getMaximo() {
        return maximo;
    }

    /** Los únicos valores admitidos; lista vacía si admite cualquiera. */
    public List<String> getValoresAdmitidos() {
        return valores == null ? List.of() : List.of(valores.split(","));
    }

    public String getDescripcion() {
        return descripcion;
    }

    public int getOrden() {
        return orden;
    }

    public boolean esPropio() {
        return clave.startsWith(PROPIO);
    }
}
