package co.gov.dnp.att.identificacion;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Una vuelta de la concertación con los oferentes; la definitiva da origen a la matriz. */
@Entity
public class Concertacion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    private int vuelta;
    private Long corridaId;
    private boolean definitiva;
    @JdbcTypeCode(SqlTypes.JSON)
    private DatosConcertacion datos;
    private String usuario;
    private Instant fecha;

    protected Concertacion() {
    }

    Concertacion(Long expedienteId, int vuelta, Long corridaId, boolean definitiva, DatosConcertacion datos, String usuario) {
        this.expedienteId = expedienteId;
        this.vuelta = vuelta;
        this.corridaId = corridaId;
        this.definitiva = definitiva;
        this.datos = datos;
        this.usuario = usuario;
        this.fecha = Instant.now();
    }

    public int vuelta() {
        return vuelta;
    }

    public Long corridaId() {
        return corridaId;
    }

    public DatosConcertacion datos() {
        return datos;
    }
}
