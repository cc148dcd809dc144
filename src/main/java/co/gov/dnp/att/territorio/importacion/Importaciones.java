package co.gov.dnp.att.territorio.importacion;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import co.gov.dnp.att.plataforma.Rechazo;
import co.gov.dnp.att.territorio.Carga;
import co.gov.dnp.att.territorio.CargaRepository;
import co.gov.dnp.att.territorio.ClaseDeCarga;
import co.gov.dnp.att.territorio.EntidadTerritorial;
import co.gov.dnp.att.territorio.Indice;
import co.gov.dnp.att.territorio.Territorio;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Importar datos con vista previa: todo o nada, con cada problema en su fila y su columna. */
@Service
public class Importaciones {

    private static final Duration VIDA_DE_LO_PENDIENTE = Duration.ofHours(24);
    private static final int PROBLEMAS_VISIBLES = 100;
    private static final int CAMBIOS_VISIBLES = 20;

    private final Territorio territorio;
    private final Registro registro;
    private final CargaRepository cargas;
    private final JdbcTemplate base;

    Importaciones(Territorio territorio, Registro registro, CargaRepository cargas, JdbcTemplate base) {
        this.territorio = territorio;
        this.registro = registro;
        this.cargas = cargas;
        this.base = base;
    }

    /**
     * Lo que pasaría al confirmar.
     *
     * @param problemas    frases con fila, columna y remedio (las primeras cien)
     * @param totalProblemas cuántos hay en total; con uno solo no se puede confirmar
     * @param cambios      los primeros veinte
     */
    public record VistaPrevia(ClaseDeCarga clase, String archivo, String contenido, Carga.Conteo conteo, int ficticios,
            List<Registro.Cambio> cambios, List<String> advertencias, List<String> problemas, int totalProblemas) {
    }

    /** Archivo subido que espera confirmación. */
    public record Pendiente(UUID id, ClaseDeCarga clase, String archivo, byte[] contenido) {
    }

    /**
     * Lee el archivo y lo compara con lo vigente, sin guardar nada.
     *
     * @param mapeo solo para {@link ClaseDeCarga#INDICE}
     * @throws Rechazo si el archivo no se puede leer o el mapeo está incompleto
     */
    @Transactional(readOnly = true)
    public VistaPrevia previsualizar(ClaseDeCarga clase, String archivo, byte[] contenido, Mapeo mapeo) {
        Propuesta propuesta = leer(clase, archivo, contenido, mapeo);
        if (!propuesta.problemas().isEmpty()) {
            return new VistaPrevia(clase, archivo, propuesta.contenido(), new Carga.Conteo(0, 0, 0, 0), 0, List.of(), propuesta.advertencias(),
                    frases(propuesta), propuesta.problemas().size());
        }
        Registro.Comparacion comparacion = registro.comparar(propuesta);
        return new VistaPrevia(clase, archivo, propuesta.contenido(), comparacion.conteo(), comparacion.ficticios(),
                comparacion.cambios().stream().limit(CAMBIOS_VISIBLES).toList(), propuesta.advertencias(), List.of(), 0);
    }

    /**
     * Lee y guarda todo, o nada.
     *
     * @throws Rechazo con una frase por problema, si hay alguno
     */
    @Transactional
    public Carga importar(ClaseDeCarga clase, String archivo, byte[] contenido, Mapeo mapeo, String usuario) {
        registro.tomarTurno();
        Propuesta propuesta = leer(clase, archivo, contenido, mapeo);
        Rechazo.siHay(frases(propuesta));
        territorio.olvidarNombres();
        return registro.guardar(propuesta, clase, recortar(archivo), sha256(contenido), usuario);
    }

