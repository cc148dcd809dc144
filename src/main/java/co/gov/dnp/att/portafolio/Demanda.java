package co.gov.dnp.att.portafolio;

import java.time.LocalDate;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** Solicitud de asistencia técnica de una entidad territorial, sobre un producto del portafolio o sobre un tema (FO-04, PS-08). */
@Entity
public class Demanda {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String codigoEntidad;
    private Long productoId;
    private String tema;
    private String solicitud;
    private LocalDate fecha;
    private String registradaPor;

    protected Demanda() {
    }

    Demanda(String codigoEntidad, Long productoId, String tema, String solicitud, LocalDate fecha, String registradaPor) {
        this.codigoEntidad = codigoEntidad;
        this.productoId = productoId;
        this.tema = tema;
        this.solicitud = solicitud;
        this.fecha = fecha;
        this.registradaPor = registradaPor;
    }

    public Long getId() {
        return id;
    }

    public String getCodigoEntidad() {
        return codigoEntidad;
    }

    /** Producto solicitado, o nulo si la solicitud es sobre un tema. */
    public Long getProductoId() {
        return productoId;
    }

    /** Código del tema, o nulo si la solicitud es sobre un producto. */
    public String getTema() {
        return tema;
    }

    public String getSolicitud() {
        return solicitud;
    }

    /** Día en que la entidad la presentó. */
    public LocalDate getFecha() {
        return fecha;
    }

    public String getRegistradaPor() {
        return registradaPor;
    }
}
