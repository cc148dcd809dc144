package co.gov.dnp.att.expediente;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Formula;

/** Soporte cargado en una tarea. Su contenido está aparte, guardado por huella. */
@Entity
@Table(name = "evidencia")
public class Evidencia {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    private String tareaId;
    private String tarea;
    @Enumerated(EnumType.STRING)
    private TipoEvidencia tipo;
    private String nombre;
    private String tipoContenido;
    private long tamano;
    @Column(name = "sha256")
    private String sha256;
    private String cargadaPor;
    private Instant fecha;
    /** Se liga una vez y aparte: la evidencia no cambia desde que se carga. */
    @Formula("(select u.referencia from att.evidencia_uso u where u.evidencia_id = id)")
    private String referencia;

    protected Evidencia() {
    }

    Evidencia(Long expedienteId, String tareaId, String tarea, TipoEvidencia tipo, String nombre, String tipoContenido,
            long tamano, String sha256, String cargadaPor) {
        this.expedienteId = expedienteId;
        this.tareaId = tareaId;
        this.tarea = tarea;
        this.tipo = tipo;
        this.nombre = nombre;
        this.tipoContenido = tipoContenido;
        this.tamano = tamano;
        this.sha256 = sha256;
        this.cargadaPor = cargadaPor;
        this.fecha = Instant.now();
    }

    public Long getId() {
        return id;
    }

    public Long getExpedienteId() {
        return expedienteId;
    }

    public String getTareaId() {
        return tareaId;
    }

    /** Nombre de la tarea en la que se cargó. */
    public String getTarea() {
        return tarea;
    }

    public TipoEvidencia getTipo() {
        return tipo;
    }

    public String getNombre() {
        return nombre;
    }

    public String getTipoContenido() {
        return tipoContenido;
    }

    /** Tamaño en bytes. */
    public long getTamano() {
        return tamano;
    }

    /** Huella SHA-256 del contenido: 64 cifras hexadecimales. */
    public String getSha256() {
        return sha256;
    }

    public String getCargadaPor() {
        return cargadaPor;
    }

    public Instant getFecha() {
        return fecha;
    }

    /** Registro al que quedó ligada; nulo mientras se puede retirar. */
    public String getReferencia() {
        return referencia;
    }

    public boolean usada() {
        return referencia != null;
    }
}
