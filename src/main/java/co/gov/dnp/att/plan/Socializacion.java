package co.gov.dnp.att.plan;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Encuentro con los grupos de valor para acordar una versión del plan (Cuadro No 5, actividad 3). */
@Entity
public class Socializacion {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    private int numeroVersion;
    private boolean requiereAjuste;
    @JdbcTypeCode(SqlTypes.JSON)
    private DatosSocializacion datos;
    private String usuario;
    private Instant fecha;

    protected Socializacion() {
    }

    Socializacion(VersionPlan version, DatosSocializacion datos, String usuario) {
        this.expedienteId = version.expedienteId();
        this.numeroVersion = version.numero();
        this.requiereAjuste = datos.requiereAjuste().esSi();
        this.datos = datos;
        this.usuario = usuario;
        this.fecha = Instant.now();
    }

    public int numeroVersion() {
        return numeroVersion;
    }

    public boolean requiereAjuste() {
        return requiereAjuste;
    }

    public DatosSocializacion datos() {
        return datos;
    }
}
