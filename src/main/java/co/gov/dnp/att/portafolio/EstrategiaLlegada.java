package co.gov.dnp.att.portafolio;

import java.util.Set;
import java.util.TreeSet;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;

/** Estrategia de llegada a territorio, diseñada por una o más dependencias (Lineamiento 1). */
@Entity
public class EstrategiaLlegada {

    @Id
    private String codigo;
    private String nombre;
    private boolean activa;
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "estrategia_dependencia", joinColumns = @JoinColumn(name = "estrategia"))
    @Column(name = "dependencia")
    private Set<String> dependencias = new TreeSet<>();

    protected EstrategiaLlegada() {
    }

    EstrategiaLlegada(String codigo, String nombre, Set<String> dependencias, boolean activa) {
        this.codigo = codigo;
        this.nombre = nombre;
        this.dependencias = new TreeSet<>(dependencias);
        this.activa = activa;
    }

    public String getCodigo() {
        return codigo;
    }

    public String getNombre() {
        return nombre;
    }

    public boolean isActiva() {
        return activa;
    }

    /** Códigos de las dependencias que la diseñan. */
    public Set<String> getDependencias() {
        return dependencias;
    }
}
