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

/** Una versión de un documento generado. No se modifica ni se borra: un cambio es otra versión. */
@Entity
@Table(name = "documento")
public class Documento {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private Long expedienteId;
    @Enumerated(EnumType.STRING)
    private ClaseDocumento clase;
    private int version;
    private String nombre;
    private String motivo;
    private String generadoPor;
    private Instant fecha;
    private long tamano;
    @Column(name = "sha256")
    private String sha256;
    @Column(name = "sha256_anterior")
    private String sha256Anterior;

    protected Documento() {
    }

    Documento(Expediente expediente, ClaseDocumento clase, int version, String motivo, String generadoPor, Instant fecha,
            String sha256Anterior) {
        this.expedienteId = expediente.getId();
        this.clase = clase;
        this.version = version;
        this.nombre = "%s · %s · versión %d.pdf".formatted(expediente.getCodigo(), clase.etiqueta(), version);
        this.motivo = motivo;
        this.generadoPor = generadoPor;
        this.fecha = fecha;
        this.sha256Anterior = sha256Anterior;
    }

    void contenido(String huella, long bytes) {
        this.sha256 = huella;
        this.tamano = bytes;
    }

    public Long getId() {
        return id;
    }

    public Long getExpedienteId() {
        return expedienteId;
    }

    public ClaseDocumento getClase() {
        return clase;
    }

    /** Número de versión dentro de su clase y expediente, desde 1. */
    public int getVersion() {
        return version;
    }

    /** Nombre del archivo. */
    public String getNombre() {
        return nombre;
    }

    /** Por qué se generó esta versión. */
    public String getMotivo() {
        return motivo;
    }

    public String getGeneradoPor() {
        return generadoPor;
    }

    public Instant getFecha() {
        return fecha;
    }

    /** Tamaño en bytes. */
    public long getTamano() {
        return tamano;
    }

    /** Huella SHA-256 del PDF: 64 cifras hexadecimales. */
    public String getSha256() {
        return sha256;
    }

    /** Huella de la versión anterior, impresa en el PDF; nula en la primera. */
    public String getSha256Anterior() {
        return sha256Anterior;
    }
}