    /** Las columnas que se pueden señalar en un archivo: ubicación → rótulo. */
    public Map<String, String> columnas(String archivo, byte[] contenido) {
        Map<String, String> columnas = new LinkedHashMap<>();
        ImportadorIndice.columnas(LectorDeArchivos.leer(archivo, contenido)).forEach(c -> columnas.put(c.ubicacion(), c.rotulo()));
        if (columnas.size() < 2) {
            throw Rechazo.de(archivo + ": no se encontraron dos columnas con encabezado. Ponga los encabezados en la primera fila de la tabla.");
        }
        return columnas;
    }

    /** Las últimas cincuenta cargas, de la más reciente a la más antigua. */
    public List<Carga> historia() {
        return cargas.findTop50ByOrderByIdDesc();
    }

    /** Guarda el archivo hasta que su dueño confirme o pase un día. */
    @Transactional
    public UUID apartar(ClaseDeCarga clase, String archivo, byte[] contenido, String usuario) {
        base.update("delete from att.carga_pendiente where creada < ?", Timestamp.from(Instant.now().minus(VIDA_DE_LO_PENDIENTE)));
        UUID id = UUID.randomUUID();
        base.update("insert into att.carga_pendiente (id, clase, archivo, contenido, usuario, creada) values (?, ?, ?, ?, ?, ?)",
                id, clase.name(), recortar(archivo), contenido, usuario, Timestamp.from(Instant.now()));
        return id;
    }

    /** @throws Rechazo si ya no está o es de otra persona */
    @Transactional(readOnly = true)
    public Pendiente apartado(UUID id, String usuario) {
        return base.query("select id, clase, archivo, contenido from att.carga_pendiente where id = ? and usuario = ?",
                (f, n) -> new Pendiente(f.getObject("id", UUID.class), ClaseDeCarga.valueOf(f.getString("clase")), f.getString("archivo"),
                        f.getBytes("contenido")), id, usuario).stream().findFirst()
                .orElseThrow(() -> Rechazo.de("El archivo ya no está a la espera de confirmación; cárguelo de nuevo."));
    }

    /** Importa lo apartado y lo descarta. */
    @Transactional
    public Carga confirmar(UUID id, Mapeo mapeo, String usuario) {
        Pendiente pendiente = apartado(id, usuario);
        Carga carga = importar(pendiente.clase(), pendiente.archivo(), pendiente.contenido(), mapeo, usuario);
        base.update("delete from att.carga_pendiente where id = ?", id);
        return carga;
    }

    private Propuesta leer(ClaseDeCarga clase, String archivo, byte[] contenido, Mapeo mapeo) {
        List<Hoja> hojas = LectorDeArchivos.leer(archivo, contenido);
        Map<String, EntidadTerritorial> entidades = new LinkedHashMap<>();
        territorio.todas().forEach(e -> entidades.put(e.getCodigo(), e));
        Map<String, Indice> indices = new LinkedHashMap<>();
        territorio.indices().forEach(i -> indices.put(i.getClave(), i));
        Lectura lectura = new Lectura(archivo, entidades);
        return switch (clase) {
            case DIVIPOLA -> ImportadorDivipola.leer(lectura, hojas);
            case DNP -> ImportadorDnp.leer(lectura, hojas, indices);
            case PDET -> ImportadorPdet.leer(lectura, hojas);
            case INDICE -> ImportadorIndice.leer(lectura, hojas, indices, mapeo);
            case DEMOSTRACION -> throw new IllegalArgumentException("Los datos de demostración no se importan de un archivo");
        };
    }

    private static List<String> frases(Propuesta propuesta) {
        List<String> frases = propuesta.problemas().stream().limit(PROBLEMAS_VISIBLES).map(Problema::frase).toList();
        int demas = propuesta.problemas().size() - frases.size();
        return demas == 0 ? frases : java.util.stream.Stream.concat(frases.stream(),
                java.util.stream.Stream.of("Hay " + demas + " problemas más; corrija estos primero.")).toList();
    }

    private static String recortar(String archivo) {
        return archivo.length() <= 255 ? archivo : archivo.substring(archivo.length() - 255);
    }

    private static String sha256(byte[] contenido) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contenido));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
