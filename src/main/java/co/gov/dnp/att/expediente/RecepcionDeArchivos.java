package co.gov.dnp.att.expediente;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import co.gov.dnp.att.plataforma.Rechazo;

/** Recibe archivos de las personas: revisa nombre y contenido, calcula la huella y los guarda una sola vez en la base. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RecepcionDeArchivos {

    /** Lo que quedó guardado; {@code tamano} en bytes, {@code sha256} en hexadecimal. */
    public record Recibido(String nombre, String tipoContenido, long tamano, String sha256) {
    }

    private final RevisorDeArchivos revisor;
    private final AlmacenDeArchivos almacen;

    RecepcionDeArchivos(RevisorDeArchivos revisor, AlmacenDeArchivos almacen) {
        this.revisor = revisor;
        this.almacen = almacen;
    }

    /**
     * @param nombre como lo trae el archivo; se guarda sin caracteres peligrosos
     * @param contenido hasta 25 MB; se lee una sola vez y no se cierra
     * @throws Rechazo si está vacío, es muy grande, trae una ruta en el nombre o no es del formato que dice ser
     */
    public Recibido recibir(String nombre, InputStream contenido) {
        String nombreSeguro = revisor.nombreSeguro(nombre);
        Path temporal = null;
        try {
            temporal = Files.createTempFile("recibido", null);
            String sha256 = copiar(contenido, temporal);
            FormatoDeArchivo formato = revisor.formato(temporal, nombreSeguro);
            almacen.guardar(sha256, temporal);
            return new Recibido(nombreSeguro, formato.tipoContenido, Files.size(temporal), sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            borrar(temporal);
        }
    }

    public byte[] leer(String sha256) {
        return almacen.leer(sha256);
    }

    /** Copia al disco calculando la huella al paso; se detiene apenas supera el máximo. */
    private static String copiar(InputStream contenido, Path destino) throws IOException {
        DigestInputStream lectura = new DigestInputStream(contenido, Huella.sha256());
        byte[] tramo = new byte[64 * 1024];
        long total = 0;
        try (OutputStream salida = Files.newOutputStream(destino)) {
            for (int leidos; (leidos = lectura.read(tramo)) > 0; ) {
                total += leidos;
                if (total > Evidencias.TAMANO_MAXIMO) {
                    throw Rechazo.de(Evidencias.DEMASIADO_GRANDE);
                }
                salida.write(tramo, 0, leidos);
            }
        }
        if (total == 0) {
            throw Rechazo.de("Archivo: está vacío. Elija un archivo con contenido.");
        }
        return HexFormat.of().formatHex(lectura.getMessageDigest().digest());
    }

    private static void borrar(Path temporal) {
        try {
            if (temporal != null) {
                Files.deleteIfExists(temporal);
            }
        } catch (IOException e) {
            temporal.toFile().deleteOnExit();
        }
    }
}
