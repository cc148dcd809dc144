package co.gov.dnp.att.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** El plan de trabajo tal como quedó en un paso por la actividad 2; cada ajuste produce la versión siguiente (PS-22, PS-27). */
@Entity
public class VersionPlan {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    private int numero;
    private String motivo;
    @JdbcTypeCode(SqlTypes.JSON)
    private DatosPlan datos;
    private String usuario;
    private Instant fecha;
    private boolean acordada;
    @OneToMany(mappedBy = "versionPlan", cascade = CascadeType.PERSIST)
    @OrderBy("orden")
    private List<Hito> hitos = new ArrayList<>();

    protected VersionPlan() {
    }

    VersionPlan(Long expedienteId, int numero, DatosPlan datos, String usuario) {
        this.expedienteId = expedienteId;
        this.numero = numero;
        this.motivo = datos.motivoAjuste();
        this.datos = datos;
        this.usuario = usuario;
        this.fecha = Instant.now();
        datos.hitos().forEach(h -> hitos.add(new Hito(this, h)));
    }

    void acordar() {
        acordada = true;
    }

    public Long expedienteId() {
        return expedienteId;
    }

    /** Desde 1. */
    public int numero() {
        return numero;
    }

    /** Por qué se ajustó; nulo en la versión 1. */
    public String motivo() {
        return motivo;
    }

    public DatosPlan datos() {
        return datos;
    }

    public String usuario() {
        return usuario;
    }

    public Instant fecha() {
        return fecha;
    }

    /** Los grupos de valor la acordaron sin pedir más ajustes. */
    public boolean acordada() {
        return acordada;
    }

    public List<Hito> hitos() {
        return List.copyOf(hitos);
    }
}
