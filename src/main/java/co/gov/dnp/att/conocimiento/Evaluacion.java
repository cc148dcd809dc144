package co.gov.dnp.att.conocimiento;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Evaluación de un expediente contra lo que su plan definió (Cuadro No 5, actividad 6). */
@Entity
public class Evaluacion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    @JdbcTypeCode(SqlTypes.JSON)
    private DatosEvaluacion datos;
    private String usuario;
    private Instant fecha;

    protected Evaluacion() {
    }

    Evaluacion(Long expedienteId, DatosEvaluacion datos, String usuario) {
        this.expedienteId = expedienteId;
        this.datos = datos;
        this.usuario = usuario;
        this.fecha = Instant.now();
    }

    public Long getExpedienteId() {
        return expedienteId;
    }

    public DatosEvaluacion getDatos() {
        return datos;
    }

    public String getUsuario() {
        return usuario;
    }

    public Instant getFecha() {
        return fecha;
    }
}
