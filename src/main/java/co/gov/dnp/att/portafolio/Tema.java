package co.gov.dnp.att.portafolio;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Línea temática, común a todas las dependencias (PR-02; lógica de trabajo 7.1). */
@Entity
public class Tema {

    @Id
    private String codigo;
    private String nombre;
    private boolean activo;

    protected Tema() {
    }

    Tema(String codigo, String nombre, boolean activo) {
        this.codigo = codigo;
        this.nombre = nombre;
        this.activo = activo;
    }

    public String getCodigo() {
        return codigo;
    }

    public String getNombre() {
        return nombre;
    }

    public boolean isActivo() {
        return activo;
    }
}
