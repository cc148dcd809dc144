package co.gov.dnp.att.portafolio;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import co.gov.dnp.att.expediente.Archivo;
import co.gov.dnp.att.expediente.FormatoEspanol;
import co.gov.dnp.att.expediente.Huella;
import co.gov.dnp.att.expediente.ImpresoraPdf;
import co.gov.dnp.att.organizacion.Organizacion;
import co.gov.dnp.att.organizacion.Persona;
import co.gov.dnp.att.plataforma.Novedad;
import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.plataforma.seguridad.Objeto;

/** Lo que la ficha de prediseño y el protocolo guardan igual: lo escrito en JSON, quiénes escribieron y el PDF de cada versión, encadenado al anterior. */
@Component
class ArchivoDeFichas {

    /** Cuál de las dos: cómo se llama, qué renglón de la matriz de permisos es, dónde se ve, con qué plantilla se imprime y en qué tablas están sus versiones y sus documentos. */
    enum Ficha {
        PREDISENO("Ficha de prediseño", "la ficha de prediseño", Objeto.FICHA_PREDISENO, "prediseno", "Ficha de prediseño del producto o servicio de asistencia técnica territorial", "documentos/ficha_prediseno", "att.prediseno_envio",
                "att.prediseno_documento", "envio_id"),
        PROTOCOLO("Protocolo de ATT", "el protocolo de ATT", Objeto.PROTOCOLO, "protocolo", "Protocolo del producto o servicio de asistencia técnica territorial", "documentos/protocolo", "att.protocolo_version", "att.protocolo_documento",
                "version_id");

        private final Titulo titulo;
        private final String conArticulo;
        private final Objeto objeto;
        private final String ruta;
        private final String plantilla;
        private final String documentos;
        private final String guardar;

        Ficha(String etiqueta, String conArticulo, Objeto objeto, String ruta, String titulo, String plantilla, String versiones, String documentos, String llave) {
            this.titulo = new Titulo(etiqueta, titulo);
            this.conArticulo = conArticulo;
            this.objeto = objeto;
            this.ruta = ruta;
            this.plantilla = plantilla;
            this.documentos = "from %s d join %s v on v.id = d.%s where v.producto_id = ?".formatted(documentos, versiones, llave);
            this.guardar = "insert into %s (%s, contenido, sha256, sha256_anterior, generado_por) values (?, ?, ?, ?, ?)".formatted(documentos, llave);
        }
    }

    /** Cómo se llama el documento, como lo pide su plantilla. */
    public record Titulo(String etiqueta, String titulo) {
    }

    /** Lo que el encabezado del documento muestra. */
    public record Encabezado(Titulo clase, int version, String motivo, String generadoPor, Instant fecha, String sha256Anterior) {
    }

    /** De qué es el documento. */
    public record Asunto(String codigo) {
    }

    private final ProductoAttRepository productos;
    private final Organizacion organizacion;
    private final ImpresoraPdf impresora;
    private final FormatoEspanol formato;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher noticias;

    ArchivoDeFichas(ProductoAttRepository productos, Organizacion organizacion, ImpresoraPdf impresora, FormatoEspanol formato, ObjectMapper json, JdbcClient jdbc,
            ApplicationEventPublisher noticias) {
        this.productos = productos;
        this.organizacion = organizacion;
        this.impresora = impresora;
        this.formato = formato;
        this.json = json;
        this.jdbc = jdbc;
        this.noticias = noticias;
    }

    /** El producto, reservado hasta terminar: dos personas no envían ni conceptúan a la vez. */
    ProductoAtt reservar(Long productoId) {
        jdbc.sql("select id from att.producto_att where id = ? for update").param(productoId).query(Long.class).optional();
        return productos.findById(productoId).orElseThrow(() -> Rechazo.de("Producto o servicio: no existe en el portafolio."));
    }

    /** El PDF de esa versión, en la última forma que tuvo. */
    Optional<Archivo> documento(Ficha ficha, Long productoId, int numero) {
        return jdbc.sql("select (select codigo from att.producto_att where id = v.producto_id), d.contenido " + ficha.documentos + " and v.numero = ? order by d.id desc limit 1")
                .params(productoId, numero).query((f, n) -> new Archivo(f.getString(1) + " · " + ficha.titulo.etiqueta() + " · versión " + numero + ".pdf", "application/pdf",
                        f.getBytes(2))).optional();
    }

    /** Huella SHA-256 del último PDF de cada versión, por su número. */
    Map<Integer, String> huellas(Ficha ficha, Long productoId) {
        Map<Integer, String> huellas = new HashMap<>();
        jdbc.sql("select v.numero, d.sha256 " + ficha.documentos + " order by d.id").param(productoId).query(f -> {
            huellas.put(f.getInt(1), f.getString(2));
        });
        return huellas;
    }

    /** Imprime la versión con lo propio de su plantilla y guarda el PDF con la huella del anterior. */
    void imprimir(Ficha ficha, ProductoAtt producto, Long versionId, int numero, String motivo, Map<String, Object> propios, String usuario) {
        String anterior = jdbc.sql("select d.sha256 " + ficha.documentos + " order by d.id desc limit 1").param(producto.getId()).query(String.class).optional().orElse(null);
        Map<String, Object> datos = new HashMap<>(propios);
        datos.put("expediente", new Asunto(producto.getCodigo()));
        datos.put("fuente", "el portafolio");
        datos.put("documento", new Encabezado(ficha.titulo, numero, motivo, usuario, Instant.now(), anterior));
        datos.put("p", producto);
        datos.put("dependencia", organizacion.dependencia(producto.getDependencia()).getNombre());
        datos.put("nombres", organizacion.personas().stream().collect(Collectors.toMap(Persona::usuario, Persona::nombre)));
        datos.put("f", formato);
        byte[] pdf = impresora.imprimir(ficha.plantilla, datos);
        jdbc.sql(ficha.guardar).params(Arrays.asList(versionId, pdf, Huella.de(pdf), anterior, usuario)).update();
    }

    /** Que la versión espera el concepto de la DER lo saben quienes pueden darlo. */
    void porValidar(Ficha ficha, ProductoAtt producto, int numero, Set<String> escribieron) {
        noticias.publishEvent(Novedad.porValidar(ficha.objeto, producto.getDependencia(), escribieron, producto.getCodigo(), producto.getNombre(), version(ficha, numero),
                pagina(ficha, producto)));
    }

    /** El concepto de la DER lo saben quienes escribieron la versión. */
    void respondida(Ficha ficha, ProductoAtt producto, int numero, Set<String> escribieron, boolean valida, String observaciones) {
        noticias.publishEvent(Novedad.respuesta(valida, escribieron, producto.getCodigo(), producto.getNombre(), version(ficha, numero), observaciones,
                pagina(ficha, producto)));
    }

    private static String version(Ficha ficha, int numero) {
        return ficha.conArticulo + ", versión " + numero + ",";
    }

    private static String pagina(Ficha ficha, ProductoAtt producto) {
        return "/portafolio/productos/" + producto.getId() + "/" + ficha.ruta;
    }

    String nombre(String usuario) {
        return organizacion.nombreDe(usuario);
    }

    <T> T leer(String texto, Class<T> tipo) {
        try {
            return json.readValue(texto, tipo);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String escribir(Object datos) {
        try {
            return json.writeValueAsString(datos);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Set<String> conjunto(Array arreglo) throws SQLException {
        return new LinkedHashSet<>(Arrays.asList((String[]) arreglo.getArray()));
    }
}
