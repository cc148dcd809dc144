package co.gov.dnp.att.conocimiento;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Sistematización de los resultados de un expediente (Cuadro No 5, actividad 8). */
@Entity
public class Sistematizacion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    @JdbcTypeCode(SqlTypes.JSON)
    private DatosSistematizacion datos;
    private String usuario;
    private Instant fecha;

    protected Sistematizacion() {
    }

    Sistematizacion(Long expedienteId, DatosSistematizacion datos, String usuario) {
        this.expedienteId = expedienteId;
        this.datos = datos;
        this.usuario = usuario;
        this.fecha = Instant.now();
    }

    public Long getExpedienteId() {
        return expedienteId;
    }

    public DatosSistematizacion getDatos() {
        return datos;
    }

    public String getUsuario() {
        return usuario;
    }

    public Instant getFecha() {
        return fecha;
    }
}
