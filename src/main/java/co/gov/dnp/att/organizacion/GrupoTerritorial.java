package co.gov.dnp.att.organizacion;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Uno de los seis equipos regionales; nombre, sede, cobertura e integrantes son datos y ninguna regla depende de ellos (GO-09). */
@Entity
public class GrupoTerritorial {

    /** De 1 a 6. */
    @Id
    private Integer numero;

    private String nombre;

    private String sede;

    protected GrupoTerritorial() {
    }

    public GrupoTerritorial(int numero, String nombre, String sede) {
        this.numero = numero;
        this.nombre = nombre;
        this.sede = sede;
    }

    public Integer getNumero() {
        return numero;
    }

    public String getNombre() {
        return nombre;
    }

    public String getSede() {
        return sede;
    }
}
