package co.gov.dnp.att.expediente;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** El expediente entero en un ZIP: documentos, evidencias, bitácora y un manifiesto que {@code sha256sum -c} comprueba. */
@Service
public class CopiaDelExpediente {

    private final Documentos documentos;
    private final Evidencias evidencias;
    private final Bitacora bitacora;
    private final FormatoEspanol formato;

    CopiaDelExpediente(Documentos documentos, Evidencias evidencias, Bitacora bitacora, FormatoEspanol formato) {
        this.documentos = documentos;
        this.evidencias = evidencias;
        this.bitacora = bitacora;
        this.formato = formato;
    }

    /** Escribe un archivo a la vez: en memoria nunca hay más de uno. No cierra la salida. */
    @Transactional(readOnly = true)
    public void escribir(Expediente expediente, OutputStream salida) throws IOException {
        escribir(expediente, salida, Map.of());
    }

    /**
     * Lo mismo, con otros archivos delante.
     *
     * @param expediente nulo si la instancia no tiene: entonces van solo los demás
     * @param ademas ruta dentro del ZIP → contenido
     */
    @Transactional(readOnly = true)
    public void escribir(Expediente expediente, OutputStream salida, Map<String, byte[]> ademas) throws IOException {
        StringBuilder manifiesto = new StringBuilder();
        ZipOutputStream zip = new ZipOutputStream(salida, StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> otro : ademas.entrySet()) {
            agregar(zip, manifiesto, otro.getKey(), otro.getValue(), Huella.de(otro.getValue()));
        }
        if (expediente != null) {
            agregarExpediente(zip, manifiesto, expediente);
        }
        zip.putNextEntry(new ZipEntry("MANIFIESTO.sha256"));
        zip.write(manifiesto.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
    }

    private void agregarExpediente(ZipOutputStream zip, StringBuilder manifiesto, Expediente expediente) throws IOException {
        for (Documento documento : documentos.deExpediente(expediente.getId())) {
            byte[] pdf = documentos.contenido(expediente.getId(), documento.getId()).contenido();
            agregar(zip, manifiesto, "documentos/" + documento.getNombre(), pdf, documento.getSha256());
        }
        for (Evidencia evidencia : evidencias.deExpediente(expediente.getId())) {
            agregar(zip, manifiesto, "evidencias/" + evidencia.getId() + " " + evidencia.getNombre(),
                    evidencias.contenido(evidencia.getId()).contenido(), evidencia.getSha256());
        }
        byte[] hechos = hechos(expediente).getBytes(StandardCharsets.UTF_8);
        agregar(zip, manifiesto, "bitacora.txt", hechos, Huella.de(hechos));
    }

    /** La huella es la que se guardó al recibir el archivo: si algo lo cambió después, el manifiesto lo delata. */
    private static void agregar(ZipOutputStream zip, StringBuilder manifiesto, String ruta, byte[] contenido, String sha256)
            throws IOException {
        String nombre = llano(ruta);
        zip.putNextEntry(new ZipEntry(nombre));
        zip.write(contenido);
        zip.closeEntry();
        manifiesto.append(sha256).append("  ").append(nombre).append('\n');
    }

    /** Sin tildes ni signos: hay descompresores que los cambian, y entonces el manifiesto no encontraría el archivo. */
    private static String llano(String ruta) {
        return Normalizer.normalize(ruta, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace(" · ", " - ").replaceAll("[^\\w ./()-]", "_");
    }

    private String hechos(Expediente expediente) {
        StringBuilder texto = new StringBuilder("Bitácora del expediente " + expediente.getCodigo() + "\n\n");
        bitacora.hechos(expediente.getId(), Integer.MAX_VALUE).forEach(hecho -> texto.append(formato.momento(hecho.fecha()))
                .append(" · ").append(hecho.usuario()).append(" · ").append(hecho.texto()).append('\n'));
        return texto.toString();
    }
}
