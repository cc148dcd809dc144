package co.gov.dnp.att.conocimiento;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Mesas de trabajo y socialización de un expediente (Cuadro No 5, actividad 7). */
@Entity
public class GestionConocimiento {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    @JdbcTypeCode(SqlTypes.JSON)
    private DatosGestionConocimiento datos;
    private String usuario;
    private Instant fecha;

    protected GestionConocimiento() {
    }

    GestionConocimiento(Long expedienteId, DatosGestionConocimiento datos, String usuario) {
        this.expedienteId = expedienteId;
        this.datos = datos;
        this.usuario = usuario;
        this.fecha = Instant.now();
    }

    public Long getExpedienteId() {
        return expedienteId;
    }

    public DatosGestionConocimiento getDatos() {
        return datos;
    }

    public String getUsuario() {
        return usuario;
    }

    public Instant getFecha() {
        return fecha;
    }
}
