package co.gov.dnp.att.organizacion;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** Unidad técnica del DNP que ofrece asistencia técnica territorial; siempre pertenece a una subdirección general (GO-16). */
@Entity
public class Dependencia {

    /** Sigla de 2 a 12 letras mayúsculas, cifras o guiones: «DER». */
    @Id
    private String codigo;

    private String nombre;

    @Enumerated(EnumType.STRING)
    private SubdireccionGeneral subdireccionGeneral;

    private boolean activa;

    protected Dependencia() {
    }

    public Dependencia(String codigo, String nombre, SubdireccionGeneral subdireccionGeneral, boolean activa) {
        this.codigo = codigo;
        this.nombre = nombre;
        this.subdireccionGeneral = subdireccionGeneral;
        this.activa = activa;
    }

    public String getCodigo() {
        return codigo;
    }

    public String getNombre() {
        return nombre;
    }

    public SubdireccionGeneral getSubdireccionGeneral() {
        return subdireccionGeneral;
    }

    public boolean isActiva() {
        return activa;
    }
}
