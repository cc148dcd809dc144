package co.gov.dnp.att.portafolio;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Meta estratégica del DNP a la que aportan los productos de una vigencia. */
@Entity
public class MetaEstrategica {

    @Id
    private String codigo;
    private String nombre;
    private int vigencia;

    protected MetaEstrategica() {
    }

    MetaEstrategica(String codigo, String nombre, int vigencia) {
        this.codigo = codigo;
        this.nombre = nombre;
        this.vigencia = vigencia;
    }

    public String getCodigo() {
        return codigo;
    }

    public String getNombre() {
        return nombre;
    }

    /** Año, de 2000 a 2100. */
    public int getVigencia() {
        return vigencia;
    }
}
