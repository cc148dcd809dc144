package co.gov.dnp.att.auditoria.muestras;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** La población de una muestra como texto: una línea por instancia, en orden; su huella es el SHA-256 de ese texto. */
final class Poblacion {

    private static final String ENCABEZADO = "instancia;expediente;estrato;peso\n";

    private Poblacion() {
    }

    static byte[] texto(List<Individuo> poblacion) {
        StringBuilder texto = new StringBuilder(ENCABEZADO);
        poblacion.forEach(i -> texto.append(i.instancia()).append(';').append(i.codigo().replace(';', ',')).append(';')
                .append(i.estrato().replace(';', ',')).append(';').append(i.peso()).append('\n'));
        return texto.toString().getBytes(StandardCharsets.UTF_8);
    }

    static List<Individuo> leer(byte[] texto) {
        return new String(texto, StandardCharsets.UTF_8).lines().skip(1).map(l -> l.split(";", -1))
                .map(c -> new Individuo(c[0], c[1], c[2], Integer.parseInt(c[3]))).toList();
    }

    static byte[] comprimir(byte[] texto) {
        ByteArrayOutputStream salida = new ByteArrayOutputStream();
        try (GZIPOutputStream compresor = new GZIPOutputStream(salida)) {
            compresor.write(texto);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return salida.toByteArray();
    }

    static byte[] descomprimir(byte[] comprimido) {
        try (GZIPInputStream lectura = new GZIPInputStream(new ByteArrayInputStream(comprimido))) {
            return lectura.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
