package co.gov.dnp.att.identificacion;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Necesidades, oferta y capacidad con que empieza un expediente (Cuadro No 5, actividad 1). */
@Entity
public class Identificacion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    private boolean hayCompetencia;
    @JdbcTypeCode(SqlTypes.JSON)
    private DatosIdentificacion datos;
    private String usuario;
    private Instant fecha;

    protected Identificacion() {
    }

    Identificacion(Long expedienteId, boolean hayCompetencia, DatosIdentificacion datos, String usuario) {
        this.expedienteId = expedienteId;
        this.hayCompetencia = hayCompetencia;
        this.datos = datos;
        this.usuario = usuario;
        this.fecha = Instant.now();
    }

    /** Al menos una necesidad es competencia del DNP. */
    public boolean hayCompetencia() {
        return hayCompetencia;
    }

    public DatosIdentificacion datos() {
        return datos;
    }
}
