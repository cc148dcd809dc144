package co.gov.dnp.att.territorio;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Una carga de datos confirmada: qué archivo, quién, cuándo y cuánto cambió. No se modifica ni se borra. */
@Entity
public class Carga {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Enumerated(EnumType.STRING)
    private ClaseDeCarga clase;
    private String archivo;
    @JdbcTypeCode(SqlTypes.CHAR)
    private String sha256;
    private String usuario;
    private Instant fecha;
    private String contenido;
    private int nuevos;
    private int cambiados;
    private int iguales;
    private int retirados;
    private boolean ficticio;

    protected Carga() {
    }

    /** @param contenido qué índices y años trae, en una frase de hasta 600 caracteres */
    public Carga(ClaseDeCarga clase, String archivo, String sha256, String usuario, String contenido, Conteo conteo) {
        this.clase = clase;
        this.archivo = archivo;
        this.sha256 = sha256;
        this.usuario = usuario;
        this.fecha = Instant.now();
        this.contenido = contenido.length() <= 600 ? contenido : contenido.substring(0, 599) + "…";
        this.nuevos = conteo.nuevos();
        this.cambiados = conteo.cambiados();
        this.iguales = conteo.iguales();
        this.retirados = conteo.retirados();
        this.ficticio = clase == ClaseDeCarga.DEMOSTRACION;
    }

    /** Datos nuevos, cambiados, iguales a los vigentes y vigentes que el archivo ya no trae. */
    public record Conteo(int nuevos, int cambiados, int iguales, int retirados) {
    }

    public Long getId() {
        return id;
    }

    public ClaseDeCarga getClase() {
        return clase;
    }

    public String getArchivo() {
        return archivo;
    }

    /** Huella SHA-256 del archivo, en hexadecimal. */
    public String getSha256() {
        return sha256;
    }

    public String getUsuario() {
        return usuario;
    }

    public Instant getFecha() {
        return fecha;
    }

    public String getContenido() {
        return contenido;
    }

    public int getNuevos() {
        return nuevos;
    }

    public int getCambiados() {
        return cambiados;
    }

    public int getIguales() {
        return iguales;
    }

    public int getRetirados() {
        return retirados;
    }

    public boolean isFicticio() {
        return ficticio;
    }
}
