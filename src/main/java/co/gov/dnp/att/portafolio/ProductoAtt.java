package co.gov.dnp.att.portafolio;

import java.util.Set;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import co.gov.dnp.att.territorio.TipoEntidad;

/** Producto o servicio de asistencia técnica que una dependencia ofrece en una vigencia (SG-26; Cuadro No 2, concepto 16). */
@Entity
public class ProductoAtt {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String codigo;
    private String nombre;
    @Enumerated(EnumType.STRING)
    private TipoProducto tipo;
    private String dependencia;
    private int vigencia;
    @Enumerated(EnumType.STRING)
    private EstadoProducto estado;
    private String tema;
    private String objetivo;
    @Convert(converter = EnumsEnTexto.DeEscala.class)
    private Set<Escala> escalas;
    @Convert(converter = EnumsEnTexto.DeTipoEntidad.class)
    private Set<TipoEntidad> tiposHabilitados;
    private String estrategia;
    private boolean exentoDePrediseno;

    protected ProductoAtt() {
    }

    ProductoAtt(DatosProducto datos) {
        cambiar(datos);
    }

    void cambiar(DatosProducto datos) {
        codigo = datos.codigo();
        nombre = datos.nombre();
        tipo = datos.tipo();
        dependencia = datos.dependencia();
        vigencia = datos.vigencia();
        estado = datos.estado();
        tema = datos.tema();
        objetivo = datos.objetivo();
        escalas = Set.copyOf(datos.escalas());
        tiposHabilitados = Set.copyOf(datos.tiposHabilitados());
        estrategia = datos.estrategia();
    }

    /** La carga inicial trae productos que ya operaban cuando empezó a exigirse la ficha. */
    void eximirDePrediseno() {
        exentoDePrediseno = true;
    }

    void pasarA(EstadoProducto nuevo) {
        estado = nuevo;
    }

    /** Si puede iniciar el procedimiento. */
    public boolean estaActivo() {
        return estado == EstadoProducto.ACTIVO;
    }

    /** Si no debe ficha de prediseño porque es anterior a ella (LT-09). */
    public boolean exentoDePrediseno() {
        return exentoDePrediseno;
    }

    public Long getId() {
        return id;
    }

    public String getCodigo() {
        return codigo;
    }

    /** Único en la vigencia. */
    public String getNombre() {
        return nombre;
    }

    public TipoProducto getTipo() {
        return tipo;
    }

    /** Código de la dependencia que lo ofrece. */
    public String getDependencia() {
        return dependencia;
    }

    /** Año, de 2000 a 2100. */
    public int getVigencia() {
        return vigencia;
    }

    public EstadoProducto getEstado() {
        return estado;
    }

    /** Código del tema. */
    public String getTema() {
        return tema;
    }

    public String getObjetivo() {
        return objetivo;
    }

    public Set<Escala> getEscalas() {
        return escalas;
    }

    /** Tipos de entidad a los que puede llegar. */
    public Set<TipoEntidad> getTiposHabilitados() {
        return tiposHabilitados;
    }

    /** Código de la estrategia de llegada a la que se enlaza, o nulo. */
    public String getEstrategia() {
        return estrategia;
    }
}
