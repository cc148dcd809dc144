package co.gov.dnp.att.ejecucion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import co.gov.dnp.att.plan.Hito;
import co.gov.dnp.att.portafolio.ModalidadAtt;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Lo ejecutado contra un hito: con una entidad es una asesoría; con dos o más en la misma sesión, un evento masivo (SG-24, SG-25). */
@Entity
public class Asesoria {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    private Long hitoId;
    private int frente;
    @Enumerated(EnumType.STRING)
    private TipoRegistro tipo;
    private LocalDate fechaEjecucion;
    @Enumerated(EnumType.STRING)
    private ModalidadAtt modalidad;
    private String asesor;
    private String dependencia;
    private String lugar;
    private String registroSeta;
    private boolean hitoCumplido;
    private Long planArticuladoId;
    @JdbcTypeCode(SqlTypes.JSON)
    private DatosRegistro datos;
    private String usuario;
    private Instant registrada;
    @ElementCollection
    @CollectionTable(name = "asesoria_entidad", joinColumns = @JoinColumn(name = "asesoria_id"))
    private Set<Atencion> atenciones = new LinkedHashSet<>();

    /**
     * Una entidad atendida: de aquí sale el estado del hito en ella.
     *
     * @param fechaCumplimiento cuándo quedó cumplido el hito; nula si esta atención no lo cumplió
     */
    @Embeddable
    record Atencion(String codigoEntidad, Long hitoId, LocalDate fechaCumplimiento) {
    }

    protected Asesoria() {
    }

    Asesoria(Long expedienteId, Hito hito, int frente, Set<String> entidades, String dependencia, Long planArticuladoId,
            DatosRegistro datos, String usuario) {
        this.expedienteId = expedienteId;
        this.hitoId = hito.id();
        this.frente = frente;
        this.tipo = datos.tipoRegistro();
        this.fechaEjecucion = datos.fechaEjecucion();
        this.modalidad = datos.modalidad();
        this.asesor = datos.asesor();
        this.dependencia = dependencia;
        this.lugar = datos.lugar();
        this.registroSeta = datos.registroSeta();
        this.hitoCumplido = datos.hitoCumplido().esSi();
        this.planArticuladoId = planArticuladoId;
        this.datos = datos;
        this.usuario = usuario;
        this.registrada = Instant.now();
        entidades.forEach(e -> atenciones.add(new Atencion(e, hito.id(), hitoCumplido ? datos.fechaCumplimiento() : null)));
    }

    public Long id() {
        return id;
    }

    public TipoRegistro tipo() {
        return tipo;
    }

    public Set<String> entidades() {
        return atenciones.stream().map(Atencion::codigoEntidad).collect(Collectors.toUnmodifiableSet());
    }

    public String asesor() {
        return asesor;
    }

    public String dependencia() {
        return dependencia;
    }

    public String registroSeta() {
        return registroSeta;
    }

    public DatosRegistro datos() {
        return datos;
    }
}
